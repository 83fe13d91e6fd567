"""What persons decided about an incident's claims: which are none, and which decide a field.

A person's word goes before the rules. It is cited as the rule "judged", with name and reason, and
what the rules would have said otherwise stays in the trace.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.opinions import RecordField
from reportedly.model.records import EventRecord, SetAside, Trace
from reportedly.model.undoing import in_force

JUDGED = "judged"  # stands where a rule's id does


@dataclass(frozen=True, slots=True)
class Preferred:
    """The claim that decides a field, and by whose word: "preferred by NAME: reason (j-...)"."""

    claim: ResolvedClaim
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What persons decided about the claims of one incident: `rejected` by claim id."""

    rejected: Mapping[str, SetAside]
    preferred: Mapping[RecordField, Preferred]


def read_judgements(
    own: Sequence[ResolvedClaim],
    claims: Mapping[str, ResolvedClaim],
    judgements: Iterable[Judgement],
) -> Judged:
    """What judgements in force say of an incident's own claims; of two on one field the later.

    An anchor holds on to the best of all claims of its report: what it speaks of may stand in
    another incident, although the same sentence speaks here too.
    """
    reports = {claim.claim.report_id for claim in own}
    about = [
        judgement
        for judgement in in_force(judgements)
        if judgement.verdict in (Verdict.REJECT, Verdict.PREFER)
        and judgement.anchors[0].report_id in reports
    ]
    near = [c for c in claims.values() if c.claim.report_id in reports] if about else []
    mine = {claim.claim_id: claim for claim in own}
    rejected: dict[str, SetAside] = {}
    preferred: dict[RecordField, Preferred] = {}
    for judgement in about:
        for claim_id in sorted({c.claim_id for c in anchored_claims(judgement.anchors[0], near)}):
            if claim_id in mine and judgement.field is None:
                rejected[claim_id] = SetAside(claim_id, JUDGED, _by(judgement))
            elif claim_id in mine and judgement.field is not None:
                words = f"preferred by {_by(judgement)}"
                preferred[judgement.field] = Preferred(mine[claim_id], words)
    ordered = {
        claim.claim_id: rejected[claim.claim_id] for claim in own if claim.claim_id in rejected
    }
    return Judged(ordered, preferred)


def _by(judgement: Judgement) -> str:
    return f"{judgement.author}: {judgement.reason} ({judgement.id})"


# A count rests on who gives it and in what sense, too.
_OF_COUNTS = (ClaimField.FIGURE, ClaimField.SPEAKER, ClaimField.STATUS)
# The traces that speak of what a correction changes.
_SPEAKS_OF: dict[str, tuple[ClaimField, ...]] = {
    **dict.fromkeys(("low", "best", "high", "deaths"), _OF_COUNTS),
    **dict.fromkeys(("injured_min", "injured_max"), _OF_COUNTS),
    "date": (ClaimField.DATE,),
    "place": (ClaimField.PLACE,),
    "side_a": (ClaimField.ACTOR, ClaimField.RECIPIENT),
    "side_b": (ClaimField.ACTOR, ClaimField.RECIPIENT),
    "event_type": (ClaimField.EVENT_TYPE,),
}


def tell_judged(
    record: EventRecord,
    claims: Sequence[ResolvedClaim],
    preferred: Mapping[RecordField, Preferred],
) -> EventRecord:
    """The record, its traces telling what was added and corrected, its warnings what could not be
    heeded."""
    judged = {claim.claim_id: claim for claim in claims if claim.judged_in_words}
    unheeded = tuple(_unheeded(record, preferred))
    if not (judged or unheeded):
        return record
    traces = tuple(_tell_by_hand(trace, judged) for trace in record.traces)
    return replace(record, traces=traces, warnings=(*record.warnings, *unheeded))


def _tell_by_hand(trace: Trace, judged: Mapping[str, ResolvedClaim]) -> Trace:
    cited = (*trace.claims_for, *(aside.claim_id for aside in trace.against))
    notes = [
        f"{claim.speaker.name} in {claim.outlet}: {note}"
        for claim_id in dict.fromkeys(cited)
        if (claim := judged.get(claim_id)) is not None
        for note in _notes(claim, trace.field)
    ]
    return replace(trace, words="; ".join((trace.words, *notes))) if notes else trace


def _notes(claim: ResolvedClaim, field: str) -> Iterator[str]:
    """What persons made of the claim, as far as it bears on a field of the record."""
    yield from (note.in_words for note in claim.added)
    told = _SPEAKS_OF.get(field, ())
    yield from (note.in_words for note in claim.corrections if note.field in told)


def _unheeded(record: EventRecord, preferred: Mapping[RecordField, Preferred]) -> Iterator[str]:
    """A preference for a field that the record states, which its claim could not decide."""
    for field, wanted in preferred.items():
        names = ("side_a", "side_b") if field is RecordField.PARTIES else (field.value,)
        stated = [trace for name in names if (trace := record.trace(name)) is not None]
        if stated and not any(wanted.words in trace.words for trace in stated):
            yield f"{field} not {wanted.words}: the claim gives none that could decide it"
