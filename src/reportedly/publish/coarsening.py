"""Places as everybody may see them: a town, or the district that a finer place lies in."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.publish.contents import COARSE
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer
from reportedly.reference.pointed import BY_HAND

_TOWN_DEGREES = 2  # decimals: a hundredth of a degree, some 1.1 km; a town is larger
_HALF = 2  # cells in a degree
# What no list of numbered places says may be words: "own:farm-of-the-hariri-family".
_NUMBERED = re.compile(r"[a-z]+:[A-Z]{0,3}\d+")
_FINE = frozenset({PlaceLevel.SITE})

# Of a place's district, what stands for it: its name, level and point.
Districts = Callable[[PlaceCandidate], PlaceCandidate | None]


def coarse_place(place: PlaceCandidate, districts: Districts) -> tuple[PlaceCandidate, int]:
    """The place as everybody may see it, and the least that its GED precision can be.

    A site, and what a person pointed at on the map, becomes its district; of a town the point is
    rounded, so that no list of one's own tells a house by it.
    """
    if place.level not in _FINE and not place.id.startswith(f"{BY_HAND}:"):
        return _rounded(place), 1
    return _district(place, districts)


def _rounded(place: PlaceCandidate) -> PlaceCandidate:
    ids = tuple(key for key in place.ids if _NUMBERED.fullmatch(key))
    return replace(
        place,
        id=place.id if _NUMBERED.fullmatch(place.id) else f"named:{_digest(place)}",
        lat=round(place.lat, _TOWN_DEGREES),
        lon=round(place.lon, _TOWN_DEGREES),
        reasons=(),
        ids=ids,
    )


def _district(place: PlaceCandidate, districts: Districts) -> tuple[PlaceCandidate, int]:
    """Two sites of one district stay two to the rules: the id is theirs until it is shown."""
    told = [(level, least) for name, level, least in _units(place) if name]
    level, least = told[0] if told else (PlaceLevel.COUNTRY, 6)
    found = districts(place) or half_degree(place)
    name = place.admin2 or place.admin1 or place.country or "a place not told"
    shown = replace(
        place,
        id=f"{COARSE}:{_digest(place)}",
        ids=(),
        name=name,
        lat=found.lat,
        lon=found.lon,
        level=level,
        reasons=(),
        population=0,
    )
    return shown, least


def _units(place: PlaceCandidate) -> tuple[tuple[str, PlaceLevel, int], ...]:
    return (place.admin2, PlaceLevel.ADM2, 3), (place.admin1, PlaceLevel.ADM1, 4)


def half_degree(place: PlaceCandidate) -> PlaceCandidate:
    """The place at the middle of its cell of half a degree, some 50 km wide."""
    return replace(place, lat=_middle(place.lat, 90), lon=_middle(place.lon, 180))


def _middle(degrees: float, most: int) -> float:
    return min((math.floor(degrees * _HALF) + 0.5) / _HALF, most - 0.25)


def districts_of(gazetteer: Gazetteer) -> Districts:
    """The districts and provinces that a gazetteer holds."""
    held: dict[tuple[str, str, str], PlaceCandidate | None] = {}

    def find(place: PlaceCandidate) -> PlaceCandidate | None:
        asked = (place.country, place.admin1, place.admin2)
        if asked not in held:
            held[asked] = _find(gazetteer, place)
        return held[asked]

    return find


def _find(gazetteer: Gazetteer, place: PlaceCandidate) -> PlaceCandidate | None:
    """The point of the smallest unit that is known; it is the same for all that lies in it."""
    for name, level, _ in _units(place):
        found = gazetteer.find(name, country=place.country, limit=20) if name else ()
        same = [one for one in found if one.score >= SAME_SPELLING and one.level is level]
        same = [one for one in same if not place.admin1 or one.admin1 in ("", place.admin1)] or same
        if same:
            return same[0]
    return None


def _digest(place: PlaceCandidate) -> str:
    return "z" + sha256(f"{place.id} {place.lat} {place.lon}".encode()).hexdigest()[:20]
