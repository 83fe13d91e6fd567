"""Days told from another day of the same text: "the next day", "two days earlier", "that day"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from reportedly.extract.dates_values import Found, TimeKind, relative
from reportedly.extract.dates_words import COUNT, count_of
from reportedly.model.dates import DayRange

_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0}
_STEP = re.compile(
    r"\b(?:(?:the\s+(?P<step>next|following|previous|preceding|same)|(?P<same>that))\s+day\b"
    rf"|(?P<n>the|{COUNT})\s+days?\s+(?P<way>earlier|later|(?:before|after)(?!\s+\w))\b)",
    re.IGNORECASE,
)
_Entry = tuple[int, int, Found | re.Match[str]]


def _days_on(match: re.Match[str]) -> int | None:
    """How many days after the other day; None for a vague count."""
    step = (match["step"] or match["same"] or "").lower()
    if step:
        return _STEPS[step]
    count = 1 if match["n"].lower() == "the" else count_of(match["n"])
    if count is None:
        return None
    return count if match["way"].lower() in ("later", "after") else -count


def _step(match: re.Match[str], day: date | None) -> Found | None:
    days = _days_on(match)
    if day is None or days is None:
        return None
    reading = relative(DayRange.one(day + timedelta(days=days)), TimeKind.DAY)
    return Found(match.start(), match.end(), reading, lambda report: reading)


def _chain(text: str, founds: list[Found]) -> Iterator[Found]:
    told: list[_Entry] = [(found.start, found.end, found) for found in founds]
    told += [(match.start(), match.end(), match) for match in _STEP.finditer(text)]
    day, end = None, 0
    for start, stop, item in sorted(told, key=lambda entry: entry[:2]):
        found = item if isinstance(item, Found) else _step(item, day)
        if found is None or start < end:
            continue
        if found.reading.kind is TimeKind.DAY:
            day = found.reading.days.start
        end = stop
        yield found


def with_steps(text: str, founds: Iterable[Found]) -> list[Found]:
    """The expressions, and those that count from the last day told before them.

    Where no day was told before, "the next day" is left out.
    """
    return list(_chain(text, list(founds)))
