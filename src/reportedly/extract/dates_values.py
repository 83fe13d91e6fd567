"""What the date grammar speaks: expressions for callers, readings and rules inside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportedly.model.dates import ONE_DAY, DateBasis, DayRange


class TimeKind(StrEnum):
    """What sort of words an expression is; a caller prefers a day to a spell."""

    DAY = "day"
    NIGHT = "night"  # two days that share a night
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"  # any other stretch with both ends said
    SINCE = "since"  # from a point up to the report
    RECENT = "recent"  # vague and fresh: "recently", "in recent weeks"
    DURATION = "duration"  # how long something lasted ("the six-year war"), not when it happened
    FUTURE = "future"  # after the report: never the day of something that happened


# How long before it is told a happening is taken to lie where nothing dates it (GED, appendix 2).
_SAID_WITHIN_DAYS = 3


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that date something: `text[start:end]`, with the days they mean.

    `precision` is GED's date precision 1 to 5 (UCDP GED codebook, appendix 2). Its basis is
    NARRATIVE where the words date the saying alone ("said on Tuesday that 18 were killed").
    """

    start: int
    end: int
    days: DayRange
    precision: int
    basis: DateBasis
    kind: TimeKind

    def may_be(self, other: "TimeExpression") -> bool:
        """Whether both may date one happening: they overlap, or the one was said soon after."""
        meet = self.days.overlaps(other.days)
        return meet or self._is_said_after(other) or other._is_said_after(self)

    def _is_said_after(self, other: "TimeExpression") -> bool:
        said = self.basis is DateBasis.NARRATIVE and other.days.end <= self.days.start
        return said and (self.days.start - other.days.end).days < _SAID_WITHIN_DAYS


@dataclass(frozen=True, slots=True)
class Reading:
    """What words mean, apart from where they stand."""

    days: DayRange
    precision: int
    kind: TimeKind
    basis: DateBasis


Reader = Callable[[re.Match[str], date | None], Reading | None]
RelativeReader = Callable[[re.Match[str], date], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its meaning. It is tried only where one of the words `opens` begins it."""

    opens: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class Found:
    """A reading at its place. `reread` gives it again as seen from another day."""

    start: int
    end: int
    reading: Reading
    reread: Callable[[date], Reading | None]


def from_report(read: RelativeReader) -> Reader:
    """A reader for words that mean nothing without the day of the report."""
    return lambda match, report: None if report is None else read(match, report)


def precision_of(days: DayRange) -> int:
    """GED's date precision by length: a day 1, 2-6 days 2, a week 3, a month 4, longer 5."""
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((precision for most, precision in limits if days.days <= most), 5)


def until_report(days: DayRange, report: date | None) -> DayRange:
    """`days` without those after the report; a range wholly after it stays as it is."""
    if report is None or days.start > report or days.last <= report:
        return days
    return DayRange.inclusive(days.start, report)


def stated(days: DayRange, kind: TimeKind, report: date | None = None) -> Reading:
    """A calendar reading; its precision is that of the whole range, also where it is cut."""
    return Reading(until_report(days, report), precision_of(days), kind, DateBasis.STATED)


def relative(days: DayRange, kind: TimeKind, precision: int | None = None) -> Reading:
    """A reading counted from the report; `precision` where the table fixes it."""
    return Reading(days, precision or precision_of(days), kind, DateBasis.RELATIVE)


def back(report: date, days: int) -> date:
    return report - timedelta(days=days)


def whole_month(year: int, month: int) -> DayRange:
    following = date(year + month // 12, month % 12 + 1, 1)
    return DayRange(date(year, month, 1), following)


def whole_year(year: int) -> DayRange:
    return DayRange(date(year, 1, 1), date(year + 1, 1, 1))


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = whole_month(year, month + 1).last
    return min(last, last.replace(day=min(day.day, last.day)))


def monday_of(day: date) -> date:
    return back(day, day.weekday())


def week_from(monday: date) -> DayRange:
    return DayRange(monday, monday + 7 * ONE_DAY)
