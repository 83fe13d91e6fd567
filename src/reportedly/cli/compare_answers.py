"""What `compare` answers: the comparison, and for each of our values who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.cli.library import library_of
from reportedly.cli.records_answers import held_in
from reportedly.compare.comparison import Comparison, compare, looked_at
from reportedly.compare.events import EventFile, ListedEvent
from reportedly.compare.foreign import layout_in, read_events
from reportedly.compare.matching import Reach
from reportedly.compare.ours import own_events
from reportedly.compare.parties import Parties
from reportedly.errors import InputError
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord, SetAside, Trace
from reportedly.query import words
from reportedly.reconcile.records import open_pack
from reportedly.settings import Settings
from reportedly.store.base import Casebook

_MOST_NAMES = 2  # speakers named in a row of a list
_MOST_REJECTS = 3  # rows that could not be read, told one by one


@dataclass(frozen=True, slots=True)
class Backing:
    """One of our values, and the claims for and against it, each with who says it."""

    field: str
    value: str
    why: str
    claims_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The comparison with all that is needed to show it."""

    found: Comparison
    foreign: EventFile
    rules: str
    held: int
    records: Mapping[str, EventRecord]
    claims: Mapping[str, ResolvedClaim]
    notes: tuple[str, ...]

    def record(self, event: ListedEvent) -> EventRecord:
        """The record that one of our events is."""
        return self.records[event.id]

    def incident(self, event: ListedEvent) -> str:
        """How a person calls the record's incident: "12", "12, part 2"."""
        record = self.records[event.id]
        return f"{record.number}, part {record.part}" if record.part else str(record.number)

    def theirs(self, event: ListedEvent) -> str:
        """Whose number theirs is: "GED 250382, which cites SOHR"."""
        cites = ", ".join(event.cites)
        return f"{self.foreign.layout} {event.id}" + (f", which cites {cites}" if cites else "")

    def backing(self, event: ListedEvent) -> Backing | None:
        """Who stands behind our best; where the pack states none, behind low or high."""
        found = self._decided(event)
        return None if found is None else self._backed(found)

    def said_by(self, event: ListedEvent) -> str:
        """Who stands behind the counts of one of our events, in short."""
        found = self._decided(event)
        keys = () if found is None else found.claims_for
        names = words.speakers_words(self.claims[key] for key in keys if key in self.claims)
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        return "; ".join(names[:_MOST_NAMES]) + more

    def _decided(self, event: ListedEvent) -> Trace | None:
        traces = (self.record(event).trace(name) for name in ("best", "low", "high"))
        return next((trace for trace in traces if trace is not None and trace.value), None)

    def _backed(self, trace: Trace) -> Backing:
        against = {aside.claim_id: aside for aside in trace.against[::-1]}
        ordered = sorted(against.values(), key=lambda aside: not self._counts(aside))
        return Backing(
            trace.field,
            trace.value,
            f"{trace.words} ({trace.rule})",
            tuple(dict.fromkeys(map(self._said, trace.claims_for))),
            tuple(dict.fromkeys(self._set_aside(aside) for aside in ordered)),
        )

    def _set_aside(self, aside: SetAside) -> str:
        return f"{self._said(aside.claim_id)} · {aside.rule}: {aside.reason}"

    def _counts(self, aside: SetAside) -> bool:
        """Whether the claim says how many were killed: such are shown first."""
        claim = self.claims.get(aside.claim_id)
        figures = () if claim is None else claim.claim.figures
        return any(f.outcome is Outcome.KILLED and f.low is not None for f in figures)

    def _said(self, claim_id: str) -> str:
        claim = self.claims.get(claim_id)
        return claim_id if claim is None else words.attributed(claim)


def compared(
    settings: Settings,
    book: Casebook,
    path: Path,
    *,
    rules: str | None,
    reach: Reach,
    least: float,
) -> Answer:
    """Our records by a rule pack beside a foreign file. Raises InputError where it is no use."""
    layout = layout_in(path)
    pack = open_pack(rules or layout.lower())
    held, register = held_in(book), library_of(settings).register
    records = held.records(pack)
    own = own_events(records, Parties(register))
    area = looked_at(own, reach)
    if area is None:
        raise InputError(
            "no record of ours says when and where, so there is nothing to compare",
            hint="Add reports first, or see `reportedly records` for what is concluded.",
        )
    foreign = read_events(
        path, register=register, wanted=lambda event: not area.lacks(event, reach)
    )
    return Answer(
        found=compare(own, foreign, reach=reach, least=least),
        foreign=foreign,
        rules=f"{pack.name} {pack.version}",
        held=len(records),
        records={record.id: record for record in records},
        claims={claim.claim_id: claim for claim in held.claims},
        notes=tuple(_notes(foreign)),
    )


def _notes(foreign: EventFile) -> Iterator[str]:
    for reject in foreign.rejects[:_MOST_REJECTS]:
        yield f"{reject.locator}: set aside: {reject.reason}"
    more = len(foreign.rejects) - _MOST_REJECTS
    if more > 0:
        yield f"{foreign.name}: {words.plural(more, 'more row')} set aside"
    if foreign.repeated:
        told = words.plural(foreign.repeated, "row repeats", "rows repeat")
        yield f"{foreign.name}: {told} the id of an earlier one, which was read"
