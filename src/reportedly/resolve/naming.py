"""A name looked up by itself, as a person asks for it: how likely each candidate is meant.

A report's own places are resolved by `places.py`, in the light of one another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log10

from reportedly.model.places import PlaceCandidate, PlaceLevel, PlaceMention, ResolvedPlace
from reportedly.model.spans import Span
from reportedly.reference.distance import distance_km
from reportedly.reference.folding import fold_place, skeleton
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer, Point
from reportedly.reference.wording import PlaceWords, read_words, without_direction
from reportedly.resolve.choosing import are_one_place, lies_within
from reportedly.resolve.precision import acled_precision, ged_precision

ENOUGH = 0.5  # a place is given from here on: likelier than not
_LOOKED_AT = 30  # candidates of one reading
_KEPT = 5
_SECOND = 0.99  # of the likeness, where the words are read in a second way
_SMALL = frozenset({PlaceLevel.POPULATED, PlaceLevel.SITE})
# A district's middle lies so far from the town it is called after; two lists' points of a town
# that sprawls lie so far apart.
_SEAT_KM, _SPREAD_KM = 60.0, 12.0
_CLOSE_KM, _AWAY_KM = 60.0, 150.0  # by the place told of; no longer by it
_UNITS_SAID = (PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.ADM3)
_FULL_SKELETON = 8  # consonants; more say no more

# Learned by eval/place_weights.py, but for those that it names as set by a person.
WEIGHTS = {
    "its town": -0.26,
    "site in it": 1.37,
    "always": -7.08,
    "same spelling": 0.65,
    "likeness": 7.01,
    "long and like": 2.85,
    "short and same": 0.75,
    "in a unit told": 1.68,
    "outside a unit told": -2.50,
    "a town": -1.76,
    "a site": -0.79,
    "site, not said so": -0.76,
    "a region": -0.29,
    "a unit": -4.24,
    "unit, not said so": -0.81,
    "usual name": 0.70,
    "site said, other": -1.14,
    "unit said, other": -5.00,
    "unit as said": 3.50,
    "people": 1.20,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: the words' own reading, and the units that it or the asker names."""

    words: PlaceWords
    units: tuple[tuple[PlaceCandidate, ...], ...]
    told: tuple[PlaceCandidate, ...]
    near: Point | None


def look_up(
    words: str,
    gazetteer: Gazetteer,
    *,
    country: str | None = None,
    within: str = "",
    near: Point | None = None,
) -> ResolvedPlace:
    """The place that `words` mean, with candidates whose score is how likely each is meant.

    `within` is a larger unit told beside the words; `near` (latitude, longitude) what the place
    is told to lie by. Below `ENOUGH` the place stays unresolved.
    """
    asked = read_question(words, gazetteer, country=country, within=within, near=near)
    ranked = rank(candidates(words, asked, gazetteer, country=country), asked)
    return _answer(words, asked.words, ranked)


def read_question(
    words: str, gazetteer: Gazetteer, *, country: str | None, within: str, near: Point | None
) -> Asked:
    read = read_words(words)
    units = tuple(_units(unit, gazetteer, country) for unit in read.within)
    told = _units(within, gazetteer, country) if within else ()
    return Asked(read, tuple(filter(None, units)), told, near)


def _units(words: str, gazetteer: Gazetteer, country: str | None) -> tuple[PlaceCandidate, ...]:
    """The places of that name, and the province that is called after one of them."""
    found = gazetteer.find(words, country=country, limit=_LOOKED_AT, everywhere=True)
    same = [unit for unit in found if unit.score >= SAME_SPELLING]
    bones = skeleton(fold_place(words))
    called = {unit.admin1 for unit in same if skeleton(fold_place(unit.admin1)) == bones}
    for name in sorted(called):
        found = gazetteer.find(name, country=country, limit=_LOOKED_AT, everywhere=True)
        same += [unit for unit in found if unit.level is PlaceLevel.ADM1 and unit.admin1 == name]
    return tuple(same)


def candidates(
    words: str, asked: Asked, gazetteer: Gazetteer, *, country: str | None
) -> list[PlaceCandidate]:
    """Every place that one reading of the words may mean, by its likeness to the nearest one."""
    best: dict[str, PlaceCandidate] = {}
    for name, kept in _readings(words, asked.words):
        found = gazetteer.find(name, country=country, limit=_LOOKED_AT, everywhere=True)
        for place in found:
            score = place.score * kept
            if place.id not in best or best[place.id].score < score:
                best[place.id] = replace(place, score=score)
    for place in (unit for units in asked.units for unit in units):
        if place.level is PlaceLevel.POPULATED and place.id not in best:
            best[place.id] = replace(place, score=0.0, reasons=("the town told beside it",))
    return list(best.values())


def _readings(words: str, read: PlaceWords) -> Iterator[tuple[str, float]]:
    yield words, 1.0
    for number, name in enumerate(read.names):
        yield name, 1.0 if number == 0 else _SECOND
        if (bare := without_direction(name)) != name:
            yield bare, _SECOND


def rank(found: Sequence[PlaceCandidate], asked: Asked) -> list[PlaceCandidate]:
    """Candidates by how likely each is meant; what is left to 1 is that none of them is.

    Entries of one place (a town, the district called after it) are likely together.
    """
    odds = {one.id: exp(_weight(features(one, asked))) for one in found}
    whole = 1.0 + sum(odds.values())
    ranked = sorted(found, key=lambda one: (-odds[one.id], one.id))
    return [replace(one, score=round(_of_place(one, found, odds) / whole, 4)) for one in ranked]


def _weight(marks: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in marks.items())


def _of_place(
    one: PlaceCandidate, found: Sequence[PlaceCandidate], odds: dict[str, float]
) -> float:
    """The odds of every entry of the place that `one` is an entry of."""
    return sum(odds[other.id] for other in found if other is one or _are_one(one, other))


def _are_one(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Whether two entries are one place, or a unit and the town that it is called after."""
    if are_one_place(one, other):
        return True
    away = distance_km((one.lat, one.lon), (other.lat, other.lon))
    if fold_place(one.name) != fold_place(other.name):
        return False
    units = (one.level not in _SMALL) + (other.level not in _SMALL)
    return away <= (_SEAT_KM if units else _SPREAD_KM)


def features(place: PlaceCandidate, asked: Asked) -> dict[str, float]:
    """What speaks for a candidate and against it; of likeness 0 is a town told beside the name."""
    if not place.score:
        told = asked.words.level
        return {
            **dict.fromkeys(WEIGHTS, 0.0),
            "its town": 1.0,
            "site in it": float(told is PlaceLevel.SITE),
        }
    return {**dict.fromkeys(WEIGHTS, 0.0), **_of_the_name(place, asked)}


def _of_the_name(place: PlaceCandidate, asked: Asked) -> dict[str, float]:
    same = place.score >= SAME_SPELLING * _SECOND
    bones = min(len(skeleton(fold_place(asked.words.names[0]))), _FULL_SKELETON) / _FULL_SKELETON
    said = asked.words.level
    small = place.level in _SMALL
    region = place.level is PlaceLevel.REGION
    usual = any(fold_place(place.name) == fold_place(name) for name in asked.words.names)
    return {
        "its town": 0.00,
        "site in it": 0.00,
        "always": 1.0,
        "same spelling": float(same),
        "likeness": place.score,
        "long and like": bones * place.score,
        "short and same": (1 - bones) * same,
        **dict(_beside(place, asked)),
        "a town": float(place.level is PlaceLevel.POPULATED),
        "a site": float(place.level is PlaceLevel.SITE),
        "site, not said so": float(place.level is PlaceLevel.SITE and said is not place.level),
        "a region": float(region),
        "a unit": float(not small and not region),
        "unit, not said so": float(not small and not region and said is not place.level),
        "usual name": float(usual and same),
        "site said, other": float(said is PlaceLevel.SITE and place.level is not PlaceLevel.SITE),
        "unit said, other": float(said in _UNITS_SAID and said is not place.level),
        "unit as said": float(said in _UNITS_SAID and said is place.level),
        "people": same * log10(1 + place.population) / 6,
    }


def _beside(place: PlaceCandidate, asked: Asked) -> Iterator[tuple[str, float]]:
    """Whether it lies in each unit that the words or the asker name, or by the place named."""
    lies = [lies_within(place, units) for units in (*asked.units, asked.told) if units]
    if asked.near is not None:
        away = distance_km((place.lat, place.lon), asked.near)
        lies += [] if _CLOSE_KM < away <= _AWAY_KM else [away <= _CLOSE_KM]
    yield "in a unit told", float(any(lies))
    yield "outside a unit told", float(not all(lies))


def _answer(words: str, read: PlaceWords, ranked: Sequence[PlaceCandidate]) -> ResolvedPlace:
    span = Span(0, len(words), words)
    mention = PlaceMention(span, read.names[0], read.relation, distance_km=read.distance_km)
    kept = tuple(ranked[:_KEPT])
    if not kept or kept[0].score < ENOUGH:
        return ResolvedPlace(mention, None, None, None, kept, "none is likely enough")
    precision = ged_precision(kept[0].level, mention)
    reason = "; ".join(kept[0].reasons)
    return ResolvedPlace(mention, kept[0], precision, acled_precision(precision), kept, reason)
