"""Dates as a table lists them: ISO, words, figures in either order, Unix time."""

import functools
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

import dateparser

from reportedly.ingest.calendar_words import DATES, day_of, valid_day

_ISO = re.compile(r"\s*((?:19|20)\d\d)[-/.]?([01]\d)[-/.]?([0-3]\d)(?!\d)")
_FIGURES = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_UNIX = re.compile(r"\s*(\d{10})(?:\d{3})?(?:\.0)?\s*$")
_LONGEST = 60  # letters; what is longer is prose
_LANGUAGES = ["en", "ru", "uk", "ar", "fa", "tr", "fr", "de", "es", "it", "pt", "nl", "pl"]
_CENTURY = 70  # 69 is 2069 and 70 is 1970, as POSIX reads two figures


class Order(Enum):
    """Which comes first in 4/5/2017."""

    MONTH = "month first"
    DAY = "day first"


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A listed day. `other` is the day it would be in the other order, where both are days."""

    day: date
    other: date | None = None


def column_order(values: Iterable[str]) -> Order | None:
    """The order that a column's unambiguous dates agree on; None where none tells or they
    contradict each other.
    """
    orders = {order for order in map(_telling, values) if order is not None}
    return orders.pop() if len(orders) == 1 else None


def _telling(value: str) -> Order | None:
    figures = _FIGURES.match(value)
    if figures is None:
        return None
    days = _by_order(figures)
    possible = [order for order, day in days.items() if day is not None]
    return possible[0] if len(possible) == 1 else None


def _by_order(figures: re.Match[str]) -> dict[Order, date | None]:
    first, second, year = int(figures[1]), int(figures[3]), int(figures[4])
    if year < 100:
        year += 1900 if year >= _CENTURY else 2000
    return {
        Order.MONTH: valid_day(year, first, second),
        Order.DAY: valid_day(year, second, first),
    }


def listed_day(value: str, order: Order | None) -> ListedDay | None:
    """The day that a table's value gives; None where it gives none.

    4/5/2017 is read by `order`; without one month first, with the other reading kept, except
    that dots (4.5.2017) mean day first.
    """
    if iso := _ISO.match(value):
        return _only(valid_day(int(iso[1]), int(iso[2]), int(iso[3])))
    if figures := _FIGURES.match(value):
        return _from_figures(figures, order)
    if unix := _UNIX.match(value):
        return ListedDay(datetime.fromtimestamp(int(unix[1]), UTC).date())
    for pattern in DATES:
        if match := pattern.search(value):
            return _only(day_of(match.groupdict()))
    return _only(_parsed(value))


def _only(day: date | None) -> ListedDay | None:
    return None if day is None else ListedDay(day)


def _from_figures(figures: re.Match[str], order: Order | None) -> ListedDay | None:
    by_order = _by_order(figures)
    chosen = order or (Order.DAY if figures[2] == "." else Order.MONTH)
    other = by_order[Order.DAY if chosen is Order.MONTH else Order.MONTH]
    day = by_order[chosen]
    if day is None or other is None:
        return _only(day or other)
    settled = order is not None or figures[2] == "." or day == other
    return ListedDay(day) if settled else ListedDay(day, other)


@functools.lru_cache(maxsize=1024)
def _parsed(value: str) -> date | None:
    """Dates in other languages and shapes, never one that would need a clock ("yesterday")."""
    if len(value) > _LONGEST or not re.search(r"\d{4}", value):
        return None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser warns of its own insides
        found = dateparser.parse(value, languages=_LANGUAGES, settings=settings)
    return found.date() if found is not None else None
