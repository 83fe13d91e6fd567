"""The ledger: persistent integers for incidents, as GED's id column needs them.

Pure functions over entries; the casebook keeps the ledger and only ever adds to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from reportedly.link.rulings import Decision
from reportedly.model.incidents import Incident


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A number that was given once, for good. `alias_of` is the number it now goes under."""

    number: int
    founding_claim: str
    incident_id: str
    alias_of: int | None = None


def number_incidents(
    incidents: Sequence[Incident],
    ledger: Sequence[LedgerEntry],
    *,
    decisions: Iterable[Decision] = (),
) -> tuple[tuple[Incident, ...], tuple[LedgerEntry, ...]]:
    """The incidents with id and number, in their order, and the entries to add to the ledger.

    An incident keeps id and number of the oldest entry whose founding claim it holds, so it
    stays itself when claims join, even older ones. After a merge the younger numbers become
    aliases (a new entry of the same number says so); where claims part by themselves, those with
    the founding claim keep the number. Where a person splits the founding claim off (`decisions`),
    the number stays with what is left, under another founding claim. A number whose incident is
    gone is never given again.
    """
    added = list(_left_behind(incidents, current_entries(ledger), decisions))
    by_claim = {entry.founding_claim: entry for entry in current_entries((*ledger, *added))}
    following = max((entry.number for entry in ledger), default=0) + 1
    taken = {entry.incident_id for entry in ledger}
    numbered: list[Incident] = []
    for incident in sorted(incidents, key=lambda incident: incident.founding_claim):
        held = sorted(
            (by_claim[c] for c in incident.claim_ids if c in by_claim), key=lambda e: e.number
        )
        if not held:
            held = [_founded(incident, following, taken)]
            added.append(held[0])
            following += 1
        added += _alias_changes(held)
        numbered.append(_named(incident, held))
    return tuple(numbered), tuple(added)


def _founded(incident: Incident, number: int, taken: Set[str]) -> LedgerEntry:
    """The first entry of a number; the id of the founding claim may be that of what it left."""
    founding = incident.founding_claim
    name = Incident.identity(f"{founding} {number}") if incident.id in taken else incident.id
    return LedgerEntry(number, founding, name)


def _left_behind(
    incidents: Sequence[Incident], standing: Sequence[LedgerEntry], decisions: Iterable[Decision]
) -> Iterator[LedgerEntry]:
    """Numbers whose founding claim a person has split off, for what it left behind.

    Only for incidents that have no number yet: those that were one with it until now.
    """
    parting = [decision for decision in decisions if decision.apart]
    homes = {key: incident for incident in incidents for key in incident.claim_ids}
    numbers = {entry.founding_claim: entry for entry in standing} if parting else {}
    numbered = {homes[key].founding_claim for key in numbers if key in homes}
    for decision in parting:
        parts = [homes[key].claim_ids for key in decision.claims if key in homes]
        left = Counter(homes[key].founding_claim for key in decision.apart if key in homes)
        held = [numbers[key] for key in chain.from_iterable(parts) if key in numbers]
        if not held or left.total() < len(decision.apart) or numbered & left.keys():
            continue
        heir = max(left, key=lambda key: (left[key], key))
        numbered.add(heir)
        yield replace(min(held, key=lambda entry: entry.number), founding_claim=heir)


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
