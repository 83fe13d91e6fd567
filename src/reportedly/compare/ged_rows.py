"""UCDP GED's rows as listed events (codebook A.1), in any of its layouts: by the columns' names."""

from dataclasses import replace

from reportedly.compare.cells import Row, count_in, day_in, names_in, point_in
from reportedly.compare.events import ListedEvent
from reportedly.compare.ours import COARSE_FROM, NOWHERE_FROM, VIOLENCE
from reportedly.compare.parties import Parties
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate

NAME = "GED"
NEEDED = (
    *("id", "type_of_violence", "side_a", "side_b", "where_coordinates", "latitude", "longitude"),
    *("date_start", "date_end", "best", "high", "low"),
)


def ged_event(row: Row) -> ListedEvent:
    """The event of one row without its names. Raises ValueError that names the wrong cell."""
    precision = count_in(row, "where_prec") or 1
    kind = VIOLENCE.get(count_in(row, "type_of_violence") or 0)
    return ListedEvent(
        id=_id(row),
        days=_days(row),
        point=None if precision >= NOWHERE_FROM else point_in(row),
        place=row["where_coordinates"].strip(),
        region=row.get("adm_1", ""),
        is_coarse=precision >= COARSE_FROM,
        is_sum=count_in(row, "event_clarity") == 2,
        kinds=() if kind is None else (kind,),
        killed=Estimate(count_in(row, "low"), count_in(row, "best"), count_in(row, "high")),
        reports=_reports(row),
    )


def ged_named(event: ListedEvent, row: Row, parties: Parties) -> ListedEvent:
    """The same with its parties and witnesses: those whom the reports quote, or, where that cell
    is empty, the offices that wrote them."""
    day = event.days.start
    cites = names_in(row, "source_original") or names_in(row, "source_office")
    return replace(
        event,
        side_a=parties.side(names_in(row, "side_a"), day),
        side_b=parties.side(names_in(row, "side_b"), day),
        cites=parties.witnesses(cites),
    )


def _reports(row: Row) -> int:
    """GED writes -1 for events before 2013, where it is not known."""
    cell = row.get("number_of_sources", "").strip()
    return int(cell) if cell.isascii() and cell.isdigit() else 0


def _id(row: Row) -> str:
    if not row["id"].strip():
        raise ValueError("id is empty")
    return row["id"].strip()


def _days(row: Row) -> DayRange:
    first, last = day_in(row, "date_start"), day_in(row, "date_end")
    if last < first:
        raise ValueError(f"date_end {last} lies before date_start {first}")
    return DayRange.inclusive(first, last)
