"""ACLED's 31 columns from records (codebook B.1 to B.4). What we cannot know stays empty."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from reportedly.model.actors import ResolvedActor
from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.records import AcledCodes, EventRecord
from reportedly.model.reports import Report
from reportedly.publish.acled_countries import acled_country
from reportedly.publish.cells import Cell, day_cell, line_cell, list_cell, text_cell
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.table import Cells, Counted, Table, counted, row_number, table_sheet
from reportedly.publish.telling import told

COLUMNS: tuple[str, ...] = (
    *("event_id_cnty", "event_date", "year", "time_precision"),
    *("disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location"),
    *("latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
NEVER_FILLED: tuple[str, ...] = ("source_scale", "tags")
TARGETED = "Civilian targeting"
# As ACLED's interface writes the numbers 1 to 8 of B.3 since it returns text; two are in the
# codebook, the others as its public clients list them (unverified).
INTER_WORDS = (
    *("State forces", "Rebel group", "Political militia", "Identity militia"),
    *("Rioters", "Protesters", "Civilians", "External/Other forces"),
)
_TEN_THOUSANDTH = Decimal("0.0001")  # ACLED's codebook: four decimals
Code = Callable[[int | None], Cell]


def acled_sheet(bundle: Bundle) -> Sheet:
    """ACLED's 31 columns with inter1, inter2 and interaction in words, as its API gives them."""
    return _sheet(bundle, inter_words, interaction_words)


def acled_numbers_sheet(bundle: Bundle) -> Sheet:
    """The same with the numbers of B.3, as older files and `inter_num=1` have them."""
    return _sheet(bundle, _number, _number)


def _number(code: int | None) -> Cell:
    return code


def _sheet(bundle: Bundle, inter: Code, interaction: Code) -> Sheet:
    def cells(entry: Entry) -> Cells:
        return acled_cells(entry, inter, interaction)

    found = counted(bundle, why_left_out, lambda record: record.fatalities.best is None)
    return table_sheet(bundle, Table(COLUMNS, cells, why_left_out), found, _notes(found))


def why_left_out(record: EventRecord) -> str | None:
    """Why ACLED would not hold a record; None if it would."""
    if record.acled is None:
        return f"concluded by the rules {record.pack}: ACLED's columns hold what its rules code"
    if record.days is None:
        return "nobody says when: ACLED dates every event"
    if record.place is None:
        return "its place is unresolved: ACLED gives every event a point"
    return None


def acled_cells(entry: Entry, inter: Code, interaction: Code) -> Cells:
    """The cells of one record by column; `inter` and `interaction` write the codes of B.3."""
    record = entry.record
    place, days, codes, toll = record.place, record.days, record.acled, record.fatalities.best
    if place is None or days is None or codes is None:
        raise ValueError(f"ACLED would not hold {record.id}: {why_left_out(record)}")
    return {
        **_when(days, codes.time_precision),
        **_kind(codes),
        **_side(record.side_a, 1),
        **_side(record.side_b, 2),
        "inter1": inter(codes.inter1),
        "inter2": inter(codes.inter2),
        "interaction": interaction(codes.interaction),
        "event_id_cnty": _id(record, place.country),
        **_where(place),
        "geo_precision": codes.geo_precision,
        "source": list_cell(dict.fromkeys(report.outlet for report in entry.reports)),
        "notes": line_cell(told(record, entry.claims)),
        "fatalities": 0 if toll is None else toll,  # B.4: 0 = none reported
        "timestamp": _newest(entry.reports),
    }


def inter_words(code: int | None) -> str | None:
    """The sort of a party in words: 1 is "State forces"."""
    return None if code is None else INTER_WORDS[code - 1]


def interaction_words(code: int | None) -> str | None:
    """ "State forces-Rebel group" for 12, "Rebel group only" for 20."""
    if code is None:
        return None
    first, second = divmod(code, 10)
    other = f"-{INTER_WORDS[second - 1]}" if second else " only"
    return f"{INTER_WORDS[first - 1]}{other}"


def _id(record: EventRecord, iso2: str) -> str | None:
    """The country's three letters and the row's number; none before the ledger numbers it."""
    number, country = row_number(record), acled_country(iso2)
    return None if number is None else f"{'' if country is None else country.iso3}{number}"


def _when(days: DayRange, precision: int | None) -> Cells:
    """The day; of several the one in their middle, as ACLED dates a week or a month (B.4)."""
    day = days.start + timedelta(days=(days.days - 1) // 2)
    return {"event_date": day_cell(day), "year": day.year, "time_precision": precision}


def _kind(codes: AcledCodes) -> Cells:
    return {
        "disorder_type": codes.disorder_type,
        "event_type": codes.event_type,
        "sub_event_type": codes.sub_event_type,
        "civilian_targeting": TARGETED if codes.civilian_targeting else None,
    }


def _side(side: tuple[ResolvedActor, ...], number: int) -> Cells:
    """The first party of a side, and those beside it."""
    names = [actor.name for actor in side]
    return {
        f"actor{number}": text_cell(names[0]) if names else None,
        f"assoc_actor_{number}": list_cell(names[1:]),
    }


def _where(place: PlaceCandidate) -> Cells:
    country = acled_country(place.country)
    return {
        "iso": None if country is None else country.number,
        "region": None if country is None else country.region,
        "country": None if country is None else country.name,
        "admin1": text_cell(place.admin1),
        "admin2": text_cell(place.admin2),
        "admin3": text_cell(place.name) if place.level is PlaceLevel.ADM3 else None,
        "location": text_cell(place.name),
        "latitude": _degrees(place.lat),
        "longitude": _degrees(place.lon),
    }


def _degrees(value: float) -> str:
    """Four decimals, without a negative zero."""
    rounded = Decimal(repr(value)).quantize(_TEN_THOUSANDTH)
    return str(rounded or abs(rounded))


def _newest(reports: tuple[Report, ...]) -> int | None:
    """Midnight (UTC) of the newest report's day, in Unix seconds: no clock of ours."""
    days = [report.published.day for report in reports if report.published.day is not None]
    if not days:
        return None
    return int(datetime.combine(max(days), time(), UTC).timestamp())


def _notes(found: Counted) -> tuple[str, ...]:
    (uncounted,) = found.marked
    return (
        "fatalities is 0 where nobody gives a number of dead that counts: ACLED writes so what is "
        "not reported (B.4), and 0 does not mean here that somebody said none. So it is in "
        f"{uncounted} rows, and each of them says so in notes.",
        f"Columns that are empty: {', '.join(NEVER_FILLED)} (nobody has judged the outlets' reach; "
        "we give no tags). actor1 is empty where nobody says who acted; we write no 'unidentified' "
        "party.",
        "event_id_cnty is the country's three ISO letters and the incident's number in this "
        "casebook's ledger; it is not ACLED's. Of an incident over several days or places the "
        "second row has the number raised by 100,000,000, the third by 200,000,000 and so on.",
        "event_date is the middle of the days where no one day is known (time_precision 2, 3). "
        "timestamp is midnight (UTC) of the day the newest report was published, and no upload.",
        "notes are our own words from what each speaker says; no quote of a report stands there.",
        "region and country follow ACLED's use (unverified row by row); admin1 to admin3 are the "
        "gazetteer's.",
    )
