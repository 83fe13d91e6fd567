"""Which claims a person has looked at, and which have come since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.anchors import by_report, held_by
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.undoing import in_force
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at an incident, oldest first, and its claims that nobody has looked at.

    `unseen` are claim ids in report order: all of them where there is no review.
    """

    reviews: tuple[Judgement, ...]
    unseen: tuple[str, ...]


def review_of(casebook: Casebook, key: str) -> Review:
    """How far the incident with this id or number has been reviewed. Raises UnknownId."""
    with casebook.still():
        claims = casebook.resolved(casebook.incident(key).claim_ids)
        reports = {claim.claim.report_id for claim in claims}
        told = [claim for report_id in reports for claim in casebook.resolved_of(report_id)]
        made = casebook.judgements()
    own = {claim.claim_id for claim in claims}
    seen = _seen(made, told)
    reviews = tuple(judgement for judgement, held in seen if not own.isdisjoint(held))
    known = {claim_id for _, held in seen for claim_id in held}
    return Review(reviews, tuple(c.claim_id for c in claims if c.claim_id not in known))


def reviewed_claims(
    judgements: Iterable[Judgement], claims: Sequence[ResolvedClaim]
) -> frozenset[str]:
    """The ids of those claims that somebody has looked at.

    `claims` are all of their reports: a judgement holds on to the best of them.
    """
    return frozenset(key for _, held in _seen(judgements, claims) for key in held)


def _seen(
    judgements: Iterable[Judgement], claims: Sequence[ResolvedClaim]
) -> list[tuple[Judgement, frozenset[str]]]:
    told = by_report(claims)
    reviews = (j for j in in_force(judgements) if j.verdict is Verdict.REVIEWED)
    return [(j, frozenset(claim.claim_id for claim in held_by(j, told))) for j in reviews]
