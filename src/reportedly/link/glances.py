"""Scores without their reasons, for the many pairs that no person ever asks about.

Most of a score hangs on what many tellings share: the same days, place, kind, parties. Each such
aspect of a telling is numbered, and what two numbers weigh is worked out once, by the marks
themselves. What the words may add is asked only where it could lift the pair to a score that is
kept. The outcome is that of `compare`.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import product
from math import log
from typing import Generic, TypeVar

from reportedly.link.marks import (
    mark_of_days,
    mark_of_kind,
    mark_of_parties,
    marks_of_publication,
    marks_of_texts,
    words_in_common,
)
from reportedly.link.marks_place import APART, NOT_ONE, between, told_also
from reportedly.link.profiles import UNKNOWN
from reportedly.link.scoring import (
    HARDLY,
    PRIOR,
    SCORE_STEPS,
    of_other_sorts,
    steps_of,
    weight_of,
    weight_of_all,
    weights,
)
from reportedly.link.tellings import Sort, Telling
from reportedly.model.places import ResolvedPlace

_LEAST = log(HARDLY - 1) - log(SCORE_STEPS - HARDLY + 1)  # log-odds too low to be kept
_MOST_REMEMBERED = 1_000_000  # pairs of numbers of one aspect: about 100 MB
_BITS = 32  # two numbers make one key

Thing = TypeVar("Thing")
Weight = TypeVar("Weight")


class _Aspect(Generic[Thing, Weight]):
    """Numbers for what some marks read of a thing, and what two numbers weigh."""

    def __init__(
        self, read: Callable[[Thing], Hashable], weigh: Callable[[Thing, Thing], Weight]
    ) -> None:
        self._read, self._weigh = read, weigh
        self._numbers: dict[Hashable, int] = {}
        self.examples: list[Thing] = []
        self._known: dict[int, Weight] = {}

    def number(self, thing: Thing) -> int:
        """The number of all things that these marks cannot tell apart."""
        read = self._read(thing)
        number = self._numbers.get(read)
        if number is None:
            number = self._numbers[read] = len(self.examples)
            self.examples.append(thing)
        return number

    def weight(self, one: int, two: int) -> Weight:
        found = self._known.get(one << _BITS | two)
        return self._weigh_anew(one, two) if found is None else found

    def _weigh_anew(self, one: int, two: int) -> Weight:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        weight = self._weigh(self.examples[one], self.examples[two])
        self._known[one << _BITS | two] = weight
        return weight


@dataclass(frozen=True, slots=True)
class Glance:
    """A telling with the numbers of its aspects."""

    telling: Telling
    days: int
    published: int
    kind: int
    parties: int
    places: tuple[int, ...]
    has_text: bool


class Glances:
    """Tellings seen at a glance, and scores of two."""

    def __init__(self) -> None:
        self._days = _Aspect(_read_days, lambda a, b: weight_of(mark_of_days(a, b)))
        self._published = _Aspect(_read_published, _weigh_publication)
        self._kinds = _Aspect(_read_kind, lambda a, b: weight_of(mark_of_kind(a, b)))
        self._parties = _Aspect(_read_parties, lambda a, b: weight_of(mark_of_parties(a, b)))
        self._places = _Aspect(_read_place, _weigh_places)
        self._prior, self._unplaced = weights()[PRIOR], weights()["a place is not said"]
        self._words = weights()["telling words"]
        self._one_report = weights()["one report tells them apart"]
        self._no_text, self._one_outlet = weights()["texts not at hand"], weights()["one outlet"]

    def of(self, telling: Telling) -> Glance:
        """What there is to see of a telling."""
        return Glance(
            telling,
            self._days.number(telling),
            self._published.number(telling),
            self._kinds.number(telling),
            self._parties.number(telling),
            tuple(map(self._places.number, telling.places)),
            telling.profile != UNKNOWN,
        )

    def score(self, one: Glance, other: Glance) -> int | None:
        """The steps that `compare` gives; None where it gives none, or fewer than are kept."""
        left, right = _in_order(one, other)
        if of_other_sorts(left.telling, right.telling):
            return None
        place = self._weight_of_place(left, right)
        if place is None:
            return None
        sure = (
            self._prior
            + place
            + self._days.weight(left.days, right.days)
            + self._published.weight(left.published, right.published)
            + self._kinds.weight(left.kind, right.kind)
            + self._parties.weight(left.parties, right.parties)
        )
        return self._with_words(sure, left, right)

    def cannot_be_one(self, one: Glance, other: Glance) -> bool:
        """Whether nothing that others say could make the two one happening."""
        left, right = _in_order(one, other)
        if of_other_sorts(left.telling, right.telling):
            return True
        return self._weight_of_place(left, right) is None

    def _with_words(self, sure: float, left: Glance, right: Glance) -> int | None:
        """Adds what the words say, unless all they could say would not be enough."""
        has_texts = left.has_text and right.has_text
        if not has_texts:
            sure += self._without_texts(left.telling, right.telling)
            if sure + self._words < _LEAST:
                return None
        sure += self._words * words_in_common(left.telling.words, right.telling.words)
        if has_texts:
            sure += self._of_texts(left.telling, right.telling)
        steps = steps_of(sure)
        return steps if steps >= HARDLY else None

    def _without_texts(self, left: Telling, right: Telling) -> float:
        if left.report_id == right.report_id:
            return self._one_report
        return self._no_text + (self._one_outlet if left.outlet == right.outlet else 0.0)

    def _of_texts(self, left: Telling, right: Telling) -> float:
        if left.report_id == right.report_id:
            return self._one_report
        return weight_of_all(marks_of_texts(left, right))

    def _weight_of_place(self, left: Glance, right: Glance) -> float | None:
        """That of the two places that fit best; None where even these lie apart."""
        if not left.places or not right.places:
            return self._unplaced
        if len(left.places) == len(right.places) == 1:
            weight, apart = self._placed(left, right, left.places[0], right.places[0])
        else:
            pairs = product(left.places, right.places)
            weighed = (self._placed(left, right, one, two) for one, two in pairs)
            weight, apart = max(weighed, key=lambda each: each[0])
        return None if apart else weight

    def _placed(self, left: Glance, right: Glance, one: int, two: int) -> tuple[float, bool]:
        """The weight of two places, and whether they lie apart with neither told in the other."""
        weight, key = self._places.weight(one, two)
        if key and (left.has_text or right.has_text):
            places = self._places.examples[one], self._places.examples[two]
            named = told_also(left.telling, right.telling, *places)
            if named:
                return weight + weight_of_all(named), False
        return weight, key == APART


def _in_order(one: Glance, other: Glance) -> tuple[Glance, Glance]:
    return (one, other) if one.telling.key <= other.telling.key else (other, one)


def _read_days(telling: Telling) -> Hashable:
    when = telling.when
    if when is None:
        return telling.sort is Sort.SUM
    said = (when.said, when.in_words, when.firm)
    return when.days.start, when.days.end, *said, telling.sort is Sort.SUM


def _read_published(telling: Telling) -> Hashable:
    return telling.published


def _weigh_publication(left: Telling, right: Telling) -> float:
    return weight_of_all(marks_of_publication(left, right))


def _read_kind(telling: Telling) -> Hashable:
    return telling.kinds, telling.means


def _read_parties(telling: Telling) -> Hashable:
    return telling.parties


def _read_place(place: ResolvedPlace) -> Hashable:
    """All that the marks read of a place."""
    may_be = tuple((candidate.id, candidate.level) for candidate in place.candidates)
    said = place.mention.name, place.precision, may_be
    if place.chosen is None:
        return said
    at = place.chosen
    return *said, at.id, at.name, at.lat, at.lon, at.level, at.country, at.admin1, at.admin2


def _weigh_places(one: ResolvedPlace, two: ResolvedPlace) -> tuple[float, str]:
    """The weight; and the mark's key, where a report that names the other's place matters."""
    mark = between(one, two)
    return weight_of(mark), mark.key if mark.key in NOT_ONE else ""
