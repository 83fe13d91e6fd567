"""Which statements of one report tell the same happening, and which are one speaker's one claim.

Statements are taken in the order of the text. Each joins the latest draft it agrees with in
kind, place, day and totals; a draft is one speaker on one happening. Where only the speaker or
the totals differ, it opens a claim in the same group; otherwise a new group.
"""

from collections.abc import Sequence

from reportedly.extract.carrying import after_silence, carried, is_silent
from reportedly.extract.drafts import (
    NEAR_SENTENCES,
    NEWS_ITSELF,
    Draft,
    agree,
    kinds_fit,
    one_voice,
)
from reportedly.extract.statements import Statement


def draft_claims(statements: Sequence[Statement]) -> list[Draft]:
    """The claims of one report, in text order; every one has a figure or tells a happening."""
    drafts: list[Draft] = []
    for statement in carried(after_silence(statements)):
        if not is_silent(statement):
            _place(statement, drafts)
    return [d for d in _without_summaries(drafts) if not _idle(d)]


def _idle(draft: Draft) -> bool:
    """Talk of violence in the outlet's own voice: nobody quoted, counted, dated or placed."""
    if draft.speaker is not None or draft.dated is not None or draft.kind in NEWS_ITSELF:
        return False
    if any(s.figures for s in draft.statements):
        return False
    local = draft.place is not None and draft.place[0].rank >= 2
    return not (local and any(s.roles.actors for s in draft.statements))


def _place(statement: Statement, drafts: list[Draft]) -> None:
    related = [d for d in reversed(drafts) if _same_happening(statement, d)]
    nearest = [d for d in related if d.group == related[0].group]
    for draft in nearest:
        if _same_voice(statement, draft) and not _conflict(statement, draft):
            draft.statements.append(statement)
            draft.speaker = draft.speaker or statement.speaker
            return
    group = related[0].group if related else 1 + max((d.group for d in drafts), default=0)
    if related and _rivals(statement, related[0]) and not _runs_on(statement):
        group = 1 + max(d.group for d in drafts)
    drafts.append(Draft(group, statement.speaker, [statement]))


def _rivals(statement: Statement, draft: Draft) -> bool:
    """One mouth that gives two totals tells two happenings; two mouths may differ on one."""
    return one_voice(statement.speaker, draft.speaker) and _conflict(statement, draft)


def _runs_on(statement: Statement) -> bool:
    """True of "rose to 53": a later count of what was counted before, not another happening."""
    return any(figure.count.cumulative for figure in statement.figures)


def _same_voice(statement: Statement, draft: Draft) -> bool:
    """One speaker; or the outlet's own words beside a speaker it goes on to quote."""
    if statement.status is not draft.status:
        return False
    if statement.speaker is not None and draft.speaker is not None:
        return statement.speaker.key == draft.speaker.key
    if statement.speaker is None and draft.speaker is None:
        return True
    if statement.pointed:
        return False
    close = statement.sentence - draft.last_sentence <= NEAR_SENTENCES
    return _totals_shared(statement, draft) or (close and not statement.is_context)


def _conflict(statement: Statement, draft: Draft) -> bool:
    """Both give a total of one outcome, and not the same."""
    here, there = statement.totals, draft.totals
    return any(not agree(here[o], there[o]) for o in here.keys() & there.keys())


def _same_happening(statement: Statement, draft: Draft) -> bool:
    if (statement.period and bool(statement.figures)) != draft.is_period:
        return False
    if not kinds_fit(statement, draft) or not _days_fit(statement, draft):
        return False
    if _begins_another(statement) and statement.sentence != draft.last_sentence:
        return False
    if draft.is_context != statement.is_context and not _totals_shared(statement, draft):
        return False
    fit = _places_fit(statement, draft)
    if fit is None:
        return _totals_shared(statement, draft) or (
            statement.sentence - draft.last_sentence <= NEAR_SENTENCES
        )
    return fit


def _begins_another(statement: Statement) -> bool:
    """ "Elsewhere"; "some time later" in the outlet's own voice."""
    return statement.elsewhere or (statement.pointing and statement.speaker is None)


def _totals_shared(statement: Statement, draft: Draft) -> bool:
    here, there = statement.totals, draft.totals
    return any(
        agree(here[o], there[o]) and here[o] != (None, None) for o in here.keys() & there.keys()
    )


def _days_fit(statement: Statement, draft: Draft) -> bool:
    days = draft.days
    if statement.date is None or days is None:
        return True
    return statement.date.days.overlaps(days)


def _places_fit(statement: Statement, draft: Draft) -> bool | None:
    """True if they name one place or one lies within the other's words; None if unsaid."""
    here, there = statement.where, draft.place
    if here is None or there is None:
        return None
    left = {p.name.casefold() for p in here if p is not None}
    right = {
        p.name.casefold() for s in draft.statements if s.where for p in s.where if p is not None
    }
    if here[0].name.casefold() in right or there[0].name.casefold() in left:
        return True
    return False if min(here[0].rank, there[0].rank) >= 3 else None


def _without_summaries(drafts: Sequence[Draft]) -> list[Draft]:
    """An outlet's draft that only repeats a quoted speaker's totals is that speaker's claim."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in drafts if d is not draft and _repeats(draft, d)), None)
        if twin is None:
            kept.append(draft)
        else:
            twin.statements.extend(draft.statements)
    return kept


def _repeats(draft: Draft, other: Draft) -> bool:
    if draft.speaker is not None or other.speaker is None or not draft.totals:
        return False
    if draft.status is not other.status or not kinds_fit(draft, other):
        return False
    return all(o in other.totals and agree(b, other.totals[o]) for o, b in draft.totals.items())
