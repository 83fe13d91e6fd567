"""Records as FollowTheMoney entities, one a line: what OpenAleph, Aleph and their tools load.

Written after the schema of FollowTheMoney 3.8 (https://followthemoney.tech), without its library:
that would bring some thirty packages, and from version 4 a compiler. The tests ask the library
whether every line is valid.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from reportedly.model.actors import ActorKind, ResolvedActor
from reportedly.model.claims import ResolvedClaim
from reportedly.model.ids import content_id
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow
from reportedly.model.reports import Report
from reportedly.publish.cells import in_short
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.countries import country_of
from reportedly.publish.geojson import WHERE_PRECISION, figure_words, notices_of

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")  # what an id may be (types/entity)
# The longest values that the types name, address, string, url and text take.
_NAME, _ADDRESS, _STRING, _URL, _TEXT = 384, 250, 1024, 4096, 65_000
_JOINERS = "\u200c\u200d"  # not seen, but Persian needs them
_PEOPLE = (ActorKind.CIVILIANS, ActorKind.PROTESTERS)  # no organisation
_LOOSE = (ActorKind.UMBRELLA, ActorKind.UNKNOWN)  # perhaps none


class Entity(msgspec.Struct, frozen=True):
    """One entity: every property holds a list of texts, and none is empty."""

    id: str
    schema: str
    properties: Mapping[str, list[str]]


def ftm_sheet(bundle: Bundle) -> Sheet:
    """Every record as an Event, with the entities around it, each once."""
    notes = (
        "Each record is an Event; its reports are Articles, linked as proof; its place is an "
        "Address; parties that the register knows are Organizations, or LegalEntities where the "
        "name stands for several; each claim is a Note on the Event.",
        "Civilians, protesters and parties that nobody could identify are no entities: the "
        "Event's description names the sides. Nobody is a Person.",
        "An Address that stands for more than a town or village has no coordinates; its remarks "
        "say how precisely the place is known.",
        "Counts stand in words in the summary: FollowTheMoney has no property for them.",
        *notices_of(bundle),
    )
    return Sheet(_chunks(bundle), len(bundle.records), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    actors = {actor.id: actor for actor in bundle.actors}
    encode, written = msgspec.json.Encoder().encode, set[str]()
    for entry in bundle.entries():
        for entity in entities_of(entry, actors):
            if entity.id not in written:
                written.add(entity.id)
                yield encode(entity) + b"\n"


def entities_of(entry: Entry, actors: Mapping[str, ActorRow]) -> Iterator[Entity]:
    """The Event of a record, after all that it points to, and before what is said of it."""
    record = entry.record
    if record.place is not None:
        yield _address(record, record.place)
    for party in _organised(record):
        yield _party(party, actors.get(party.id or ""))
    for report in entry.reports:
        yield _article(report)
    yield _event(entry)
    reports = {report.id: report for report in entry.reports}
    for claim in entry.claims:
        yield _note(claim, record, reports.get(claim.claim.report_id))


def _event(entry: Entry) -> Entity:
    record, days, place = entry.record, entry.record.days, entry.record.place
    kind, when = record.event_type.replace("_", " "), "" if days is None else days.in_words
    named = (kind, _place_words(record), when)
    properties = {
        "name": _line((", ".join(filter(None, named)),), _NAME),
        "recordId": [str(record.number)] if record.number >= 1 else [],
        "startDate": [] if days is None else [days.start.isoformat()],
        "endDate": [] if days is None else [days.last.isoformat()],
        "location": _line((_place_words(record),), _ADDRESS),
        "country": [] if place is None else _country(place.country),
        "addressEntity": [] if place is None else [_address_id(record, place)],
        "involved": [_party_id(party) for party in _organised(record)],
        "summary": [_counts(record)],
        "description": _line((_sides(record),), _TEXT),
        "keywords": _line((record.event_type, f"{record.pack} {record.pack_version}"), _STRING),
        "notes": _line(record.warnings, _TEXT),
        "proof": [_own_id(report.id) for report in entry.reports],
    }
    return _entity(_own_id(record.id), "Event", properties)


def _address(record: EventRecord, place: PlaceCandidate) -> Entity:
    precision = record.place_precision
    exact, known = precision == 1, WHERE_PRECISION.get(precision or 0, "")
    properties = {
        "full": _line((_place_words(record),), _ADDRESS),
        "region": _line((place.admin2,), _STRING),
        "state": _line((place.admin1,), _STRING),
        "country": _country(place.country),
        "latitude": [f"{place.lat:.6f}"] if exact else [],
        "longitude": [f"{place.lon:.6f}"] if exact else [],
        "remarks": _line((known,), _STRING),
    }
    return _entity(_address_id(record, place), "Address", properties)


def _party(party: ResolvedActor, row: ActorRow | None) -> Entity:
    loose = party.chosen is not None and party.chosen.kind in _LOOSE
    properties = {
        "name": _line((party.name,), _NAME) or ["unnamed"],
        "country": [] if row is None else _country(row.country),
        "keywords": [] if party.chosen is None else [party.chosen.kind.value],
    }
    return _entity(_party_id(party), "LegalEntity" if loose else "Organization", properties)


def _article(report: Report) -> Entity:
    day = report.published.day
    properties = {
        "title": _line((report.title,), _STRING),
        "fileName": [report.id],
        "publisher": _line((report.outlet,), _STRING),
        "publishedAt": [] if day is None else [day.isoformat()],
        "sourceUrl": _address_on_the_web(report.url),
    }
    return _entity(_own_id(report.id), "Article", properties)


def _note(claim: ResolvedClaim, record: EventRecord, report: Report | None) -> Entity:
    """What one speaker says: in our words first, then in a few of the report's."""
    told = "; ".join(map(figure_words, claim.claim.figures)) or "no figure"
    denied = claim.claim.denies
    how = claim.claim.status.replace("_", " ") if denied is None else f"denies the {denied}"
    properties = {
        "name": _line((f"{claim.speaker.name} in {claim.outlet}: {told} ({how})",), _NAME),
        "description": _line((in_short(claim.claim.evidence[0].text),), _TEXT),
        "entity": [_own_id(record.id)],
        "keywords": [claim.speaker.kind.value],
        "notes": _line(claim.judged_in_words, _TEXT),
        "publisher": _line((claim.outlet,), _STRING),
        "proof": [] if report is None else [_own_id(report.id)],
    }
    return _entity(content_id("note", record.id, claim.claim_id), "Note", properties)


def _entity(key: str, schema: str, properties: Mapping[str, Iterable[str]]) -> Entity:
    held = {name: list(dict.fromkeys(values)) for name, values in properties.items()}
    return Entity(key, schema, {name: values for name, values in held.items() if values})


def _organised(record: EventRecord) -> Iterator[ResolvedActor]:
    """The parties that the register knows, and that are more than people."""
    for party in (*record.side_a, *record.side_b):
        if party.chosen is not None and party.chosen.kind not in _PEOPLE:
            yield party


def _own_id(key: str) -> str:
    """The id that other layouts have too, as far as FollowTheMoney takes it for one."""
    return key if _ID.fullmatch(key) else content_id("x", ascii(key))


def _party_id(party: ResolvedActor) -> str:
    return content_id("party", party.id)


def _address_id(record: EventRecord, place: PlaceCandidate) -> str:
    return content_id("place", place.id, record.place_precision, ascii(record.place_name))


def _place_words(record: EventRecord) -> str:
    place = record.place
    if place is None:
        return record.place_name
    return ", ".join(dict.fromkeys(filter(None, (record.place_name or place.name, place.admin1))))


def _counts(record: EventRecord) -> str:
    """ "killed: low 60, best 84, high not said"."""
    toll = record.fatalities
    who = "killed" if record.harm is None else "civilians killed"
    told = (("low", toll.low), ("best", toll.best), ("high", toll.high))
    words = (f"{name} {'not said' if count is None else count}" for name, count in told)
    return f"{who}: {', '.join(words)}"


def _sides(record: EventRecord) -> str:
    told = (("side A", record.side_a), ("side B", record.side_b))
    named = ((side, ", ".join(actor.name for actor in actors)) for side, actors in told)
    return "; ".join(f"{side}: {names}" for side, names in named if names)


def _country(iso2: str) -> list[str]:
    """The code of a country that GED knows too: a list of a user's own may hold anything."""
    return [] if country_of(iso2) is None else [iso2.lower()]


def _address_on_the_web(url: str | None) -> list[str]:
    """An address that can be followed; anything else a report gives for one is left out."""
    try:
        told = urlsplit(url or "")
        good = told.scheme in ("http", "https") and bool(told.hostname) and len(url or "") <= _URL
    except ValueError:
        return []
    return [url] if url is not None and good and url.isprintable() and " " not in url else []


def _line(texts: Iterable[str], most: int) -> list[str]:
    """Each text on one line, as far as the type takes it; one without letters is left out."""
    seen = ("".join(c if c.isprintable() or c in _JOINERS else " " for c in t) for t in texts)
    lines = (" ".join(text.split())[:most].rstrip() for text in seen)
    return [line for line in lines if line]
