"""Rules over several incidents, asked of records of which the traces lie on disk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model.records import EventRecord
from reportedly.publish.contents import Entry, claim_ids
from reportedly.publish.spool import Spool
from reportedly.reconcile.packs import RulePack, as_concluded
from reportedly.store.rows import to_json


@dataclass(frozen=True, slots=True)
class Draft:
    """A record without what only readers need, its count of origins, and where all of it lies."""

    record: EventRecord
    origins: int
    at: int


def light(record: EventRecord) -> EventRecord:
    """What rules over several incidents read of a record that they do not change."""
    return replace(record, traces=(), origins=(), report_ids=(), warnings=())


def settled(drafts: Sequence[Draft], spool: Spool[Entry], pack: RulePack) -> list[Draft]:
    """The drafts once the pack's rules over several incidents are applied, in their order.

    The rules are asked twice: first of all records without traces, to see which of them change,
    then with those whole.
    """
    if pack.settle is as_concluded:
        return list(drafts)
    by_id = {draft.record.id: draft for draft in drafts}
    first = {record.id: record for record in pack.settle(tuple(d.record for d in drafts), pack)}
    changed = {key for key, draft in by_id.items() if first.get(key) is not draft.record}
    if not changed:
        return list(drafts)
    whole = {key: spool.value(spool.line(by_id[key].at)) for key in sorted(changed)}
    mixed = (whole[d.record.id].record if d.record.id in whole else d.record for d in drafts)
    found = pack.settle(tuple(mixed), pack)
    joined = _Joined(whole.values())
    return [
        _redrafted(record, joined, spool) if record.id in whole else by_id[record.id]
        for record in found
    ]


class _Joined:
    """The claims and reports of all records that changed: one may have taken in others'."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        held = tuple(entries)
        self.claims = {claim.claim_id: claim for entry in held for claim in entry.claims}
        self.reports = {report.id: report for entry in held for report in entry.reports}

    def entry(self, record: EventRecord) -> Entry:
        claims = tuple(self.claims[key] for key in claim_ids(record) if key in self.claims)
        reports = tuple(self.reports[key] for key in record.report_ids if key in self.reports)
        return Entry(record, claims, reports)


def _redrafted(record: EventRecord, joined: _Joined, spool: Spool[Entry]) -> Draft:
    at = spool.add(to_json(joined.entry(record)))
    return Draft(light(record), len(record.origins), at)
