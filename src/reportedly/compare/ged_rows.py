"""UCDP GED's rows as listed events (codebook A.1), in any of its layouts: by the columns' names."""

from reportedly.compare.cells import Row, count_in, day_in, names_in, point_in
from reportedly.compare.events import ListedEvent
from reportedly.compare.ours import COARSE_FROM, VIOLENCE
from reportedly.compare.parties import Parties
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate

NAME = "GED"
NEEDED = (
    *("id", "type_of_violence", "side_a", "side_b", "where_coordinates", "latitude", "longitude"),
    *("date_start", "date_end", "best", "high", "low"),
)


def ged_event(row: Row, parties: Parties) -> ListedEvent:
    """The event of one row. Raises ValueError that names the wrong cell."""
    days = _days(row)
    precision = count_in(row, "where_prec") or 1
    kind = VIOLENCE.get(count_in(row, "type_of_violence") or 0)
    return ListedEvent(
        id=_id(row),
        days=days,
        point=point_in(row),
        place=row["where_coordinates"].strip(),
        region=row.get("adm_1", ""),
        is_coarse=precision >= COARSE_FROM,
        is_sum=count_in(row, "event_clarity") == 2,
        kinds=() if kind is None else (kind,),
        side_a=parties.side(names_in(row, "side_a"), days.start),
        side_b=parties.side(names_in(row, "side_b"), days.start),
        killed=Estimate(count_in(row, "low"), count_in(row, "best"), count_in(row, "high")),
        cites=_cites(row, parties),
        reports=_reports(row),
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


def _cites(row: Row, parties: Parties) -> tuple[str, ...]:
    """Those whom the reports quote; where the cell is empty, the offices that wrote them."""
    names = names_in(row, "source_original") or names_in(row, "source_office")
    return tuple(dict.fromkeys(map(parties.witness, names)))
