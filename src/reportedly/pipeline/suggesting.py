"""What words of a report may claim, as far as they and the claims around them tell: a first draft
for the person who adds a claim that was missed. It is shown, and never kept by itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.extract.casualties import find_counts
from reportedly.extract.dates import TimeKind, find_dates
from reportedly.extract.nlp import Token
from reportedly.extract.quantities import find_numbers
from reportedly.extract.reading import Reader, find_names, publication_day
from reportedly.extract.triggers import find_triggers
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType
from reportedly.model.reports import Report
from reportedly.model.spans import Span

MOST_LETTERS = 2_000  # of words that are read for a draft: a paragraph or two
_DIGITS = re.compile(r"(?<![\w.,:])\d{1,5}(?![\w:]|[.,]\d)")
_UNDATED = frozenset({TimeKind.DURATION, TimeKind.FUTURE})


@dataclass(frozen=True, slots=True)
class SuggestedFigure:
    """A count that the words give, either end open, and the words that count it."""

    outcome: Outcome
    whom: Whom
    low: int | None
    high: int | None
    words: Span


@dataclass(frozen=True, slots=True)
class Suggested:
    """A draft of a claim. What the words do not tell comes from `nearest`, a claim near them;
    None or nothing where that does not tell it either."""

    words: Span
    event_type: EventType
    speaker: Span | None = None
    place: Span | None = None
    days: DayRange | None = None
    days_words: Span | None = None
    figures: tuple[SuggestedFigure, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    nearest: str | None = None


def words_at(report: Report, start: int, end: int) -> Span:
    """The words between two offsets of the report's text, without blanks around them.

    Raises InputError where there are none.
    """
    text = report.text[max(start, 0) : max(end, 0)]
    bare = text.strip()
    if not bare:
        raise InputError("no words are chosen there", hint="select words of the report")
    begin = max(start, 0) + text.index(bare)
    return Span(begin, begin + len(bare), bare)


def suggest(
    report: Report, words: Span, claims: Iterable[ResolvedClaim], reader: Reader | None
) -> Suggested:
    """What these words of a report may claim; `claims` are those it makes already.

    Without a reader, speakers are not known by name, and every number in digits is taken as killed.
    """
    near = min(claims, key=lambda claim: _distance(words, claim), default=None)
    told = words.text[:MOST_LETTERS]
    kinds = [trigger.kind for trigger in find_triggers(told)]
    days, days_words = _days(report, words)
    return Suggested(
        words,
        next(iter(kinds), EventType.OTHER_VIOLENCE if near is None else near.claim.event_type),
        _speaker(words, near, reader),
        None if near is None or near.claim.place is None else near.claim.place.span,
        days or (None if near is None or near.claim.date is None else near.claim.date.days),
        days_words or (None if near is None or near.claim.date is None else near.claim.date.span),
        figures_in(words, reader),
        () if near is None else tuple(party.name for party in near.actors),
        () if near is None else tuple(party.name for party in near.recipients),
        None if near is None else near.claim_id,
    )


def _distance(words: Span, claim: ResolvedClaim) -> int:
    """Letters between the words and the nearest of the claim's; 0 where they touch."""
    spans = claim.as_read.evidence
    return min(max(0, span.start - words.end, words.start - span.end) for span in spans)


def _days(report: Report, words: Span) -> tuple[DayRange | None, Span | None]:
    """The first days that the words name, and by which of them."""
    told = words.text[:MOST_LETTERS]
    for found in find_dates(told, publication_day(report)):
        if found.kind not in _UNDATED:
            return found.days, _part(words, found.start, found.end)
    return None, None


def _speaker(words: Span, near: ResolvedClaim | None, reader: Reader | None) -> Span | None:
    """A speaker whom the words name, else the nearest claim's."""
    told = words.text[:MOST_LETTERS]
    names = () if reader is None else find_names(told, 0, reader.library)
    named = next((name for name in names if name.kind == "speaker"), None)
    if named is not None:
        return _part(words, named.start, named.end)
    return None if near is None else near.as_read.attribution.speaker


def figures_in(words: Span, reader: Reader | None) -> tuple[SuggestedFigure, ...]:
    """Every count of casualties in the words; where there is none, every other number as killed."""
    told = words.text[:MOST_LETTERS]
    if reader is None:
        return tuple(_killed(int(n[0]), words, *n.span()) for n in _DIGITS.finditer(told))
    (tokens,) = reader.engine.read([(told, ())])
    counted = tuple(
        SuggestedFigure(c.outcome, c.whom, c.low, c.high, _between(words, tokens, c.first, c.last))
        for c in find_counts(tokens)
    )
    return counted or tuple(
        SuggestedFigure(
            Outcome.KILLED, Whom.UNKNOWN, n.low, n.high, _between(words, tokens, n.first, n.last)
        )
        for n in find_numbers(tokens)
    )


def _killed(count: int, words: Span, start: int, end: int) -> SuggestedFigure:
    return SuggestedFigure(Outcome.KILLED, Whom.UNKNOWN, count, count, _part(words, start, end))


def _between(words: Span, tokens: Sequence[Token], first: int, last: int) -> Span:
    return _part(words, tokens[first].start, tokens[last].end)


def _part(words: Span, start: int, end: int) -> Span:
    return Span(words.start + start, words.start + end, words.text[start:end])
