"""The date grammar: every expression of time in a text, with the days it means.

The days and precisions are those of UCDP GED's codebook, appendix 2, counted from the day of the
report. Which expression dates which happening is not decided here.
"""

import re
from collections.abc import Iterable
from datetime import date

from reportedly.extract.dates_calendar import CALENDAR_RULES
from reportedly.extract.dates_chain import with_steps
from reportedly.extract.dates_days import DAY_RULES
from reportedly.extract.dates_joins import joined
from reportedly.extract.dates_months import MONTH_RULES
from reportedly.extract.dates_parts import with_part
from reportedly.extract.dates_spells import SPELL_RULES
from reportedly.extract.dates_values import Found, Reading, Rule, TimeExpression, TimeKind
from reportedly.extract.dates_words import NUMBER, PARAGRAPH_BREAK
from reportedly.model.dates import ONE_DAY

__all__ = ["TimeExpression", "TimeKind", "find_dates"]

_WORD = re.compile(r"[^\W\d_]+|\d+")


def _by_opening(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for word in rule.opens:
            table[word] = (*table.get(word, ()), rule)
    return table


_RULES = _by_opening((*CALENDAR_RULES, *MONTH_RULES, *DAY_RULES, *SPELL_RULES))


def _read(rule: Rule, match: re.Match[str], report: date | None) -> Reading | None:
    """What the rule reads; words that name no day of the calendar (31 June) date nothing."""
    try:
        return rule.read(match, report)
    except (ValueError, OverflowError):
        return None


def _found(rule: Rule, match: re.Match[str], reading: Reading) -> Found:
    return Found(match.start(), match.end(), reading, lambda day: _read(rule, match, day))


def _at(text: str, start: int, word: str, report: date | None) -> Found | None:
    """The longest expression that begins at `start`."""
    rules = _RULES.get(NUMBER if word.isdigit() else word.lower(), ())
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(text, start))]
    whole = [pair for pair in matches if PARAGRAPH_BREAK.search(pair[1][0]) is None]
    for rule, match in sorted(whole, key=lambda pair: -pair[1].end()):
        reading = _read(rule, match, report)
        if reading is not None:
            return _found(rule, match, reading)
    return None


def _longest(founds: Iterable[Found]) -> list[Found]:
    """Of two that overlap the longer one stays, of two as long the first. In text order."""
    kept: list[Found] = []
    for found in sorted(founds, key=lambda f: (f.start, f.start - f.end)):
        if not kept or kept[-1].end <= found.start:
            kept.append(found)
        elif found.end - found.start > kept[-1].end - kept[-1].start:
            kept[-1] = found
    return kept


def _atoms(text: str, report: date | None) -> Iterable[Found]:
    words = _WORD.finditer(text)
    found = (_at(text, word.start(), word[0], report) for word in words)
    return (with_part(text, atom, report) for atom in found if atom is not None)


def _expression(found: Found, report: date | None) -> TimeExpression:
    reading = found.reading
    ahead = report is not None and reading.days.start > report + ONE_DAY
    kind = TimeKind.FUTURE if ahead else reading.kind
    return TimeExpression(
        found.start, found.end, reading.days, reading.precision, reading.basis, kind
    )


def find_dates(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """The expressions of time in `text`, in text order, none overlapping another.

    `published` is the day of the report, from which "on Monday" and "13 November" are counted.
    Where it is None only dates with a year are read and the rest is left out: nothing is guessed.
    Offsets count code points of `text`. Kinds `duration` and `future` date no happening.
    """
    if published is not None and not date.min.year < published.year < date.max.year:
        published = None  # programs write "0001-01-01" where they know no date
    founds = joined(text, _longest(_atoms(text, published)), published)
    return tuple(_expression(found, published) for found in with_steps(text, founds))
