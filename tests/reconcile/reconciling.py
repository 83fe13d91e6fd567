"""One incident made of some claims, reconciled under a pack: what the tests of the packs share."""

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack, reconcile_incident


def incident_of(*claims: ResolvedClaim, number: int = 0) -> Incident:
    ids = tuple(sorted(claim.claim_id for claim in claims))
    return Incident(Incident.identity(ids[0]), ids[0], ids, (), number)


def records_under(
    pack: str, *claims: ResolvedClaim, without: tuple[str, ...] = ()
) -> tuple[EventRecord, ...]:
    opened = open_pack(pack, options=PackOptions(without=without))
    known = {claim.claim_id: claim for claim in claims}
    return reconcile_incident(incident_of(*claims), known, pack=opened)


def record_under(pack: str, *claims: ResolvedClaim, without: tuple[str, ...] = ()) -> EventRecord:
    (record,) = records_under(pack, *claims, without=without)
    return record


def killed(record: EventRecord) -> tuple[int | None, int | None, int | None]:
    return record.fatalities.low, record.fatalities.best, record.fatalities.high


def rules_against(record: EventRecord, field: str, claim: ResolvedClaim) -> set[str]:
    found = record.trace(field)
    assert found is not None
    return {aside.rule for aside in found.against if aside.claim_id == claim.claim_id}
