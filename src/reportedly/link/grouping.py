"""Clusters by average score.

Single links would chain a town's strike to the next town's through one vague report. Here two
clusters join only if the mean score over all pairs between them is at least the threshold, where
a pair that was not compared counts as nothing, and if no pair between them is apart; the best
pair of clusters joins first. The outcome depends on the set of nodes and scores alone, so adding
reports one by one and all at once gives the same.

Two clusters that are each other's best join before either joins another, and no join makes a
better pair than there was: so these may be joined in any order (nearest-neighbour chains; F.
Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

Row = dict[int, int]
_ONE = 1 << 40  # beside a summed score, how many pairs it sums: one number for both
_SUM = _ONE - 1


def average_link(
    rows: Sequence[Row],
    *,
    threshold: int,
    apart: Callable[[int, int], bool],
    together: Iterable[Sequence[int]] = (),
) -> list[list[int]]:
    """Clusters of the nodes, each sorted, in order of their least node.

    A row holds a node's scores in whole steps by the node that it was compared with, and that
    one's row the same. A pair that is `apart` (asked with the smaller node first, and only of
    pairs without a score) never stands in one cluster, whatever others score. Ties go to the pair
    of the least nodes. The nodes of each of `together` are joined before any others.
    """
    clusters = _Clusters(rows, threshold, apart)
    for first, *others in together:
        for node in others:
            clusters.merge(first, node)
    for node in range(len(rows)):
        chain = [node] if node in clusters.members else []
        while chain:
            last, best = chain[-1], clusters.best(chain[-1])
            if best is None:
                chain.pop()
            elif best not in chain[-2:]:
                chain.append(best)
            else:
                del chain[-2:]
                joined = clusters.merge(min(last, best), max(last, best))
                chain = chain or [joined]
    return [sorted(clusters.members[node]) for node in sorted(clusters.members)]


class _Clusters:
    """Clusters by their least node, with the summed score of each pair that may still join."""

    def __init__(
        self, rows: Sequence[Row], threshold: int, apart: Callable[[int, int], bool]
    ) -> None:
        self.members = {node: [node] for node in range(len(rows))}
        self._rows = [{other: score + _ONE for other, score in row.items()} for row in rows]
        self._sizes = [1] * len(rows)
        self._threshold, self._apart = threshold, apart

    def best(self, node: int) -> int | None:
        """The cluster whose mean score with this one is highest, and may be joined to it."""
        row, sizes = self._rows[node], self._sizes
        while True:
            found, highest, size = None, float(self._threshold), sizes[node]
            for other, total in row.items():
                mean = (total & _SUM) / (size * sizes[other])
                if mean > highest or (mean == highest and (found is None or other < found)):
                    found, highest = other, mean
            if found is None or not self._hold_a_pair(node, found):
                return found
            del row[found], self._rows[found][node]

    def _hold_a_pair(self, one: int, two: int) -> bool:
        """Whether some node of one cluster is apart from some node of the other."""
        if self._rows[one][two] // _ONE == self._sizes[one] * self._sizes[two]:
            return False
        pairs = product(self.members[one], self.members[two])
        return any(self._apart(min(pair), max(pair)) for pair in pairs)

    def merge(self, left: int, right: int) -> int:
        """Let `left` take in `right`."""
        self.members[left] += self.members.pop(right)
        self._sizes[left] += self._sizes[right]
        one, two = self._rows[left], self._rows[right]
        one.pop(right, None)
        two.pop(left, None)
        for other, total in two.items():
            row = self._rows[other]
            del row[right]
            row[left] = one[other] = one.get(other, 0) + total
        self._rows[right] = {}
        return left
