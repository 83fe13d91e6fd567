"""What an export is made from, and how its parts find one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow
from reportedly.model.reports import Report


@dataclass(frozen=True, slots=True)
class Making:
    """What made the records: versions, rules, reference data with their licences, digests.

    `rules` is the pack's own account of its rules, line by line, with what is not done.
    `generation` is the extractor's key, `reference_digest` that of the reference data;
    `reference_sources` are lines on lists of the user's own, beside those that ship.
    `made_at` is printed only if it is given, so that the same bundle makes the same bytes.
    """

    version: str
    pack: str
    pack_version: str
    generation: str
    reference_digest: str
    rules: tuple[str, ...] = ()
    reference_sources: tuple[str, ...] = ()
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything one export is made from. `actors` are the register's rows of the parties."""

    records: tuple[EventRecord, ...]
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Report, ...]
    making: Making
    copies: tuple[CopyGroup, ...] = ()
    actors: tuple[ActorRow, ...] = ()

    def entries(self) -> Iterator["Entry"]:
        """The records in their order, each with what it rests on."""
        index = Index.of(self)
        for record in self.records:
            yield Entry(record, index.claims_of(record), index.reports_of(record))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the claims it rests on or sets aside, and with its reports."""

    record: EventRecord
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many records (or reports) a layout cannot hold, and why."""

    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout filled in: its bytes piece by piece, how many rows, what it left out.

    `notes` are lines for the methodology statement that only this layout needs.
    """

    chunks: Iterable[bytes]
    rows: int
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """Claims, reports and parties of a bundle by their ids."""

    claims: Mapping[str, ResolvedClaim]
    reports: Mapping[str, Report]
    actors: Mapping[str, ActorRow]

    @classmethod
    def of(cls, bundle: Bundle) -> "Index":
        return cls(
            {claim.claim_id: claim for claim in bundle.claims},
            {report.id: report for report in bundle.reports},
            {actor.id: actor for actor in bundle.actors},
        )

    def claims_of(self, record: EventRecord) -> tuple[ResolvedClaim, ...]:
        """The claims a record rests on or sets aside, each once, in the order of its trace."""
        return tuple(self.claims[key] for key in claim_ids(record) if key in self.claims)

    def reports_of(self, record: EventRecord) -> tuple[Report, ...]:
        return tuple(self.reports[key] for key in record.report_ids if key in self.reports)


def claim_ids(record: EventRecord) -> tuple[str, ...]:
    """Every claim that a record names: for or against a value, or behind an origin; each once."""
    return tuple(dict.fromkeys(_named(record)))


def _named(record: EventRecord) -> Iterator[str]:
    for trace in record.traces:
        yield from trace.claims_for
        yield from (aside.claim_id for aside in trace.against)
    for origin in record.origins:
        yield from origin.claim_ids
