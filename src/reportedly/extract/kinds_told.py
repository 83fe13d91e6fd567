"""The kind of happening a claim tells, once its statements are together: a sum, a blow, a fight."""

from reportedly.extract.dates import TimeKind
from reportedly.extract.drafts import ONE_BLOW, Draft
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.events import EventType

_LONG_DAYS = 5  # a toll over more days than this sums many happenings
_LONGEST_BATTLE = 7  # days of one fight
_UNARMED = frozenset({Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN})
_FEW = 200  # a vague toll ("hundreds") is no sum beside fewer dead than this


def kind_of(draft: Draft, telling: Draft) -> EventType:
    """A toll over a period or of a war is an aggregate, whatever did the killing."""
    counted = any(s.figures for s in draft.statements)
    dated = counted and _over_days(draft) and telling.kind not in ONE_BLOW
    kind = _kind_of_one(telling)
    battle = kind is EventType.ARMED_CLASH and _lasts_days(draft)
    summed = (draft.is_sum and not battle and not _counts_one_blow(draft)) or dated
    if summed or any(s.many and s.period for s in draft.statements):
        return EventType.AGGREGATE
    return kind


def _kind_of_one(telling: Draft) -> EventType:
    """What kind of violence one happening was."""
    if telling.kind is EventType.ARMED_CLASH and telling.loose and not _is_fight(telling):
        return EventType.OTHER_VIOLENCE
    if telling.kind is EventType.OTHER_VIOLENCE and _fell_fighting(telling):
        return EventType.ARMED_CLASH
    return telling.kind


def _counts_one_blow(draft: Draft) -> bool:
    """ "Forty killed and hundreds injured": what kills few is one blow, however many it maims."""
    tolls = [f.count for s in draft.statements for f in s.figures]
    killed = [c.low or c.high or 0 for c in tolls if c.outcome is Outcome.KILLED]
    return not draft.is_period and 0 < max(killed, default=0) < _FEW


def _lasts_days(draft: Draft) -> bool:
    """A battle of some days ("since Tuesday") is one fight and no sum of fights."""
    time = draft.dated
    return time is not None and time.kind is TimeKind.SINCE and time.days.days <= _LONGEST_BATTLE


def _fell_fighting(draft: Draft) -> bool:
    """Nobody says how, but armed men were killed, or one party did it to another: a fight.

    Not where the unarmed are counted: whoever kills them fights nobody.
    """
    counted = _counted(draft)
    if counted & _UNARMED:
        return False
    two_sided = any(draft.actors) and (any(draft.recipients) or not counted)
    return two_sided or (bool(counted) and counted <= {Whom.COMBATANTS})


def _is_fight(draft: Draft) -> bool:
    """An "attack" of which nobody says by what means is a clash where armed men were the target.

    Of people of whom no more is said, they are where it is told which party was attacked.
    """
    counted = _counted(draft)
    if counted == {Whom.UNKNOWN}:
        return any(draft.recipients)
    return not counted or not counted <= _UNARMED | {Whom.UNKNOWN}


def _counted(draft: Draft) -> set[Whom]:
    return {f.count.whom for s in draft.statements for f in s.figures}


def means_of(telling: Draft) -> str | None:
    return next((s.means for s in telling.statements if s.kind is telling.kind), None)


def _over_days(draft: Draft) -> bool:
    """Dated by a stretch of many days, not by a month in which one day is meant."""
    time = draft.dated
    stretched = time is not None and time.kind in {TimeKind.SINCE, TimeKind.SPAN, TimeKind.RECENT}
    return time is not None and stretched and time.days.days > _LONG_DAYS
