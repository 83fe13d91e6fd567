"""A person's decisions about claims: made from what the casebook holds, kept, concluded from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.errors import InputError, UnknownId
from reportedly.link.copies_judged import settle_copies
from reportedly.link.verdicts import settle
from reportedly.model.anchors import anchor_of, anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Correction
from reportedly.model.incidents import Anchor, Incident, Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.model.records import EventRecord
from reportedly.model.reports import Report
from reportedly.model.undoing import undone
from reportedly.pipeline.conclude import Concluded, conclude
from reportedly.pipeline.looking import look_again
from reportedly.pipeline.standing import Standing
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision; `overruled` are the earlier ones of which it leaves nothing.

    `warnings` say that a record could not heed it.
    """

    judgement: Judgement
    concluded: Concluded
    overruled: tuple[Judgement, ...]
    warnings: tuple[str, ...]


# All others ask for what another may forbid; to undo one may let another hold again.
_CONTESTED = frozenset(Verdict) - {
    Verdict.REJECT,
    Verdict.PREFER,
    Verdict.CORRECT,
    Verdict.REVIEWED,
    Verdict.OPINION,
}


def decide(
    casebook: Casebook, judgement: Judgement, *, standing: Standing | None = None
) -> Decided:
    """Keep the judgement and conclude, unless it changes no conclusion.

    All is concluded anew; or what the decision touches, where this process keeps the conclusions
    `standing`. For one thread at a time: the caller sees to that.
    """
    contested = judgement.verdict in _CONTESTED
    before = _overruled(casebook, standing) if contested else {}
    casebook.add_judgement(judgement)
    concluded = conclude(casebook) if standing is None else standing.conclude(casebook)
    if not concluded.anew:
        look_again(casebook, judgement)
    after = _overruled(casebook, standing) if contested else {}
    lost = tuple(after[key] for key in after if key not in before and key != judgement.id)
    records = casebook.records() if standing is None else standing.changed
    return Decided(judgement, concluded, lost, _unheeded(records, judgement))


def _overruled(casebook: Casebook, standing: Standing | None) -> dict[str, Judgement]:
    made = casebook.judgements()
    verdicts = None if standing is None else standing.verdicts
    if verdicts is None:
        anchored = {anchor.report_id for j in made for anchor in (*j.anchors, *j.apart)}
        verdicts = settle(made, casebook.resolved_in(anchored))
    found = (*verdicts.overruled, *settle_copies(made).overruled)
    return {lost.judgement.id: lost.judgement for lost in found if not lost.in_part}


def _unheeded(records: Iterable[EventRecord], judgement: Judgement) -> tuple[str, ...]:
    """What records say of a preference that they could not heed."""
    if judgement.field is None:
        return ()
    told = (warning for record in records for warning in record.warnings)
    return tuple(warning for warning in told if judgement.id in warning)


def about_claims(
    casebook: Casebook,
    verdict: Verdict,
    claim_ids: Sequence[str],
    signed: Signature,
    *,
    field: RecordField | None = None,
    corrections: Sequence[Correction] = (),
) -> Judgement:
    """A verdict on claims by their ids; where it corrects them, what each is held to say.

    Raises UnknownId.
    """
    claims = claims_of(casebook, claim_ids)
    return _judgement(verdict, claims, signed, field=field, corrections=corrections)


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
    corrections: Sequence[Correction] = (),
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
        next(iter(corrections), None),
        undoes,
        alike=tuple(corrections[1:]),
    )
