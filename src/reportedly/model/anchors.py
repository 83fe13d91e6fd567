"""How a judgement finds its claims again: by overlap of their evidence with its anchor."""

from collections.abc import Iterable, Mapping, Sequence

from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.incidents import ABOUT_REPORTS, Anchor, Judgement
from reportedly.model.spans import Span


def anchor_of(claim: ResolvedClaim) -> Anchor:
    """Where a judgement about this claim holds on: its first words, and what is its own in them."""
    bare, words = claim.as_read, claim.as_read.evidence[0]
    focus = tuple(sorted(set(_inner_spans(bare))))
    return Anchor(bare.report_id, words.start, words.end, words.text, focus)


def anchored_claims(anchor: Anchor, claims: Iterable[ResolvedClaim]) -> tuple[ResolvedClaim, ...]:
    """The claims that `anchor` holds on to, in order of id; empty if none overlaps it.

    The claim whose evidence, as read, agrees best with the anchor; where several agree alike, the
    one whose own words (figures, speaker, place, date) are most like the anchor's focus, then the
    one with most of them inside it. Claims of the same group that are equally good belong to it
    too: the words cannot tell them apart.
    """
    fits = [(_fit(anchor, c.as_read), c) for c in claims if c.claim.report_id == anchor.report_id]
    fits = [(fit, claim) for fit, claim in fits if fit[0] > 0]
    if not fits:
        return ()
    best, first = min(fits, key=lambda pair: ([-part for part in pair[0]], pair[1].claim_id))
    held = [c for fit, c in fits if fit == best and c.claim.group == first.claim.group]
    return tuple(sorted(held, key=lambda claim: claim.claim_id))


Told = Mapping[str, Sequence[ResolvedClaim]]  # claims by report


def by_report(claims: Iterable[ResolvedClaim]) -> Told:
    """The claims of each report, in their order."""
    told: dict[str, list[ResolvedClaim]] = {}
    for claim in claims:
        told.setdefault(claim.claim.report_id, []).append(claim)
    return told


def held_by(judgement: Judgement, told: Told) -> tuple[ResolvedClaim, ...]:
    """The claims that a judgement speaks of, each once, in the order of its anchors.

    Those that its anchors hold on to; first of all the claim that it added. A judgement about
    reports speaks of all their claims.
    """
    found = (
        claim for at in range(len(judgement.anchors)) for claim in held_at(judgement, at, told)
    )
    return tuple({claim.claim_id: claim for claim in found}.values())


def held_at(judgement: Judgement, at: int, told: Told) -> tuple[ResolvedClaim, ...]:
    """The claims that one of a judgement's anchors, counted from 0, stands for."""
    anchor = judgement.anchors[at]
    claims = told.get(anchor.report_id, ())
    if judgement.verdict in ABOUT_REPORTS:
        return tuple(claims)
    if judgement.addition is not None and at == 0:
        return tuple(c for c in claims if any(n.judgement == judgement.id for n in c.added))
    return anchored_claims(anchor, claims)


def _fit(anchor: Anchor, claim: Claim) -> tuple[float, float, int]:
    agreement = max(_agreement(anchor, span) for span in claim.evidence)
    own, focus = _inner_spans(claim), set(anchor.focus)
    alike = len(focus.intersection(own)) / len(focus.union(own)) if focus else 0.0
    inside = sum(anchor.start <= s.start and s.end <= anchor.end for s in own)
    return agreement, alike, inside


def _agreement(anchor: Anchor, span: Span) -> float:
    shared = min(anchor.end, span.end) - max(anchor.start, span.start)
    return max(0, shared) / (max(anchor.end, span.end) - min(anchor.start, span.start))


def _inner_spans(claim: Claim) -> list[Span]:
    spans = [figure.span for figure in claim.figures]
    optional = (
        claim.attribution.speaker,
        claim.place.span if claim.place is not None else None,
        claim.date.span if claim.date is not None else None,
    )
    return spans + [span for span in optional if span is not None]
