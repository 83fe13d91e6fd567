"""The ledger between link, which numbers incidents, and the casebook, which keeps the numbers.

The casebook keeps with each number the words that founded it, so that the number stays when a
better extractor gives the founding claim another id.
"""

from collections import defaultdict
from collections.abc import Sequence

from reportedly.link.ledger import LedgerEntry as Numbered
from reportedly.link.ledger import number_incidents
from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Incident
from reportedly.store.base import LedgerEntry


def number(
    incidents: Sequence[Incident], claims: Sequence[ResolvedClaim], ledger: Sequence[LedgerEntry]
) -> tuple[tuple[Incident, ...], tuple[LedgerEntry, ...]]:
    """The incidents under their lasting numbers, and what the ledger gains.

    A number whose founding claim is gone passes to the claim that now has its words.
    """
    heirs = _heirs(claims, ledger)
    numbered, added = number_incidents(
        incidents, [_numbered(entry, heirs[entry.founding_claim]) for entry in ledger]
    )
    anchors = {entry.number: entry.anchor for entry in ledger}
    founders = {claim.claim_id: claim for claim in claims}
    return numbered, tuple(
        LedgerEntry(
            entry.number,
            entry.incident_id,
            entry.founding_claim,
            anchors.get(entry.number) or _anchor(founders[entry.founding_claim]),
            entry.alias_of,
        )
        for entry in added
    )


def _numbered(entry: LedgerEntry, heir: str) -> Numbered:
    return Numbered(entry.number, heir, entry.incident_id, entry.alias_of)


def _heirs(claims: Sequence[ResolvedClaim], ledger: Sequence[LedgerEntry]) -> dict[str, str]:
    """For each founding claim the claim that stands for it now; itself where it is gone.

    No claim stands for two: one that founded an incident itself keeps doing so, and of two gone
    claims with one heir the older number has it.
    """
    by_report: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.claim.report_id].append(claim)
    present = {claim.claim_id for claim in claims}
    heirs = {e.founding_claim: e.founding_claim for e in ledger if e.founding_claim in present}
    for entry in sorted(ledger, key=lambda entry: entry.number):
        if entry.founding_claim not in heirs:
            found = anchored_claims(entry.anchor, by_report[entry.anchor.report_id])
            free = [claim.claim_id for claim in found if claim.claim_id not in heirs.values()]
            heirs[entry.founding_claim] = free[0] if free else entry.founding_claim
    return heirs


def _anchor(founder: ResolvedClaim) -> Anchor:
    words = founder.claim.evidence[0]
    return Anchor(founder.claim.report_id, words.start, words.end, words.text)
