"""What persons corrected, laid over the claims as resolved. What was read stays beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import ClaimField, Corrected, Correction, Counted
from reportedly.model.incidents import Judgement
from reportedly.model.undoing import in_force

Key = tuple[ClaimField, Counted | None]  # what one correction replaces


def correct_claims(
    claims: Sequence[ResolvedClaim], judgements: Iterable[Judgement]
) -> tuple[ResolvedClaim, ...]:
    """The claims, in their order, with what was corrected and not withdrawn since.

    Of several corrections of one field of a claim the last one made holds.
    """
    corrections = [j for j in in_force(judgements) if j.correction is not None]
    told: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims if corrections else ():
        told[claim.claim.report_id].append(claim)
    decided: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in corrections:
        anchor = judgement.anchors[0]
        for held in anchored_claims(anchor, told[anchor.report_id]):
            decided[held.claim_id].append(judgement)
    return tuple(
        _corrected(claim, decided[claim.claim_id]) if claim.claim_id in decided else claim
        for claim in claims
    )


def _corrected(claim: ResolvedClaim, judgements: Iterable[Judgement]) -> ResolvedClaim:
    last = {_key(judgement): judgement for judgement in judgements}
    made = replace(claim, observed=claim.as_read)
    for judgement in last.values():
        if judgement.correction is not None:
            made = lay_over(made, judgement.correction)
    notes = tuple(_note(claim.as_read, judgement) for judgement in last.values())
    return replace(made, corrections=notes)


def _key(judgement: Judgement) -> Key | None:
    correction = judgement.correction
    return None if correction is None else (correction.field, correction.counted)


def lay_over(claim: ResolvedClaim, new: Correction) -> ResolvedClaim:
    """The claim with the field as corrected."""
    bare, mentions = claim.claim, tuple(party.mention for party in new.parties)
    match new.field:
        case ClaimField.PLACE:
            mention = None if new.place is None else new.place.mention
            return replace(claim, place=new.place, claim=replace(bare, place=mention))
        case ClaimField.DATE:
            return replace(claim, claim=replace(bare, date=new.date))
        case ClaimField.ACTOR:
            return replace(claim, actors=new.parties, claim=replace(bare, actors=mentions))
        case ClaimField.RECIPIENT:
            return replace(claim, recipients=new.parties, claim=replace(bare, recipients=mentions))
        case ClaimField.FIGURE:
            return replace(claim, claim=_counting(bare, new))
        case ClaimField.EVENT_TYPE:
            kind = bare.event_type if new.event_type is None else new.event_type
            return replace(claim, claim=replace(bare, event_type=kind))


def _counting(claim: Claim, new: Correction) -> Claim:
    """The claim with the figure that is meant in the place of the one it had, or without it."""
    meant = new.counted
    kept = [f for f in claim.figures if meant is None or not meant.names(f)]
    added = [] if new.figure is None else [new.figure]
    return replace(claim, figures=(*added, *kept))


def _note(claim: Claim, judgement: Judgement) -> Corrected:
    correction = judgement.correction
    if correction is None:
        raise ValueError(f"{judgement.id} corrects nothing")
    return Corrected(
        field=correction.field,
        observed=read_in(claim, correction.field, correction.counted),
        told=correction.told,
        author=judgement.author,
        reason=judgement.reason,
        judgement=judgement.id,
    )


def read_in(claim: Claim, field: ClaimField, counted: Counted | None) -> str:
    """What the claim says of a field in its own words; "" where it says nothing."""
    match field:
        case ClaimField.PLACE:
            return "" if claim.place is None else claim.place.name
        case ClaimField.DATE:
            return "" if claim.date is None else claim.date.days.in_words
        case ClaimField.ACTOR:
            return ", ".join(party.name for party in claim.actors)
        case ClaimField.RECIPIENT:
            return ", ".join(party.name for party in claim.recipients)
        case ClaimField.FIGURE:
            meant = [f for f in claim.figures if counted is not None and counted.names(f)]
            return ", ".join(figure.base or figure.span.text for figure in meant)
        case ClaimField.EVENT_TYPE:
            return claim.event_type.replace("_", " ")
