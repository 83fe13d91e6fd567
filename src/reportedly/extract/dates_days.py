"""Days told from the report: weekdays, today and yesterday, nights (GED codebook, appendix 2)."""

import re
from datetime import date, timedelta

from reportedly.extract.dates_values import (
    Reading,
    RelativeReader,
    Rule,
    TimeKind,
    back,
    from_report,
    monday_of,
    relative,
)
from reportedly.extract.dates_words import (
    FULL_WEEKDAYS,
    PART_OF_DAY,
    POSSIBLY_PLURAL_WEEKDAY,
    WEEKDAYS,
    follows,
)
from reportedly.model.dates import ONE_DAY, DayRange

_BEFORE_NOW = frozenset(("last", "past", "this past", "previous"))
_AFTER_NOW = frozenset(("next", "coming", "this coming"))

_EVERY = re.compile(r"\b(?:every|each|following)\s+$", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:on|most|all|and)\s+$", re.IGNORECASE)
_SHORT_COMES = re.compile(r"\b(?:on|since)\s+$", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:black|good|bloody|palm|easter|ash|holy|cyber|super|whit|shrove|maundy)\s+$",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Star|Independent|Post|Zaman|School|Market|Mosque)\b"
)
# "on Tuesdays attack" has lost an apostrophe, "on Tuesdays protesters gather" has not.
_HAPPENING = re.compile(
    r"\s+(?:\w+\s+)?(?:attacks?|strikes?|airstrikes?|raids?|bomb(?:ing|ard|s?\b)|blasts?|explosions?"
    r"|shelling|assault|offensive|massacre|clashes|fighting|killings?|incident|violence|shooting"
    r"|operation|meeting|talks)\b",
    re.IGNORECASE,
)
# "Syria Today" is an outlet: a capital within a sentence, after another capitalised word.
_NAME_COMES = re.compile(r"[A-Z][\w-]*\s$")


def _is_spelled_weekday(match: re.Match[str]) -> bool:
    """Short names are other words too ("Sat", "Sun"): days only as in "on Tue", "last Fri"."""
    word = match["weekday"]
    if word.lower() in FULL_WEEKDAYS:
        return True
    led = match["which"] is not None or follows(match, _SHORT_COMES)
    return led and not word.islower() and match["plural"] is None


def _is_habit(match: re.Match[str]) -> bool:
    if follows(match, _EVERY):
        return True
    if match["plural"] != "s" or _HAPPENING.match(match.string, match.end()) is not None:
        return False
    return follows(match, _HABIT)


def _is_weekday(match: re.Match[str]) -> bool:
    outlet = _OUTLET.match(match.string, match.end("weekday")) is not None
    named = outlet or follows(match, _NAMED)
    return _is_spelled_weekday(match) and not named and not _is_habit(match)


def _read_weekday(match: re.Match[str], report: date) -> Reading | None:
    """The report's own day if it is that weekday, else the latest one before it.

    "last Tuesday" lies before the day before the report, which would be called "yesterday" or
    "Tuesday"; "next Friday" is to come.
    """
    if not _is_weekday(match):
        return None
    wanted = WEEKDAYS[match["weekday"].lower()]
    which = " ".join((match["which"] or "").lower().split())
    if match["week"] is not None:
        monday = back(monday_of(report), 7 * ("this" not in match["week"].lower()))
        return relative(DayRange.one(monday + timedelta(days=wanted)), TimeKind.DAY)
    ago = (report.weekday() - wanted) % 7
    if which in _AFTER_NOW:
        return relative(DayRange.one(back(report, ago - 7)), TimeKind.FUTURE)
    if which in _BEFORE_NOW and ago <= 1:
        ago += 7
    return relative(DayRange.one(back(report, ago)), TimeKind.DAY)


def _days_ago(days: int, kind: TimeKind = TimeKind.DAY) -> RelativeReader:
    return lambda match, report: relative(DayRange.one(back(report, days)), kind)


def _read_today(match: re.Match[str], report: date) -> Reading | None:
    word = match[0]
    if word[0].isupper() and not word[:5].isupper() and follows(match, _NAME_COMES):
        return None
    return relative(DayRange.one(report), TimeKind.DAY)


def _read_night(match: re.Match[str], report: date) -> Reading:
    """ "overnight", "a night of clashes": the day before the report and the report's day."""
    return relative(DayRange(back(report, 1), report + ONE_DAY), TimeKind.NIGHT)


def _rule(opens: tuple[str, ...], pattern: str, read: RelativeReader) -> Rule:
    return Rule(frozenset(opens), re.compile(pattern, re.IGNORECASE), from_report(read))


_WHICH = ("last", "this", "past", "next", "coming", "previous")
_PLURALS = tuple(f"{name}s" for name in FULL_WEEKDAYS)

DAY_RULES = (
    _rule(
        (*WEEKDAYS, *_PLURALS, *_WHICH),
        r"(?:(?P<which>(?:this\s+)?(?:last|past|next|coming)|this|previous)\s+)?"
        rf"{POSSIBLY_PLURAL_WEEKDAY}{PART_OF_DAY}(?P<week>\s+(?:of\s+)?(?:this|last|the\s+previous)\s+week)?",
        _read_weekday,
    ),
    _rule(
        ("today", "todays", "tonight", "tonights"),
        rf"(?:today|tonight)(?!['’]?s?\s+Zaman)(?:['’]?s)?\b{PART_OF_DAY}",
        _read_today,
    ),
    _rule(("this",), r"this\s+(?:morning|afternoon|evening|noon)(?:['’]?s)?\b", _read_today),
    _rule(("yesterday", "yesterdays"), rf"yesterday(?:['’]?s)?\b{PART_OF_DAY}", _days_ago(1)),
    _rule(("last",), r"last\s+(?:night|evening)(?:['’]?s)?\b", _days_ago(1)),
    _rule(("the",), r"the\s+other\s+(?:day|night)\b", _days_ago(1)),
    _rule(("the", "day"), r"(?:the\s+)?day\s+before\s+yesterday\b", _days_ago(2)),
    _rule(
        ("tomorrow", "tomorrows"),
        rf"tomorrow(?:['’]?s)?\b{PART_OF_DAY}",
        _days_ago(-1, TimeKind.FUTURE),
    ),
    _rule(("overnight",), r"overnight\b", _read_night),
    _rule(
        ("night", "all", "nightlong"),
        r"night(?:[-\s]?long\b|(?=\s+of\s+(?:\w+\s+)?(?:clashes|fighting|battles?|bomb|shelling|raids"
        r"|strikes|airstrikes|violence)))|all[-\s]night\b",
        _read_night,
    ),
)
