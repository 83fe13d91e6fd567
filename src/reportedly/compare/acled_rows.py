"""ACLED's rows as listed events (codebook B.1): one day, one count, actors in no fixed order."""

from dataclasses import replace

from reportedly.compare.cells import Row, count_in, day_in, names_in, point_in
from reportedly.compare.events import ListedEvent
from reportedly.compare.parties import Parties
from reportedly.model.dates import ONE_DAY, DayRange
from reportedly.model.records import Estimate

NAME = "ACLED"
NEEDED = (
    *("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2"),
    *("location", "latitude", "longitude", "fatalities"),
)
_LARGER_REGION = 3  # geo_precision of a place known no closer than a part of the country
_HALF_WEEK = 3 * ONE_DAY


def acled_event(row: Row) -> ListedEvent:
    """The event of one row without its names. Raises ValueError that names the wrong cell."""
    return ListedEvent(
        id=_id(row),
        days=_days(row),
        point=point_in(row),
        place=row["location"].strip(),
        region=row.get("admin1", ""),
        is_coarse=count_in(row, "geo_precision") == _LARGER_REGION,
        kinds=tuple(filter(None, (row["event_type"].strip(), row["sub_event_type"].strip()))),
        killed=Estimate(None, count_in(row, "fatalities"), None),
    )


def acled_named(event: ListedEvent, row: Row, parties: Parties) -> ListedEvent:
    """The same with its parties and those it names as its sources."""
    return replace(
        event,
        side_a=parties.side([row["actor1"]], event.days.start),
        side_b=parties.side([row["actor2"]], event.days.start),
        cites=parties.witnesses(names_in(row, "source")),
    )


def _id(row: Row) -> str:
    if not row["event_id_cnty"].strip():
        raise ValueError("event_id_cnty is empty")
    return row["event_id_cnty"].strip()


def _days(row: Row) -> DayRange:
    """The day; of time_precision 2 the week around it, of 3 the month (B.4)."""
    day, precision = day_in(row, "event_date"), count_in(row, "time_precision")
    if precision == 2:
        return DayRange.inclusive(day - _HALF_WEEK, day + _HALF_WEEK)
    if precision == 3:
        first = day.replace(day=1)
        return DayRange(first, (first + 31 * ONE_DAY).replace(day=1))
    return DayRange.one(day)
