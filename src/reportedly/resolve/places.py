"""Places: each mention joined to the gazetteer, by what else its report names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from statistics import fmean

from reportedly.model.places import (
    PlaceCandidate,
    PlaceLevel,
    PlaceMention,
    PlaceRelation,
    ResolvedPlace,
)
from reportedly.model.reports import Report
from reportedly.reference.gazetteer import SAME_SPELLING, Gazetteer
from reportedly.reference.levels import level_word
from reportedly.resolve.answers import placed, unplaced
from reportedly.resolve.choosing import Choice, Surroundings, choose_place
from reportedly.resolve.parts_of_towns import beside_town, town_told

_LISTED = 8  # candidates looked at; several villages of one name are common
_DIRECTION = re.compile(r"\b((?:north|south|east|west)(?:ern)?) $", re.IGNORECASE)
_LOOK_BACK = 12  # characters; the longest direction and a space
# What bears a town's name and lies elsewhere: "the Shaar gas field" is not Shaar in Aleppo.
_ELSEWHERE = re.compile(
    r"\b(?:fields?|oilfields?|mount(?:ain)?s?|hills?|dam|lake)\b", re.IGNORECASE
)


class PlaceResolver:
    """Joins the places of one report on a theatre that the lists know closely.

    The country comes first: no name leaves it by likeness.
    """

    def __init__(
        self, report: Report, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
    ) -> None:
        self._gazetteer, self._mentions = gazetteer, tuple(mentions)
        self._text = report.text
        self._named = gazetteer.countries_named(report.reading.text)

    @cached_property
    def country(self) -> str | None:
        """The country the report is about (ISO letters): where most of its places are known.

        A country that the report does not name is not it, unless it names none at all or one
        that has none of its places: "a Russian aircraft" does not move the town into Russia.
        """
        named = self._most_known(self._named)
        if named is not None and named[1] > 0:
            return named[0]
        theatre = self._most_known(self._gazetteer.theatre)
        if theatre is not None and (named is None or theatre[1] > 0):
            return theatre[0]
        return None if named is None else named[0]

    def _most_known(self, countries: Sequence[str]) -> tuple[str, int] | None:
        """The country that has most of the report's names, and how many."""
        names = {mention.name for mention in self._mentions}
        known = {
            iso: sum(bool(self._gazetteer.spelt(name, country=iso)) for name in names)
            for iso in countries
        }
        return max(known.items(), key=lambda found: found[1], default=None)

    def resolve(self, mention: PlaceMention) -> ResolvedPlace:
        """The place meant with its precision; or unresolved, with the reason and candidates."""
        candidates = self._candidates(mention)
        choice = choose_place(candidates, self._surroundings(mention, candidates))
        sort = _ELSEWHERE.search(mention.span.text)
        if sort is not None and choice.place is not None and not _is_called(choice.place, sort[0]):
            choice = Choice(None, f"a {sort[0].lower()} may lie far from the place of that name")
        if choice.place is None:
            return self._by_its_town(mention) or self._unresolved(mention, candidates, choice)
        others = (place for place in candidates if place.id != choice.place.id)
        told = replace(mention, relation=PlaceRelation.AT) if self._is_part(mention) else mention
        return placed(mention, told, choice, [*others])

    def _unresolved(
        self, mention: PlaceMention, candidates: tuple[PlaceCandidate, ...], choice: Choice
    ) -> ResolvedPlace:
        if candidates and candidates[0].score < SAME_SPELLING:
            candidates = self._nearest_first(mention, candidates)
        return unplaced(mention, candidates, choice.reason)

    def _by_its_town(self, mention: PlaceMention) -> ResolvedPlace | None:
        """What no list has, told as a part of a town: at the town's point, and near it only."""
        told = town_told(mention, self._text)
        town = self.resolve(told).chosen if told is not None else None
        if town is None or town.level is not PlaceLevel.POPULATED:
            return None
        reason = f"no list has {mention.name}; it is told as a part of {town.name}"
        return placed(mention, beside_town(mention), Choice(town, reason), ())

    def _candidates(self, mention: PlaceMention) -> tuple[PlaceCandidate, ...]:
        """From the report's country; from another one that it names only by the same spelling."""
        name = self._part_name(mention) if self._is_part(mention) else _with_level(mention)
        told = mention.within.text if mention.within is not None else ""
        countries = self._gazetteer.countries_named(f"{mention.span.text} {told}")
        first = countries[0] if countries else self.country
        found = self._gazetteer.find(name, country=first, limit=_LISTED)
        if countries or (found and found[0].score >= SAME_SPELLING):
            return found
        elsewhere = (self._gazetteer.spelt(name, country=iso) for iso in self._named)
        return next(filter(None, elsewhere), found)

    def _nearest_first(
        self, mention: PlaceMention, candidates: tuple[PlaceCandidate, ...]
    ) -> tuple[PlaceCandidate, ...]:
        """Of places that are only spelt alike, those near the report's others come first."""
        points = [point for name, point in self._anchors.items() if name != mention.name]
        if not points:
            return candidates
        near = (fmean(lat for lat, _ in points), fmean(lon for _, lon in points))
        name, country = _with_level(mention), candidates[0].country
        return self._gazetteer.find(name, country=country, near=near, limit=_LISTED)

    def _is_part(self, mention: PlaceMention) -> bool:
        """Whether the word before makes another known name of it: "eastern Aleppo"."""
        name = self._part_name(mention)
        return bool(name and self._gazetteer.spelt(name, country=self.country or ""))

    def _part_name(self, mention: PlaceMention) -> str:
        before = _DIRECTION.search(self._text[: mention.span.start][-_LOOK_BACK:])
        if before is None or level_word(mention.span.text) is not None:
            return ""
        return f"{before[1]} {mention.name}"

    def _surroundings(
        self, mention: PlaceMention, candidates: Sequence[PlaceCandidate]
    ) -> Surroundings:
        others = tuple(point for name, point in self._anchors.items() if name != mention.name)
        people = {place.id: place.population for place in candidates}
        if mention.within is None:
            return Surroundings(others=others, people=people)
        words = mention.within.text
        units = self._gazetteer.find(words, country=self.country, limit=_LISTED)
        same = tuple(unit for unit in units if unit.score >= SAME_SPELLING)
        return Surroundings(same, words, others, people)

    @cached_property
    def _anchors(self) -> dict[str, tuple[float, float]]:
        """Points of the report's places that can be told without one another."""
        anchors = {}
        for mention in self._mentions:
            place = choose_place(self._candidates(mention), Surroundings()).place
            if place is not None and place.level in (PlaceLevel.POPULATED, PlaceLevel.SITE):
                anchors[mention.name] = (place.lat, place.lon)
        return anchors


def _is_called(place: PlaceCandidate, sort: str) -> bool:
    """Whether its name says so, or it is too large for the difference to matter."""
    large = place.level not in (PlaceLevel.POPULATED, PlaceLevel.SITE)
    return large or sort.lower().rstrip("s") in place.name.lower()


def _with_level(mention: PlaceMention) -> str:
    """The name with the word that says what it is: a province's name is often its town's."""
    word = level_word(mention.span.text)
    if word is None and mention.relation is PlaceRelation.WITHIN:
        word = "province"
    return mention.name if word is None else f"{mention.name} {word}"
