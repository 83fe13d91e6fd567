"""What happened when: incidents and tolls by day, week, month or year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportedly.store.base import Casebook
from reportedly.store.questions import EVERYTHING, DayCount, Filter


class Step(StrEnum):
    """How long a bar of the timeline is."""

    DAY = "day"
    WEEK = "week"  # from Monday
    MONTH = "month"
    YEAR = "year"


# The longest span in days that is shown by this step: 100 to 500 bars, as many as a screen tells
# apart.
_LONGEST = ((Step.DAY, 100), (Step.WEEK, 1200), (Step.MONTH, 15_000))


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents that begin from `start` on, up to the next bar.

    `low` and `high` sum what is concluded of the killed in the `counted` incidents that have a
    number; the others are not taken for zero.
    """

    start: date
    incidents: int
    counted: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in order, without empty ones; `undated` incidents stand in none."""

    step: Step
    bars: tuple[Bar, ...]
    undated: int


def timeline(casebook: Casebook, wanted: Filter = EVERYTHING) -> Timeline:
    """The incidents that are wanted, by the day on which they begin."""
    counts = casebook.day_counts(wanted)
    undated = sum(count.incidents for count in counts if count.day is None)
    dated = [(count.day, count) for count in counts if count.day is not None]
    if not dated:
        return Timeline(Step.DAY, (), undated)
    step = _step((dated[-1][0] - dated[0][0]).days)
    held: dict[date, list[DayCount]] = defaultdict(list)
    for day, count in dated:
        held[_start(day, step)].append(count)
    return Timeline(step, tuple(_bar(start, held[start]) for start in sorted(held)), undated)


def _step(span_days: int) -> Step:
    return next((step for step, longest in _LONGEST if span_days <= longest), Step.YEAR)


def _start(day: date, step: Step) -> date:
    """The first day of the bar that a day stands in."""
    if step is Step.DAY:
        return day
    if step is Step.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if step is Step.MONTH else day.replace(month=1, day=1)


def _bar(start: date, counts: Sequence[DayCount]) -> Bar:
    return Bar(
        start,
        sum(count.incidents for count in counts),
        sum(count.counted for count in counts),
        sum(count.low for count in counts),
        sum(count.high for count in counts),
    )
