"""Judgements for tests: say what is decided about which claims, the rest is filled in."""

from datetime import UTC, datetime, timedelta

from reportedly.model.additions import Addition
from reportedly.model.anchors import anchor_of
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Correction
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.model.opinions import RecordField

START = datetime(2026, 1, 1, tzinfo=UTC)


def judged(
    verdict: Verdict,
    *claims: ResolvedClaim,
    apart: tuple[ResolvedClaim, ...] = (),
    field: RecordField | None = None,
    correction: Correction | None = None,
    alike: tuple[Correction, ...] = (),
    undoes: Judgement | None = None,
    by: str = "Rima",
    reason: str = "I read both",
    hour: float = 1,
) -> Judgement:
    return Judgement(
        verdict,
        tuple(map(anchor_of, claims)),
        reason,
        by,
        START + timedelta(hours=hour),
        tuple(map(anchor_of, apart)),
        field,
        correction,
        None if undoes is None else undoes.id,
        alike=alike,
    )


def undo(judgement: Judgement, *, hour: int = 2) -> Judgement:
    return judged(Verdict.UNDO, undoes=judgement, hour=hour)


def added(
    claim: ResolvedClaim,
    *,
    beside: ResolvedClaim | None = None,
    by: str = "Rima",
    reason: str = "it was missed",
    hour: int = 1,
) -> Judgement:
    """That a person adds this claim, which may be told of one happening with another."""
    made = Addition(claim.claim, claim.place, claim.actors, claim.recipients)
    told = (claim,) if beside is None else (claim, beside)
    anchors, at = tuple(map(anchor_of, told)), START + timedelta(hours=hour)
    return Judgement(Verdict.ADD, anchors, reason, by, at, addition=made)


def of_reports(verdict: Verdict, *report_ids: str, by: str = "Rima", hour: int = 1) -> Judgement:
    """A judgement about two reports."""
    anchors = tuple(Anchor(key, 0, 5, "title") for key in report_ids)
    return Judgement(verdict, anchors, "I read both", by, START + timedelta(hours=hour))
