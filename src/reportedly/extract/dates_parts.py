"""Parts of a week, month or year: "early March", "late last week", "first week of August"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reportedly.extract.dates_months import SEASONS, season_of
from reportedly.extract.dates_values import (
    Found,
    Reading,
    TimeKind,
    precision_of,
    until_report,
    week_from,
    whole_month,
    whole_year,
)
from reportedly.extract.dates_words import COUNT, ORDINALS, count_of
from reportedly.model.dates import ONE_DAY, DateBasis, DayRange

_LONGEST = 40  # characters that the words for a part may take

_PART = re.compile(
    r"(?:\b(?P<edge>early|beginning|start|mid|middle|late|end|close)"
    r"|\b(?P<told>earlier|later)"
    r"|\b(?P<half>first|second)\s+half"
    rf"|\b(?P<week>{'|'.join(ORDINALS)}|last|final)\s+week"
    rf"|\b(?P<side>first|last|final)\s+(?P<n>{COUNT})\s+days"
    rf"|\b(?P<season>{'|'.join(SEASONS)}))"
    r"(?:\s*-\s*|\s+)(?:(?:of|in|on)\s+)?(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)

# By unit, the part as (first, last) day of a month, of a week counted from Monday 0, or as months
# of a year. Months, "late last week" and years: GED codebook, appendix 2. "End of a year" is
# December and its beginning January; early and middle weeks go with the codebook's late one.
_MONTH_EDGES = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_WEEK_EDGES = {"early": (0, 2), "mid": (1, 3), "late": (4, 6)}
_YEAR_EDGES = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}
_SAME_EDGE = {
    "beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"
}  # fmt: skip
_EDGE_OF_YEAR = {"beginning": "start", "middle": "mid", "close": "end"}


def _whole(reading: Reading) -> DayRange:
    """The whole week, month or year that the reading is (cut at the report)."""
    start = reading.days.start
    if reading.kind is TimeKind.WEEK:
        return week_from(start)
    if reading.kind is TimeKind.MONTH:
        return whole_month(start.year, start.month)
    return whole_year(start.year)


def _edge(word: str, kind: TimeKind, whole: DayRange) -> DayRange:
    if kind is TimeKind.YEAR:
        first, last = _YEAR_EDGES[_EDGE_OF_YEAR.get(word, word)]
        year = whole.start.year
        return DayRange(whole_month(year, first).start, whole_month(year, last).end)
    edges = _MONTH_EDGES if kind is TimeKind.MONTH else _WEEK_EDGES
    low, high = edges[_SAME_EDGE.get(word, word)]
    begin = whole.start if kind is TimeKind.WEEK else whole.start - ONE_DAY
    days = DayRange.inclusive(begin + timedelta(days=low), begin + timedelta(days=high))
    return DayRange(days.start, min(days.end, whole.end))


def _half(which: str, kind: TimeKind, whole: DayRange) -> DayRange:
    if kind is TimeKind.YEAR:
        middle = whole.start.replace(month=7)
    else:
        middle = whole.start + timedelta(days=15)
    return DayRange(whole.start, middle) if which == "first" else DayRange(middle, whole.end)


def _nth_week(which: str, whole: DayRange) -> DayRange:
    if which in ("last", "final"):
        return DayRange(whole.end - 7 * ONE_DAY, whole.end)
    start = whole.start + (ORDINALS[which] - 1) * 7 * ONE_DAY
    return DayRange(start, min(start + 7 * ONE_DAY, whole.end))


def _days_at(side: str, count: int, whole: DayRange) -> DayRange:
    """ "last 6 days of January" is 26-31: the final day is included, as the codebook says.

    Its own example prints 25-30 January; the words are followed, not the example.
    """
    if side == "first":
        return DayRange(whole.start, whole.start + timedelta(days=count))
    return DayRange(whole.end - timedelta(days=count), whole.end)


def _part_of(match: re.Match[str], reading: Reading) -> DayRange | None:
    words = {name: word.lower() for name, word in match.groupdict().items() if word}
    whole = _whole(reading)
    if "edge" in words:
        return _edge(words["edge"], reading.kind, whole)
    if reading.kind is TimeKind.WEEK:
        return None
    if "half" in words:
        return _half(words["half"], reading.kind, whole)
    if "week" in words:
        return _nth_week(words["week"], whole)
    if "season" in words and reading.kind is TimeKind.YEAR:
        return season_of(whole.start.year, words["season"])
    count = count_of(words["n"]) if "n" in words else None
    return None if count is None else _days_at(words["side"], count, whole)


def _told(match: re.Match[str], reading: Reading, report: date | None) -> Reading | None:
    """ "earlier this month" ends the day before the report; "later this month" is to come."""
    if report is None:
        return None
    whole = _whole(reading)
    if match["told"].lower() == "later" and report < whole.last:
        return replace(reading, days=DayRange(report + ONE_DAY, whole.end), kind=TimeKind.FUTURE)
    end = min(max(report, whole.start + ONE_DAY), whole.end)
    return replace(reading, days=DayRange(whole.start, end), kind=TimeKind.SPAN)


def _narrowed(match: re.Match[str], reading: Reading, report: date | None) -> Reading | None:
    if match["told"] is not None:
        return _told(match, reading, report)
    days = _part_of(match, reading)
    if days is None:
        return None
    return Reading(until_report(days, report), precision_of(days), TimeKind.SPAN, reading.basis)


def _part_from(match: re.Match[str], found: Found, report: date | None) -> Reading | None:
    """The part; "late March" in a report of 5 March is last year's."""
    seen = found.reading if report is None else found.reread(report)
    part = None if seen is None else _narrowed(match, seen, report)
    if seen is None or part is None or report is None:
        return part
    if part.days.start <= report or seen.basis is DateBasis.RELATIVE:
        return part
    before = found.reread(seen.days.start - ONE_DAY)
    return part if before is None else _narrowed(match, before, report)


def with_part(text: str, found: Found, report: date | None) -> Found:
    """The same expression, narrowed by the words before it if they name a part of it."""
    if found.reading.kind not in (TimeKind.WEEK, TimeKind.MONTH, TimeKind.YEAR):
        return found
    match = _PART.search(text, max(0, found.start - _LONGEST), found.start)
    if match is None:
        return found
    reading = _part_from(match, found, report)
    if reading is None:
        return found
    return Found(match.start(), found.end, reading, lambda day: _part_from(match, found, day))
