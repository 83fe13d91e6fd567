"""The day that a report's own head gives: "Published 5 April 2017", "AFP Monday 6 Jun 2016"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.ingest.calendar_words import (
    DATES,
    DAY_AND_MONTH,
    WEEKDAY,
    day_of,
    month_number,
    valid_day,
)
from reportedly.ingest.titles import title_copies

_REACH = 300  # letters of the body, and as many as the title has: where a dateline may stand
_CUE = re.compile(
    r"(?:(?:first |last |date of )?(?:publi(?:shed|cation)|posted|updated|modified|issued|date)"
    rf"(?: (?:at|on|date))?)\s*:?\s*(?:{WEEKDAY}[\s,]*)?(?:\d\d:?\d\d\s*[|,]?\s*)?$",
    re.I,
)
_AGENCY = r"(?:AFP|AP|Reuters|DPA|EFE|ANSA|TASS|SANA|Xinhua|Anadolu|UPI|MENA|Interfax|RIA|AA)"
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY})[\s,]*(?:the\s+)?$", re.I)
_AGENCY_BEFORE = re.compile(rf"\b(?P<agency>{_AGENCY})\W*$")
# "on 13 November": the words before say that this is the day of what is told.
_TOLD = re.compile(
    r"\b(?:on|in|since|of|from|until|till|by|before|after|the|into|between|and|to|dated|that"
    r"|as|was|late|early|night|morning|evening|during|overnight|around|about)\s*$",
    re.I,
)
_TOLD_AFTER = re.compile(
    r"\s*(?:,?\s*(?:saw|was|is|marks|marked|will|became|when|has|had)\b"
    rf"|\((?!updated|{_AGENCY}\)))"
)
# What stands around a dateline and belongs to it: hours, zones, "(updated …)".
_AROUND = re.compile(
    r"\s*(?:\((?:updated|last updated)[^)]{0,40}\)|(?:at\s+)?\d{1,2}:?\d\d(?:\s*[AP]M)?\b"
    r"(?:\s*(?:UTC|GMT)(?:[+-]\d+)?)?|\))*",
    re.I,
)
_HOUR_BEFORE = re.compile(r"(?<!\d)(?:[01]\d|2[0-3]):?[0-5]\d[\s,|]*$")
_PLACE_BEFORE = re.compile(
    r"(?:^|\n)\s*(?P<place>[A-Z][\w'’.-]+(?:[ /,]+(?:[A-Z][\w'’.-]+|\([A-Z]\w+\)))*)[\s,:–—-]*$"
)
_WIRE = re.compile(
    r"\s*[A-Z][\w'’./ -]{1,40},\s+(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"\s*(?:\([A-Z][^()\n]{1,40}\))?\s*[-–—:]"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day, the offsets of its words with what belongs to them, and those words.

    `sure` is False where the weekday named does not fit the day.
    """

    day: date
    start: int
    end: int
    words: str
    sure: bool = True


def find_dateline(text: str, body_start: int, title: str) -> Dateline | None:
    """The dateline at the head of the body; None where there is none, or where the date there
    is that of the happening told ("on 13 November 2017 militants attacked").
    """
    reach = _REACH + min(len(title), _REACH)
    head = text[body_start : body_start + reach]
    headings = [end - body_start for _, end in title_copies(text, title, body_start, reach)]
    for match in sorted(_candidates(head), key=lambda match: match.start()):
        heading_end = max((end for end in headings if end <= match.start()), default=0)
        line = _judge(head, match, heading_end)
        if line is not None:
            return replace(line, start=body_start + line.start, end=body_start + line.end)
    return None


def wire_day(text: str, body_start: int, near: date) -> tuple[date, str] | None:
    """The day of a wire's dateline without a year ("BEIRUT, Nov 13 (AFP) -"), in the year that
    lies nearest to `near`.
    """
    head = text[body_start : body_start + _REACH].lstrip("\r\n")
    match = _WIRE.match(head)
    words = DAY_AND_MONTH.fullmatch(match["date"]) if match is not None else None
    if words is None:
        return None
    month = month_number(words["name"] or words["name2"])
    number = int(words["day"] or words["day2"])
    years = (valid_day(near.year + step, month, number) for step in (-1, 0, 1))
    days = [day for day in years if day is not None]
    return (min(days, key=lambda day: abs(day - near)), words[0]) if days else None


def _candidates(head: str) -> Iterator[re.Match[str]]:
    ends: list[tuple[int, int]] = []
    for pattern in DATES:
        for match in pattern.finditer(head):
            if not any(match.start() < end and start < match.end() for start, end in ends):
                ends.append(match.span())
                yield match


def _judge(head: str, match: re.Match[str], heading_end: int) -> Dateline | None:
    """The match as a dateline with offsets into the head, if it stands and reads like one."""
    day = day_of(match.groupdict())
    if day is None or _TOLD_AFTER.match(head, match.end()):
        return None
    before = head[heading_end : match.start()]
    weekday = _WEEKDAY_BEFORE.search(before)
    lead = weekday or _HOUR_BEFORE.search(before)
    cue = _CUE.search(before)
    start = min((found.start() for found in (cue, lead) if found), default=len(before))
    if cue is None and _TOLD.search(before[:start]):
        return None
    around = _AROUND.match(head, match.end())
    end = match.end() if around is None else around.end()
    timed = bool(head[match.end() : end].strip())
    after = head[match.end() :].split("\n", 1)[0]
    if not (cue or lead or timed or _stands_as_dateline(before, after)):
        return None
    words = head[heading_end + start : match.end()]
    sure = weekday is None or _weekday_fits(weekday["weekday"], day)
    return Dateline(day, heading_end + start, end, words, sure)


def _stands_as_dateline(before: str, after: str) -> bool:
    """True at the head's beginning, behind the title said again, on a line of its own, behind
    an agency, or behind a place with which the line begins.
    """
    if not before.strip(" \t\r\n.:-|–—"):
        return True
    own_line = before.rstrip(" \t").endswith(("\n", "\r")) and not after.strip()
    behind = _AGENCY_BEFORE.search(before) or _PLACE_BEFORE.search(before)
    return own_line or behind is not None


def _weekday_fits(name: str, day: date) -> bool:
    return day.strftime("%A").casefold().startswith(name[:3].casefold())
