"""How alike two listed events are: what is compared, what each likeness weighs, why in words.

The same from either side: nothing here knows which list is ours.
"""

import re
from dataclasses import dataclass, fields
from math import exp, log1p

from rapidfuzz import fuzz

from reportedly.compare.events import ListedEvent, Party, days_apart
from reportedly.compare.parties import PEOPLE, are_allied, are_one
from reportedly.model.records import Estimate
from reportedly.reference.distance import distance_km
from reportedly.reference.folding import GENERIC_WORDS, fold_place, skeleton

# What lists write behind a name to say what sort of place it is.
_SORT_OF_PLACE = re.compile(
    r"\b(?:villa?ges?|towns?|city|(?:sub)?districts?|governorate|province|suburbs?|area|"
    r"neighbou?rhood|countryside)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"[/,(]| and ")  # between two names of one place, or of two places told as one
_LEAST_LETTERS = 4  # of a name that may stand inside another one
_LEAST_CONSONANTS = 3  # by which a name is known; one more where it stands inside another
_INSIDE = 0.9  # what a name inside a longer one, or its consonants, are worth of the same name


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two events share, each as a number that a weight is multiplied by.

    `km` is the logarithm of 1 + kilometres; `no_point` is 1 where one of them has no point, and
    then `km` is 0. `days` counts from the one to the other, `spread` what they share of all the
    days that either may mean (0 to 1), `name` and `region` how alike the names are (0 to 1, .5
    where one is not said). `sides` and `kind` are 1 for agreement, -1 for disagreement, 0 where
    nothing is said. `tolls` are the same for the ranges of killed, and 0 unless they are asked
    for.
    """

    km: float
    no_point: float
    days: float
    spread: float
    name: float
    region: float
    sides: float
    kind: float
    tolls: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What each likeness weighs, in logarithms of odds; `base` are the odds with nothing shared."""

    base: float
    km: float
    no_point: float
    days: float
    spread: float
    name: float
    region: float
    sides: float
    kind: float
    tolls: float = 0.0

    def score(self, likeness: Likeness) -> float:
        """How likely the two are one event, 0 to 1."""
        parts = (getattr(self, one.name) * getattr(likeness, one.name) for one in fields(Likeness))
        return 1 / (1 + exp(-(self.base + sum(parts))))


def likeness(one: ListedEvent, other: ListedEvent, *, with_tolls: bool) -> Likeness:
    """What the two share. Figures are looked at only where two databases are linked: between
    claims and a database that would define away what is to be compared."""
    km = km_apart(one, other)
    return Likeness(
        km=0.0 if km is None else log1p(km),
        no_point=float(km is None),
        days=float(days_apart(one.days, other.days)),
        spread=_spread(one, other),
        name=name_likeness(one.place, other.place),
        region=name_likeness(one.region, other.region),
        sides=_sides(one, other),
        kind=_kind(one, other),
        tolls=tolls_likeness(one.killed, other.killed) if with_tolls else 0.0,
    )


def km_apart(one: ListedEvent, other: ListedEvent) -> float | None:
    """Kilometres between the points; None where one has none."""
    if one.point is None or other.point is None:
        return None
    return distance_km(one.point, other.point)


def _spread(one: ListedEvent, other: ListedEvent) -> float:
    if not one.days.overlaps(other.days):
        return 0.0
    shared = min(one.days.end, other.days.end) - max(one.days.start, other.days.start)
    return shared.days / (one.days.days + other.days.days - shared.days)


def name_likeness(one: str, other: str) -> float:
    """How alike two place names are, whatever the spelling: 0 to 1, .5 where one is empty."""
    pairs = [(a, b) for a in place_keys(one) for b in place_keys(other)]
    return max((_alike(a, b) for a, b in pairs), default=0.5)


def place_keys(name: str) -> tuple[str, ...]:
    """The names that a place's name holds, folded: "Has/Hassef town" holds two."""
    bare = (_SORT_OF_PLACE.sub(" ", part) for part in _OR.split(name))
    return tuple(dict.fromkeys(filter(None, map(_telling, map(fold_place, bare)))))


def _telling(key: str) -> str:
    """The words that tell one place from another: half the villages are called Kafr something."""
    words = key.split()
    return " ".join(word for word in words if word not in GENERIC_WORDS) or key


def _alike(one: str, other: str) -> float:
    """By letters; or by consonants, since vowels are written as everybody hears them."""
    letters = fuzz.ratio(one, other) / 100
    if len(min(one, other, key=len)) >= _LEAST_LETTERS:
        letters = max(letters, _INSIDE * fuzz.partial_ratio(one, other) / 100)
    short, long = sorted((skeleton(one), skeleton(other)), key=len)
    if short == long and len(short) >= _LEAST_CONSONANTS:
        return max(letters, _INSIDE)
    inside = len(short) > _LEAST_CONSONANTS and short in long
    return max(letters, _INSIDE**2) if inside else letters


def _sides(one: ListedEvent, other: ListedEvent) -> float:
    """1 if a party of one is a party of the other; else .5 for allies; -1 for strangers."""
    ours, theirs = armed(one), armed(other)
    pairs = [(a, b) for a in ours for b in theirs]
    if not pairs:
        return 0.0
    if any(are_one(a, b) for a, b in pairs):
        return 1.0
    return 0.5 if any(are_allied(a, b) for a, b in pairs) else -1.0


def armed(event: ListedEvent) -> tuple[Party, ...]:
    """The parties of both sides that the register knows, without civilians."""
    known = (party for party in (*event.side_a, *event.side_b) if party.key is not None)
    return tuple(party for party in known if party.key != PEOPLE)


def _kind(one: ListedEvent, other: ListedEvent) -> float:
    if not one.kinds or not other.kinds:
        return 0.0
    return 1.0 if one.kinds[0] == other.kinds[0] else -1.0


def tolls_likeness(one: Estimate, other: Estimate) -> float:
    """1 if two ranges of killed have both ends alike, -1 the further apart the less they meet."""
    ranges = [bounds(killed) for killed in (one, other)]
    if ranges[0] is None or ranges[1] is None:
        return 0.0
    (low, high), (lower, higher) = ranges[0], ranges[1]
    off = abs(log1p(low) - log1p(lower)) + abs(log1p(high) - log1p(higher))
    return max(-1.0, 1.0 - off)


def bounds(killed: Estimate) -> tuple[int, int] | None:
    """The least and the greatest of the counts; None where there is none."""
    known = [count for count in (killed.low, killed.best, killed.high) if count is not None]
    return (min(known), max(known)) if known else None
