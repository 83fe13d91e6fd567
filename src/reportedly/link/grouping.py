"""Clusters by average score.

Single links would chain a town's strike to the next town's through one vague report. Here two
clusters join only if the mean score over all pairs between them is at least the threshold, where
a pair that was not compared counts as nothing, and if no pair between them is apart; the best
pair of clusters joins first. The outcome depends on the set of nodes and scores alone, so adding
reports one by one and all at once gives the same.

Two clusters that are each other's best join before either joins another, and no join makes a
better pair than there was: so these may be joined in any order (nearest-neighbour chains; F.
Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983). A cluster that
may join none is settled for the same reason, and is forgotten at once: of a million nodes only
those about the end of the chain are held.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from reportedly.link.columns import Numbers

Row = tuple[Numbers, Numbers]  # nodes that a node was found like, and the scores in whole steps
# Whether some node of the one is never to stand in one cluster with some node of the other.
Apart = Callable[[Sequence[int], Sequence[int]], bool]
# A summed score and how many pairs it sums, as one number: scores stay below 2 ** 40 in all.
_ONE = 1 << 40
_SUM = _ONE - 1
_SETTLED = -1


def average_link(
    nodes: int,
    row: Callable[[int], Row],
    *,
    threshold: int,
    apart: Apart,
    together: Iterable[Sequence[int]] = (),
) -> list[list[int]]:
    """Clusters of the nodes, each sorted, in order of their least node.

    `row` tells what a node was compared with, each other node once, scores above 0 alone, and the
    same of two nodes from either side. `apart` is asked of two clusters by their nodes, unless
    every pair of these has a score. Ties go to the pair of the least nodes. The nodes of each of
    `together`, the least of them first, are joined before any others.
    """
    clusters = _Clusters(nodes, row, threshold, apart)
    for first, *others in together:
        for node in others:
            clusters.take_in(first, node)
    for node in range(nodes):
        chain = [node] if clusters.stands[node] == node else []
        while chain:
            last, best = chain[-1], clusters.best(chain[-1])
            if best is None:
                clusters.settle(chain.pop())
            elif best not in chain[-2:]:
                chain.append(best)
            else:
                del chain[-2:]
                joined = clusters.merge(min(last, best), max(last, best))
                chain = chain or [joined]
    return [sorted(clusters.members[node]) for node in sorted(clusters.members)]


class _Clusters:
    """Clusters by their least node; of those that were looked at, the pairs that may still join."""

    def __init__(self, nodes: int, row: Callable[[int], Row], threshold: int, apart: Apart) -> None:
        self.members = {node: [node] for node in range(nodes)}
        self.stands = np.arange(nodes)  # the cluster of each node
        self._sizes = [1] * nodes
        self._row, self._threshold, self._apart = row, threshold, apart
        self._pairs: dict[int, dict[int, int]] = {}

    def best(self, cluster: int) -> int | None:
        """The cluster whose mean score with this one is highest, and may be joined to it."""
        pairs = self._pairs_of(cluster)
        while (found := self._nearest(cluster, pairs)) is not None:
            if not self._hold_a_pair(cluster, found):
                return found
            del self._pairs_of(found)[cluster], pairs[found]
        return None

    def _pairs_of(self, cluster: int) -> dict[int, int]:
        """The summed scores with other clusters, the same from either side."""
        pairs = self._pairs.get(cluster)
        if pairs is None:
            pairs = self._pairs[cluster] = {}
            for node in self.members[cluster]:
                others, scores = self._row(node)
                there = self.stands[others].tolist()
                for other, score in zip(there, scores.tolist(), strict=True):
                    pairs[other] = pairs.get(other, 0) + score + _ONE
            pairs.pop(cluster, None)
            pairs.pop(_SETTLED, None)
        return pairs

    def _nearest(self, cluster: int, pairs: Mapping[int, int]) -> int | None:
        """The cluster of the highest mean, if it is enough; of equal ones the least."""
        found, highest = None, float(self._threshold)
        size, sizes = self._sizes[cluster], self._sizes
        for other, summed in pairs.items():
            mean = (summed & _SUM) / (size * sizes[other])
            if mean > highest or (mean == highest and (found is None or other < found)):
                found, highest = other, mean
        return found

    def _hold_a_pair(self, one: int, two: int) -> bool:
        """Whether some node of one cluster is apart from some node of the other."""
        left, right = self.members[one], self.members[two]
        if self._pairs[one][two] // _ONE == len(left) * len(right):
            return False
        return self._apart(left, right)

    def settle(self, cluster: int) -> None:
        """Forget a cluster that no other may join: none will be nearer to it than now."""
        self.stands[self.members[cluster]] = _SETTLED
        for other in self._pairs.pop(cluster):
            if other in self._pairs:
                del self._pairs[other][cluster]

    def take_in(self, left: int, right: int) -> None:
        """Let `left` hold what `right` held."""
        moved = self.members.pop(right)
        self.members[left] += moved
        self._sizes[left] += len(moved)
        self.stands[moved] = left

    def merge(self, left: int, right: int) -> int:
        """Let `left` take in `right`: both were looked at."""
        self.take_in(left, right)
        pairs, theirs = self._pairs[left], self._pairs.pop(right)
        del pairs[right], theirs[left]
        for other, summed in theirs.items():
            both = pairs[other] = pairs.get(other, 0) + summed
            if other in self._pairs:
                del self._pairs[other][right]
                self._pairs[other][left] = both
        return left
