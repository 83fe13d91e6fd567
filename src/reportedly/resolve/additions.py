"""What persons added where no claim was read. What the extractor reads as well counts once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from reportedly.model.actors import ResolvedActor
from reportedly.model.additions import Addition
from reportedly.model.casualties import Figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Added
from reportedly.model.incidents import Judgement
from reportedly.model.places import ResolvedPlace
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.reference.library import Library
from reportedly.resolve.claims import resolve_claims


def add_claims(
    claims: Sequence[ResolvedClaim],
    judgements: Iterable[Judgement],
    report: Report,
    library: Library,
) -> tuple[ResolvedClaim, ...]:
    """The claims of one report as resolved, and those that persons added to it, in that order.

    `judgements` are those that add to this report and are in force, oldest first. A claim that
    stands there already (`is_same`) is not added beside it but laid over it: as the person makes
    it, under the id that it had.
    """
    standing = list(claims)
    for judgement in judgements:
        if judgement.addition is None:
            raise ValueError(f"{judgement.id} adds nothing")
        new = _resolved(judgement.addition, judgement, report, library)
        at = next((n for n, old in enumerate(standing) if is_same(new, old)), None)
        if at is None:
            standing.append(new)
        else:
            standing[at] = _laid_over(standing[at], new)
    return tuple(standing)


def _resolved(
    addition: Addition, judgement: Judgement, report: Report, library: Library
) -> ResolvedClaim:
    """As the person made it; what he could not tell as the lists of today have it."""
    (found,) = resolve_claims((addition.claim,), report, library)
    note = Added(judgement.author, judgement.reason, judgement.id)
    told = addition.place is not None and addition.place.chosen is not None
    asked_anew = found.place is not None and found.place.chosen is not None
    return replace(
        found,
        claim=replace(found.claim, reasons=(*found.claim.reasons, note.in_words)),
        place=found.place if asked_anew and not told else addition.place,
        actors=tuple(_parties(addition.actors, found.actors)),
        recipients=tuple(_parties(addition.recipients, found.recipients)),
        added=(note,),
    )


def _parties(
    told: Iterable[ResolvedActor], found: Iterable[ResolvedActor]
) -> Iterator[ResolvedActor]:
    for party, now in zip(told, found, strict=True):
        yield party if party.chosen is not None or now.chosen is None else now


def is_same(new: ResolvedClaim, old: ResolvedClaim) -> bool:
    """Whether two claims of one report are one: of the same words, by the same speaker, with the
    same figures in the same place of the text; without figures, of one kind of happening and not
    in two places."""
    one, other = new.claim, old.claim
    if one.status is not other.status or not _meet(one.evidence, other.evidence):
        return False
    if not _one_voice(new, old):
        return False
    if one.figures and other.figures:
        return _agree(one.figures, other.figures)
    if one.figures or other.figures or one.event_type is not other.event_type:
        return False
    return not _are_apart(new.place, old.place)


def _are_apart(one: ResolvedPlace | None, other: ResolvedPlace | None) -> bool:
    """Whether two places are named by other words, and are known to be two."""
    if one is None or other is None or one.chosen is None or other.chosen is None:
        return False
    return not one.mention.span.overlaps(other.mention.span) and one.chosen.id != other.chosen.id


def _meet(ones: Iterable[Span], others: Iterable[Span]) -> bool:
    return any(one.overlaps(other) for one, other in product(ones, others))


def _one_voice(new: ResolvedClaim, old: ResolvedClaim) -> bool:
    one, other = new.claim.attribution.speaker, old.claim.attribution.speaker
    if one is None or other is None:
        return one is other
    names = {claim.speaker.id or claim.speaker.name.casefold() for claim in (new, old)}
    return one.overlaps(other) or len(names) == 1


def _agree(ones: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether they count the same at some words, and nowhere the same people otherwise."""
    met = [(a, b) for a, b in product(ones, others) if a.span.overlaps(b.span)]
    alike = [(a, b) for a, b in met if (a.outcome, a.whom) == (b.outcome, b.whom)]
    return any(_is_said(a, b) for a, b in met) and all(_is_said(a, b) for a, b in alike)


def _is_said(one: Figure, other: Figure) -> bool:
    return (one.outcome, one.low, one.high) == (other.outcome, other.low, other.high)


def _laid_over(old: ResolvedClaim, new: ResolvedClaim) -> ResolvedClaim:
    """One claim: as the person makes it, with the figures that are told of in `old` alone."""
    figures = new.claim.figures
    alone = (f for f in old.claim.figures if not any(_is_said(f, said) for said in figures))
    claim = replace(new.claim, group=old.claim.group, figures=(*figures, *alone))
    read = old.observed if old.added else old.claim
    notes = (*old.added, *new.added)
    return replace(new, claim_id=old.claim_id, claim=claim, observed=read, added=notes)
