"""What each rule pack concludes from one incident, to lay one beside the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.reconcile.records import PACK_NAMES, open_pack, reconcile_incident
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one pack concludes; no records where it states none.

    `kept` records stand in the casebook, rules over several incidents applied; the others are
    concluded for this question, from this incident alone.
    """

    pack: str
    version: str
    records: tuple[EventRecord, ...]
    kept: bool


def rulings(casebook: Casebook, incident: Incident) -> tuple[Ruling, ...]:
    """One ruling a pack; first the pack that the casebook is concluded by."""
    with casebook.still():
        reports = {claim.claim.report_id for claim in casebook.resolved(incident.claim_ids)}
        told = {claim.claim_id: claim for claim in casebook.resolved_in(reports)}
        kept = sorted(casebook.records(incident.id), key=lambda record: record.part)
        copies, judgements = casebook.copies(reports), casebook.judgements()
    return rulings_of(incident, told, copies=copies, judgements=judgements, kept=kept)


def kept_ruling(kept: Sequence[EventRecord]) -> tuple[Ruling, ...]:
    """The ruling that the casebook holds already: none where it holds no record."""
    return tuple(
        Ruling(pack, version, tuple(own), kept=True)
        for (pack, version), own in groupby(kept, key=lambda one: (one.pack, one.pack_version))
    )


def rulings_of(
    incident: Incident,
    claims: Mapping[str, ResolvedClaim],
    *,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
    kept: Sequence[EventRecord] = (),
) -> tuple[Ruling, ...]:
    """The same of given claims: those of the incident, and all others of their reports."""
    found: list[Ruling] = []
    for pack in map(open_pack, PACK_NAMES):
        own = tuple(record for record in kept if record.pack == pack.name)
        records = own or reconcile_incident(
            incident, claims, copies=copies, judgements=judgements, pack=pack
        )
        found.append(Ruling(pack.name, pack.version, records, bool(own)))
    return tuple(sorted(found, key=lambda ruling: not ruling.kept))
