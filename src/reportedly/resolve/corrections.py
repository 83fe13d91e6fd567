"""What persons corrected, laid over the claims as resolved. What was read stays beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from reportedly.model.actors import ActorMention
from reportedly.model.anchors import anchored_claims, by_report
from reportedly.model.casualties import Figure
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import ClaimField, Corrected, Correction, Counted
from reportedly.model.events import Sense
from reportedly.model.incidents import Judgement
from reportedly.model.undoing import in_force

Key = tuple[ClaimField, Counted | None]  # what one correction replaces
Decided = tuple[Judgement, Correction]

THE_OUTLET = "the outlet itself"  # says it in its own voice


def correct_claims(
    claims: Sequence[ResolvedClaim], judgements: Iterable[Judgement]
) -> tuple[ResolvedClaim, ...]:
    """The claims, in their order, with what was corrected and not withdrawn since.

    Of several corrections of one field of a claim the last one made holds.
    """
    decided = _decided(claims, in_force(judgements))
    return tuple(
        _corrected(claim, decided[claim.claim_id]) if claim.claim_id in decided else claim
        for claim in claims
    )


def amendments(
    claims: Sequence[ResolvedClaim], judgements: Iterable[Judgement]
) -> Iterator[tuple[str, ResolvedClaim]]:
    """The id of each judgement that corrected or added some of the claims, with each of these as
    it then left it."""
    standing = in_force(judgements)
    decided, made = _decided(claims, standing), {each.id: each for each in standing}
    for claim in claims:
        told = decided.get(claim.claim_id, [])
        adding = [made[note.judgement] for note in claim.added if note.judgement in made]
        for last in {each.id: each for each in (*adding, *(each for each, _ in told))}.values():
            until = [each for each in told if _turn(each[0]) <= _turn(last)]
            yield last.id, _corrected(claim, until) if until else claim


def _turn(judgement: Judgement) -> tuple[datetime, str]:
    return judgement.made_at, judgement.id


def _decided(
    claims: Sequence[ResolvedClaim], standing: Iterable[Judgement]
) -> dict[str, list[Decided]]:
    """By claim, what was corrected of it, oldest first."""
    correcting = [judgement for judgement in standing if judgement.corrections]
    told = by_report(claims) if correcting else {}
    decided: dict[str, list[Decided]] = defaultdict(list)
    for judgement in correcting:
        for anchor, made in zip(judgement.anchors, judgement.corrections, strict=True):
            for held in anchored_claims(anchor, told.get(anchor.report_id, ())):
                decided[held.claim_id].append((judgement, made))
    return decided


def _corrected(claim: ResolvedClaim, decided: Iterable[Decided]) -> ResolvedClaim:
    last: dict[Key, Decided] = {}
    for judgement, correction in decided:
        key = correction.field, correction.counted
        last.pop(key, None)  # in the order in which they were made
        last[key] = judgement, correction
    made = replace(claim, observed=claim.as_read)
    for _judgement, correction in last.values():
        made = lay_over(made, correction)
    notes = tuple(_note(claim.as_read, *each) for each in last.values())
    return replace(made, corrections=notes)


def lay_over(claim: ResolvedClaim, new: Correction) -> ResolvedClaim:
    """The claim with the field as corrected."""
    mentioned = _resolved(claim, new)
    return replace(mentioned, claim=_said(claim.claim, new))


def _resolved(claim: ResolvedClaim, new: Correction) -> ResolvedClaim:
    """With what its mentions are joined to, as corrected."""
    match new.field:
        case ClaimField.PLACE:
            return replace(claim, place=new.place)
        case ClaimField.ACTOR:
            return replace(claim, actors=new.parties)
        case ClaimField.RECIPIENT:
            return replace(claim, recipients=new.parties)
        case ClaimField.SPEAKER if new.speaker is not None:
            return replace(claim, speaker=new.speaker)
    return claim


def _said(claim: Claim, new: Correction) -> Claim:
    """What the words give, as corrected."""
    made = claim
    match new.field:
        case ClaimField.PLACE:
            made = replace(claim, place=None if new.place is None else new.place.mention)
        case ClaimField.DATE:
            made = replace(claim, date=new.date)
        case ClaimField.ACTOR:
            made = replace(claim, actors=_mentions(new))
        case ClaimField.RECIPIENT:
            made = replace(claim, recipients=_mentions(new))
        case ClaimField.FIGURE:
            made = _counting(claim, new)
        case ClaimField.EVENT_TYPE if new.event_type is not None:
            made = replace(claim, event_type=new.event_type)
        case ClaimField.SPEAKER if new.attribution is not None:
            made = replace(claim, attribution=new.attribution)
        case ClaimField.STATUS if new.sense is not None:
            made = _in_the_sense(claim, new.sense)
    return made


def _mentions(new: Correction) -> tuple[ActorMention, ...]:
    return tuple(party.mention for party in new.parties)


def _in_the_sense(claim: Claim, sense: Sense) -> Claim:
    return replace(claim, status=sense.status, denies=sense.denies, background=sense.background)


def _counting(claim: Claim, new: Correction) -> Claim:
    """The claim with the figure that is meant in the place of the one it had, or without it.

    One that counts others than that did stands in the place of what it counts, too; where the
    claim has none to take the place of, it was read anew and is as it should be.
    """
    meant, figure = new.counted, new.figure
    if meant is None:
        return claim
    kept = [f for f in claim.figures if not meant.names(f)]
    if figure is None or meant.names(figure):
        return replace(claim, figures=(*_only(figure), *kept))
    if len(kept) == len(claim.figures):
        return claim
    others = [f for f in kept if not Counted.by(figure).names(f)]
    return replace(claim, figures=(figure, *others))


def _only(figure: Figure | None) -> tuple[Figure, ...]:
    return () if figure is None else (figure,)


def _note(claim: Claim, judgement: Judgement, correction: Correction) -> Corrected:
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
    told = ""
    match field:
        case ClaimField.PLACE if claim.place is not None:
            told = claim.place.name
        case ClaimField.DATE if claim.date is not None:
            told = claim.date.days.in_words
        case ClaimField.ACTOR:
            told = ", ".join(party.name for party in claim.actors)
        case ClaimField.RECIPIENT:
            told = ", ".join(party.name for party in claim.recipients)
        case ClaimField.FIGURE:
            meant = [f for f in claim.figures if counted is not None and counted.names(f)]
            told = ", ".join(figure.base or figure.span.text for figure in meant)
        case ClaimField.EVENT_TYPE:
            told = claim.event_type.replace("_", " ")
        case ClaimField.SPEAKER:
            told = claim.attribution.name or THE_OUTLET
        case ClaimField.STATUS:
            told = claim.sense.in_words
    return told
