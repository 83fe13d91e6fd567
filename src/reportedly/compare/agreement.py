"""How far two lists agree on one event, field by field. Agreement, never accuracy."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import sqrt
from statistics import quantiles

from reportedly.compare.events import ListedEvent, Party
from reportedly.compare.likeness import bounds, km_apart, name_likeness
from reportedly.compare.matching import Pair
from reportedly.compare.parties import PEOPLE, are_allied, are_one
from reportedly.model.records import Estimate

# Two lists give one town points so far from each other: centre, mosque, army's map. Within 5 km
# it is the same town or its suburb.
SAME_KM, CLOSE_KM = 1.0, 5.0
_SAME_NAME = 0.95


class Verdict(StrEnum):
    """How two values stand to each other."""

    SAME = "same"
    CLOSE = "close"  # what that means is said field by field in `CLOSE`
    APART = "apart"
    UNSAID = "unsaid"  # one of the two lists does not say


CLOSE = {
    "days": "they share a day",
    "place": f"within {CLOSE_KM:.0f} km",
    "type": "the same class, another sub-type",
    "side_a": "one fights under the other",
    "side_b": "one fights under the other",
    "low": "ours lies within their low to high",
    "best": "ours lies within their low to high",
    "high": "ours lies within their low to high",
}
COUNTS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of a pair: both values in words, how they stand, and by how much they differ.

    `off` is kilometres for the place, days for the days, ours divided by theirs for a count; None
    where there is no such measure.
    """

    field: str
    ours: str
    theirs: str
    verdict: Verdict
    off: float | None = None


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field over all pairs: how many stand in each way; quarters of the measure `off`.

    `quarters` are the values below which a quarter, half and three quarters lie; empty where
    fewer than two pairs have the measure.
    """

    field: str
    same: int
    close: int
    apart: int
    unsaid: int
    quarters: tuple[float, ...]

    @property
    def said(self) -> int:
        """Pairs in which both lists say something."""
        return self.same + self.close + self.apart


def compared(pair: Pair) -> tuple[Compared, ...]:
    """The fields of a pair, ours being the first list."""
    ours, theirs = pair.one, pair.other
    sides = _sides(ours, theirs)
    return (
        _days(ours, theirs),
        _place(ours, theirs),
        _type(ours, theirs),
        *sides,
        *(_count(name, ours.killed, theirs.killed) for name in COUNTS),
    )


def agreements(pairs: Iterable[Sequence[Compared]]) -> tuple[FieldAgreement, ...]:
    """Field by field, in the order of `CLOSE`."""
    by_field: dict[str, list[Compared]] = {name: [] for name in CLOSE}
    for pair in pairs:
        for each in pair:
            by_field[each.field].append(each)
    return tuple(_summed(name, found) for name, found in by_field.items())


def _summed(name: str, found: Sequence[Compared]) -> FieldAgreement:
    counts = Counter(each.verdict for each in found)
    known = [each.off for each in found if each.off is not None]
    quarters = tuple(quantiles(known, n=4, method="inclusive")) if len(known) > 1 else ()
    same, close, apart, unsaid = (counts[verdict] for verdict in Verdict)
    return FieldAgreement(name, same, close, apart, unsaid, quarters)


def toll_gap(pair: Pair) -> float:
    """How far the bests lie apart, as the difference of their square roots.

    The root makes counts of any size comparable: chance moves 100 by about 10, and its root by as
    much as that of 4. Where a list states no best, the middle of its bounds stands for it; 0 where
    either states nothing.
    """
    ours, theirs = (_middle(event.killed) for event in (pair.one, pair.other))
    return 0.0 if ours is None or theirs is None else abs(sqrt(ours) - sqrt(theirs))


def _middle(killed: Estimate) -> float | None:
    ends = bounds(killed)
    if killed.best is not None or ends is None:
        return killed.best
    return sum(ends) / 2


def _days(ours: ListedEvent, theirs: ListedEvent) -> Compared:
    verdict = Verdict.CLOSE if ours.days.overlaps(theirs.days) else Verdict.APART
    verdict = Verdict.SAME if ours.days == theirs.days else verdict
    off = float(abs((ours.days.start - theirs.days.start).days))
    return Compared("days", ours.days.in_words, theirs.days.in_words, verdict, off)


def _place(ours: ListedEvent, theirs: ListedEvent) -> Compared:
    km = km_apart(ours, theirs)
    same_name = name_likeness(ours.place, theirs.place) >= _SAME_NAME
    if km is None:
        return Compared("place", ours.place, theirs.place, Verdict.UNSAID)
    verdict = Verdict.CLOSE if km <= CLOSE_KM else Verdict.APART
    verdict = Verdict.SAME if km <= SAME_KM or (same_name and km <= CLOSE_KM) else verdict
    return Compared("place", ours.place, theirs.place, verdict, round(km, 1))


def _type(ours: ListedEvent, theirs: ListedEvent) -> Compared:
    words = ": ".join(ours.kinds), ": ".join(theirs.kinds)
    if not ours.kinds or not theirs.kinds:
        return Compared("type", *words, Verdict.UNSAID)
    verdict = Verdict.CLOSE if ours.kinds[0] == theirs.kinds[0] else Verdict.APART
    return Compared("type", *words, Verdict.SAME if ours.kinds == theirs.kinds else verdict)


def _sides(ours: ListedEvent, theirs: ListedEvent) -> tuple[Compared, Compared]:
    """As they stand, or crossed where that agrees better: no list orders sides as another does."""
    (a, b), (c, d) = (ours.side_a, ours.side_b), (theirs.side_a, theirs.side_b)
    straight = _side("side_a", a, c), _side("side_b", b, d)
    crossed = _side("side_a", a, d), _side("side_b", b, c)
    return crossed if _agreeing(crossed) > _agreeing(straight) else straight


def _agreeing(sides: Iterable[Compared]) -> int:
    worth = {Verdict.SAME: 2, Verdict.CLOSE: 1}
    return sum(worth.get(side.verdict, 0) for side in sides)


def _side(name: str, ours: Sequence[Party], theirs: Sequence[Party]) -> Compared:
    words = ", ".join(one.name for one in ours), ", ".join(one.name for one in theirs)
    if not ours or not theirs or _tell_of_others(ours, theirs):
        return Compared(name, *words, Verdict.UNSAID)
    pairs = list(product(ours, theirs))
    if any(are_one(*each) for each in pairs):
        return Compared(name, *words, Verdict.SAME)
    allied = any(are_allied(*each) for each in pairs)
    return Compared(name, *words, Verdict.CLOSE if allied else Verdict.APART)


def _tell_of_others(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Whether one list names who was struck and the other who fights: GED's side B is the armed
    party even where a strike on its town killed civilians alone (codebook A.2.6)."""
    unarmed = [all(party.key == PEOPLE for party in side) for side in (ours, theirs)]
    return unarmed[0] != unarmed[1]


def _count(name: str, ours: Estimate, theirs: Estimate) -> Compared:
    mine, other = getattr(ours, name), getattr(theirs, name)
    words = "" if mine is None else str(mine), "" if other is None else str(other)
    if mine is None or other is None:
        return Compared(name, *words, Verdict.UNSAID)
    low, high = bounds(theirs) or (other, other)
    verdict = Verdict.CLOSE if low <= mine <= high else Verdict.APART
    ratio = mine / other if other else None
    return Compared(name, *words, Verdict.SAME if mine == other else verdict, ratio)
