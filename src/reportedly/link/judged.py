"""What persons decided, laid over the clusters that claims make of themselves.

Decision by decision, oldest first. Each changes the incidents that hold one of its claims, and no
other; what it does not name stays where it is, or goes with the claims that it is likeliest with.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import count

from reportedly.link.rulings import Decision, Rulings

# Whether some claims were told together with some others, and their mean score: 0 if none is known.
Likeness = Callable[[Set[str], Set[str]], tuple[bool, float]]


def lay(
    clusters: Iterable[Iterable[str]], decisions: Sequence[Decision], likeness: Likeness
) -> list[frozenset[str]]:
    """The claims of these clusters, one set an incident, as the decisions have them.

    `decisions` are in the order they were made, about claims of these clusters.
    """
    blocks = _Blocks(clusters, likeness)
    for decision in decisions:
        blocks.apply(decision)
    return [frozenset(block) for block in blocks.held.values()]


class _Blocks:
    """Incidents as they stand after some decisions.

    What must be together is so, and no two that must be apart are: each decision leaves it so.
    """

    def __init__(self, clusters: Iterable[Iterable[str]], likeness: Likeness) -> None:
        self.held = {number: set(claims) for number, claims in enumerate(clusters)}
        self._home = {key: number for number, claims in self.held.items() for key in claims}
        self._numbers = count(len(self.held))
        self._rulings, self._likeness = Rulings(), likeness

    def apply(self, decision: Decision) -> None:
        self._rulings.take(decision)
        bound = self._rulings.bound_to(decision.claims)
        if decision.apart:
            self._part(bound, self._rulings.bound_to(decision.apart))
        if decision.as_one:
            self._join(bound)

    def _part(self, leaving: Set[str], staying: Set[str]) -> None:
        """Where both stand in one block, those who leave do, with those who are likelier theirs."""
        for number in self._homes(leaving):
            gone, left = self.held[number] & leaving, self.held[number] & staying
            if left:
                units = {self._rulings.group(key) for key in self.held[number] - gone - left}
                self._move(gone.union(*(u for u in units if self._is_nearer(u, gone, left))))

    def _is_nearer(self, some: Set[str], one: Set[str], two: Set[str]) -> bool:
        return self._likeness(some, one) > self._likeness(some, two)

    def _join(self, bound: Set[str]) -> None:
        """With all that they stood with, unless that brings together what is kept apart."""
        one = set(bound)
        for number in self._homes(bound):
            rest = self.held[number] - bound
            if not self._rulings.bar(one, rest):
                one |= rest
        self._move(one)

    def _homes(self, claims: Iterable[str]) -> list[int]:
        """The blocks that hold some of the claims: the largest first, then by their first claim."""
        numbers = {self._home[key] for key in claims}
        return sorted(numbers, key=lambda n: (-len(self.held[n]), min(self.held[n])))

    def _move(self, claims: Set[str]) -> None:
        """Out of their blocks into one of their own."""
        for number in self._homes(claims):
            self.held[number] -= claims
            if not self.held[number]:
                del self.held[number]
        number = next(self._numbers)
        self.held[number] = set(claims)
        self._home.update(dict.fromkeys(claims, number))
