"""An event as some dataset lists it, ours or another's: all that two lists can be compared by."""

from dataclasses import dataclass
from datetime import timedelta

from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate
from reportedly.model.reports import Reject

NOBODY_COUNTS = Estimate(None, None, None)
Point = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its name; `key` is the whole party's id in the register, `under` its umbrella's.

    Both are None where the register does not know it.
    """

    name: str
    key: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """One event of a list.

    `kinds` are its type as the list has it, the coarse one first; `region` is the province.
    `is_coarse` says that the place is known no closer than a province or a stretch of land, and
    `is_sum` that the row sums up several events. `cites` are those it names as its witnesses,
    `reports` how many reports it rests on, 0 where that is not said.
    """

    id: str
    days: DayRange
    point: Point | None
    place: str
    region: str = ""
    is_coarse: bool = False
    is_sum: bool = False
    kinds: tuple[str, ...] = ()
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    killed: Estimate = NOBODY_COUNTS
    cites: tuple[str, ...] = ()
    reports: int = 0

    @property
    def is_deadly(self) -> bool:
        """Whether anybody counts at least one death."""
        counts = (self.killed.low, self.killed.best, self.killed.high)
        return any(count is not None and count >= 1 for count in counts)


def moved(days: DayRange, by: int) -> DayRange:
    """The same number of days, `by` days later."""
    return DayRange(days.start + timedelta(days=by), days.end + timedelta(days=by))


def days_apart(one: DayRange, other: DayRange) -> int:
    """0 if they share a day, 1 from one day to the next."""
    return 0 if one.overlaps(other) else one.gap_days(other) + 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many events of a list could not be compared, and why."""

    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class EventFile:
    """What a foreign file lists.

    `layout` is "GED" or "ACLED"; `days` runs from the first day that any row tells of to the
    last. `deadly_only` says that the layout holds events with a death alone. `events` may be
    only those of some days and area, out of `rows` rows; rows that cannot be read are
    rejects. `repeated` further rows have the id of an earlier one, as in ACLED's monadic files.
    """

    name: str
    layout: str
    columns: int
    rows: int
    days: DayRange
    deadly_only: bool
    events: tuple[ListedEvent, ...]
    rejects: tuple[Reject, ...] = ()
    repeated: int = 0
