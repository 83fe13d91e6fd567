"""Summaries: an incident at a glance, so that ten thousands can be listed, sorted and mapped."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.model.actors import SpeakerKind
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import Estimate

# Below it a link or a claim is as likely wrong as right, by the score that made it (0..1).
UNSURE_BELOW = 0.5
NOWHERE = "-"  # stands for its province where an incident's place is not known


class Need(StrEnum):
    """Why a person should look at an incident."""

    CONTRADICTED = "contradicted"  # statements stand against each other
    TOLL = "toll"  # somebody says that people were killed
    NEW = "new"  # claims came since somebody reviewed it
    UNSURE = "unsure"  # a link or a claim in it is as likely wrong as right
    UNRESOLVED_PLACE = "unresolved_place"  # a place that is named and not found
    SECOND_OPINION = "second_opinion"  # one person has given an opinion, and no other yet
    UNREVIEWED = "unreviewed"  # nobody has looked at it


class Facet(StrEnum):
    """By what incidents are told apart and counted."""

    TYPE = "type"
    PROVINCE = "province"
    OUTLET = "outlet"
    SPEAKER = "speaker"  # the kind of speaker
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when one record of an incident lies, and how many it counts killed.

    `precision` is GED's where_prec 1-7; None, as `place`, where the place is not resolved. `name`
    is the place as the record writes it.
    """

    name: str
    place: PlaceCandidate | None
    precision: int | None
    days: DayRange | None
    killed: Estimate


@dataclass(frozen=True, slots=True)
class Review:
    """Who has looked at an incident, and how many of its claims none of them has seen.

    `opinions` is how many have given an opinion on it, `settled` that one was settled on.
    """

    reviewers: tuple[str, ...] = ()
    new_claims: int = 0
    opinions: int = 0
    settled: bool = False

    @property
    def awaits_second(self) -> bool:
        """Whether one person has given an opinion, and no other yet."""
        return self.opinions == 1 and not self.settled


@dataclass(frozen=True, slots=True)
class Summary:
    """One incident at a glance: what its claims say and what its records conclude.

    `spots` hold one a record; an incident without records has none. `told_days` are the days that
    its claims tell, `place_said` the place that the first of them names. `killed` is over all
    records, None where nobody says; `lowest_said` and `highest_said` bound what is claimed of the
    total killed, None where the words leave an end open. `confidence` is the lowest score of a
    link or a claim, 0..1, None where nothing has one. `names` are all names of its places.
    """

    incident_id: str
    number: int
    event_types: tuple[EventType, ...]
    spots: tuple[Spot, ...]
    told_days: tuple[DayRange, ...]
    place_said: str
    names: tuple[str, ...]
    killed: Estimate
    lowest_said: int | None
    highest_said: int | None
    claims: int
    reports: int
    origins: int
    speakers: int
    outlets: tuple[str, ...]
    speaker_kinds: tuple[SpeakerKind, ...]
    contradictions: int
    confidence: float | None
    unresolved_places: tuple[str, ...]
    unresolved_parties: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    review: Review = Review()

    @property
    def days(self) -> DayRange | None:
        """From the first to the last day that is concluded; where none is, that is told."""
        ranges = self.day_ranges
        if not ranges:
            return None
        return DayRange(min(each.start for each in ranges), max(each.end for each in ranges))

    @property
    def day_ranges(self) -> tuple[DayRange, ...]:
        """The days of its records; where no record has any, those that its claims tell."""
        concluded = tuple(spot.days for spot in self.spots if spot.days is not None)
        return concluded or self.told_days

    @property
    def spot(self) -> Spot | None:
        """The first record with a place; None where no place is resolved."""
        return next((spot for spot in self.spots if spot.place is not None), None)

    @property
    def provinces(self) -> tuple[str, ...]:
        """The first-level units of its records' places; `NOWHERE` where none is known."""
        placed = (spot.place for spot in self.spots if spot.place is not None)
        return tuple(dict.fromkeys(place.admin1 or NOWHERE for place in placed)) or (NOWHERE,)

    @property
    def toll(self) -> int | None:
        """The most that anybody says or that is concluded; None where nobody gives a number."""
        ends = (self.killed.high, self.killed.best, self.highest_said, self.lowest_said)
        return max((end for end in ends if end is not None), default=None)

    @property
    def needs(self) -> tuple[Need, ...]:
        """Why a person should look at it."""
        found = {
            Need.CONTRADICTED: self.contradictions > 0,
            Need.TOLL: (self.toll or 0) > 0,
            Need.NEW: bool(self.review.reviewers) and self.review.new_claims > 0,
            Need.UNSURE: self.confidence is not None and self.confidence < UNSURE_BELOW,
            Need.UNRESOLVED_PLACE: bool(self.unresolved_places),
            Need.SECOND_OPINION: self.review.awaits_second,
            Need.UNREVIEWED: not self.review.reviewers,
        }
        return tuple(need for need, holds in found.items() if holds)

    @property
    def facets(self) -> Iterator[tuple[Facet, str]]:
        """Everything that it is told apart by, each once."""
        yield from ((Facet.TYPE, kind.value) for kind in self.event_types)
        yield from ((Facet.PROVINCE, name) for name in self.provinces)
        yield from ((Facet.OUTLET, name) for name in self.outlets)
        yield from ((Facet.SPEAKER, kind.value) for kind in self.speaker_kinds)
        yield from ((Facet.NEED, need.value) for need in self.needs)
