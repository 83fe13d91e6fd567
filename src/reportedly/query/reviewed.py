"""Who has looked at an incident, and which of its claims have come since."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement
from reportedly.reconcile.reviews import looks_of
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The reviews of an incident that are in force, oldest first, and its claims that none saw.

    `unseen` are claim ids in report order: all of them where nobody has looked.
    """

    reviews: tuple[Judgement, ...]
    unseen: tuple[str, ...]


def reviewed(casebook: Casebook, key: str) -> Reviewed:
    """How far the incident with this id or number has been reviewed. Raises UnknownId."""
    with casebook.still():
        return reviewed_of(casebook, casebook.resolved(casebook.incident(key).claim_ids))


def reviewed_of(casebook: Casebook, claims: Sequence[ResolvedClaim]) -> Reviewed:
    """The same of an incident's claims; only the reports that a judgement names are read."""
    with casebook.still():
        made = [j for j in casebook.judgements() if j.opinion is None]  # opinions are kept blind
        named = {anchor.report_id for judgement in made for anchor in judgement.anchors}
        told = casebook.resolved_in(named.intersection(claim.claim.report_id for claim in claims))
    looks = looks_of(made, told)
    seen = (judgement for claim in claims for judgement in looks.get(claim.claim_id, ()))
    ordered = sorted({j.id: j for j in seen}.values(), key=lambda j: (j.made_at, j.id))
    unseen = (claim.claim_id for claim in claims if claim.claim_id not in looks)
    return Reviewed(tuple(ordered), tuple(unseen))
