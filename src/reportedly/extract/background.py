"""What in a report is its news, and what is told only as the context of it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.extract.dates import TimeKind, find_dates
from reportedly.extract.drafts import Draft, Frame
from reportedly.extract.statements import Sentence
from reportedly.model.dates import DayRange

_FRESH_DAYS = 2  # what is told later than this after the deed is context
_NEWS_SPAN = 7  # days that one piece of news may stretch over; a longer spell is looked back on
_WAR_DAYS = 365  # what is said to have begun longer ago than this is the war itself,
LONGEST_WAR_DAYS = 25 * 365  # and what began still longer ago another thing ("ruled since 1963")

_BEGAN = re.compile(
    r"\b(?:war|conflict|uprising|revolt|revolution|rebellion|insurgency|unrest|crisis|violence"
    r"|fighting|hostilities|protests?)\b[^.]{0,80}?"
    r"\b(?:beg[au]n|begins|beginning|start|started|erupted|flared|broke out|broken out|since)\b"
    r"(?P<when>[^.]{0,60})",
    re.IGNORECASE,
)


def war_began(text: str, sentences: Iterable[Sentence], published: date | None) -> date | None:
    """The day from which a war's tolls are counted: where the report says that it began.

    Where it does not, the earliest day since which anything is said to go on.
    """
    if published is None:
        return None
    openings = (find_dates(match["when"], published)[:1] for match in _BEGAN.finditer(text))
    said = [dates[0].days.start for dates in openings if dates]
    since = [d.days.start for s in sentences for d in s.dates if d.kind is TimeKind.SINCE]
    return _earliest(said, published) or _earliest(since, published)


def _earliest(days: Iterable[date], published: date) -> date | None:
    ages = range(_WAR_DAYS + 1, LONGEST_WAR_DAYS)
    return min((day for day in days if (published - day).days in ages), default=None)


def is_past(days: DayRange, published: date | None) -> bool:
    """True if the days were over so long before publication that they are no news any more."""
    return published is not None and (published - days.last).days > _FRESH_DAYS


def news_group(drafts: Sequence[Draft], frame: Frame) -> int | None:
    """The first group of a report that tells nothing fresh: an inquiry, a look back."""
    dated = [(d, d.days) for d in drafts if d.days is not None and not d.is_period]
    if not dated or any(not is_past(days, frame.published) for _, days in dated):
        return None
    return next((d.group for d, _ in dated if not d.is_context), dated[0][0].group)


def latest_day(drafts: Sequence[Draft]) -> date | None:
    """The last day that a report tells of: what its age is counted from if nothing dates it."""
    return max((d.days.last for d in drafts if d.days is not None), default=None)


def is_background(draft: Draft, days: DayRange | None, frame: Frame) -> bool:
    """True of what has no day, lies back or stretches far, if it is not what the report is about.

    News comes with a day: its own, or the report's. Where the report has none, only a sum of the
    undated is background.
    """
    if days is None:
        return frame.published is not None or draft.is_sum
    if draft.group == frame.news:
        return False
    if all(s.beside_news for s in draft.statements):
        return True
    return days.days > _NEWS_SPAN or is_past(days, frame.reference)
