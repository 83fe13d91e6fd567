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

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.int64]
# A summed score and how many pairs it sums, as one number: scores stay below 2 ** 40 in all.
_ONE = 1 << 40
_SUM = _ONE - 1


def average_link(
    scores: Scores,
    *,
    threshold: int,
    apart: Callable[[int, int], bool],
    together: Iterable[Sequence[int]] = (),
) -> list[list[int]]:
    """Clusters of the nodes, each sorted, in order of their least node.

    `scores` is a square of whole steps, 0 for what was not compared; it is used up. A pair that is
    `apart` (asked with the smaller node first, and only of pairs without a score) never stands in
    one cluster, whatever others score. Ties go to the pair of the least nodes. The nodes of each of
    `together` are joined before any others.
    """
    clusters = _Clusters(scores, threshold, apart)
    for first, *others in together:
        for node in others:
            clusters.merge(first, node)
    for node in range(len(scores)):
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

    def __init__(self, scores: Scores, threshold: int, apart: Callable[[int, int], bool]) -> None:
        self.members = {node: [node] for node in range(len(scores))}
        scores[scores > 0] += _ONE
        self._scores, self._sizes = scores, np.ones(len(scores))
        self._threshold, self._apart = threshold, apart

    def best(self, node: int) -> int | None:
        """The cluster whose mean score with this one is highest, and may be joined to it."""
        while True:
            means = (self._scores[node] & _SUM) / (self._sizes * self._sizes[node])
            found = int(means.argmax())
            if means[found] < self._threshold:
                return None
            if not self._hold_a_pair(node, found):
                return found
            self._scores[node, found] = self._scores[found, node] = 0

    def _hold_a_pair(self, one: int, two: int) -> bool:
        """Whether some node of one cluster is apart from some node of the other."""
        left, right = self.members[one], self.members[two]
        if int(self._scores[one, two]) // _ONE == len(left) * len(right):
            return False
        return any(self._apart(min(pair), max(pair)) for pair in product(left, right))

    def merge(self, left: int, right: int) -> int:
        """Let `left` take in `right`."""
        self.members[left] += self.members.pop(right)
        self._sizes[left] += self._sizes[right]
        self._scores[left] += self._scores[right]
        self._scores[left, left] = 0
        self._scores[:, left] = self._scores[left]
        self._scores[right] = self._scores[:, right] = 0
        self._scores[left, right] = 0
        return left
