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

ENOUGH = 0.6  # a place is given from here on
_LOOKED_AT = 30  # candidates of one reading
_KEPT = 5
_FULL_SKELETON = 8  # consonants; more say no more

WEIGHTS = {
    "always": -7.18,
    "same spelling": 0.85,
    "likeness": 7.91,
    "long and like": 2.96,
    "short and same": 1.26,
    "in the unit of the words": 0.59,
    "outside the unit of the words": -1.42,
    "in the unit told": 1.56,
    "outside the unit told": -1.45,
    "far": 0.00,
    "a town": -2.32,
    "a site": -1.78,
    "a unit": -3.08,
    "unit, not said so": -2.03,
    "site said, other": -1.23,
    "unit said, other": -0.51,
    "people": 0.45,
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
    found = gazetteer.find(words, country=country, limit=_LOOKED_AT, everywhere=True)
    return tuple(unit for unit in found if unit.score >= SAME_SPELLING)


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
    return list(best.values())


def _readings(words: str, read: PlaceWords) -> Iterator[tuple[str, float]]:
    yield words, 1.0
    for number, name in enumerate(read.names):
        yield name, 1.0 if number == 0 else _SECOND
        if (bare := without_direction(name)) != name:
            yield bare, _SECOND


_SECOND = 0.99


def rank(found: Sequence[PlaceCandidate], asked: Asked) -> list[PlaceCandidate]:
    """Candidates by how likely each is meant; what is left to 1 is that none of them is.

    Entries of one place (a town, the district called after it) do not weigh against each other.
    """
    odds = [exp(sum(WEIGHTS[name] * value for name, value in features(one, asked).items())) for one in found]
    ranked = sorted(zip(odds, found, strict=True), key=lambda pair: (-pair[0], pair[1].id))
    whole = 1.0 + sum(_of_places(ranked))
    return [replace(place, score=round(odd / whole, 4)) for odd, place in ranked]


def _of_places(ranked: Sequence[tuple[float, PlaceCandidate]]) -> Iterator[float]:
    """Odds of each place once: of its likeliest entry."""
    seen: list[PlaceCandidate] = []
    for odd, place in ranked:
        if not any(are_one_place(place, other) for other in seen):
            seen.append(place)
            yield odd


def features(place: PlaceCandidate, asked: Asked) -> dict[str, float]:
    """What speaks for a candidate and against it."""
    same = place.score >= SAME_SPELLING * _SECOND
    bones = min(len(skeleton(fold_place(asked.words.names[0]))), _FULL_SKELETON) / _FULL_SKELETON
    said = asked.words.level
    small = place.level in (PlaceLevel.POPULATED, PlaceLevel.SITE)
    return {
        "always": 1.0,
        "same spelling": float(same),
        "likeness": place.score,
        "long and like": bones * place.score,
        "short and same": (1 - bones) * same,
        **{name: value for name, value in _beside(place, asked)},
        "a town": float(place.level is PlaceLevel.POPULATED),
        "a site": float(place.level is PlaceLevel.SITE),
        "a unit": float(not small),
        "unit, not said so": float(not small and said is not place.level),
        "site said, other": float(said is PlaceLevel.SITE and place.level is not PlaceLevel.SITE),
        "unit said, other": float(said in (PlaceLevel.ADM1, PlaceLevel.ADM2) and small),
        "people": log10(1 + place.population) / 6,
    }


def _beside(place: PlaceCandidate, asked: Asked) -> Iterator[tuple[str, float]]:
    own = [lies_within(place, units) for units in asked.units]
    yield "in the unit of the words", float(any(own))
    yield "outside the unit of the words", float(bool(own) and not any(own))
    told = lies_within(place, asked.told)
    yield "in the unit told", float(bool(asked.told) and told)
    yield "outside the unit told", float(bool(asked.told) and not told)
    away = distance_km((place.lat, place.lon), asked.near) if asked.near is not None else 0.0
    yield "far", min(away / 100, 3.0)


def _answer(words: str, read: PlaceWords, ranked: Sequence[PlaceCandidate]) -> ResolvedPlace:
    span = Span(0, len(words), words)
    mention = PlaceMention(span, read.names[0], read.relation, distance_km=read.distance_km)
    kept = tuple(ranked[:_KEPT])
    if not kept or kept[0].score < ENOUGH:
        return ResolvedPlace(mention, None, None, None, kept, "none is likely enough")
    precision = ged_precision(kept[0].level, mention)
    reason = "; ".join(kept[0].reasons)
    return ResolvedPlace(mention, kept[0], precision, acled_precision(precision), kept, reason)
