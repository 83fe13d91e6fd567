"""The baseline to beat: one happening a day, place and kind."""

from collections import defaultdict
from collections.abc import Iterable

from reportedly.link.seniority import founding_claim
from reportedly.link.words import fold
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident


def one_a_day(claims: Iterable[ResolvedClaim]) -> tuple[Incident, ...]:
    """Claims of the same days, place and kind as one incident; others each alone. No links."""
    bundles: dict[tuple[str, ...], list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        bundles[_key(claim)].append(claim)
    incidents = (_incident(bundle) for bundle in bundles.values())
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))


def _key(claim: ResolvedClaim) -> tuple[str, ...]:
    said, place = claim.claim.date, claim.place
    if said is None or place is None:
        return (claim.claim_id,)
    where = place.chosen.id if place.chosen is not None else fold(place.mention.name)
    return said.days.start.isoformat(), said.days.end.isoformat(), where, claim.claim.event_type


def _incident(claims: list[ResolvedClaim]) -> Incident:
    founding = founding_claim(claims)
    ids = tuple(sorted(claim.claim_id for claim in claims))
    return Incident(Incident.identity(founding), founding, ids, ())
