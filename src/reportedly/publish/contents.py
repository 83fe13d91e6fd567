"""What an export is made from, and how its parts find one another."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord
from reportedly.model.reference import ActorRow
from reportedly.model.reports import Report
from reportedly.publish.audience import INTERNAL, Profile

V = TypeVar("V")

COARSE = "coarse"  # heads the id of a place that stands for a finer one


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
class LeftOut:
    """How many records (or reports) a layout cannot hold, and why."""

    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the claims it rests on or sets aside, and with its reports."""

    record: EventRecord
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with all its claims, in the order of their words."""

    report: Report
    claims: tuple[ResolvedClaim, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much an export is made from."""

    records: int
    origins: int
    claims: int
    corrected: int
    added: int
    reports: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Flow:
    """What an export is made from, read anew each time it is asked for: nothing is held."""

    entries: Callable[[], Iterator[Entry]]
    tellings: Callable[[], Iterator[Telling]]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything one export is made from. `actors` are the register's rows of the parties.

    It holds what `profile` lets its audience see and nothing else: values are masked, so that no
    layout asks what it may show. `held_back` is what the profile leaves out. `records`, `claims`
    and `reports` can be gone through again and again; a layout that is to hold little goes by
    `entries` or `tellings`.
    """

    records: Collection[EventRecord]
    claims: Collection[ResolvedClaim]
    reports: Collection[Report]
    making: Making
    copies: tuple[CopyGroup, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    profile: Profile = INTERNAL
    held_back: tuple[LeftOut, ...] = ()
    flow: Flow | None = None

    def entries(self) -> Iterator[Entry]:
        """The records in their order, each with what it rests on."""
        if self.flow is not None:
            yield from self.flow.entries()
            return
        index = Index.of(self)
        for record in self.records:
            yield index.entry(record)

    def tellings(self) -> Iterator[Telling]:
        """Every report with its claims; one that makes none is among them."""
        if self.flow is not None:
            yield from self.flow.tellings()
            return
        told: dict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in self.claims:
            told[claim.claim.report_id].append(claim)
        for report in self.reports:
            yield Telling(report, tuple(told[report.id]))

    def tally(self) -> Tally:
        """What a reader asks first: how many of each."""
        if self.flow is not None:
            return self.flow.tally
        return Tally(
            records=len(self.records),
            origins=sum(len(record.origins) for record in self.records),
            claims=len(self.claims),
            corrected=sum(bool(claim.corrections) for claim in self.claims),
            added=sum(bool(claim.added) for claim in self.claims),
            reports=len(self.reports),
            outlets=len({report.outlet for report in self.reports}),
        )

    @classmethod
    def flowing(cls, flow: Flow, making: Making, *, profile: Profile, **more: Any) -> "Bundle":
        """A bundle that reads all it holds from `flow`."""
        return cls(
            _Passing(flow.tally.records, lambda: (entry.record for entry in flow.entries())),
            _Passing(flow.tally.claims, lambda: (c for t in flow.tellings() for c in t.claims)),
            _Passing(flow.tally.reports, lambda: (telling.report for telling in flow.tellings())),
            making,
            profile=profile,
            flow=flow,
            **more,
        )


class _Passing(Collection[V]):
    """So many values, read anew each time they are gone through."""

    def __init__(self, count: int, values: Callable[[], Iterator[V]]) -> None:
        self._count, self._values = count, values

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[V]:
        return self._values()

    def __contains__(self, value: object) -> bool:
        return any(one == value for one in self)


def is_coarsened(place: PlaceCandidate | None) -> bool:
    """Whether a place stands for a finer one that this audience does not see."""
    return place is not None and place.id.startswith(f"{COARSE}:")


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

    def entry(self, record: EventRecord) -> Entry:
        """The record with what it rests on."""
        return Entry(record, self.claims_of(record), self.reports_of(record))

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
