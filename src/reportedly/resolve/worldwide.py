"""Places of a text about anywhere: every name in the light of all the others.

Names alone say little ("Paris" is in Texas, too). What tells: the country or province that stands
right after the name, the units that the rest of the text names, how near a place lies to the
others, what it is, and the number of people.
"""

import re
from collections.abc import Sequence
from math import log10

from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.reference.distance import distance_km
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer
from reportedly.reference.world_words import abbreviated_units, peoples

Toponym = tuple[int, int]

_LOOKED_AT = 120  # places of one name; there are some eighty of San Jose
_ROUNDS = 3  # each looks anew at what the others were found to mean; the third changes little
_NEAR_KM = 300.0
_ALIKE = 0.9  # a likeness that is a slip of the pen; below it nothing is given
# Set by hand: an order of grounds, the sure ones first; by eye on texts of TR-News.
_COUNTRY, _PROVINCE, _DISTRICT = 8.0, 5.0, -1.0
_BESIDE, _TOLD_UNIT, _TOLD_COUNTRY, _NEARNESS, _PEOPLE = 8.0, 2.5, 1.5, 2.5, 1.0
_WIDE = (PlaceLevel.COUNTRY, PlaceLevel.REGION)
_AFTER = re.compile(r"\s*(?:,|\(|\bin\b|\bof\b)?\s*")


def resolve_text(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer
) -> tuple[PlaceCandidate | None, ...]:
    """The place that each toponym (start, end) of `text` means; None where none is known."""
    return _Text(toponyms, text, gazetteer).resolved()


class _Text:
    def __init__(self, toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer) -> None:
        self._gazetteer, self._toponyms, self._text = gazetteer, toponyms, text
        self._names = [text[start:end] for start, end in toponyms]
        known = {name: self._candidates(name) for name in dict.fromkeys(self._names)}
        self._found = [known[name] for name in self._names]

    def resolved(self) -> tuple[PlaceCandidate | None, ...]:
        meant = [max(found, key=_alone, default=None) for found in self._found]
        for _ in range(_ROUNDS):
            meant = self._round(meant)
        return tuple(meant)

    def _round(self, meant: Sequence[PlaceCandidate | None]) -> list[PlaceCandidate | None]:
        """Every name by what the others meant in the round before; one name, one meaning."""
        best: dict[str, tuple[float, PlaceCandidate]] = {}
        for at, found in enumerate(self._found):
            others = self._others(at, meant)
            for place in found:
                score = _alone(place) + self._beside(at, place, meant) + _among(place, others)
                if self._names[at] not in best or best[self._names[at]][0] < score:
                    best[self._names[at]] = (score, place)
        return [best[name][1] if name in best else None for name in self._names]

    def _others(self, at: int, meant: Sequence[PlaceCandidate | None]) -> list[PlaceCandidate]:
        told = zip(self._names, meant, strict=True)
        return [place for name, place in told if place is not None and name != self._names[at]]

    def _beside(
        self, at: int, place: PlaceCandidate, meant: Sequence[PlaceCandidate | None]
    ) -> float:
        after = self._after(at)
        return _BESIDE * (after is not None and _holds(meant[after], place))

    def _after(self, at: int) -> int | None:
        """The toponym right after, with nothing but a comma between."""
        if at + 1 >= len(self._toponyms):
            return None
        between = self._text[self._toponyms[at][1] : self._toponyms[at + 1][0]]
        return at + 1 if _AFTER.fullmatch(between) else None

    def _candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        country = peoples().get(name.casefold())
        unit = abbreviated_units().get(name.replace(" ", "").rstrip("."))
        asked = country or unit or name
        found = self._gazetteer.find(asked, limit=_LOOKED_AT, everywhere=True)
        same = tuple(place for place in found if place.score >= SAME_SPELLING)
        if country is not None:
            return tuple(place for place in same if place.level is PlaceLevel.COUNTRY) or same
        return same or tuple(place for place in found[:1] if place.score >= _ALIKE)


def _among(place: PlaceCandidate, others: Sequence[PlaceCandidate]) -> float:
    """What a place is worth among the others: in a unit that they name, and near to one."""
    score = 0.0
    if place.level in (PlaceLevel.POPULATED, PlaceLevel.SITE, PlaceLevel.ADM2):
        holding = {other.level for other in others if _holds(other, place)}
        score += _TOLD_UNIT * (PlaceLevel.ADM1 in holding)
        score += _TOLD_COUNTRY * (PlaceLevel.COUNTRY in holding)
    near = [other for other in others if other.level not in _WIDE]
    if near and place.level is not PlaceLevel.COUNTRY:
        point = (place.lat, place.lon)
        away = min(distance_km(point, (other.lat, other.lon)) for other in near)
        score += _NEARNESS * _NEAR_KM / (_NEAR_KM + away)
    return score


def _alone(place: PlaceCandidate) -> float:
    """What a place is worth without any other."""
    by_level = {
        PlaceLevel.COUNTRY: _COUNTRY,
        PlaceLevel.REGION: _COUNTRY,
        PlaceLevel.ADM1: _PROVINCE,
        PlaceLevel.ADM2: _DISTRICT,
    }
    return by_level.get(place.level, 0.0) + _PEOPLE * log10(1 + place.population)


def _holds(unit: PlaceCandidate | None, place: PlaceCandidate) -> bool:
    if unit is None or unit.id == place.id or unit.country != place.country:
        return False
    if unit.level is PlaceLevel.ADM1:
        return unit.admin1 == place.admin1
    return unit.level is PlaceLevel.COUNTRY
