"""A person's decisions about claims: made from what the casebook holds, kept, concluded from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.errors import InputError, UnknownId
from reportedly.link.verdicts import settle, settle_copies
from reportedly.model.additions import Addition
from reportedly.model.anchors import anchor_of, anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Missed, Pointed, Quoted, Slip
from reportedly.model.incidents import Anchor, Incident, Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.model.reports import Report
from reportedly.model.undoing import undone
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.conclude import Concluded, conclude
from reportedly.pipeline.correcting import correction_of
from reportedly.pipeline.looking import look_again
from reportedly.pipeline.missing import claim_missed
from reportedly.resolve.additions import is_same
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision; `overruled` are the earlier ones that it contradicts.

    `warnings` say that a record could not heed it.
    """

    judgement: Judgement
    concluded: Concluded
    overruled: tuple[Judgement, ...]
    warnings: tuple[str, ...]


def decide(casebook: Casebook, judgement: Judgement) -> Decided:
    """Keep the judgement and conclude anew."""
    before = _overruled(casebook)
    casebook.add_judgement(judgement)
    concluded = conclude(casebook)
    if not concluded.anew:
        look_again(casebook, judgement)
    after = _overruled(casebook)
    lost = tuple(after[key] for key in after if key not in before and key != judgement.id)
    told = (warning for record in casebook.records() for warning in record.warnings)
    warnings = tuple(warning for warning in told if judgement.id in warning)
    return Decided(judgement, concluded, lost, warnings)


def _overruled(casebook: Casebook) -> dict[str, Judgement]:
    made = casebook.judgements()
    found = (*settle(made, casebook.resolved()).overruled, *settle_copies(made).overruled)
    return {overruled.judgement.id: overruled.judgement for overruled in found}


def about_claims(
    casebook: Casebook,
    verdict: Verdict,
    claim_ids: Sequence[str],
    signed: Signature,
    *,
    field: RecordField | None = None,
    correction: Correction | None = None,
) -> Judgement:
    """A verdict on claims by their ids. Raises UnknownId."""
    claims = claims_of(casebook, claim_ids)
    return _judgement(verdict, claims, signed, field=field, correction=correction)


def correcting(casebook: Casebook, claim_id: str, slip: Slip, signed: Signature) -> Judgement:
    """That a field of a claim is as the person typed it.

    Raises UnknownId, and InputError for what cannot be understood, found, or quoted.
    """
    (claim,) = claims_of(casebook, (claim_id,))
    report = casebook.report(claim.claim.report_id)
    made = correction_of(claim, report, slip, library_of(casebook))
    return _judgement(Verdict.CORRECT, (claim,), signed, correction=made)


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
    return correcting(casebook, claim_id, slip, signed)


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
        hint = "correct what is wrong in it: reportedly judge correct"
        raise InputError(f"{known.claim_id} says that already", hint=hint)
    others = () if beside is None else claims_of(casebook, (beside,))
    made = Addition(claim.claim, claim.place, claim.actors, claim.recipients)
    anchors = tuple(map(anchor_of, (claim, *others)))
    parts = (signed.reason, signed.author, signed.made_at)
    return Judgement(Verdict.ADD, anchors, *parts, addition=made)


def reviewing(casebook: Casebook, key: str, signed: Signature) -> Judgement:
    """That the person has looked at an incident, as it stands now. Raises UnknownId."""
    claims = casebook.resolved(casebook.incident(key).claim_ids)
    sent = _sent_before(casebook, Verdict.REVIEWED, claims, signed)
    return sent or _judgement(Verdict.REVIEWED, claims, signed)


def copying(
    casebook: Casebook, report_keys: Sequence[str], signed: Signature, *, is_copy: bool = True
) -> Judgement:
    """That two reports are one text, or with `is_copy` False that they are not.

    Raises UnknownId, and InputError where the keys do not name two reports.
    """
    found = {report.id: report for report in map(casebook.report, report_keys)}
    if len(found) != 2:
        raise InputError(f"these are {len(found)} reports", hint="name two by id")
    verdict = Verdict.COPY if is_copy else Verdict.NOT_COPY
    anchors = tuple(_opening(found[key]) for key in sorted(found))
    return Judgement(verdict, anchors, signed.reason, signed.author, signed.made_at)


def _opening(report: Report) -> Anchor:
    """The first line of a report, by which a person knows it again."""
    line = report.text.strip().partition("\n")[0]
    start = report.text.index(line)
    return Anchor(report.id, start, start + len(line), line)


def _sent_before(
    casebook: Casebook, verdict: Verdict, claims: Iterable[ResolvedClaim], signed: Signature
) -> Judgement | None:
    """The same decision, kept already, where what it was made from may have changed since.

    A browser may send one twice; nobody decides twice in one moment about the same claims.
    """
    anchors = set(map(anchor_of, claims))
    same = (
        old
        for old in casebook.judgements()
        if (old.verdict, old.author, old.made_at) == (verdict, signed.author, signed.made_at)
        and not anchors.isdisjoint(old.anchors)
    )
    return next(same, None)


def merging(casebook: Casebook, keys: Sequence[str], signed: Signature) -> Judgement:
    """That incidents are one happening: all their claims belong together.

    Raises UnknownId, and InputError where the keys name fewer than two incidents.
    """
    incidents = {found.id: found for found in map(casebook.incident, keys)}
    held = [key for incident in incidents.values() for key in incident.claim_ids]
    claims = casebook.resolved(held)
    if (sent := _sent_before(casebook, Verdict.MERGE, claims, signed)) is not None:
        return sent
    if len(incidents) < 2:
        raise InputError("that is one incident", hint="name two incidents by number or id")
    return _judgement(Verdict.MERGE, claims, signed)


def splitting(casebook: Casebook, claim_ids: Sequence[str], signed: Signature) -> Judgement:
    """That some claims of an incident are a happening of their own.

    Raises UnknownId, and InputError where they stand in several incidents, are all of theirs, or
    cannot be told by their words from those that would be left.
    """
    part = claims_of(casebook, claim_ids)
    if (sent := _sent_before(casebook, Verdict.SPLIT, part, signed)) is not None:
        return sent
    incident = _home(casebook, part)
    chosen = {claim.claim_id for claim in part}
    held = casebook.resolved(incident.claim_ids)
    left = [claim for claim in held if claim.claim_id not in chosen]
    if not left:
        hint = "name those that do not belong there"
        raise InputError(f"these are all claims of incident {incident.number}", hint=hint)
    for claim in part:
        _tell_apart(claim, chosen, casebook.resolved_of(claim.claim.report_id))
    return _judgement(Verdict.SPLIT, part, signed, apart=tuple(map(anchor_of, left)))


def _home(casebook: Casebook, part: Iterable[ResolvedClaim]) -> Incident:
    """The one incident that the claims stand in."""
    homes = {claim.claim_id: casebook.incident_of(claim.claim_id) for claim in part}
    found = {home.id: home for home in homes.values() if home is not None}
    if len(found) != 1:
        numbers = ", ".join(sorted(str(home.number) for home in found.values()))
        raise InputError(f"these claims stand in incidents {numbers}", hint="split one at a time")
    return next(iter(found.values()))


def _tell_apart(claim: ResolvedClaim, chosen: set[str], told: Sequence[ResolvedClaim]) -> None:
    alike = [c.claim_id for c in anchored_claims(anchor_of(claim), told)]
    others = [key for key in alike if key not in chosen]
    if others:
        raise InputError(
            f"{others[0]} has the very words of {claim.claim_id}",
            hint="name both: what tells two claims apart is their words",
        )


def undoing(casebook: Casebook, key: str, signed: Signature) -> Judgement:
    """That an earlier judgement no longer holds; `key` is its id or the beginning of it.

    Raises UnknownId, and InputError where it was undone already.
    """
    made = casebook.judgements()
    target = _named(made, key)
    undo = _judgement(Verdict.UNDO, (), signed, undoes=target.id)
    earlier = undone(made).get(target.id)
    if earlier is not None and earlier.id != undo.id:
        hint = f"to have it again: reportedly judge undo {earlier.id}"
        raise InputError(f"{target.id} was undone by {earlier.author}", hint=hint)
    return undo


def _named(made: Sequence[Judgement], key: str) -> Judgement:
    found = [j for j in made if j.id == key] or [j for j in made if key and j.id.startswith(key)]
    if len(found) != 1:
        many = f"{len(found)} judgements begin with" if found else "there is no judgement"
        raise UnknownId(f"{many} {key!r}", hint="`reportedly judge list` prints their ids (j-...)")
    return found[0]


def claims_of(casebook: Casebook, claim_ids: Sequence[str]) -> tuple[ResolvedClaim, ...]:
    """The claims with these ids, in their order. Raises UnknownId."""
    found = {claim.claim_id: claim for claim in casebook.resolved(claim_ids)}
    for key in claim_ids:
        if key not in found:
            raise UnknownId(
                f"there is no claim {key!r}",
                hint="`reportedly show NUMBER` prints the ids of an incident's claims (c-...)",
            )
    return tuple(found[key] for key in claim_ids)


def _judgement(
    verdict: Verdict,
    claims: Iterable[ResolvedClaim],
    signed: Signature,
    *,
    apart: tuple[Anchor, ...] = (),
    field: RecordField | None = None,
    correction: Correction | None = None,
    undoes: str | None = None,
) -> Judgement:
    return Judgement(
        verdict,
        tuple(map(anchor_of, claims)),
        signed.reason,
        signed.author,
        signed.made_at,
        apart,
        field,
        correction,
        undoes,
    )
