"""Days and ranges of days. Half-open inside; inclusive where people and GED expect it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportedly.model.spans import Span

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class DayRange:
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a range of days must hold a day: {self.start}..{self.end}")

    @classmethod
    def inclusive(cls, first: date, last: date) -> "DayRange":
        """The range from `first` to `last`, both included. ValueError for the calendar's last day,
        which no range can hold."""
        if last == date.max:
            raise ValueError(f"no day follows {last}")
        return cls(first, last + ONE_DAY)

    @classmethod
    def one(cls, day: date) -> "DayRange":
        return cls.inclusive(day, day)

    @property
    def last(self) -> date:
        """The last day that belongs to the range."""
        return self.end - ONE_DAY

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def in_words(self) -> str:
        """ "2017-11-13", "2017-11-11 to 2017-11-13": both included."""
        return str(self.start) if self.days == 1 else f"{self.start} to {self.last}"

    def overlaps(self, other: "DayRange") -> bool:
        return self.start < other.end and other.start < self.end

    def gap_days(self, other: "DayRange") -> int:
        """Days between the two ranges; 0 if they touch or overlap."""
        return max(0, (other.start - self.end).days, (self.start - other.end).days)

    def __iter__(self) -> Iterator[date]:
        return (self.start + timedelta(days=n) for n in range(self.days))


class DateBasis(StrEnum):
    """How a happening's days are known."""

    STATED = "stated"  # a calendar date in the words
    RELATIVE = "relative"  # "on Monday", "last night", counted from the publication day
    DATELINE = "dateline"  # a fresh, undated attack takes the dateline
    NARRATIVE = "narrative"  # told after or before something dated in the same text


@dataclass(frozen=True, slots=True)
class DateMention:
    """When a happening happened, as far as the report dates it. GED date precision 1-5."""

    days: DayRange
    precision: int
    basis: DateBasis
    span: Span | None

    def __post_init__(self) -> None:
        if self.precision not in range(1, 6):
            raise ValueError(f"GED date precision is 1 to 5, not {self.precision}")
        if self.span is None and self.basis in (DateBasis.STATED, DateBasis.RELATIVE):
            raise ValueError(f"a {self.basis} date must have words")
