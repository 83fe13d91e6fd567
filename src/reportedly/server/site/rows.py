"""What a list or a map of the site tells of an incident: a line, held for all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model.events import EventType
from reportedly.model.records import EventRecord
from reportedly.query import incident_words, record_words, words
from reportedly.query.speech import _
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.dossier import Dossier

PROVINCE = 4  # GED where_prec: anywhere in a province
_NEAR, _COUNTRY = 2, 6  # around a town; anywhere in a country
NOWHERE = _("not placed")
UNDATED = _("no day")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record is concluded to lie, and how precisely (GED where_prec 1 to 7)."""

    name: str
    province: str
    country: str
    lat: float
    lon: float
    precision: int

    @property
    def is_close(self) -> bool:
        """Whether it is a place on a map: a whole country is none."""
        return self.precision != _COUNTRY

    @property
    def key(self) -> str:
        """What is the same for all that is drawn as one: a province, wherever its point is."""
        if self.precision == PROVINCE and self.province:
            return f"{self.country} {self.province}"
        return f"{self.precision} {self.lat} {self.lon} {self.name}"


@dataclass(frozen=True, slots=True)
class Row:
    """One incident in a line. `page` is its address within the site; `toll` what maps scale by.

    `year`, `kind` and `province` are the lists that it stands in.
    """

    page: str
    number: int
    title: str
    killed: str
    heard: str
    contradictions: int
    day: date | None
    year: str
    kind: str
    province: str
    toll: int | None
    spots: tuple[Spot, ...]


def row_of(found: Dossier, records: Sequence[EventRecord], page: str) -> Row:
    """The line of an incident with at least one record."""
    first, claims = records[0], found.view.claims
    days = [record.days.start for record in records if record.days is not None]
    spots = tuple(dict.fromkeys(spot for record in records for spot in _spots(record)))
    return Row(
        page,
        found.number,
        _title(found, records),
        record_words.killed_words(first),
        incident_words.heard_words(claims),
        contradictions(claims),
        min(days, default=None),
        str(min(days).year) if days else UNDATED,
        words.plain(first.event_type),
        next((spot.province or spot.country for spot in spots if spot.is_close), NOWHERE),
        max((toll for toll in map(_toll, records) if toll is not None), default=None),
        spots,
    )


def _title(found: Dossier, records: Sequence[EventRecord]) -> str:
    """ "Air strike, Al-Atarib, Aleppo, 13 Nov 2017"."""
    first, claims = records[0], found.view.claims
    where = incident_words.where_words(claims, first)
    others = words.plural(len(records) - 1, "other place")
    more = " " + _("and {others}").format(others=others) if len(records) > 1 else ""
    told = (words.plain(first.event_type).capitalize(), where + more, words.days_words(first.days))
    return ", ".join(part for part in told if part != words.NOT_SAID)


def _spots(record: EventRecord) -> tuple[Spot, ...]:
    """None for a sum over several incidents, which lie where they lie."""
    place = record.place
    if place is None or record.place_precision is None or record.event_type == EventType.AGGREGATE:
        return ()
    precision, at = record.place_precision, (round(place.lat, 4), round(place.lon, 4))
    larger = precision > _NEAR and record.place_name
    named = place.admin1 if precision == PROVINCE else record.place_name if larger else place.name
    return (Spot(named or place.name, place.admin1, place.country, *at, precision),)


def _toll(record: EventRecord) -> int | None:
    told = record.fatalities
    return next((count for count in (told.high, told.best, told.low) if count is not None), None)
