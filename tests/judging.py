"""Judgements for tests: say what is decided about which claims, the rest is filled in."""

from datetime import UTC, datetime, timedelta

from reportedly.model.anchors import anchor_of
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Correction
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.opinions import RecordField


def judged(
    verdict: Verdict,
    *claims: ResolvedClaim,
    apart: tuple[ResolvedClaim, ...] = (),
    field: RecordField | None = None,
    correction: Correction | None = None,
    undoes: Judgement | None = None,
    by: str = "Rima",
    reason: str = "I read both",
    hour: int = 1,
) -> Judgement:
    return Judgement(
        verdict,
        tuple(map(anchor_of, claims)),
        reason,
        by,
        datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour),
        tuple(map(anchor_of, apart)),
        field,
        correction,
        None if undoes is None else undoes.id,
    )


def undo(judgement: Judgement, *, hour: int = 2) -> Judgement:
    return judged(Verdict.UNDO, undoes=judgement, hour=hour)
