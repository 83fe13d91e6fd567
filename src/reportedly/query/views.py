"""What an answer looks like: frozen values, everything in them that is to be shown."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement
from reportedly.model.records import EventRecord
from reportedly.model.reports import Reject, Report
from reportedly.store.asides import Answer


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of a list: its claims in report order, its records, mostly one."""

    incident: Incident
    claims: tuple[ResolvedClaim, ...]
    records: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision, and those of the incident's claims that it holds on to.

    None where it is a split that took other claims away from here.
    """

    judgement: Judgement
    claim_ids: tuple[str, ...]


class Standing(StrEnum):
    """What became of a judgement."""

    HOLDS = "holds"
    UNDONE = "undone"
    IN_PART = "in part"  # later judgements took back some of it
    OVERRULED = "overruled"  # a later judgement says the contrary, or decides the same anew
    ADRIFT = "adrift"  # no claim has its words any more


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement, whether it holds and if not, why; the claims and incidents it speaks of now."""

    judgement: Judgement
    standing: Standing
    reason: str
    claim_ids: tuple[str, ...]
    incidents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another incident that this one is related to: in words, its number, why."""

    words: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with all that it rests on."""

    incident: Incident
    claims: tuple[ResolvedClaim, ...]
    records: tuple[EventRecord, ...]
    reports: tuple[Report, ...]
    copies: tuple[CopyGroup, ...]
    judged: tuple[Judged, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        """What a person calls each report, by its id."""
        return {report.id: report.label for report in self.reports}


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its claims, the incidents they stand in, and the copies of its text."""

    report: Report
    claims: tuple[ResolvedClaim, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]


@dataclass(frozen=True, slots=True)
class RejectRow:
    """What was set aside; `report` is what a person calls the report that was kept, if one was;
    `answer` what became of it, None while it stands aside."""

    reject: Reject
    report: str | None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """All that an export is made from."""

    records: tuple[EventRecord, ...]
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Report, ...]
    copies: tuple[CopyGroup, ...]
