"""The whole way through, door by door: from files to records, without a casebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.ingest.given import Given
from reportedly.ingest.reports import read_reports
from reportedly.link.copies import find_copies
from reportedly.link.incidents import link_claims
from reportedly.link.profiles import profile_of
from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident
from reportedly.model.records import EventRecord
from reportedly.model.reports import Intake, Reject, Report
from reportedly.reconcile.packs import RulePack
from reportedly.reconcile.records import open_pack, reconcile_incident
from reportedly.reference.library import open_library
from reportedly.resolve.claims import resolve_claims

DEMO = Path(__file__).resolve().parents[2] / "demo"


@dataclass(frozen=True)
class Story:
    """All that came of some files."""

    reports: tuple[Report, ...]
    set_aside: tuple[Intake, ...]
    rejects: tuple[Reject, ...]
    claims: tuple[ResolvedClaim, ...]
    copies: tuple[CopyGroup, ...]
    incidents: tuple[Incident, ...]
    records: tuple[EventRecord, ...]

    def report(self, name: str) -> Report:
        """The one report whose id, outlet or address holds `name`."""
        (found,) = (r for r in self.reports if name in f"{r.given_id} {r.outlet} {r.url}")
        return found

    def claims_of(self, name: str) -> list[ResolvedClaim]:
        report_id = self.report(name).id
        return [claim for claim in self.claims if claim.claim.report_id == report_id]

    def claim(self, name: str, low: int | None, *, outcome: Outcome = Outcome.KILLED) -> str:
        """The id of the one claim of that report whose figure starts at `low`."""
        (found,) = (c for c in self.claims_of(name) if low in _lows(c, outcome))
        return found.claim_id

    def incident_of(self, claim_id: str) -> Incident:
        (found,) = (i for i in self.incidents if claim_id in i.claim_ids)
        return found

    def record_of(self, claim_id: str) -> EventRecord:
        incident = self.incident_of(claim_id)
        (found,) = (r for r in self.records if r.incident_id == incident.id)
        return found


def figures(claims: Iterable[ResolvedClaim]) -> list[Figure]:
    return [figure for claim in claims for figure in claim.claim.figures]


def tell(*batches: tuple[Sequence[str], Given]) -> Story:
    """Everything that comes of files, each batch read with what is given about it."""
    library = open_library()
    reader = open_reader(library)
    items = [item for paths, given in batches for item in read_reports(paths, given=given)]
    intakes = [item for item in items if isinstance(item, Intake)]
    reports = tuple(item.report for item in intakes if item.set_aside is None)
    claims = tuple(
        claim
        for report in reports
        for claim in resolve_claims(extract_claims(report, reader), report, library)
    )
    copies = find_copies(reports)
    profiles = {report.id: profile_of(report.reading.text) for report in reports}
    incidents = link_claims(claims, profiles=profiles, copies=copies)
    return Story(
        reports=tuple(item.report for item in intakes),
        set_aside=tuple(item for item in intakes if item.set_aside is not None),
        rejects=tuple(item for item in items if isinstance(item, Reject)),
        claims=claims,
        copies=copies,
        incidents=incidents,
        records=conclude(incidents, claims, copies, open_pack("ged")),
    )


def conclude(
    incidents: Sequence[Incident],
    claims: Sequence[ResolvedClaim],
    copies: Sequence[CopyGroup],
    pack: RulePack,
) -> tuple[EventRecord, ...]:
    by_id = {claim.claim_id: claim for claim in claims}
    return tuple(
        record
        for incident in incidents
        for record in reconcile_incident(incident, by_id, copies=copies, pack=pack)
    )


def _lows(claim: ResolvedClaim, outcome: Outcome) -> list[int | None]:
    return [figure.low for figure in claim.claim.figures if figure.outcome is outcome]
