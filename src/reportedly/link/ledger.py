"""The ledger: persistent integers for incidents, as GED's id column needs them.

Pure functions over entries; the casebook keeps the ledger and only ever adds to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model.incidents import Incident


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A number that was given once, for good. `alias_of` is the number it now goes under."""

    number: int
    founding_claim: str
    incident_id: str
    alias_of: int | None = None


def number_incidents(
    incidents: Iterable[Incident], ledger: Sequence[LedgerEntry]
) -> tuple[tuple[Incident, ...], tuple[LedgerEntry, ...]]:
    """The incidents with id and number, in their order, and the entries to add to the ledger.

    An incident keeps id and number of the oldest entry whose founding claim it holds, so it
    stays itself when claims join, even older ones. After a merge the younger numbers become
    aliases (a new entry of the same number says so); after a split the part with the founding
    claim keeps the number. A number whose incident is gone is never given again.
    """
    standing = current_entries(ledger)
    by_claim = {entry.founding_claim: entry for entry in standing}
    following = max((entry.number for entry in ledger), default=0) + 1
    numbered: list[Incident] = []
    added: list[LedgerEntry] = []
    for incident in sorted(incidents, key=lambda incident: incident.founding_claim):
        held = sorted(
            (by_claim[c] for c in incident.claim_ids if c in by_claim), key=lambda e: e.number
        )
        if not held:
            held = [LedgerEntry(following, incident.founding_claim, incident.id)]
            added.append(held[0])
            following += 1
        added += _alias_changes(held)
        numbered.append(_named(incident, held))
    return tuple(numbered), tuple(added)


def current_entries(ledger: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The last entry of each number, in order of number."""
    last = {entry.number: entry for entry in ledger}
    return tuple(last[number] for number in sorted(last))


def _alias_changes(held: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """New entries where what the ledger says of these numbers is no longer so."""
    oldest, *younger = held
    changes = [] if oldest.alias_of is None else [replace(oldest, alias_of=None)]
    merged = (entry for entry in younger if entry.alias_of != oldest.number)
    return changes + [replace(entry, alias_of=oldest.number) for entry in merged]


def _named(incident: Incident, held: Sequence[LedgerEntry]) -> Incident:
    oldest, *younger = held
    return replace(
        incident,
        id=oldest.incident_id,
        founding_claim=oldest.founding_claim,
        number=oldest.number,
        aliases=tuple(str(entry.number) for entry in younger),
    )
