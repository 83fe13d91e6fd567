"""Months, years and seasons: "in May", "April to June 2016", "the 2013 attack", "last summer"."""

import re
from datetime import date

from reportedly.extract.dates_values import (
    Reading,
    Rule,
    TimeKind,
    from_report,
    relative,
    stated,
    until_report,
    whole_month,
    whole_year,
)
from reportedly.extract.dates_words import (
    DASH,
    DOUBTFUL_MONTHS,
    FULL_MONTHS,
    MONTH,
    MONTHS,
    NO_NAME,
    NUMBER,
    YEAR,
    YEAR_TAIL,
    counts_people,
    follows,
    is_spelled_month,
    year_said,
)
from reportedly.model.dates import DayRange

# The first month of a season, northern hemisphere (the codebook's "summer of 2015" is June to
# August). A winter is named after the year in which it begins.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_MONTH_COMES = re.compile(
    r"\b(?:in|since|during|of|from|between|through|until|till|early|mid|late|throughout)[\s-]+$",
    re.IGNORECASE,
)
_BY_MONTH = re.compile(r"(?:\b(?:by|before|after|and|to|last|next|this)[\s-]+|^|[.,;\n]\s*)$", re.I)
_SURNAME = re.compile(r" [A-Z][a-z]")
_YEAR_COMES = re.compile(
    r"(?:\b(?:in|since|during|of|from|between|through|throughout|until|till|before|after|by|early"
    r"|mid|late|year|the|and|to|spring|summer|autumn|fall|winter)[\s-]+|\()$",
    re.IGNORECASE,
)
_FIRM_YEAR_COMES = re.compile(r"\b(?:in|since|during|year)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_NAMED_MONTH = re.compile(r"\b(?:black|red|operation)\s+$", re.IGNORECASE)


def season_of(year: int, name: str) -> DayRange:
    """The three months of a season that begins in `year`."""
    first = whole_month(year, SEASONS[name.lower()])
    last = whole_month(first.start.year + (first.start.month == 12), first.start.month % 12 + 2)
    return DayRange(first.start, last.end)


def _is_month(match: re.Match[str]) -> bool:
    word = match["month"]
    if match["year"] or match["whose"]:
        return is_spelled_month(word)
    if word.islower() or word.lower() not in FULL_MONTHS or follows(match, _NAMED_MONTH):
        return False
    if not match["which"] and _is_given_name(match):
        return False
    certain = match["which"] or word.lower() not in DOUBTFUL_MONTHS
    return bool(certain) or follows(match, _MONTH_COMES)


def _is_given_name(match: re.Match[str]) -> bool:
    """ "shot dead April Young": a capital follows, and nothing before says that it is a month."""
    named = _SURNAME.match(match.string, match.end()) is not None
    return named and not follows(match, _MONTH_COMES) and not follows(match, _BY_MONTH)


def _read_month(match: re.Match[str], report: date | None) -> Reading | None:
    """A month: of the year that is said, else the latest one that has begun.

    "last March" is never the present month; "next March" is to come.
    """
    if not _is_month(match):
        return None
    year, month = year_said(match, report), MONTHS[match["month"].lower()]
    if year is not None:
        return stated(whole_month(year, month), TimeKind.MONTH, report)
    if report is None:
        return None
    which = (match["which"] or "").lower()
    begun = month < report.month or (month == report.month and which not in ("last", "next"))
    if which == "next":
        return relative(whole_month(report.year + (month <= report.month), month), TimeKind.FUTURE)
    days = whole_month(report.year - (not begun), month)
    return stated(days, TimeKind.MONTH, report)


def _read_months(match: re.Match[str], report: date | None) -> Reading | None:
    """ "April to June 2016"; with "and" two neighbouring months, or any after "between"."""
    names = match["first"], match["last"]
    first, last = (MONTHS[name.lower()] for name in names)
    listed = match["by"].lower() == "and" and not follows(match, _BETWEEN)
    if (listed and last - first != 1) or not all(map(is_spelled_month, names)):
        return None
    year = year_said(match, report)
    if year is None:
        if report is None:
            return None
        year = report.year - (last > report.month)
    end = whole_month(year, last)
    start = whole_month(end.start.year - (first > last), first)
    return stated(DayRange(start.start, end.end), TimeKind.SPAN, report)


def _read_year(match: re.Match[str], report: date | None) -> Reading | None:
    """A year after a word that leads to one, unless the number counts people."""
    if not follows(match, _YEAR_COMES):
        return None
    round_number = match["year"].endswith("00")
    if counts_people(match) and (round_number or not follows(match, _FIRM_YEAR_COMES)):
        return None
    return stated(whole_year(int(match["year"])), TimeKind.YEAR, report)


def _read_years(match: re.Match[str], report: date | None) -> Reading | None:
    """ "2011-2014", "2011/12"; with words between only where a year is due."""
    first, last = int(match["first"]), match["last"]
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    short = len(last) == 2 and (final != first + 1 or match["by"].isalpha())
    if short or final <= first or (match["by"].isalpha() and not follows(match, _YEAR_COMES)):
        return None
    days = DayRange(whole_year(first).start, whole_year(final).end)
    return stated(days, TimeKind.SPAN, report)


def _read_season(match: re.Match[str], report: date) -> Reading:
    """The latest season that has begun; "last summer" is never the one that runs."""
    now = season_of(report.year, match["season"])
    begun = now.start <= report and (match["which"].lower() == "this" or now.last < report)
    days = now if begun else season_of(report.year - 1, match["season"])
    return relative(until_report(days, report), TimeKind.SPAN, 5)


def _read_season_of(match: re.Match[str], report: date | None) -> Reading | None:
    days = season_of(int(match["year"]), match["season"])
    return stated(days, TimeKind.SPAN, report)


_TO_OR_AND = rf"(?:{DASH}|\b(?:to|until|till?|through|and)\b)"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"

MONTH_RULES = (
    Rule(
        frozenset((*MONTHS, "last", "this", "next")),
        re.compile(
            rf"(?:(?P<which>last|this|next)\s+)?(?P<month>{MONTH})(?:{YEAR_TAIL})?{NO_NAME}"
            r"(?!\.?\s+11\s+(?:attack|terror|hijack))(?:['’]s\b)?",
            re.IGNORECASE,
        ),
        _read_month,
    ),
    Rule(
        frozenset(MONTHS),
        re.compile(
            rf"(?P<first>{MONTH})\.?\s*(?P<by>{_TO_OR_AND})\s*(?P<last>{MONTH})(?!\.?\s*\d\d?\b)"
            rf"(?:{YEAR_TAIL})?",
            re.IGNORECASE,
        ),
        _read_months,
    ),
    Rule(
        frozenset((NUMBER,)),
        re.compile(rf"(?<!\d[.,:/-])(?P<year>{YEAR})(?:['’]s\b)?(?!-\d)", re.IGNORECASE),
        _read_year,
    ),
    Rule(
        frozenset((NUMBER,)),
        re.compile(
            rf"(?<!\d[.,:/-])(?P<first>{YEAR})\s*(?P<by>[-–/]|to|until|and)\s*"
            rf"(?P<last>{YEAR}|\d\d(?![\d-]))",
            re.IGNORECASE,
        ),
        _read_years,
    ),
    Rule(
        frozenset(("last", "this")),
        re.compile(rf"(?P<which>last|this)\s+{_SEASON}\b", re.IGNORECASE),
        from_report(_read_season),
    ),
    Rule(
        frozenset(SEASONS),
        re.compile(rf"{_SEASON}\s+(?:of\s+)?(?P<year>{YEAR})", re.IGNORECASE),
        _read_season_of,
    ),
)
