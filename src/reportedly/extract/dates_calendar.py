"""Calendar days by name or number: "13 November 2017", "Nov. 12-13", "13/08/2013".

Written out here rather than left to dateparser: on these forms it adds nothing over `datetime`,
takes milliseconds a call, reads "November 12-13" as 2013 and invents a day for "November".
"""

import re
from datetime import date

from reportedly.extract.dates_values import Reader, Reading, Rule, TimeKind, back, stated
from reportedly.extract.dates_words import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    DAY_END,
    MONTH,
    MONTHS,
    NO_NAME,
    NUMBER,
    ORDINAL_END,
    PART_OF_DAY,
    WEEKDAYS,
    YEAR,
    YEAR_TAIL,
    counts_people,
    follows,
    is_spelled_month,
    year_said,
)
from reportedly.model.dates import ONE_DAY, DayRange

_FRESH_DAYS = 7  # of two possible orders, one that is this fresh at the report is believed
_YEARS_BACK = 8  # far enough for 29 February across a century year

_ON = re.compile(r"\b(?:on|since|until|of)\s+$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|last|during|this)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_HIJACKING = re.compile(r"\s+(?:attack|terror|hijack)", re.IGNORECASE)


def _latest(month: int, day: int, report: date) -> date:
    """The latest such day up to the report; a day of grace for time zones.

    A day that the calendar does not have (31 February) raises ValueError.
    """
    for year in range(report.year + 1, report.year - _YEARS_BACK - 1, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= report + ONE_DAY:
            return found
    raise ValueError(f"no such day: {day}.{month}.")


def _day(month: str, day: str, year: int | None, report: date | None) -> date | None:
    if year is not None:
        return date(year, MONTHS[month.lower()], int(day))
    return None if report is None else _latest(MONTHS[month.lower()], int(day), report)


def _read_day(match: re.Match[str], report: date | None) -> Reading | None:
    if not (match["year"] or is_spelled_month(match["month"])):
        return None
    day = _day(match["month"], match["day"], year_said(match, report), report)
    return None if day is None else stated(DayRange.one(day), TimeKind.DAY)


def _read_month_day(match: re.Match[str], report: date | None) -> Reading | None:
    """ "March 20", unless the number counts people, as in "in March 20 people"."""
    if not match["year"] and not match["ordinal"]:
        if follows(match, _IN) or (counts_people(match) and not follows(match, _ON)):
            return None
        if match["day"] == "11" and _HIJACKING.match(match.string, match.end()):
            return None  # "the September 11 attacks" were in 2001
    return _read_day(match, report)


def _read_days(match: re.Match[str], report: date | None) -> Reading | None:
    """ "12-13 November": the last day is the latest such day, the first in the same month."""
    if not (match["year"] or is_spelled_month(match["month"])):
        return None
    last = _day(match["month"], match["last"], year_said(match, report), report)
    if last is None:
        return None
    days = DayRange.inclusive(last.replace(day=int(match["first"])), last)
    return stated(days, TimeKind.SPAN)


def _read_month_days(match: re.Match[str], report: date | None) -> Reading | None:
    """ "November 12-13"; in "November 12 and 13 people" the second number is no day."""
    if not match["year"] and counts_people(match):
        return None
    return _read_days(match, report)


def _read_across(match: re.Match[str], report: date | None) -> Reading | None:
    """ "30 October to 2 November 2017": a first day without year is the latest before the last."""
    words = match.groupdict()
    if words["by"].lower() == "and" and not follows(match, _BETWEEN):
        return None
    month, final_month = words["m1"] or words["m2"], words["m3"] or words["m4"]
    if not (is_spelled_month(month) and is_spelled_month(final_month)):
        return None
    last = _day(final_month, words["d3"] or words["d4"], year_said(match, report), report)
    if last is None:
        return None
    year = int(words["first_year"]) if words["first_year"] else None
    first = _day(month, words["d1"] or words["d2"], year, back(last, 2))
    return None if first is None else stated(DayRange.inclusive(first, last), TimeKind.SPAN)


def _read_numbers(match: re.Match[str], report: date | None) -> Reading | None:
    """13/08/2013: by the only possible order, else by the order that is fresh at the report."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return stated(DayRange.one(date(year, second, first)), TimeKind.DAY)
    if second > 12:
        return stated(DayRange.one(date(year, first, second)), TimeKind.DAY)
    if report is None:
        return None
    orders = (date(year, second, first), date(year, first, second))
    fresh = [day for day in orders if back(report, _FRESH_DAYS) <= day <= report + ONE_DAY]
    return stated(DayRange.one(max(fresh)), TimeKind.DAY) if fresh else None


def _read_iso(match: re.Match[str], report: date | None) -> Reading | None:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return stated(DayRange.one(day), TimeKind.DAY)


_WEEKDAY_BEFORE = rf"(?:{ANY_WEEKDAY}\.?,?\s+(?:the\s+)?)?"
_TO = rf"(?:{DASH}|\b(?:to|until|till?|through)\b)"
_TO_OR_AND = rf"(?:{DASH}|&|,|\b(?:to|until|till?|through|and|or)\b)"
_ALONE = r"(?<!\d[.,:/-])(?<![\d/])"  # not the tail of a longer number
_OF = r"(?:\s+(?:of\s+)?|-)?"
_DAY_MONTH = rf"(?P<d{{0}}>{DAY}){ORDINAL_END}{_OF}(?P<m{{0}}>{MONTH})"
_MONTH_DAY = rf"(?P<m{{1}}>{MONTH})\.?\s*(?P<d{{1}}>{DAY}){ORDINAL_END}(?!\d)"
_ACROSS = (
    rf"{_WEEKDAY_BEFORE}(?:{_DAY_MONTH}|{_MONTH_DAY})".format(1, 2)
    + rf"\.?(?:,?\s+(?P<first_year>{YEAR}))?\s*(?P<by>{_TO}|and\b)\s*(?:the\s+)?"
    + rf"{_WEEKDAY_BEFORE}(?:{_DAY_MONTH}|{_MONTH_DAY})".format(3, 4)
    + rf"{YEAR_TAIL}?"
)
_LIST = rf"(?:\s*,\s*{DAY}{ORDINAL_END}){{0,6}}"


def _rule(opens: tuple[str, ...], pattern: str, read: Reader) -> Rule:
    return Rule(frozenset(opens), re.compile(pattern, re.IGNORECASE), read)


_FROM_NUMBER = (NUMBER, *WEEKDAYS)
_FROM_MONTH = (*MONTHS, *WEEKDAYS)

CALENDAR_RULES = (
    _rule(
        _FROM_NUMBER,
        rf"{_ALONE}{_WEEKDAY_BEFORE}(?P<day>{DAY}){ORDINAL_END}{_OF}(?P<month>{MONTH})"
        rf"{YEAR_TAIL}?{PART_OF_DAY}{NO_NAME}",
        _read_day,
    ),
    _rule(
        _FROM_MONTH,
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})\.?,?\s*(?:the\s+)?(?P<day>{DAY})"
        rf"(?P<ordinal>{ORDINAL_END})(?:{YEAR_TAIL}|{DAY_END}){PART_OF_DAY}{NO_NAME}",
        _read_month_day,
    ),
    _rule(
        _FROM_NUMBER,
        rf"{_ALONE}{_WEEKDAY_BEFORE}(?P<first>{DAY}){ORDINAL_END}{_LIST}\s*{_TO_OR_AND}\s*"
        rf"(?:the\s+)?(?P<last>{DAY}){ORDINAL_END}{_OF}(?P<month>{MONTH}){YEAR_TAIL}?",
        _read_days,
    ),
    _rule(
        _FROM_MONTH,
        rf"(?P<month>{MONTH})\.?\s+(?P<first>{DAY}){ORDINAL_END}{_LIST}\s*{_TO_OR_AND}\s*"
        rf"(?:the\s+)?(?P<last>{DAY}){ORDINAL_END}(?:{YEAR_TAIL}|{DAY_END})",
        _read_month_days,
    ),
    _rule((*_FROM_NUMBER, *_FROM_MONTH), _ALONE + _ACROSS, _read_across),
    _rule(
        (NUMBER,),
        rf"{_ALONE}(?P<first>\d{{1,2}})\s?(?P<mark>[-./])\s?(?P<second>\d{{1,2}})\s?(?P=mark)\s?"
        rf"(?P<year>{YEAR})",
        _read_numbers,
    ),
    _rule(
        (NUMBER,),
        rf"{_ALONE}(?P<year>(?:19|20)\d\d)([-./])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d|[-./]\d)",
        _read_iso,
    ),
)
