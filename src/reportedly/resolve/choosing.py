"""Which of several places of one name is meant: by unit, by neighbours, by people last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.reference.distance import distance_km
from reportedly.reference.gazetteer import SAME_SPELLING
from reportedly.reference.lists import is_bare_village

Point = tuple[float, float]

# Likeness that suffices, and how far ahead of the next place: measured on spellings of Syrian
# towns. A village that is missing from the gazetteer looks like another at .89.
_ALIKE, _MARGIN = 0.94, 0.08
_ONE_PLACE_KM = 8.0  # a town, and the camp or district called after it
# Distances and sizes below are judged by eye on a map of Syria, not measured.
_CITY_KM, _REGION_KM = 30.0, 60.0  # how far a part of a city, or of a plain, lies from its middle
_CLEARLY_NEARER = 3.0  # times nearer to the report's other places than the next of that name
NEEDS_NO_UNIT = 100_000  # people; such a city is named without its province
_SEAT_KM = 60.0  # how far a district's middle may lie from its seat
CLEARLY_LARGER = 10  # times more people
_LARGE = (PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.ADM3, PlaceLevel.COUNTRY, PlaceLevel.REGION)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place meant, or None, and why."""

    place: PlaceCandidate | None
    reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a mention: the larger units it is told to lie in, the report's other
    places, and how many people live in each candidate."""

    within: tuple[PlaceCandidate, ...] = ()
    within_words: str = ""
    others: tuple[Point, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)


def choose_place(candidates: Sequence[PlaceCandidate], around: Surroundings) -> Choice:
    """One of `candidates` (best first), or none where there is no ground for a choice.

    The order of grounds: spelling, the larger unit named, distance to the report's other places,
    whether a district is called after it, the number of people last.
    """
    same = [place for place in candidates if place.score >= SAME_SPELLING]
    if not same:
        return _alike(candidates, around)
    inside = [place for place in same if lies_within(place, around.within)]
    if not inside:
        return _outside(same, around)
    first = inside[0]
    rivals = [place for place in inside[1:] if _is_rival(first, place)]
    if is_bare_village(first.id, first.ids) and not (
        around.within or _is_near(first, around.others)
    ):
        return Choice(None, "a village is spelt so, and nothing in the report leads there")
    if not rivals:
        where = f" in {around.within_words}" if around.within else ""
        return Choice(first, f"the only place of that spelling{where}")
    units = [place for place in inside if place.level in (PlaceLevel.ADM1, PlaceLevel.ADM2)]
    return _among([first, *rivals], units, around)


def _is_near(place: PlaceCandidate, others: Sequence[Point]) -> bool:
    return bool(others) and _nearest_km(place, others) <= _REGION_KM


def lies_within(place: PlaceCandidate, units: Sequence[PlaceCandidate]) -> bool:
    """Whether `place` lies in one of `units`; true where no unit is known."""
    return not units or any(_lies_in(place, unit) for unit in units)


def are_one_place(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Whether two entries lie so close that they are one place on a map of events."""
    return distance_km((one.lat, one.lon), (other.lat, other.lon)) <= _ONE_PLACE_KM


def _lies_in(place: PlaceCandidate, unit: PlaceCandidate) -> bool:
    away = distance_km((place.lat, place.lon), (unit.lat, unit.lon))
    match unit.level:
        case PlaceLevel.COUNTRY:
            return place.country == unit.country
        case PlaceLevel.ADM1:
            return place.country == unit.country and place.admin1 == unit.admin1
        case PlaceLevel.ADM2:
            same = place.admin2 == unit.admin2 if place.admin2 else place.admin1 == unit.admin1
            return place.country == unit.country and same
        case PlaceLevel.REGION:
            return away <= _REGION_KM
        case _:
            return away <= _CITY_KM


def _alike(candidates: Sequence[PlaceCandidate], around: Surroundings) -> Choice:
    if not candidates:
        return Choice(None, "no place of that name or of a like one is known")
    first = candidates[0]
    behind = [other for other in candidates[1:] if not are_one_place(first, other)]
    ahead = first.score - behind[0].score if behind else 1.0
    if first.score < _ALIKE or ahead < _MARGIN or not lies_within(first, around.within):
        return Choice(None, "no place is spelt so; the most alike are listed, none is near enough")
    return Choice(first, f"spelt much like {first.name}, and like no other place")


def _outside(same: Sequence[PlaceCandidate], around: Surroundings) -> Choice:
    """What is too large to lie in a unit that the words only set beside it."""
    first, beside = same[0], {unit.level for unit in around.within}
    for place in same:
        if place.level is PlaceLevel.COUNTRY or (
            place.level is PlaceLevel.ADM1 and PlaceLevel.ADM1 in beside
        ):
            return Choice(place, f"not within {around.within_words} but told together with it")
    if around.people.get(first.id, 0) >= NEEDS_NO_UNIT:
        return Choice(first, f"so large that it is told without {around.within_words}")
    return Choice(None, f"the gazetteer knows it only outside {around.within_words}")


def _is_rival(first: PlaceCandidate, other: PlaceCandidate) -> bool:
    """A town's governorate or district is no rival of the town; another town is."""
    if first.level in _LARGE or other.level in _LARGE:
        return first.level is other.level
    return not are_one_place(first, other)


def _among(
    places: Sequence[PlaceCandidate], units: Sequence[PlaceCandidate], around: Surroundings
) -> Choice:
    if around.others:
        ranked = sorted(places, key=lambda place: _nearest_km(place, around.others))
        near, next_near = (_nearest_km(place, around.others) for place in ranked[:2])
        if near * _CLEARLY_NEARER <= next_near:
            return Choice(ranked[0], f"{near:.0f} km from the report's other places")
    seats = [place for place in places if place not in units and _is_seat(place, units)]
    if len(seats) == 1:
        return Choice(seats[0], "the seat of a district of that name")
    by_size = sorted(places, key=lambda place: -around.people.get(place.id, 0))
    most, next_most = (around.people.get(place.id, 0) for place in by_size[:2])
    if most > CLEARLY_LARGER * next_most:
        return Choice(by_size[0], f"by far the largest of {len(places)} places of that spelling")
    return Choice(None, f"{len(places)} places of that spelling; nothing tells which is meant")


def _is_seat(place: PlaceCandidate, units: Sequence[PlaceCandidate]) -> bool:
    points = (((unit.lat, unit.lon), (place.lat, place.lon)) for unit in units)
    return any(distance_km(one, other) <= _SEAT_KM for one, other in points)


def _nearest_km(place: PlaceCandidate, others: Sequence[Point]) -> float:
    return min(distance_km((place.lat, place.lon), point) for point in others)
