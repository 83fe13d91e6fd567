"""What is clustered: tellings, or several that ties have joined before any score is asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product, starmap

from reportedly.link.bonds import Bonds, Edge


class Knots:
    """Nodes by number, each some tellings; those in `bars` are never to stand together."""

    def __init__(self, knots: list[list[int]], bars: Iterable[Edge], bonds: Bonds) -> None:
        self.knots, self._bonds = knots, bonds
        self.node_of = {at: node for node, knot in enumerate(knots) for at in knot}
        self._barred: dict[int, set[int]] = defaultdict(set)
        for left, right in bars:
            self._barred[self.node_of[left]].add(self.node_of[right])
            self._barred[self.node_of[right]].add(self.node_of[left])

    def row(self, node: int) -> dict[int, int]:
        """Mean scores with other knots, over the pairs of their tellings that were compared."""
        node_of, row = self.node_of, self._bonds.row
        pairs = [
            (node_of[other], steps)
            for at in self.knots[node]
            for other, steps in row(at)
            if other in node_of
        ]
        means = dict(pairs)
        if len(means) < len(pairs):
            means = _means(pairs)
        for other in (node, *self._barred.get(node, ())):
            means.pop(other, None)
        return means

    def apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether a person, or what is told, keeps a knot of one from a knot of the other."""
        few, many = sorted((left, right), key=len)
        return any(self._is_apart(node, many) for node in few)

    def _is_apart(self, node: int, others: Sequence[int]) -> bool:
        if not self._barred.get(node, frozenset()).isdisjoint(others):
            return True
        known = self.row(node)
        return any(self._impossible(node, other) for other in others if other not in known)

    def _impossible(self, one: int, two: int) -> bool:
        """No telling of the one can be of one happening with any telling of the other."""
        pairs = product(self.knots[one], self.knots[two])
        return all(starmap(self._bonds.cannot_be_one, pairs))


def _means(pairs: Iterable[Edge]) -> dict[int, int]:
    told: dict[int, list[int]] = defaultdict(list)
    for node, steps in pairs:
        told[node].append(steps)
    return {node: round(sum(steps) / len(steps)) for node, steps in told.items()}
