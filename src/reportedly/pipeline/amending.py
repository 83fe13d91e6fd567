"""What was misread or missed, as a person types it: made into judgements."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.errors import InputError
from reportedly.model.additions import Addition
from reportedly.model.anchors import anchor_of
from reportedly.model.corrections import ClaimField, Missed, Pointed, Quoted, Slip
from reportedly.model.incidents import Judgement, Signature, Verdict
from reportedly.model.reports import Report
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.correcting import correction_of
from reportedly.pipeline.missing import claim_missed
from reportedly.pipeline.review import about_claims, claims_of
from reportedly.pipeline.typed import says
from reportedly.resolve.additions import is_same
from reportedly.store.base import Casebook


def correcting(
    casebook: Casebook, claim_ids: Sequence[str], slip: Slip, signed: Signature
) -> Judgement:
    """That a field of these claims is as the person typed it: one judgement, however many.

    Words that only some of their reports say support the claims of those. Raises UnknownId, and
    InputError for what cannot be understood, found, or quoted.
    """
    ids = tuple(dict.fromkeys(claim_ids))
    claims, library = claims_of(casebook, ids), library_of(casebook)
    reports = [casebook.report(claim.claim.report_id) for claim in claims]
    told = slip.words is not None and any(says(report, slip.words) for report in reports)
    unsaid = replace(slip, words=None) if told else slip
    made = tuple(
        correction_of(claim, report, slip if _is_said(slip, report) else unsaid, library)
        for claim, report in zip(claims, reports, strict=True)
    )
    return about_claims(casebook, Verdict.CORRECT, ids, signed, corrections=made)


def _is_said(slip: Slip, report: Report) -> bool:
    return slip.words is None or bool(says(report, slip.words))


def pointing(
    casebook: Casebook,
    claim_id: str,
    pointed: Pointed,
    signed: Signature,
    *,
    name: str | None = None,
    words: Quoted | None = None,
) -> Judgement:
    """That the place of a claim lies at a point, or around it, whatever the lists have.

    `name` is what it is called, else as the claim says. Raises as `correcting`.
    """
    named = () if name is None else (name,)
    slip = Slip(ClaimField.PLACE, named, words, pointed=pointed)
    return correcting(casebook, (claim_id,), slip, signed)


def adding(
    casebook: Casebook,
    report_key: str,
    missed: Missed,
    signed: Signature,
    *,
    beside: str | None = None,
) -> Judgement:
    """That a report makes a claim which the extractor missed.

    `beside` is the id of a claim, of any report, that tells of the same happening. Raises
    UnknownId, and InputError for what cannot be understood, found, or quoted, and for a claim that
    was read already.
    """
    report = casebook.report(report_key)
    told = casebook.resolved_of(report.id)
    claim = claim_missed(report, missed, library_of(casebook), beside=told)
    known = next((old for old in told if not old.added and is_same(claim, old)), None)
    if known is not None:
        hint = "correct what is wrong in it, or quote only the words that tell of another"
        raise InputError(f"{known.claim_id} says that already", hint=hint)
    others = () if beside is None else claims_of(casebook, (beside,))
    made = Addition(claim.claim, claim.place, claim.actors, claim.recipients)
    anchors = tuple(map(anchor_of, (claim, *others)))
    parts = (signed.reason, signed.author, signed.made_at)
    return Judgement(Verdict.ADD, anchors, *parts, addition=made)
