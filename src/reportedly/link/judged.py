"""What persons decided, laid over the clusters that claims make of themselves.

Decision by decision, oldest first. Each changes the incidents that hold one of its claims, and no
other; what it does not name stays where it is, or goes with the claims that it is likeliest with.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import count
from typing import Protocol

from reportedly.link.amendments import Reread, Unit
from reportedly.link.rulings import Decision, Rulings

# How well claims stand together: whether as news, and their mean score as a share of what is asked.
Fit = tuple[bool, float]
_ENOUGH = 1.0
NOT_ONE, _ALONE = -1.0, -2.0  # they cannot be of one happening; there is nobody to stand with


class Views(Protocol):
    """What is known of claims, as they read after the decisions that were laid so far."""

    def likeness(self, some: Set[str], others: Set[str]) -> tuple[bool, float]:
        """Whether some were told together with others, and their mean score: 0 if none is known."""

    def fit(self, some: Set[str], others: Set[str]) -> Fit:
        """How well some stand with all of others."""

    def near(self, some: Set[str]) -> Set[str]:
        """The claims that some are drawn to."""

    def reread(self, claims: Set[str], at: int, words: str) -> None:
        """Read these claims as another telling from now on."""


def lay(
    clusters: Iterable[Iterable[str]], decisions: Sequence[Decision | Reread], views: Views
) -> list[frozenset[str]]:
    """The claims of these clusters, one set an incident, as the decisions have them.

    `decisions` are in the order they were made, about claims of these clusters.
    """
    blocks = _Blocks(clusters, views)
    for decision in decisions:
        if isinstance(decision, Reread):
            blocks.amend(decision)
        else:
            blocks.apply(decision)
    return [frozenset(block) for block in blocks.held.values()]


class _Blocks:
    """Incidents as they stand after some decisions.

    What must be together is so, and no two that must be apart are: each decision leaves it so.
    """

    def __init__(self, clusters: Iterable[Iterable[str]], views: Views) -> None:
        self.held = {number: set(claims) for number, claims in enumerate(clusters)}
        self._home = {key: number for number, claims in self.held.items() for key in claims}
        self._numbers = count(len(self.held))
        self._rulings, self._views = Rulings(), views

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
        return self._views.likeness(some, one) > self._views.likeness(some, two)

    def _join(self, bound: Set[str]) -> None:
        """With all that they stood with, unless that brings together what is kept apart."""
        one = set(bound)
        for number in self._homes(bound):
            rest = self.held[number] - bound
            if not self._rulings.bar(one, rest):
                one |= rest
        self._move(one)

    def amend(self, act: Reread) -> None:
        """What is amended stays where it stands as well as before, or well enough. Else it leaves
        for where it stands best, or for an incident of its own; what left one home goes at once."""
        moving = self._moving(act.units)
        stood = [max(self._fit_at_home(some), NOT_ONE) for some in moving]
        for unit in act.units:
            told = unit.named.union(*(unit.along & some for some in moving))
            self._views.reread(told, unit.at, act.words)
        for some, before in zip(moving, stood, strict=True):
            if not act.alone and self._fit_at_home(some) < min(before, _ENOUGH):
                self._place(some)

    def _moving(self, units: Iterable[Unit]) -> list[frozenset[str]]:
        """What these units may take away from each block that holds some of them: nothing that a
        person joined with what is not of them, nor what goes along with it."""
        named = frozenset[str]().union(*(unit.named for unit in units))
        found = (self._free(units, self.held[number]) for number in self._homes(named))
        return [some for some in found if some]

    def _free(self, units: Iterable[Unit], block: Set[str]) -> frozenset[str]:
        """Of these units what nobody joined with what stays, by units of which a named claim goes:
        where none of one does, what a person joined with its other claims stays too."""
        here = [unit for unit in units if not unit.named.isdisjoint(block)]
        while True:
            together = frozenset[str]().union(*(unit.claims & block for unit in here))
            free = frozenset(key for key in together if self._rulings.group(key) <= together)
            going = [unit for unit in here if not unit.named.isdisjoint(free)]
            if going == here:
                return free
            here = going

    def _fit_at_home(self, some: Set[str]) -> float:
        """With what stands there besides; what stands alone stands nowhere yet."""
        rest = self._rest(some)
        return self._views.fit(some, rest)[1] if rest else _ALONE

    def _rest(self, some: Set[str]) -> Set[str]:
        return self.held[self._home[min(some)]] - some

    def _place(self, some: Set[str]) -> None:
        rest, found = self._rest(some), list[tuple[Fit, Set[str]]]()
        for number in self._homes(self._views.near(some) - rest - some):
            if not self._rulings.bar(some, self.held[number]):
                found.append((self._views.fit(some, self.held[number]), self.held[number]))
        fit, best = max(found, key=lambda each: each[0], default=((False, 0.0), rest))
        if fit[1] >= _ENOUGH:
            self._move({*some, *best})
        elif rest:
            self._move({*some})

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
