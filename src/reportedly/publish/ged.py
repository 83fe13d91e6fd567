"""UCDP GED's columns from records (codebook A.1). What we cannot know stays empty."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from reportedly.model.actors import ActorKind, ResolvedActor
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow
from reportedly.model.reports import Report
from reportedly.publish.cells import day_cell, list_cell, quoted_cell, text_cell
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.countries import country_of, priogrid_gid
from reportedly.publish.table import (
    Cells,
    Counted,
    Table,
    counted,
    row_number,
    table_sheet,
)

COLUMNS: tuple[str, ...] = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date"),
    *("source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
_SINCE_20 = frozenset(
    {
        *("relid", "code_status", "where_description"),
        *("conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id"),
    }
)
COLUMNS_42: tuple[str, ...] = tuple(name for name in COLUMNS if name not in _SINCE_20)
NEVER_FILLED: tuple[str, ...] = (
    *("relid", "active_year", "code_status", "conflict_dset_id", "conflict_new_id"),
    *("dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_b_dset_id"),
)

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "civilians"  # side B of one-sided violence, whoever of them was named (A.1)
UNARMED_KINDS = (ActorKind.CIVILIANS, ActorKind.PROTESTERS)
_MICRODEGREE = Decimal("0.000001")  # GED prints six places
Actors = Mapping[str, ActorRow]


def ged_sheet(bundle: Bundle) -> Sheet:
    """GED's 49 columns, of the records that GED would hold."""
    return _sheet(bundle, COLUMNS)


def ged42_sheet(bundle: Bundle) -> Sheet:
    """The 42 columns of GED up to release 19.1."""
    return _sheet(bundle, COLUMNS_42)


def _sheet(bundle: Bundle, columns: tuple[str, ...]) -> Sheet:
    table = Table(columns, partial(ged_cells, actors=actors_by_id(bundle)), why_left_out)
    found = ged_counted(bundle)
    return table_sheet(bundle, table, found, ged_notes(found))


def actors_by_id(bundle: Bundle) -> Actors:
    return {actor.id: actor for actor in bundle.actors}


def why_left_out(record: EventRecord) -> str | None:
    """Why GED would not hold a record; None if it would (codebook A.2)."""
    if record.pack != "ged":
        return f"concluded by the rules {record.pack}: GED's columns hold what GED's rules count"
    if record.event_type == EventType.AGGREGATE:
        return (
            "a sum over several incidents: the deaths of those held one by one are subtracted from "
            "it (A.2.5), but sums overlap one another, and to add them would count people twice"
        )
    counts = (record.fatalities.low, record.fatalities.best, record.fatalities.high)
    if not any(count is not None and count >= 1 for count in counts):
        return "no death in low, best or high: GED holds events with at least one (A.2.1)"
    return None


def ged_cells(entry: Entry, actors: Actors) -> Cells:
    """The cells of one record by column; a column that is absent stays empty."""
    record = entry.record
    return {
        "id": row_number(record),
        "type_of_violence": record.type_of_violence,
        **_parties(record, actors),
        **_sources(entry.reports, entry.claims),
        "number_of_sources": len(record.report_ids),
        **_where(record),
        **_when(record.days, record.date_precision),
        "event_clarity": record.clarity,
        **_deaths(record),
    }


def _parties(record: EventRecord, actors: Actors) -> Cells:
    struck = _side_b(record)
    side_a = _side_name(record.side_a)
    side_b = CIVILIANS if record.type_of_violence == ONE_SIDED else _side_name(struck)
    dyad = f"{side_a} - {side_b}" if side_a and side_b else None
    named_by_dyad = record.type_of_violence in (NON_STATE, ONE_SIDED)
    return {
        "conflict_name": dyad if named_by_dyad else None,
        "dyad_name": dyad,
        "side_a_new_id": _ucdp_id(record.side_a, actors),
        "side_a": side_a or None,
        "side_b_new_id": _ucdp_id(struck, actors),
        "side_b": side_b or None,
        "gwnoa": _state_numbers(record.side_a, actors),
        "gwnob": _state_numbers(struck, actors),
    }


def _side_b(record: EventRecord) -> tuple[ResolvedActor, ...]:
    """The parties of side B as GED has them: in state-based violence those who fight (A.1)."""
    if record.type_of_violence != STATE_BASED:
        return record.side_b
    return tuple(actor for actor in record.side_b if not _is_unarmed(actor))


def _is_unarmed(actor: ResolvedActor) -> bool:
    return actor.chosen is not None and actor.chosen.kind in UNARMED_KINDS


def _side_name(side: tuple[ResolvedActor, ...]) -> str:
    return text_cell(", ".join(actor.name for actor in side))


def _ucdp_id(side: tuple[ResolvedActor, ...], actors: Actors) -> int | None:
    """UCDP's number of a side that is one party the register knows by that number."""
    if len(side) != 1 or side[0].id is None:
        return None
    row = actors.get(side[0].id)
    ids = (side[0].id, *(row.ids if row is not None else ()))
    numbers = (key.removeprefix("ucdp:") for key in ids if key.startswith("ucdp:"))
    return next((int(number) for number in numbers if number.isascii() and number.isdigit()), None)


def _state_numbers(side: tuple[ResolvedActor, ...], actors: Actors) -> str | None:
    """Gleditsch and Ward's numbers of the states on a side."""
    rows = (actors.get(actor.id) for actor in side if actor.id is not None)
    states = (row for row in rows if row is not None and row.kind is ActorKind.STATE_FORCES)
    countries = (country_of(row.country) for row in states)
    numbers = dict.fromkeys(str(state.number) for state in countries if state is not None)
    return ";".join(numbers) or None


def _sources(reports: tuple[Report, ...], claims: tuple[ResolvedClaim, ...]) -> Cells:
    days = [day_cell(report.published.day) or "" for report in reports]
    articles = (
        quoted_cell([report.outlet, day, report.title])
        for report, day in zip(reports, days, strict=True)
    )
    speakers = (claim.speaker.name for claim in claims if claim.claim.attribution.speaker)
    return {
        "source_article": ";".join(articles),
        "source_office": list_cell(report.outlet for report in reports),
        "source_date": ";".join(days),
        "source_headline": list_cell(report.title for report in reports),
        "source_original": list_cell(dict.fromkeys(speakers)),
    }


def _where(record: EventRecord) -> Cells:
    place = record.place
    named = text_cell(record.place_name)
    if place is None:
        said = f"named as: {named}" if named else None
        return {"where_coordinates": named or None, "where_description": said}
    return {
        "where_prec": record.place_precision,
        "where_coordinates": text_cell(place.name),
        "where_description": f"named as: {named}" if named and named != place.name else None,
        "adm_1": text_cell(place.admin1),
        "adm_2": text_cell(place.admin2),
        **_point(place),
        **_country(place.country),
    }


def _point(place: PlaceCandidate) -> Cells:
    lat, lon = degrees(place.lat), degrees(place.lon)
    return {
        "latitude": str(lat),
        "longitude": str(lon),
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid_gid(float(lat), float(lon)),
    }


def degrees(value: float) -> Decimal:
    """Degrees to six places, without trailing zeros or a negative zero."""
    rounded = Decimal(repr(value)).quantize(_MICRODEGREE)
    return Decimal(f"{rounded.normalize():f}") if rounded else Decimal(0)


def _country(iso2: str) -> Cells:
    country = country_of(iso2)
    if country is None:
        return {}
    return {"country": country.name, "country_id": country.number, "region": country.region}


def _when(days: DayRange | None, precision: int | None) -> Cells:
    if days is None:
        return {}
    return {
        "year": days.start.year,
        "date_prec": precision,
        "date_start": day_cell(days.start),
        "date_end": day_cell(days.last),
    }


def _deaths(record: EventRecord) -> Cells:
    return {
        "deaths_a": record.deaths_a,
        "deaths_b": record.deaths_b,
        "deaths_civilians": record.deaths_civilians,
        "deaths_unknown": record.deaths_unknown,
        "best": record.fatalities.best,
        "high": record.fatalities.high,
        "low": record.fatalities.low,
    }


def ged_counted(bundle: Bundle) -> Counted:
    """What GED holds of a bundle, and how many of the rows have no place, and no day."""
    return counted(
        bundle,
        why_left_out,
        lambda record: record.place is None,
        lambda record: record.days is None,
    )


def ged_notes(found: Counted) -> tuple[str, ...]:
    """What a reader of GED's columns must know of ours."""
    unplaced, undated = found.marked
    return (
        f"Columns that this version never fills: {', '.join(NEVER_FILLED)}. conflict_name is "
        "filled for non-state and one-sided violence alone, where it is the dyad's name.",
        f"Rows whose place is unresolved: {unplaced} (where_coordinates has the name as reports "
        f"say it, and no coordinates); without a day: {undated}. GED itself would not hold them.",
        "id is the incident's number in this casebook's ledger; it is not UCDP's. Of an incident "
        "over several places the first row has it, the second has it raised by 100,000,000, the "
        "third by 200,000,000 and so on.",
        "side_a_new_id and side_b_new_id are UCDP's numbers where the register knows them; "
        "gwnoa and gwnob are given where the register knows a side as a state's forces.",
        "side_b is civilians in one-sided violence, and in state-based violence one who fights: "
        "where reports name only the civilians that were struck, it is empty.",
        "country, country_id and region follow UCDP's use of Gleditsch and Ward's list; "
        "priogrid_gid is computed from the point, and so is no more precise than where_prec.",
        "low <= best <= high is not forced, as it is not in GED; the order in the file is "
        "best, high, low.",
    )
