"""Spells told from the report: "last week", "past 24 hours", "two months ago", "recently".

The rows of GED's codebook, appendix 2. What it leaves open and is decided here: a count of seven
days or more includes the report's day as "past week" does, fewer do not, as "past 2 days"; months
and years ago are calendar months and years.
"""

import re
from datetime import date

from reportedly.extract.dates_values import (
    Reading,
    RelativeReader,
    Rule,
    TimeKind,
    back,
    from_report,
    monday_of,
    months_before,
    relative,
    until_report,
    week_from,
    whole_month,
    whole_year,
)
from reportedly.extract.dates_words import (
    COUNT,
    COUNTED_FEW,
    COUNTS,
    NUMBER,
    ORDINALS,
    UNIT_KINDS,
    count_of,
    follows,
)
from reportedly.model.dates import ONE_DAY, DayRange

_FEW = 3  # "few", "several" days, weeks or months are three (GED appendix 2)
_VAGUE_COUNTS = ("few", "several", "some", "many")

_THE = re.compile(r"\b(?:the|this|these)\s+$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|over|during|under|just|than)\s+(?:the\s+)?$", re.IGNORECASE)
_PART_COMES = re.compile(
    r"\b(?:beginning|start|early|earlier|late|later|middle|end|rest|half|days?)\s+(?:of|in)\s+$",
    re.IGNORECASE,
)


def _around(day: date, unit: str, steps: int) -> DayRange:
    """The calendar week, month or year that lies `steps` from the one that holds `day`."""
    if unit == "week":
        return week_from(back(monday_of(day), -7 * steps))
    if unit == "month":
        first = months_before(day.replace(day=1), -steps)
        return whole_month(first.year, first.month)
    return whole_year(day.year + steps)


def _up_to(report: date, first: date) -> DayRange:
    return DayRange.inclusive(first, report)


def _this(report: date, unit: str) -> Reading:
    """This week is Monday to the report, and 2 by the table on every day of the week."""
    days = until_report(_around(report, unit, 0), report)
    return relative(days, UNIT_KINDS[unit], {"week": 2, "month": 4, "year": 5}[unit])


def _past_one(report: date, unit: str) -> Reading:
    """ "past week" is seven days, "past year" from 1 January, as the codebook has it."""
    if unit == "week":
        return relative(_up_to(report, back(report, 6)), TimeKind.SPAN)
    if unit == "month":
        return relative(_up_to(report, months_before(report, 1)), TimeKind.SPAN, 4)
    return relative(_up_to(report, report.replace(month=1, day=1)), TimeKind.SPAN, 5)


def _read_period(match: re.Match[str], report: date) -> Reading | None:
    """ "last weeks attack" has lost an apostrophe; "the last weeks", "past weeks" are several."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if match["owner"] == "s" and (which == "past" or follows(match, _THE)):
        return None
    if which in ("next", "coming"):
        return relative(_around(report, unit, 1), TimeKind.FUTURE)
    if which in ("this", "current"):
        return _this(report, unit)
    if which == "past" or follows(match, _THE):
        return _past_one(report, unit)
    return relative(_around(report, unit, -1), UNIT_KINDS[unit])


def _read_the_period(match: re.Match[str], report: date) -> Reading | None:
    """ "since the beginning of the week": the present one, if a part of it is named."""
    return _this(report, match["unit"].lower()) if follows(match, _PART_COMES) else None


def _read_weekend(match: re.Match[str], report: date) -> Reading:
    """Saturday and Sunday, without a Sunday after the report; last weekend is a whole one."""
    which = (match["which"] or "").lower()
    saturday = back(report, (report.weekday() - 5) % 7)
    if which in ("next", "coming"):
        days = DayRange.inclusive(back(saturday, -7), back(saturday, -8))
        return relative(days, TimeKind.FUTURE)
    if which == "last" and report.weekday() >= 5:
        saturday = back(saturday, 7)
    days = until_report(DayRange.inclusive(saturday, saturday + ONE_DAY), report)
    return relative(days, TimeKind.SPAN, 2)


def _past_hours(report: date, count: int | None) -> Reading:
    """24 hours touch two days; 48 and 72 have one and the same span in the codebook."""
    hours = 24 if count is None else count
    days = 1 if hours <= 24 else 2 if hours <= 72 else hours // 24
    return relative(_up_to(report, back(report, days)), TimeKind.SPAN)


def _past_days(report: date, count: int | None) -> Reading:
    if count is None:
        return relative(DayRange(back(report, _FEW), report), TimeKind.RECENT, 2)
    if count < 7:
        return relative(DayRange(back(report, count), report), TimeKind.SPAN)
    return relative(_up_to(report, back(report, count - 1)), TimeKind.SPAN)


def _past_weeks(report: date, count: int | None) -> Reading:
    kind = TimeKind.RECENT if count is None else TimeKind.SPAN
    weeks = _FEW if count is None else count
    return relative(_up_to(report, back(report, 7 * weeks - 1)), kind)


def _past_months(report: date, count: int | None) -> Reading:
    if count == 1:
        return _past_one(report, "month")
    if count is not None:
        return relative(_up_to(report, months_before(report, count)), TimeKind.SPAN, 5)
    first = max(months_before(report, _FEW), report.replace(month=1, day=1))
    return relative(_up_to(report, first), TimeKind.RECENT, 5)


def _past_years(report: date, count: int | None) -> Reading:
    if count == 1:
        return _past_one(report, "year")
    kind = TimeKind.RECENT if count is None else TimeKind.SPAN
    years = _FEW if count is None else count
    return relative(_up_to(report, months_before(report, 12 * years)), kind, 5)


_PAST = {
    "hour": _past_hours,
    "day": _past_days,
    "week": _past_weeks,
    "month": _past_months,
    "year": _past_years,
}


def _coming(report: date, unit: str, count: int) -> Reading:
    hours = {"hour": 1, "day": 24, "week": 7 * 24, "month": 30 * 24, "year": 365 * 24}[unit]
    days = max(1, hours * count // 24)
    return relative(DayRange.inclusive(report + ONE_DAY, back(report, -days)), TimeKind.FUTURE)


def _read_past(match: re.Match[str], report: date) -> Reading:
    count = count_of(match["n"]) if match["n"] else None
    if match["which"].lower() in ("next", "coming"):
        return _coming(report, _unit(match), _FEW if count is None else count)
    return _PAST[_unit(match)](report, count)


def _unit(match: re.Match[str]) -> str:
    return match["unit"].lower().removesuffix("s")


def _read_hours(match: re.Match[str], report: date) -> Reading | None:
    """ "killed in 24 hours" are the past ones; a truce of 72 hours is no date."""
    return _past_hours(report, count_of(match["n"])) if follows(match, _IN) else None


def _read_ago(match: re.Match[str], report: date) -> Reading:
    """A day by counting days; "a fortnight ago" is the fortnight up to the report (codebook)."""
    unit = _unit(match)
    count = 2 if unit == "fortnight" else count_of(match["n"]) if match["n"] else None
    if count is None or unit in ("hour", "minute"):
        return _past_hours(report, None) if unit == "minute" else _PAST[unit](report, count)
    if unit == "day":
        return relative(DayRange.one(back(report, count)), TimeKind.DAY)
    if unit in ("week", "fortnight"):
        return relative(_up_to(report, back(report, 7 * count - 1)), TimeKind.SPAN)
    return relative(_around(report, unit, -count), UNIT_KINDS[unit])


def _read_lasting(match: re.Match[str], report: date) -> Reading:
    """A five-day offensive is the five days up to the report; longer is a mere duration."""
    count = count_of(match["n"]) if match["n"] else 1
    return _lasted(report, _unit(match), _FEW if count is None else count)


def _lasted(report: date, unit: str, count: int) -> Reading:
    if unit == "day":
        return relative(_up_to(report, back(report, count - 1)), TimeKind.SPAN)
    days = _PAST[unit](report, count).days
    if unit == "year":
        days = _up_to(report, months_before(report, 12 * count))
    return relative(days, TimeKind.DURATION)


def _read_for(match: re.Match[str], report: date) -> Reading:
    count = count_of(match["n"])
    lasted = _lasted(report, _unit(match), _FEW if count is None else count)
    return relative(lasted.days, TimeKind.DURATION)


def _read_nth_day(match: re.Match[str], report: date) -> Reading:
    nth = match["nth"].lower()
    count = ORDINALS[nth] if nth in ORDINALS else int(re.sub(r"\D", "", nth))
    return _lasted(report, "day", count)


def _read_recently(match: re.Match[str], report: date) -> Reading:
    return _past_days(report, None)


def _rule(opens: tuple[str, ...], pattern: str, read: RelativeReader) -> Rule:
    pattern = r"(?<!\d[.,/])(?<!\w-)" + pattern  # not the tail of "2 1/2 years", "forty-fifth day"
    return Rule(frozenset(opens), re.compile(pattern, re.IGNORECASE), from_report(read))


_UNITS = r"(?P<unit>week|month|year)"
_HARDSHIP = (
    r"(?=(?:\s+(?!pause|truce|cease|halt|lull|break|visit)\w+){0,2}?\s+(?:offensive|battles?|siege|assault|operation|campaign|clashes|fighting"
    r"|bombardment|war|raids?|push|onslaught|standoff|shelling|conflict|uprising|insurgency"
    r"|crisis|blockade|air\s?strikes|strikes|attacks|bombing|violence|unrest)\b)"
)
_COUNT_OPENS = (NUMBER, *COUNTS, *_VAGUE_COUNTS)

SPELL_RULES = (
    _rule(
        ("last", "this", "past", "next", "coming", "current"),
        rf"(?P<which>last|this|past|next|coming|current)\s+(?:one\s+)?{_UNITS}(?P<owner>['’]?s)?\b(?!-)",
        _read_period,
    ),
    _rule(("the",), rf"the\s+{_UNITS}\b(?!-)", _read_the_period),
    _rule(
        ("last", "this", "past", "next", "coming", "the", "weekend"),
        r"(?:the\s+)?(?:(?P<which>last|this|past|next|coming)\s+)?week-?end(?:['’]?s)?\b",
        _read_weekend,
    ),
    _rule(
        ("last", "past", "recent", "next", "coming"),
        r"(?P<which>last|past|recent|next|coming)\s+"
        rf"(?:(?P<n>(?:couple\s+of|{COUNT}))[\s-]+)?(?P<unit>(?:hour|day|week|month|year)s)\b",
        _read_past,
    ),
    _rule(
        (*_COUNT_OPENS, "a", "couple"),
        rf"(?P<n>{COUNTED_FEW})\s+(?P<unit>(?:minute|hour|day|week|fortnight|month|year)s?)\s+ago\b",
        _read_ago,
    ),
    _rule(
        ("hours", "days", "weeks", "months"),
        r"(?P<n>)(?P<unit>hours|days|weeks|months)\s+ago\b",
        _read_ago,
    ),
    _rule(("recently",), r"recently\b", _read_recently),
    _rule(
        _COUNT_OPENS,
        rf"(?!six[-\s]day\s+war\b)(?P<n>{COUNT})(?:-|(?<!\ba)\s)(?P<unit>day|week|month|year)(?:[-\s]?(?:long|old))?\b"
        + _HARDSHIP,
        _read_lasting,
    ),
    _rule(
        _COUNT_OPENS,
        rf"(?P<n>{COUNTED_FEW})\s+(?P<unit>(?:day|week|month|year)s?)(?=\s+of\b){_HARDSHIP}",
        _read_lasting,
    ),
    _rule(
        (NUMBER,),
        r"(?<!\w)(?P<n>24|48|72)\s+(?P<unit>hours)\b",
        _read_hours,
    ),
    _rule(
        ("week", "month", "year", "weeklong", "monthlong", "yearlong"),
        r"(?P<n>)(?P<unit>week|month|year)-?long\b",
        _read_lasting,
    ),
    _rule(
        (NUMBER, *ORDINALS),
        rf"(?P<nth>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\s+"
        r"(?:(?:straight|consecutive|successive|running)\s+day\b|day\s+(?:in\s+a\s+row|running)\b)",
        _read_nth_day,
    ),
    _rule(
        ("for",),
        r"for\s+(?:(?:nearly|almost|about|around|over|more\s+than|at\s+least)\s+)?"
        rf"(?P<n>{COUNTED_FEW})\s+(?:(?:straight|consecutive|successive|whole|full)\s+)?"
        r"(?P<unit>(?:day|week|month|year)s?)\b(?!-)",
        _read_for,
    ),
)
