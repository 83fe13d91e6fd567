"""What a casebook can do, whichever database keeps it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Relation
from reportedly.model.records import EventRecord
from reportedly.model.reports import Blob, Intake, Reject, Report
from reportedly.model.summaries import Summary
from reportedly.store.asides import Asides
from reportedly.store.custody import Custody
from reportedly.store.heads import HeadFilter, ReportHead
from reportedly.store.own import OwnLists
from reportedly.store.questions import Answers
from reportedly.store.releases import Releases
from reportedly.store.versions import Versions


class Part(StrEnum):
    """The three parts of a casebook."""

    OBSERVED = "observed"
    JUDGED = "judged"
    CONCLUDED = "concluded"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An incident's persistent integer, and the words that founded it.

    The anchor finds the founding claim again when a better extractor gives it another id.
    `alias_of` is the number it goes under since a merge; a later entry of a number replaces it.
    """

    number: int
    incident_id: str
    founding_claim: str
    anchor: Anchor
    alias_of: int | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The digests that made a conclusion: equal digests, equal conclusion.

    `code` covers the stages that conclude, `generation` the extractor, `library` the reference
    data, `pack` the rules with their version, `inputs` the coded reports and the judgements.
    """

    code: str
    generation: str
    library: str
    pack: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Made:
    """One conclusion of all that were ever drawn: its number, when (UTC), what made it, and how
    many records it changed, those that it holds no more included."""

    number: int
    made_at: datetime
    snapshot: Snapshot
    changed: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a conclusion, by its number, made of a record; None: it is held no more."""

    number: int
    record_id: str
    record: EventRecord | None


@dataclass(frozen=True, slots=True)
class Conclusions:
    """Everything that can be deleted and rebuilt, and the ledger entries it newly founds.

    `ledger_length` is how many entries the ledger had when the new ones were numbered.
    """

    claims: tuple[ResolvedClaim, ...]
    copies: tuple[CopyGroup, ...]
    incidents: tuple[Incident, ...]
    records: tuple[EventRecord, ...]
    founded: tuple[LedgerEntry, ...] = ()
    ledger_length: int = 0
    relations: tuple[Relation, ...] = ()
    summaries: tuple[Summary, ...] = ()


class Casebook(Answers, OwnLists, Releases, Custody, Versions, Asides, Protocol):
    """The database of one project. Every method that writes is one transaction.

    Whatever cannot be read or written raises CasebookError with a hint; a key that fits nothing,
    or more than one thing, raises UnknownId with the nearest ids.
    """

    # observed: appended, never changed
    def add_intakes(
        self, items: Sequence[Intake | Reject], *, imported: int | None = None
    ) -> frozenset[str]:
        """Keep reports with their blobs, and rejects; the ids (of both) that were new.

        `imported` is the log's number of the import that brought them.
        """

    def add_claims(self, report_id: str, generation: str, claims: Sequence[Claim]) -> bool:
        """Keep what a generation read in a report; False if it had been coded already."""

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """All reports, or those with these ids, in the order of their ids."""

    def report(self, key: str) -> Report:
        """The report with this id, given id, or unique beginning of an id."""

    def report_heads(
        self, wanted: HeadFilter, *, limit: int, offset: int = 0
    ) -> tuple[ReportHead, ...]:
        """The reports that are wanted, the last published first, those without a day last."""

    def report_heads_count(self, wanted: HeadFilter) -> int:
        """How many reports are wanted."""

    def report_ids(self) -> frozenset[str]:
        """The ids of all reports."""

    def blob(self, sha256: str) -> Blob: ...

    def known(self, report_ids: Collection[str]) -> frozenset[str]:
        """Those of these reports that the casebook holds."""

    def pending(self, generation: str) -> Iterator[Report]:
        """Reports that can be coded and have not been, in this generation."""

    def pending_count(self, generation: str) -> int: ...

    def untried_count(self, generation: str) -> int:
        """Of the pending, those that no attempt to code has failed on."""

    def coded(self, generation: str) -> frozenset[str]:
        """The ids of the reports that were coded in this generation."""

    def claims(
        self, generation: str, report_ids: Collection[str] | None = None
    ) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        """For each report coded in this generation, or of these, by id: its claims in its order."""

    def inputs_digest(self, generation: str) -> str:
        """The digest of what conclusions rest on: coded reports of a generation, judgements."""

    # judged: appended, outlives every rerun
    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a person's decision; False if it is there."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All decisions, oldest first."""

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Every entry ever made, oldest first."""

    # concluded: replaced as a whole
    def conclude(
        self,
        conclusions: Conclusions,
        snapshot: Snapshot,
        *,
        replacing: Snapshot | None = None,
        made_at: datetime | None = None,
    ) -> None:
        """Put these conclusions in the place of all earlier ones, and keep what they change.

        `made_at` is when, with a time zone; else it is now. Raises Overtaken if another program
        has added to the ledger in the meantime, or if its snapshot stands where `replacing` did:
        it may know of judgements that these conclusions do not.
        """

    def renew_summaries(self, found: Sequence[Summary]) -> None:
        """Put these summaries in the place of those of the same incidents."""

    def amend(
        self,
        gone: Conclusions,
        put: Conclusions,
        snapshot: Snapshot,
        *,
        replacing: Snapshot | None = None,
        made_at: datetime | None = None,
    ) -> None:
        """What `conclude` does, in part: what is `gone` goes, claims excepted; `put` comes in."""

    def snapshot(self) -> Snapshot | None:
        """What made the present conclusions; None before the first."""

    # the history of what was concluded: appended, never changed
    def history(self) -> tuple[Made, ...]:
        """Every conclusion ever drawn, oldest first."""

    def held(self, number: int) -> tuple[EventRecord, ...]:
        """The records as the conclusion of this number held them, by number and id."""

    def changes(self, incident_ids: Collection[str]) -> tuple[Change, ...]:
        """What conclusions made of these incidents' records, oldest first."""

    # concluded, as it stands
    def resolved(self, claim_ids: Collection[str] | None = None) -> tuple[ResolvedClaim, ...]:
        """All resolved claims, or those with these ids, by report and in the report's order."""

    def resolved_of(self, report_id: str) -> tuple[ResolvedClaim, ...]:
        """The resolved claims of one report, in report order."""

    def resolved_in(self, report_ids: Collection[str]) -> tuple[ResolvedClaim, ...]:
        """The resolved claims of these reports, in the order they were concluded in."""

    def copies(self, report_ids: Collection[str] | None = None) -> tuple[CopyGroup, ...]:
        """All groups of copies, or those that any of these reports stands in."""

    def incidents(self, ids: Collection[str] | None = None) -> Iterator[Incident]:
        """All incidents, or those with these ids, by number."""

    def incident(self, key: str) -> Incident:
        """The incident with this id, number, earlier id, or unique beginning of an id."""

    def incident_of(self, claim_id: str) -> Incident | None: ...

    def numbers_of(self, claim_ids: Collection[str]) -> Mapping[str, int]:
        """By claim the number of its incident; a claim that stands in none has no entry."""

    def relations(self, incident_id: str) -> tuple[Relation, ...]:
        """The relations that this incident has to others, whichever way."""

    def records(self, incident_id: str | None = None) -> Iterator[EventRecord]:
        """All records, or those of one incident, by number and id."""

    def records_of(self, incident_ids: Collection[str]) -> Iterator[EventRecord]:
        """The records of these incidents, by number and id."""

    def record(self, key: str) -> EventRecord:
        """The record with this id, number, or unique beginning of an id."""

    # the whole
    def dump(self, parts: Collection[Part] = tuple(Part)) -> Iterator[str]:
        """Canonical JSON lines: no clock, no row number, floats to six places, sorted."""

    def still(self) -> AbstractContextManager[None]:
        """Within it every read sees the same moment, whatever another program writes."""

    def backup(self, path: str) -> None:
        """Write a whole copy to a new file, while others may go on writing."""

    def owns(self, path: Path) -> bool:
        """Whether a file is the casebook's own: itself, what it replaced, what lies beside them."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
