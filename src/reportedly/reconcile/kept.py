"""Records and relations of all incidents, kept while some of the incidents change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement, Relation
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import RulePack, as_concluded
from reportedly.reconcile.records import reconcile_incidents
from reportedly.reconcile.relations import find_relations


@dataclass(frozen=True, slots=True)
class Turn:
    """Records and relations that stand no more, and those in their place."""

    records_gone: tuple[EventRecord, ...]
    records: tuple[EventRecord, ...]
    relations_gone: tuple[Relation, ...]
    relations: tuple[Relation, ...]


class KeptRecords:
    """What a pack concludes of all incidents so far."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack
        self._alone: dict[int, tuple[EventRecord, ...]] = {}  # by incident's number, each by itself
        self._settled: dict[str, EventRecord] = {}
        self._by_incident: dict[str, list[EventRecord]] = {}
        self._related: dict[Relation, None] = {}

    def of(self, incident_id: str) -> Sequence[EventRecord]:
        """What stands of an incident."""
        return self._by_incident.get(incident_id, ())

    def turn(
        self,
        gone: Iterable[int],
        incidents: Sequence[Incident],
        claims: Mapping[str, ResolvedClaim],
        *,
        copies: Sequence[CopyGroup],
        judgements: Sequence[Judgement],
    ) -> Turn:
        """Take out the incidents of the numbers that are `gone`; conclude these incidents anew.

        `claims` holds all claims of the reports that they rest on, `copies` the groups of these.
        """
        for number in gone:
            self._alone.pop(number, None)
        alone = replace(self._pack, settle=as_concluded)
        found = reconcile_incidents(
            incidents, claims, copies=copies, judgements=judgements, pack=alone
        )
        own = _by_incident(found)
        self._alone.update((i.number, tuple(own.get(i.id, ()))) for i in incidents)
        return self._settle()

    def _settle(self) -> Turn:
        """Rules over several incidents, and relations, are asked again of all records."""
        before, related = self._settled, self._related
        alone = (record for key in sorted(self._alone) for record in self._alone[key])
        records = self._pack.settle(tuple(alone), self._pack)
        self._settled = {record.id: record for record in records}
        self._by_incident = _by_incident(records)
        self._related = dict.fromkeys(find_relations(records))
        now = self._settled
        return Turn(
            tuple(r for key, r in before.items() if not _same(r, now.get(key))),
            tuple(r for key, r in now.items() if not _same(r, before.get(key))),
            tuple(r for r in related if r not in self._related),
            tuple(r for r in self._related if r not in related),
        )


def _by_incident(records: Iterable[EventRecord]) -> dict[str, list[EventRecord]]:
    found: dict[str, list[EventRecord]] = {}
    for record in records:
        found.setdefault(record.incident_id, []).append(record)
    return found


def _same(one: EventRecord, other: EventRecord | None) -> bool:
    return one is other or one == other
