"""Places of a report about anywhere but the theatre: every name in the light of all the others.

Names alone say little ("Paris" is in Texas, too). What tells: the country or province that stands
right after the name, the units that the rest of the report names, how near a place lies to the
others, what it is, and the number of people. A name without any of this stays open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log10

from reportedly.model.places import (
    PlaceCandidate,
    PlaceLevel,
    PlaceMention,
    PlaceRelation,
    ResolvedPlace,
)
from reportedly.model.reports import Report
from reportedly.reference.distance import distance_km
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer
from reportedly.reference.geonames import GREAT_CITY_PEOPLE
from reportedly.reference.levels import LEVEL_WORDS, level_word, split_level
from reportedly.reference.world_words import abbreviated_units, peoples
from reportedly.resolve.answers import placed, unplaced
from reportedly.resolve.choosing import (
    CLEARLY_LARGER,
    NEEDS_NO_UNIT,
    Choice,
    Surroundings,
    choose_place,
)
from reportedly.resolve.parts_of_towns import beside_town, town_told

_LOOKED_AT = 120  # places of one name; there are some eighty of San Jose
_LISTED = 8
_ROUNDS = 3  # each looks anew at what the others were found to mean; the third changes little
_NEAR_KM = 300.0
# Set by hand: an order of grounds, the sure ones first; by eye on texts of TR-News.
_COUNTRY, _PROVINCE, _DISTRICT = 8.0, 5.0, -1.0
_BESIDE, _TOLD_UNIT, _TOLD_COUNTRY, _NEARNESS, _PEOPLE = 8.0, 2.5, 1.5, 2.5, 1.0
_WIDE = (PlaceLevel.COUNTRY, PlaceLevel.REGION)
_SMALL = (PlaceLevel.POPULATED, PlaceLevel.SITE, PlaceLevel.ADM2, PlaceLevel.ADM3)
_AFTER = re.compile(r"\s*(?:,|\(|\bin\b|\bof\b)?\s*")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that stands at `[start, end)`; `unit` are the words that it is told to lie in."""

    start: int
    end: int
    name: str
    unit: str | None = None


class WorldPlaces:
    """Joins the places of one report that is about no country of the theatre."""

    def __init__(
        self, report: Report, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
    ) -> None:
        self._gazetteer, self._text = gazetteer, report.text
        self._countries = gazetteer.countries_named(report.reading.text)
        self._named = sorted(set(_names(mentions)), key=lambda one: (one.start, one.end))
        self._found = {name: self._candidates(name) for name in {one.name for one in self._named}}

    @cached_property
    def country(self) -> str | None:
        """The country (ISO letters) that most of its places lie in, if it is named or none is."""
        told = [place for place in self._meant.values() if place.level is not PlaceLevel.COUNTRY]
        held = Counter(place.country for place in told if not self._countries
                       or place.country in self._countries)  # fmt: skip
        first = self._countries[0] if self._countries else None
        return held.most_common(1)[0][0] if held else first

    def resolve(self, mention: PlaceMention) -> ResolvedPlace:
        """The place meant with its precision; or unresolved, with the reason and candidates."""
        found = self._found.get(mention.name) or ()
        choice = self._choice(mention.name)
        if choice.place is None:
            listed = found or self._alike(mention.name)
            return self._by_its_town(mention) or unplaced(mention, listed, choice.reason)
        choice = Choice(self._as_said(mention, choice.place), choice.reason)
        others = [place for place in found if place is not choice.place]
        return placed(mention, mention, choice, sorted(others, key=_alone, reverse=True))

    def _as_said(self, mention: PlaceMention, place: PlaceCandidate) -> PlaceCandidate:
        """The unit or the town of one name: "Kano state" is the one, "Kano" alone the other."""
        word = level_word(mention.span.text)
        within = mention.relation is PlaceRelation.WITHIN
        level = PlaceLevel.ADM1 if within else LEVEL_WORDS.get(word or "", PlaceLevel.POPULATED)
        if place.level is level or place.level in _WIDE:
            return place
        said = [one for one in self._found[mention.name] if one.level is level
                and (word or one.population >= NEEDS_NO_UNIT)]  # fmt: skip
        near = [one for one in said if _holds(place, one) or _holds(one, place)]
        return max(near, key=_alone, default=place)

    def _by_its_town(self, mention: PlaceMention) -> ResolvedPlace | None:
        """What no list has, told as a part of a town: at the town's point, and near it only."""
        told = town_told(mention, self._text)
        unit = self._choice(told.name).place if told is not None else None
        town = self._as_said(told, unit) if told is not None and unit is not None else None
        if town is None or town.level is not PlaceLevel.POPULATED:
            return None
        reason = f"no list has {mention.name}; it is told as a part of {town.name}"
        return placed(mention, beside_town(mention), Choice(town, reason), ())

    def _choice(self, name: str) -> Choice:
        """What the name means, where there is ground for it."""
        place = self._meant.get(name)
        if place is None:
            return choose_place(self._alike(name), Surroundings())
        ground = self._ground(name, place)
        if ground is None:
            return Choice(None, "spelt like places far off; nothing in the report leads to one")
        return Choice(place, ground)

    def _alike(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Places of the report's country that are spelt alike; elsewhere likeness says nothing."""
        if self.country is None:
            return ()
        return self._gazetteer.find(name, country=self.country, limit=_LISTED)

    def _ground(self, name: str, place: PlaceCandidate) -> str | None:
        """Why it is this place and no namesake, in words; None where nothing tells."""
        others = self._others(name, self._meant)
        holding = next((other for other in others if _holds(other, place)), None)
        if place.level not in _SMALL:
            return f"a {place.level} of that name"
        if holding is not None:
            return f"in {holding.name}, which the report names"
        if place.country in self._countries:
            return "in a country that the report names"
        away = _nearest_km(place, others)
        if away is not None and away <= _NEAR_KM:
            return f"{away:.0f} km from the report's other places"
        return "a great city, named without its country" if self._is_great(name, place) else None

    def _is_great(self, name: str, place: PlaceCandidate) -> bool:
        namesakes = (one for one in self._found[name] if one.level in _SMALL and one is not place)
        people = max((one.population for one in namesakes), default=0)
        return place.population >= max(GREAT_CITY_PEOPLE, CLEARLY_LARGER * people)

    @cached_property
    def _meant(self) -> dict[str, PlaceCandidate]:
        meant = {name: max(found, key=_alone) for name, found in self._found.items() if found}
        for _ in range(_ROUNDS):
            meant = self._round(meant)
        return meant

    def _round(self, meant: dict[str, PlaceCandidate]) -> dict[str, PlaceCandidate]:
        """Every name by what the others meant in the round before; one name, one meaning."""
        best: dict[str, tuple[float, PlaceCandidate]] = {}
        for at, one in enumerate(self._named):
            others, unit = self._others(one.name, meant), self._unit(at, meant)
            for place in self._found[one.name]:
                score = _alone(place) + _BESIDE * _holds(unit, place) + _among(place, others)
                if one.name not in best or best[one.name][0] < score:
                    best[one.name] = (score, place)
        return {name: place for name, (_, place) in best.items()}

    def _others(self, name: str, meant: dict[str, PlaceCandidate]) -> list[PlaceCandidate]:
        return [place for other, place in meant.items() if other != name]

    def _unit(self, at: int, meant: dict[str, PlaceCandidate]) -> PlaceCandidate | None:
        """What the name's words say that it lies in, or what stands right after it."""
        one = self._named[at]
        if one.unit is not None:
            return meant.get(one.unit)
        if at + 1 == len(self._named):
            return None
        after = self._named[at + 1]
        return (
            meant.get(after.name) if _AFTER.fullmatch(self._text[one.end : after.start]) else None
        )

    def _candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        country = peoples().get(name.casefold())
        unit = abbreviated_units().get(name.replace(" ", "").rstrip("."))
        asked = country or unit or name
        same = namesakes(asked, self._gazetteer)
        if country is not None:
            return tuple(place for place in same if place.level is PlaceLevel.COUNTRY) or same
        return same


def namesakes(name: str, gazetteer: Gazetteer) -> tuple[PlaceCandidate, ...]:
    """All places of the world that are spelt so, after folding."""
    found = gazetteer.find(name, limit=_LOOKED_AT, everywhere=True)
    return tuple(place for place in found if place.score >= SAME_SPELLING)


def _names(mentions: Sequence[PlaceMention]) -> Iterator[_Named]:
    for mention in mentions:
        unit = mention.within
        name = None if unit is None else split_level(re.sub(r"['’]s?$", "", unit.text))[0]
        yield _Named(mention.span.start, mention.span.end, mention.name, name)
        if unit is not None and name is not None:
            yield _Named(unit.start, unit.end, name)


def _among(place: PlaceCandidate, others: Sequence[PlaceCandidate]) -> float:
    """What a place is worth among the others: in a unit that they name, and near to one."""
    score = 0.0
    if place.level in _SMALL:
        holding = {other.level for other in others if _holds(other, place)}
        score += _TOLD_UNIT * (PlaceLevel.ADM1 in holding)
        score += _TOLD_COUNTRY * (PlaceLevel.COUNTRY in holding)
    away = None if place.level is PlaceLevel.COUNTRY else _nearest_km(place, others)
    return score if away is None else score + _NEARNESS * _NEAR_KM / (_NEAR_KM + away)


def _nearest_km(place: PlaceCandidate, others: Sequence[PlaceCandidate]) -> float | None:
    points = [(other.lat, other.lon) for other in others if other.level not in _WIDE]
    return min((distance_km((place.lat, place.lon), point) for point in points), default=None)


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
