"""Expressions joined to one: ranges, nights between two days, "since", "around"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from reportedly.extract.dates_values import Found, Reading, TimeKind, precision_of
from reportedly.extract.dates_words import PARAGRAPH_BREAK
from reportedly.model.dates import ONE_DAY, DateBasis, DayRange

_ENDS = frozenset((TimeKind.DAY, TimeKind.SPAN, TimeKind.MONTH, TimeKind.YEAR, TimeKind.WEEK))
_NO_POINT = frozenset((TimeKind.DURATION, TimeKind.FUTURE, TimeKind.RECENT))
_EARLY = r"(?:(?:early|late|on|the)\s+)*"

_TO = re.compile(rf"(?:[-–—]|\s+(?:to|until|till?|through|into)\s+{_EARLY})", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:and|&)\s+{_EARLY}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_INTO = re.compile(r"\bovernight\s+(?:in)?to\s+(?:the\s+)?$", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_NIGHT_GAP = re.compile(r"\s+(?:(?:into|to|on|from|between|of)\s+)?(?:the\s+)?", re.IGNORECASE)

_SINCE = re.compile(
    r"\b(?:since|starting|beginning|ever\s+since)\s+(?:(?:at\s+least|around|early|late|on|in|from"
    r"|the|dawn|morning|night|of)\s+)*$",
    re.IGNORECASE,
)
# "since the conflict began in March 2011", "since the truce collapsed on Friday",
# "the war, which broke out in 2011"
_ONSET = (
    r"(?:began|begun|start(?:ed)?|erupt(?:ed|ion)|broke|break|launch(?:ed)?|declared|outbreak"
    r"|beginning|onset|intervened|intervention|collapsed?|ended|expired|lapsed|failed|fall|fell"
    r"|entered|seized|captured|resum(?:ed|ption)|renewed|escalated|intensified)"
)
_SINCE_ONSET = re.compile(
    rf"\b(?:since|(?:war|conflict|uprising|crisis|unrest|revolution|revolt|hostilities|rebellion)"
    rf"(?=\W+(?:\w+\W+){{0,3}}?{_ONSET}\b))"
    rf"\s*,?(?=.*\b{_ONSET}\b)(?:\s+(?!since\b)[^\s\d;:!?]*[^\s\d.;:!?]){{0,15}}?"
    rf"\s+(?:in|on|early|late|{_ONSET}(?:\s+(?:nearly|almost|about|over|more\s+than|some))?)\s+$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?:around|circa|on\s+or\s+(?:around|about))\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_REACH = 140  # characters: "since" with fifteen words


def _meet(text: str, left: Found, right: Found, pattern: re.Pattern[str]) -> bool:
    """True if `pattern` is all that lies between the two."""
    gap = text[left.end : right.start]
    return pattern.fullmatch(gap) is not None and PARAGRAPH_BREAK.search(gap) is None


def _ends_with(text: str, end: int, pattern: re.Pattern[str], reach: int = 40) -> bool:
    """True if the words before `end` fit `pattern` (which ends with `$`)."""
    return pattern.search(text, max(0, end - reach), end) is not None


def _one_of_both(left: Found, right: Found, reading: Reading) -> Found:
    return Found(left.start, right.end, reading, lambda report: reading)


def _both_stated(left: Reading, right: Reading) -> DateBasis:
    stated = left.basis is right.basis is DateBasis.STATED
    return DateBasis.STATED if stated else DateBasis.RELATIVE


def _range(text: str, left: Found, right: Found) -> Found | None:
    """ "Friday to Sunday": the left end is read as from the right one, so that it lies before."""
    if left.reading.kind not in _ENDS or right.reading.kind not in _ENDS:
        return None
    listed = _meet(text, left, right, _AND)
    if not listed and not _meet(text, left, right, _TO):
        return None
    first = left.reading
    if first.days.start > right.reading.days.start:
        first = left.reread(right.reading.days.last) or first
    begin, end = first.days, right.reading.days
    neighbours = begin.end == end.start and first.kind is TimeKind.DAY
    between = _ends_with(text, left.start, _BETWEEN)
    if begin.start >= end.start or (listed and not neighbours and not between):
        return None
    whole = DayRange(begin.start, end.end)
    basis = _both_stated(first, right.reading)
    return _one_of_both(left, right, Reading(whole, precision_of(whole), TimeKind.SPAN, basis))


def _named_by_night(text: str, left: Found, right: Found) -> Reading | None:
    """What "overnight" is said of: the words after it, or the words just before it."""
    if left.reading.kind is TimeKind.NIGHT and _meet(text, left, right, _NIGHT_GAP):
        return right.reading
    if right.reading.kind is TimeKind.NIGHT and _meet(text, left, right, _BLANK):
        return left.reading
    return None


def _night(text: str, left: Found, right: Found, report: date | None) -> Found | None:
    """ "overnight Monday" begins on Monday, but ends on it if Monday is the report's day."""
    named = _named_by_night(text, left, right)
    if named is None:
        return None
    days = named.days
    if named.kind is TimeKind.DAY:
        shift = ONE_DAY if report is not None and days.end > report else timedelta(0)
        days = DayRange(days.start - shift, days.end + ONE_DAY - shift)
    if days.days != 2:
        return None
    return _one_of_both(left, right, Reading(days, 2, TimeKind.NIGHT, named.basis))


def _into(text: str, found: Found) -> Found:
    """ "overnight into 13 November" is 12-13 November."""
    days = found.reading.days
    if found.reading.kind is not TimeKind.DAY or not _ends_with(text, found.start, _INTO):
        return found
    night = DayRange(days.start - ONE_DAY, days.end)
    reading = Reading(night, 2, TimeKind.NIGHT, found.reading.basis)
    return replace(found, reading=reading)


def _fold(founds: Iterable[Found], join: Callable[[Found, Found], Found | None]) -> list[Found]:
    """Neighbours joined from the left, as long as they join."""
    result: list[Found] = []
    for found in founds:
        joined = join(result[-1], found) if result else None
        if joined is None:
            result.append(found)
        else:
            result[-1] = joined
    return result


def _since(text: str, found: Found, report: date | None) -> Found:
    """From the first day up to the report, if the words before say so."""
    if report is None or found.reading.days.start > report or found.reading.kind in _NO_POINT:
        return found
    onset = _ends_with(text, found.start, _SINCE_ONSET, _SINCE_REACH)
    if not onset and not _ends_with(text, found.start, _SINCE):
        return found
    days = DayRange.inclusive(found.reading.days.start, report)
    precision = 2 if days.days <= 7 else precision_of(days)  # "since Thursday" is 2 on any day
    reading = Reading(days, precision, TimeKind.SINCE, found.reading.basis)
    return replace(found, reading=reading)


def _around(text: str, found: Found) -> Found:
    """ "around 2 July" is one day either side (GED codebook, appendix 2)."""
    reading = found.reading
    if reading.kind is not TimeKind.DAY or reading.basis is not DateBasis.STATED:
        return found
    if not _ends_with(text, found.start, _AROUND):
        return found
    days = DayRange(reading.days.start - ONE_DAY, reading.days.end + ONE_DAY)
    return replace(found, reading=replace(reading, days=days, precision=2, kind=TimeKind.SPAN))


def joined(text: str, founds: Iterable[Found], report: date | None) -> list[Found]:
    """The expressions (in text order) with neighbours joined and bounds widened."""
    ranges = _fold(founds, lambda left, right: _range(text, left, right))
    into = [_into(text, found) for found in ranges]
    nights = _fold(into, lambda left, right: _night(text, left, right, report))
    return [_since(text, _around(text, found), report) for found in nights]
