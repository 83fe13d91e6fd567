"""Places: each mention joined to the gazetteer, by what else its report names."""

from collections.abc import Sequence
from functools import cached_property

from reportedly.model.places import (
    PlaceCandidate,
    PlaceLevel,
    PlaceMention,
    PlaceRelation,
    ResolvedPlace,
)
from reportedly.model.reports import Report
from reportedly.reference.gazetteer import Gazetteer, level_word
from reportedly.resolve.choosing import SAME_SPELLING, Surroundings, choose_place
from reportedly.resolve.precision import acled_precision, ged_precision

_LISTED = 8  # candidates looked at; several villages of one name are common
_KEPT = 5  # candidates shown


class PlaceResolver:
    """Joins the places of one report. The country comes first: no name leaves it by likeness."""

    def __init__(
        self, report: Report, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
    ) -> None:
        self._gazetteer, self._mentions = gazetteer, tuple(mentions)
        self._named = gazetteer.countries_named(report.reading.text)

    @cached_property
    def country(self) -> str | None:
        """The country the report is about (ISO letters): where most of its places are known."""
        countries = self._named or self._gazetteer.theatre
        names = {mention.name for mention in self._mentions}
        known = {
            iso: sum(self._gazetteer.knows(name, countries=(iso,)) for name in names)
            for iso in countries
        }
        return max(countries, key=lambda iso: known[iso], default=None)

    def resolve(self, mention: PlaceMention) -> ResolvedPlace:
        """The place meant with its precision; or unresolved, with the reason and candidates."""
        candidates = self._candidates(mention)
        choice = choose_place(candidates, self._surroundings(mention, candidates))
        if choice.place is None:
            return ResolvedPlace(mention, None, None, None, candidates[:_KEPT], choice.reason)
        others = (place for place in candidates if place.id != choice.place.id)
        precision = ged_precision(choice.place.level, mention)
        return ResolvedPlace(
            mention,
            choice.place,
            precision,
            acled_precision(precision),
            (choice.place, *others)[:_KEPT],
            choice.reason,
        )

    def _candidates(self, mention: PlaceMention) -> tuple[PlaceCandidate, ...]:
        """From the report's country; from another one that it names only by the same spelling."""
        name = _with_level(mention)
        told = mention.within.text if mention.within is not None else ""
        countries = self._gazetteer.countries_named(f"{mention.span.text} {told}")
        first = countries[0] if countries else self.country
        found = self._gazetteer.find(name, country=first, limit=_LISTED)
        if countries or (found and found[0].score >= SAME_SPELLING):
            return found
        for iso in self._named:
            elsewhere = self._gazetteer.find(name, country=iso, limit=_LISTED)
            same = tuple(place for place in elsewhere if place.score >= SAME_SPELLING)
            if same:
                return same
        return found

    def _surroundings(
        self, mention: PlaceMention, candidates: Sequence[PlaceCandidate]
    ) -> Surroundings:
        others = tuple(point for name, point in self._anchors.items() if name != mention.name)
        people = {place.id: self._gazetteer.population(place) for place in candidates}
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


def _with_level(mention: PlaceMention) -> str:
    """The name with the word that says what it is: a province's name is often its town's."""
    word = level_word(mention.span.text)
    if word is None and mention.relation is PlaceRelation.WITHIN:
        word = "province"
    return mention.name if word is None else f"{mention.name} {word}"
