"""The ledger between link, which numbers incidents, and the casebook, which keeps the numbers.

The casebook keeps with each number the words that founded it, so that the number stays when a
better extractor gives the founding claim another id.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.link.ledger import LedgerEntry as Numbered
from reportedly.link.ledger import number_incidents
from reportedly.link.rulings import Decision
from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Incident
from reportedly.store.base import LedgerEntry


def number(
    incidents: Sequence[Incident],
    claims: Sequence[ResolvedClaim],
    ledger: Sequence[LedgerEntry],
    *,
    decisions: Iterable[Decision] = (),
) -> tuple[tuple[Incident, ...], tuple[LedgerEntry, ...]]:
    """The incidents under their lasting numbers, and what the ledger gains.

    A number whose founding claim is gone passes to the claim that now has its words.
    """
    known = {claim.claim_id: claim for claim in claims}
    return Numbers(claims, ledger).number(incidents, known, decisions=decisions)


class Numbers:
    """A ledger as it grows, and which claim stands for each of its numbers."""

    def __init__(self, claims: Iterable[ResolvedClaim], ledger: Sequence[LedgerEntry]) -> None:
        by_report: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in claims:
            by_report[claim.claim.report_id].append(claim)
        self._heirs, self._sought = _heirs(by_report, ledger)
        self._entries: dict[int, LedgerEntry] = {}
        self._numbers: dict[str, list[int]] = defaultdict(list)  # by the claim that stands for them
        self.length = 0
        self._keep(ledger)

    def is_sought(self, report_id: str) -> bool:
        """Whether a number's founding claim was of this report and is gone."""
        return report_id in self._sought

    def number(
        self,
        incidents: Sequence[Incident],
        claims: Mapping[str, ResolvedClaim],
        *,
        decisions: Iterable[Decision] = (),
    ) -> tuple[tuple[Incident, ...], tuple[LedgerEntry, ...]]:
        """These incidents under their numbers, and what the ledger has gained by them.

        The claims that they hold stand in no other incident. `decisions` are those that persons
        made about claims.
        """
        held = (n for i in incidents for key in i.claim_ids for n in self._numbers.get(key, ()))
        last = max(self._entries, default=None)  # the next number follows it
        known = sorted({*held} if last is None else {*held, last})
        entries = [self._numbered(n) for n in known]
        numbered, added = number_incidents(incidents, entries, decisions=decisions)
        founded = tuple(self._entry(entry, claims) for entry in added)
        self._keep(founded)
        return numbered, founded

    def _numbered(self, number: int) -> Numbered:
        entry = self._entries[number]
        heir = self._heirs.get(entry.founding_claim, entry.founding_claim)
        return Numbered(number, heir, entry.incident_id, entry.alias_of)

    def _entry(self, entry: Numbered, claims: Mapping[str, ResolvedClaim]) -> LedgerEntry:
        known = self._entries.get(entry.number)
        founder = None if known is None else self._heirs.get(known.founding_claim)
        stays = known is not None and entry.founding_claim in (known.founding_claim, founder)
        anchor = known.anchor if known and stays else _anchor(claims[entry.founding_claim])
        name = entry.incident_id, entry.founding_claim
        return LedgerEntry(entry.number, *name, anchor, entry.alias_of)

    def _keep(self, entries: Iterable[LedgerEntry]) -> None:
        for entry in entries:
            self._entries[entry.number] = entry
            held = self._numbers[self._heirs.get(entry.founding_claim, entry.founding_claim)]
            if entry.number not in held:
                held.append(entry.number)
            self.length += 1


def _heirs(
    told: Mapping[str, Sequence[ResolvedClaim]], ledger: Sequence[LedgerEntry]
) -> tuple[dict[str, str], frozenset[str]]:
    """For each founding claim that is gone the claim that stands for it now, if there is one; and
    the reports that these were of. `told` are claims by report.

    No claim stands for two: one that founded an incident itself keeps doing so, and of two gone
    claims with one heir the older number has it.
    """
    present = {claim.claim_id for claims in told.values() for claim in claims}
    gone = [entry for entry in ledger if entry.founding_claim not in present]
    taken = {entry.founding_claim for entry in ledger}
    heirs: dict[str, str] = {}
    for entry in sorted(gone, key=lambda entry: entry.number):
        if entry.founding_claim not in heirs:
            found = anchored_claims(entry.anchor, told.get(entry.anchor.report_id, ()))
            free = [claim.claim_id for claim in found if claim.claim_id not in taken]
            heirs[entry.founding_claim] = free[0] if free else entry.founding_claim
            taken.update(free[:1])
    return heirs, frozenset(entry.anchor.report_id for entry in gone)


def _anchor(founder: ResolvedClaim) -> Anchor:
    words = founder.claim.evidence[0]
    return Anchor(founder.claim.report_id, words.start, words.end, words.text)
