"""Clusters by average score.

Single links would chain a town's strike to the next town's through one vague report. Here two
clusters join only if the mean score over all pairs between them is at least the threshold, where
a pair that was not compared counts as nothing, and if no pair between them is apart; the best
pair of clusters joins first. The outcome depends on the set of nodes and scores alone, so adding
reports one by one and all at once gives the same.
"""

from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush
from itertools import product

Edge = tuple[int, int]
_Entry = tuple[float, int, int, tuple[int, int]]


def average_link(
    nodes: int,
    scores: Mapping[Edge, int],
    *,
    threshold: int,
    apart: Callable[[int, int], bool],
) -> list[list[int]]:
    """Clusters of `range(nodes)`, each sorted, in order of their least node.

    `scores` are whole steps for the compared pairs (smaller node first). A pair that is `apart`
    (asked with the smaller node first) never stands in one cluster, whatever others score. Ties
    go to the pair of the least nodes.
    """
    clusters = _Clusters(nodes, scores)
    heap = [entry for edge in scores if (entry := clusters.entry(*edge, threshold)) is not None]
    heapify(heap)
    while heap:
        _, left, right, sizes = heappop(heap)
        if clusters.sizes(left, right) != sizes or clusters.hold_a_pair(left, right, apart):
            continue
        for other in clusters.merge(left, right):
            entry = clusters.entry(min(left, other), max(left, other), threshold)
            if entry is not None:
                heappush(heap, entry)
    return [clusters.members[node] for node in sorted(clusters.members)]


class _Clusters:
    """Clusters by their least node, with the summed score of each pair that may still join."""

    def __init__(self, nodes: int, scores: Mapping[Edge, int]) -> None:
        self.members = {node: [node] for node in range(nodes)}
        self._sums: dict[int, dict[int, int]] = {node: {} for node in range(nodes)}
        for (left, right), score in scores.items():
            self._sums[left][right] = self._sums[right][left] = score

    def sizes(self, left: int, right: int) -> tuple[int, int]:
        """How many nodes each holds now; 0 for one that has been taken in."""
        return len(self.members.get(left, ())), len(self.members.get(right, ()))

    def entry(self, left: int, right: int, threshold: int) -> _Entry | None:
        sizes = self.sizes(left, right)
        mean = self._sums[left][right] / (sizes[0] * sizes[1])
        return (-mean, left, right, sizes) if mean >= threshold else None

    def hold_a_pair(self, left: int, right: int, apart: Callable[[int, int], bool]) -> bool:
        """Whether some node of one cluster is apart from some node of the other."""
        pairs = product(self.members[left], self.members[right])
        return any(apart(min(pair), max(pair)) for pair in pairs)

    def merge(self, left: int, right: int) -> list[int]:
        """Let `left` take in `right`; the answer is whom the two together may still join."""
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        one, two = self._sums.pop(left), self._sums.pop(right)
        others = sorted((one.keys() | two.keys()) - {left, right})
        self._sums[left] = {other: one.get(other, 0) + two.get(other, 0) for other in others}
        for other, total in self._sums[left].items():
            self._sums[other].pop(right, None)
            self._sums[other][left] = total
        return others
