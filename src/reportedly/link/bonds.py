"""All tellings with what joins them."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

import numpy as np

from reportedly.link.columns import Numbers
from reportedly.link.glances import Glances
from reportedly.link.scoring import SCORE_STEPS, cannot_be_one
from reportedly.link.tellings import Telling

# What two reports bring as news is put together first: these are compared with nearly all others
# of one happening, and few are wrong. Of .1, .15, .2, .25 and .35 (docs/evaluation.md).
NEWS_THRESHOLD = SCORE_STEPS * 3 // 20
_PAIRS_AT_ONCE = 1 << 15  # columns of them stay in the processor's own memory


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that are joined without a score, and why."""

    left: int
    right: int
    reason: str

    @property
    def ends(self) -> tuple[int, int]:
        return self.left, self.right


class _Row:
    """Scores of one telling. Four bytes and two each: a million claims have fifty million."""

    __slots__ = ("_others", "_steps")

    def __init__(self) -> None:
        self._others, self._steps = array("I"), array("H")

    def add(self, other: int, steps: int) -> None:
        self._others.append(other)
        self._steps.append(steps)

    def drop(self, other: int) -> None:
        place = self._others.index(other)
        del self._others[place], self._steps[place]

    def pairs(self) -> Iterator[tuple[int, int]]:
        return zip(self._others, self._steps, strict=True)

    def entries(self) -> tuple[Numbers, Numbers]:
        return np.array(self._others, np.int64), np.array(self._steps, np.int64)


class Bonds:
    """Tellings by number, their scores and the ties of each."""

    def __init__(self) -> None:
        self.ties: dict[int, list[Tie]] = defaultdict(list)
        self._glances = Glances()
        self.tellings = self._glances.tellings
        self._rows: list[_Row] = []

    def take_in(self, told: Iterable[tuple[Telling, Set[int]]]) -> None:
        """Take tellings, in canonical order, each with the numbers of those that it meets."""
        first, ends, others = len(self.tellings), array("q"), array("q")
        for telling, near in told:
            ends.extend([len(self.tellings)] * len(near))
            others.extend(near)
            self._glances.take_in(telling)
            self._rows.append(_Row())
            if len(ends) >= _PAIRS_AT_ONCE:
                self._compare(first, np.array(others), np.array(ends))
                del ends[:], others[:]
        self._compare(first, np.array(others), np.array(ends))

    def _compare(self, first: int, lefts: Numbers, rights: Numbers) -> None:
        """Keep the scores of pairs; of those from `first` on, order of numbers is canonical."""
        for n in np.flatnonzero(lefts < first).tolist():
            if self._later(left := int(lefts[n]), right := int(rights[n])):
                lefts[n], rights[n] = right, left
        steps = self._glances.scores(lefts, rights)
        kept = np.flatnonzero(steps)
        pairs = zip(lefts[kept].tolist(), rights[kept].tolist(), steps[kept].tolist(), strict=True)
        for left, right, score in pairs:
            self._rows[left].add(right, score)
            self._rows[right].add(left, score)

    def _later(self, left: int, right: int) -> bool:
        return self.tellings[left].key > self.tellings[right].key

    def withdraw(self, at: int) -> None:
        """Forget what a telling was found like; its number stays taken."""
        for other in self.row(at)[0].tolist():
            self._rows[other].drop(at)
        self._rows[at] = _Row()

    def row(self, at: int) -> tuple[Numbers, Numbers]:
        """Those that a telling was found like, and with how many steps."""
        return self._rows[at].entries()

    def cannot_be_one(self, left: int, right: int) -> bool:
        """Whether nothing that others say could make the two one happening."""
        if self._later(left, right):
            left, right = right, left
        return cannot_be_one(self.tellings[left], self.tellings[right])

    def likeness(self, some: Set[int], others: Set[int]) -> tuple[bool, float]:
        """Whether some are others, or repeat them; and the mean of the scores that are known
        between the two, in steps: 0 where none is."""
        known = [step for at in some for other, step in self._rows[at].pairs() if other in others]
        repeated = {end for at in some for tie in self.ties.get(at, ()) for end in tie.ends}
        is_told_there = not (some | repeated).isdisjoint(others)
        return is_told_there, sum(known) / len(known) if known else 0.0

    def mean(self, some: Set[int], others: Set[int]) -> float:
        """The mean score over all pairs, in steps: what was not kept counts as nothing."""
        known = (step for at in some for other, step in self._rows[at].pairs() if other in others)
        return sum(known) / (len(some) * len(others))

    def are_apart(self, some: Set[int], others: Set[int]) -> bool:
        """Whether some of the one and some of the others cannot be one happening."""
        return any(
            self.cannot_be_one(at, other)
            for at in some
            for other in {*others}.difference(self.row(at)[0].tolist())
        )

    def drawn(self, at: int) -> set[int]:
        """Whom a telling might be joined to: two clusters join by a mean, and none is more than
        the best of its scores. News asks least."""
        others, steps = self.row(at)
        found = set(others[steps >= NEWS_THRESHOLD].tolist())
        found.update(end for tie in self.ties.get(at, ()) for end in tie.ends)
        return found

    def in_order(self, places: Iterable[int]) -> list[int]:
        """These tellings in canonical order."""
        return sorted(places, key=lambda at: self.tellings[at].key)

    def ties_among(self, places: Iterable[int]) -> list[Tie]:
        """The ties between these, by the places of their ends."""
        rank = {at: n for n, at in enumerate(places)}
        found = {tie for at in rank for tie in self.ties.get(at, ())}
        inside = [tie for tie in found if tie.left in rank and tie.right in rank]
        return sorted(inside, key=lambda tie: (rank[tie.left], rank[tie.right]))

    def tie(self, tie: Tie) -> None:
        for at in set(tie.ends):
            self.ties[at].append(tie)

    def untie(self, tie: Tie) -> None:
        for at in set(tie.ends):
            self.ties[at].remove(tie)
