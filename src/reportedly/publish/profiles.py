"""When a report may be told of, and what a page for the public shows of claims.

Values are masked, not pages: records concluded from masked claims cannot name what the claims no
longer hold, in no trace and no warning.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from reportedly.errors import InputError
from reportedly.model.incidents import Anchor, Judgement
from reportedly.model.reports import Report
from reportedly.model.spans import Span, plain_reading
from reportedly.publish.audience import Profile
from reportedly.publish.institutions import Institutions
from reportedly.publish.masking import UNSIGNED, UNTOLD, Masks
from reportedly.publish.redaction import veiled


def is_free(published: date | None, profile: Profile, now: datetime) -> bool:
    """Whether a report is old enough for an audience, counted from the end of its day.

    One of no known day may be of today, and is not.
    """
    if not profile.embargo_hours:
        return True
    return published is not None and now >= _free_from(published, profile)


def check_embargo(
    published: Iterable[date | None], profile: Profile, *, now: datetime | None = None
) -> None:
    """Raises InputError where one of these reports is not free yet."""
    days, moment = tuple(published), now or datetime.now(UTC)
    if all(is_free(day, profile, moment) for day in days):
        return
    known = [day for day in days if day is not None]
    hint = "a report does not tell when it was published, so that it may be of today"
    if len(known) == len(days):
        free, hours = _free_from(max(known), profile), profile.embargo_hours
        hint = f"{hours} hours after its newest report, from {free:%Y-%m-%d %H:%M} UTC, it can"
    raise InputError("this cannot be published yet", hint=hint)


def _free_from(day: date, profile: Profile) -> datetime:
    last = datetime.combine(day + timedelta(days=1), time(), UTC)
    return last + timedelta(hours=profile.embargo_hours)


class Counted:
    """What those are called who are not named: their sort, and a number for each of it."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, int]] = {}

    def of(self, sort: str, name: str) -> str:
        """ "a witness 2": always the same for one name."""
        held = self._held.setdefault(sort, {})
        return f"{sort} {held.setdefault(name.casefold(), len(held) + 1)}"


def masks_of_a_page(profile: Profile) -> Masks:
    """How one page shows claims; use it for all that is concluded from together.

    Two speakers of a sort stay two ("a witness 1", "a witness 2"), or the rules would take them
    for one voice.
    """
    return Masks(profile, Institutions(), Counted().of)


def masked_judgements(
    judgements: Iterable[Judgement], *, signed: bool = False
) -> tuple[Judgement, ...]:
    """Decisions as they find masked claims, as they found the claims.

    Without who took them and why, unless `signed`: a reviewer may be endangered by a name.
    """
    return tuple(_masked(judgement, signed) for judgement in judgements)


def _masked(judgement: Judgement, signed: bool) -> Judgement:
    anchors, apart = (tuple(map(_anchor, some)) for some in (judgement.anchors, judgement.apart))
    moved = replace(judgement, anchors=anchors, apart=apart)
    return moved if signed else replace(moved, author=UNSIGNED, reason=UNTOLD)


def _anchor(anchor: Anchor) -> Anchor:
    focus = tuple(Span(one.start, one.end, veiled(one.text)) for one in anchor.focus)
    return replace(anchor, quote=veiled(anchor.quote), focus=focus)


def without_text(report: Report) -> Report:
    """The report without its text: no export holds whole texts."""
    return replace(report, text="", reading=plain_reading(""), segments=())
