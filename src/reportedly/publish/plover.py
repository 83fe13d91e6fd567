"""PLOVER events, one a line: the fields of the codebook's "Other vocabularies".

Categories and fields are the codebook's; modes and sectors are those of PLOVER's manual (draft 0.8
and its later list of modes, unverified against a release). PLOVER publishes no schema: ours is
`plover.schema.json`.
"""

import datetime  # whole, for PLOVER's own field is called date
from collections.abc import Iterator, Mapping

import msgspec

from reportedly.model.actors import ActorKind, ResolvedActor
from reportedly.model.events import EventType
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.records import CivilianHarm, EventRecord
from reportedly.model.reference import ActorRow
from reportedly.model.reports import Report
from reportedly.publish.acled_countries import acled_country
from reportedly.publish.cells import NAME_LENGTH, in_short
from reportedly.publish.contents import Bundle, Entry, Making, Sheet
from reportedly.publish.table import Counted, counted
from reportedly.publish.telling import told

_MODE: Mapping[str, str] = {
    EventType.AIR_STRIKE: "aerial",
    EventType.SHELLING: "heavy-weapons",
    EventType.EXPLOSIVE_DEVICE: "explosives",
    EventType.SUICIDE_BOMBING: "suicide-attack",
    EventType.SHOOTING: "firearms",
    EventType.CHEMICAL_ATTACK: "unconventional",
    EventType.ABDUCTION: "abduct",
}
_TWO_SIDED = frozenset({EventType.ARMED_CLASH, EventType.TERRITORIAL_CHANGE})
_SECTOR = {
    ActorKind.STATE_FORCES: "MIL",
    ActorKind.EXTERNAL_FORCE: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.REBEL_GROUP: "REB",
    ActorKind.UMBRELLA: "REB",
    ActorKind.MILITIA: "PRM",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "CVL",
}
_TOWNS = frozenset({PlaceLevel.POPULATED, PlaceLevel.SITE})
Actors = Mapping[str, ActorRow]


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """A party: `code` its country's three letters, `sector` its sort, as far as they are known."""

    entity_text: str
    code: str | None = None
    sector: str | None = None
    identifier_id: str | None = None


class Location(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place; no point without `where_prec` (GED's 1 to 7) and the kind of thing it stands for."""

    extracted_place: str
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    resolution: str | None = None
    where_prec: int | None = None


class Size(msgspec.Struct, frozen=True, omit_defaults=True):
    """Counts as concluded; what nobody counts is absent, and never 0."""

    dead: int | None = None
    dead_low: int | None = None
    dead_high: int | None = None
    injured: int | None = None


class Cited(msgspec.Struct, frozen=True, omit_defaults=True):
    """The reports, each list in one order, and what coded them."""

    publication: tuple[str, ...]
    title: tuple[str, ...]
    url: tuple[str | None, ...]
    language: tuple[str, ...]
    codebook: str


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event. `event` and `mode` are lists, as PLOVER has them."""

    id: str
    date: datetime.date
    actor: tuple[Entity, ...]
    event: tuple[str, ...]
    recipient: tuple[Entity, ...]
    event_text: str
    cite_info: Cited
    coder: str
    mode: tuple[str, ...] = ()
    enddate: datetime.date | None = None
    event_loc: Location | None = None
    size: Size | None = None
    coded_date: datetime.date | None = None


def plover_sheet(bundle: Bundle) -> Sheet:
    """The records that tell when as events; the others counted with the reason."""
    found = counted(bundle, why_left_out, lambda record: not record.side_a)
    return Sheet(_chunks(bundle), found.rows, found.left_out, _notes(found))


def why_left_out(record: EventRecord) -> str | None:
    """Why PLOVER would not hold a record; None if it would."""
    if record.event_type == EventType.AGGREGATE:
        return "a sum over several incidents, which is no event"
    return "nobody says when: PLOVER requires a date" if record.days is None else None


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    actors = {actor.id: actor for actor in bundle.actors}
    for entry in bundle.entries():
        if why_left_out(entry.record) is None:
            yield encode(plover_event(entry, actors, bundle.making)) + b"\n"


def plover_event(entry: Entry, actors: Actors, making: Making) -> Event:
    """One record as PLOVER's event. ValueError for one that tells no day."""
    record = entry.record
    if record.days is None:
        raise ValueError(f"PLOVER would not hold {record.id}: it tells no day")
    made = making.made_at
    return Event(
        id=record.id,
        date=record.days.start,
        enddate=record.days.last if record.days.days > 1 else None,
        actor=tuple(_entity(actor, actors) for actor in record.side_a),
        recipient=tuple(_entity(actor, actors) for actor in record.side_b),
        event=("AGREE" if record.event_type == EventType.CEASEFIRE else "ASSAULT",),
        mode=_modes(record),
        event_loc=_location(record),
        event_text=told(record, entry.claims),
        size=_size(record),
        cite_info=_cited(entry.reports, record),
        coder=f"reportedly {making.version}, extractor {making.generation}",
        coded_date=None if made is None else made.date(),
    )


def _modes(record: EventRecord) -> tuple[str, ...]:
    """How it was done. Fighting whose sides are both named has PLOVER's sides A and B."""
    if record.event_type in _TWO_SIDED:
        return ("sideAB",) if record.side_a and record.side_b else ()
    mode = _MODE.get(record.event_type)
    return () if mode is None else (mode,)


def _entity(actor: ResolvedActor, actors: Actors) -> Entity:
    row = None if actor.id is None else actors.get(actor.id)
    country = None if row is None else acled_country(row.country)
    return Entity(
        entity_text=actor.name,
        code=None if country is None else country.iso3,
        sector=None if actor.chosen is None else _SECTOR.get(actor.chosen.kind),
        identifier_id=actor.id,
    )


def _location(record: EventRecord) -> Location | None:
    place = record.place
    if place is None:
        return Location(record.place_name) if record.place_name else None
    country = acled_country(place.country)
    return Location(
        extracted_place=record.place_name,
        resolved_place=place.name,
        geonameid=_geonames_id(place),
        lat=round(place.lat, 6),
        lon=round(place.lon, 6),
        city=place.name if place.level in _TOWNS else None,
        district=place.admin2 or None,
        province=place.admin1 or None,
        country=None if country is None else country.iso3,
        resolution=place.level.value,
        where_prec=record.place_precision,
    )


def _geonames_id(place: PlaceCandidate) -> int | None:
    numbers = (key.removeprefix("gn:") for key in (place.id, *place.ids) if key.startswith("gn:"))
    return next((int(number) for number in numbers if number.isascii() and number.isdigit()), None)


def _size(record: EventRecord) -> Size | None:
    toll = record.fatalities
    counts = (toll.best, toll.low, toll.high, _injured(record.harm))
    return None if all(count is None for count in counts) else Size(*counts)


def _injured(harm: CivilianHarm | None) -> int | None:
    """The injured, where least and most are one."""
    if harm is None or harm.injured_min != harm.injured_max:
        return None
    return harm.injured_min


def _cited(reports: tuple[Report, ...], record: EventRecord) -> Cited:
    return Cited(
        publication=tuple(report.outlet for report in reports),
        title=tuple(in_short(report.title, NAME_LENGTH) for report in reports),
        url=tuple(report.url for report in reports),
        language=tuple(report.language for report in reports),
        codebook=f"{record.pack} {record.pack_version} as PLOVER",
    )


def _notes(found: Counted) -> tuple[str, ...]:
    (unnamed,) = found.marked
    return (
        "Ceasefires are AGREE; violence and ground that was taken are ASSAULT. The other fourteen "
        "categories tell of what these records do not hold.",
        f"actor is an empty list where nobody says who acted: {unnamed} events.",
        "Armed clashes have side A as actor, side B as recipient and the mode sideAB.",
        "size.dead is the record's best, dead_low and dead_high (ours, not PLOVER's) its bounds; "
        "a count that is absent was given by nobody.",
        "where_prec (ours) is GED's 1 to 7: from 3 on the point stands for an area.",
        "event_text is our own words; text is left out, for it is the outlets'.",
        "PLOVER publishes no schema; the file keeps to one that we wrote after its field list, "
        "reportedly/publish/plover.schema.json.",
    )
