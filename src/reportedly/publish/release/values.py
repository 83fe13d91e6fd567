"""A record as a release publishes it, in words, so that two releases can be laid side by side."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import msgspec

from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord
from reportedly.model.reports import Report
from reportedly.publish.contents import Entry
from reportedly.publish.ged import degrees

NOT_SAID = "not said"
REPORTS = "reports"
_VIOLENCE = {1: "1, state-based", 2: "2, non-state", 3: "3, one-sided"}


class Said(msgspec.Struct, frozen=True, array_like=True):
    """One field: its name, its value in words, and why it is so, as its trace tells."""

    field: str
    words: str
    because: str = ""


class Value(msgspec.Struct, frozen=True):
    """What a release says of a record. `reports` are ids with outlet and day; `claims` the ids of
    the incident's claims, which are no part of what is published."""

    title: str
    said: tuple[Said, ...]
    reports: tuple[tuple[str, str], ...]
    claims: tuple[str, ...] = ()

    @property
    def is_erased(self) -> bool:
        """Whether what it said was taken out with a report that was erased."""
        return not self.said

    def in_words(self) -> dict[str, str]:
        """The fields by name."""
        return {one.field: one.words for one in self.said}


def value_of(entry: Entry, claims: tuple[str, ...]) -> Value:
    """The record of an entry; `claims` are all those of its incident, by id."""
    record = entry.record
    return Value(
        title=_title(record),
        said=tuple(_said(record)),
        reports=tuple((report.id, _report_words(report)) for report in entry.reports),
        claims=claims,
    )


def value_text(value: Value) -> str:
    """The value as it is kept; the same value gives the same text."""
    return msgspec.json.encode(value).decode()


def read_value(text: str) -> Value:
    return msgspec.json.decode(text, type=Value)


def _title(record: EventRecord) -> str:
    place = NOT_SAID if record.place is None else _place_words(record.place)
    where = f"at {place}" if record.place is not None else "at an unresolved place"
    when = "on an unsaid day" if record.days is None else _days_words(record.days)
    return f"{_plain(record.event_type)} {where}, {when}"


def _said(record: EventRecord) -> Iterator[Said]:
    for field, trace_name, value in _fields(record):
        yield Said(field, NOT_SAID if value is None else str(value), _because(record, trace_name))


def _fields(record: EventRecord) -> Iterator[tuple[str, str, Any]]:
    """Each field's name, that of the trace which tells its making, and its value."""
    place, toll = record.place, record.fatalities
    yield "kind of event", "event_type", _plain(record.event_type)
    yield "type of violence", "type_of_violence", _VIOLENCE.get(record.type_of_violence or 0)
    yield "days", "date", None if record.days is None else _days_words(record.days)
    yield "precision of days", "date", record.date_precision
    yield "place", "place", None if place is None else _place_words(place)
    yield "point", "place", None if place is None else _point_words(place)
    yield "precision of place", "place", record.place_precision
    yield "side A", "side_a", ", ".join(actor.name for actor in record.side_a) or None
    yield "side B", "side_b", ", ".join(actor.name for actor in record.side_b) or None
    yield "low", "low", toll.low
    yield "best", "best", toll.best
    yield "high", "high", toll.high
    yield "deaths of side A", "deaths", record.deaths_a
    yield "deaths of side B", "deaths", record.deaths_b
    yield "deaths of civilians", "deaths", record.deaths_civilians
    yield "deaths of unknown", "deaths", record.deaths_unknown
    yield "clarity", "clarity", record.clarity
    yield from _fields_of_packs(record)


def _fields_of_packs(record: EventRecord) -> Iterator[tuple[str, str, Any]]:
    """What one pack alone states, under the names that the pack gives it."""
    for stated in (record.acled, record.harm):
        held = {} if stated is None else asdict(stated)
        yield from ((_plain(name), name, value) for name, value in held.items())


def _because(record: EventRecord, name: str) -> str:
    """Why a value is so: the trace's words without the value that heads them, and the rule."""
    trace = record.trace(name)
    if trace is None:
        return ""
    _, colon, reason = trace.words.partition(": ")
    return f"{reason if colon else trace.words} ({trace.rule})"


def _place_words(place: PlaceCandidate) -> str:
    within = place.admin1 or place.country
    return f"{place.name} ({within})" if within and within != place.name else place.name


def _point_words(place: PlaceCandidate) -> str:
    return f"{degrees(place.lat)}, {degrees(place.lon)}"


def _days_words(days: DayRange) -> str:
    first, last = days.start.isoformat(), days.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _report_words(report: Report) -> str:
    day = report.published.day
    return f"{report.outlet}, {'of an unsaid day' if day is None else day.isoformat()}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
