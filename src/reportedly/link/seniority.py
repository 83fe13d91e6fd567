"""Which claim came first."""

from collections.abc import Iterable

from reportedly.model.claims import ResolvedClaim


def founding_claim(claims: Iterable[ResolvedClaim]) -> str:
    """The claim of the earliest report; then by report id, then by claim id."""
    return min(claims, key=seniority).claim_id


def seniority(claim: ResolvedClaim) -> tuple[str, str, str]:
    """What orders claims: publication, report, id."""
    published = claim.published.isoformat() if claim.published is not None else "9999"
    return published, claim.claim.report_id, claim.claim_id
