"""Days in figures and English words, as outlets print them: the parts of date patterns."""

import re
from collections.abc import Mapping
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
# One pattern a way of writing; `[ ,]*` because feeds strip commas, and spaces with them.
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]?\d)-{_DAY}(?=\b|T\d)",
        rf"\b{_DAY}(?:\s+of)?[\s-]+(?P<name>{MONTH})[\s,-]*{_YEAR}(?!\d)",
        rf"\b(?P<name>{MONTH})\s*{_DAY}[\s,]*{_YEAR}(?!\d)",
        rf"\b{_DAY}(?P<sign>[-./])(?P<month>[01]?\d)(?P=sign){_YEAR}(?!\d)",
    )
)
DAY_AND_MONTH = re.compile(
    rf"(?P<name>{MONTH})\s+{_DAY}(?!\d)|(?P<day2>[0-3]?\d)\s+(?P<name2>{MONTH})(?![a-z])", re.I
)


def month_number(name: str) -> int:
    """1 to 12 for an English month, full or cut to three letters."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].casefold()))


def day_of(parts: Mapping[str, str | None]) -> date | None:
    """The day that a match of DATES names; figures are read day first. None for 31 June."""
    name, month = parts.get("name"), parts.get("month")
    number = month_number(name) if name is not None else int(month or 0)
    return valid_day(int(parts["year"] or 0), number, int(parts["day"] or 0))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
