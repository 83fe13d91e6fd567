"""The days a draft settles on where its own words name none: told with it, before it, or none.

A day may come from the dateline, and says so.
"""

from collections.abc import Sequence

from reportedly.extract.background import is_past
from reportedly.extract.dates import TimeExpression, TimeKind
from reportedly.extract.dates_values import precision_of
from reportedly.extract.drafts import CONTEXT, SUM_OF_WAR, Draft, Frame, one_voice
from reportedly.model.dates import DateBasis, DayRange
from reportedly.model.events import EventType

_NIGHT_DAYS = 2
_MONTH_DAYS = 31
_LONGEST_AFTER = 31  # days between what was told before and the report that still say when


def settle_days(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """The draft's days with precision and basis: stated, told with the group, or the dateline's."""
    stated = draft.dated
    if stated is not None:
        return _since(stated, draft, frame), stated.precision, stated.basis
    if draft.is_sum:
        return _war_so_far(draft, frame)
    if all(s.backdrop for s in draft.statements):
        return None  # no dateline for what has often been
    told = _told_with(draft, drafts, frame)
    if told is not None:
        return told.days, told.precision, DateBasis.NARRATIVE
    return _from_dateline(draft, drafts, frame)


def _told_with(draft: Draft, drafts: Sequence[Draft], frame: Frame) -> TimeExpression | None:
    """The first day told of the same happening, else the first month or year.

    An old one lends itself only where the report has no fresher news, or to talk of who did it.
    """
    looks_back = frame.news is not None or draft.is_pointed
    times = [d.dated for d in drafts if d.group == draft.group and not d.is_sum]
    told = sorted((t for t in times if t is not None), key=lambda t: t.precision >= CONTEXT)
    lent = (t for t in told if looks_back or not is_past(t.days, frame.published))
    return next(lent, None)


def _war_so_far(draft: Draft, frame: Frame) -> tuple[DayRange, int, DateBasis] | None:
    """A war's undated toll runs from where the report says the war began."""
    lows = [f.count.low or 0 for s in draft.statements for f in s.figures]
    if frame.war_began is None or frame.published is None or max(lows, default=0) < SUM_OF_WAR:
        return None
    return DayRange.inclusive(frame.war_began, frame.published), 5, DateBasis.NARRATIVE


def _since(stated: TimeExpression, draft: Draft, frame: Frame) -> DayRange:
    """A toll over a period that only the year of its beginning dates runs up to the report.

    A month is as long as it is said to be: "in September" is all of it and no more.
    """
    begun = draft.is_period and stated.days.days > _MONTH_DAYS
    begun = begun and stated.kind is not TimeKind.SINCE  # which ends where it is said to
    if begun and frame.published is not None and frame.published > stated.days.last:
        return DayRange.inclusive(stated.days.start, frame.published)
    return stated.days


def _after_told(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """ "Some time later": after the last day told before it, and before the report."""
    at = draft.statements[0].sentence
    told = [d.dated for d in drafts if d.statements[0].sentence < at and not d.is_sum]
    day = next(
        (t.days.last for t in reversed(told) if t is not None and t.precision < CONTEXT), None
    )
    if day is None or frame.published is None or not day <= frame.published:
        return None
    days = DayRange.inclusive(day, frame.published)
    return (days, precision_of(days), DateBasis.NARRATIVE) if days.days <= _LONGEST_AFTER else None


def _from_dateline(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """A fresh, undated happening takes the day the report began with, else the dateline.

    Where it is told in an order ("later"), it takes the days since what was told before it.
    """
    if frame.published is None or not frame.dateline or draft.kind is EventType.CEASEFIRE:
        return None
    if any(s.pointing for s in draft.statements):
        return _after_told(draft, drafts, frame)
    return _day_of_news(draft, drafts, frame) or (
        DayRange.one(frame.published), 1, DateBasis.DATELINE,
    )  # fmt: skip


def _day_of_news(
    draft: Draft, drafts: Sequence[Draft], frame: Frame
) -> tuple[DayRange, int, DateBasis] | None:
    """The first fresh day told up to the draft, else the first stretch of days.

    A period is that of its speaker alone. A denial or a charge is of the news told before it.
    """
    at = draft.statements[0].sentence
    told = [
        (s.sentence, s.date) for d in drafts
        if (d.status is draft.status or draft.is_pointed)
        and (not d.is_period or one_voice(d.speaker, draft.speaker))
        for s in d.statements if s.date is not None and s.sentence <= at
    ]  # fmt: skip
    fresh = [
        (sentence, time) for sentence, time in told
        if time.precision < CONTEXT and not is_past(time.days, frame.published)
    ]  # fmt: skip
    if not fresh:
        return None
    _, time = min(fresh, key=lambda pair: (pair[1].days.days > _NIGHT_DAYS, pair[0]))
    return time.days, time.precision, DateBasis.NARRATIVE
