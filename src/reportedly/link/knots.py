"""What is clustered: tellings, or several that ties have joined before any score is asked."""

from collections.abc import Sequence
from itertools import product, starmap

import numpy as np

from reportedly.link.bonds import Bonds
from reportedly.link.columns import Numbers
from reportedly.link.grouping import Row

_ELSEWHERE = -1  # the node of a telling of another neighbourhood


class Knots:
    """Nodes by number, each some tellings."""

    def __init__(self, knots: list[list[int]], bonds: Bonds) -> None:
        self.knots, self._bonds = knots, bonds
        self.node_of = np.full(len(bonds.tellings), _ELSEWHERE)
        for node, knot in enumerate(knots):
            self.node_of[knot] = node
        self._is_plain = all(len(knot) == 1 for knot in knots)

    def row(self, node: int) -> Row:
        """Mean scores with other knots, over the pairs of their tellings that were compared."""
        rows = [self._bonds.row(at) for at in self.knots[node]]
        others, steps = map(np.concatenate, zip(*rows, strict=True))
        nodes = self.node_of[others]
        here = (nodes != _ELSEWHERE) & (nodes != node)
        return (nodes[here], steps[here]) if self._is_plain else _means(nodes[here], steps[here])

    def apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether what is told keeps a knot of one from a knot of the other."""
        few, many = sorted((left, right), key=len)
        return any(self._is_apart(node, many) for node in few)

    def _is_apart(self, node: int, others: Sequence[int]) -> bool:
        compared, _ = self.row(node)
        return any(self._impossible(node, other) for other in {*others} - {*compared.tolist()})

    def _impossible(self, one: int, two: int) -> bool:
        """No telling of the one can be of one happening with any telling of the other."""
        pairs = product(self.knots[one], self.knots[two])
        return all(starmap(self._bonds.cannot_be_one, pairs))


def _means(nodes: Numbers, steps: Numbers) -> Row:
    """Each node once, with the mean of its steps."""
    found, places, counts = np.unique(nodes, return_inverse=True, return_counts=True)
    sums = np.bincount(places, steps, len(found))
    return found, np.rint(sums / counts).astype(np.int64)
