"""What was held when, answered from what was kept then; nothing is concluded anew for it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date

from reportedly.errors import CasebookError, UnknownId
from reportedly.model.records import EventRecord
from reportedly.query.incidents import named_incident
from reportedly.query.judgements import judgement_rows
from reportedly.query.speech import _
from reportedly.query.views import JudgementRow
from reportedly.store.base import Casebook, Change, LedgerEntry, Made

# What makes a conclusion, in words, by the parts of a snapshot.
_MAKERS = {
    "code": _("the program"),
    "generation": _("the extractor"),
    "library": _("places, parties or speakers"),
    "pack": _("the rules"),
    "inputs": _("reports or judgements"),
}


@dataclass(frozen=True, slots=True)
class HeldThen:
    """The records that the last conclusion up to a day held, and what made that conclusion."""

    made: Made
    records: tuple[EventRecord, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A record before and after a conclusion; None where it was not held."""

    before: EventRecord | None
    after: EventRecord | None


@dataclass(frozen=True, slots=True)
class Step:
    """One conclusion: `because` says what had changed since the one before, `moves` what came
    of it for the incident that was asked for."""

    made: Made
    because: tuple[str, ...]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentHistory:
    """What was concluded of an incident and judged about it, each in order of time."""

    number: int
    steps: tuple[Step, ...]
    judged: tuple[JudgementRow, ...]


def held_on(casebook: Casebook, day: date) -> HeldThen:
    """What was held at the end of a day (UTC). CasebookError where nothing was concluded by then.

    It is the day of the conclusion that counts, not those of the reports: one that was added later
    was not known then, whenever it had been published.
    """
    with casebook.still():
        made = [one for one in casebook.history() if one.made_at.astimezone(UTC).date() <= day]
        if not made:
            raise CasebookError(
                f"nothing was concluded up to {day}",
                hint="`reportedly history` lists the conclusions; what reports published up to a "
                "day say, judged by today's rules, tells --published-until",
            )
        return HeldThen(made[-1], casebook.held(made[-1].number))


def conclusions(casebook: Casebook) -> tuple[Step, ...]:
    """Every conclusion ever drawn, oldest first."""
    return tuple(_steps(casebook.history()))


def _steps(made: Sequence[Made]) -> Iterator[Step]:
    earlier: Made | None = None
    for one in made:
        yield Step(one, _because(earlier, one))
        earlier = one


def _because(earlier: Made | None, made: Made) -> tuple[str, ...]:
    if earlier is None:
        return (_("the first conclusion"),)
    before, after = asdict(earlier.snapshot), asdict(made.snapshot)
    return tuple(words for part, words in _MAKERS.items() if before[part] != after[part])


def incident_history(casebook: Casebook, key: str) -> IncidentHistory:
    """How an incident's record came to be what it is. Also of a number that is gone or merged.

    Raises UnknownId.
    """
    with casebook.still():
        number, ids = _named(casebook, key)
        changes = casebook.changes(ids)
        steps = {step.made.number: step for step in conclusions(casebook)}
        judged = tuple(_about(judgement_rows(casebook), number))
    return IncidentHistory(number, tuple(_moved(changes, steps)), judged)


def _named(casebook: Casebook, key: str) -> tuple[int, frozenset[str]]:
    """An incident's number, and all ids that its records ever stood under."""
    try:
        incident = named_incident(casebook, key)
    except UnknownId as unknown:
        entries = _latest(casebook).values()
        gone = next((e for e in entries if key in (str(e.number), e.incident_id)), None)
        if gone is None:
            raise unknown from None
        return gone.number, frozenset({gone.incident_id})
    held = _latest(casebook) if incident.aliases else {}
    earlier = (_entry(held, alias) for alias in incident.aliases)
    return incident.number, frozenset({incident.id, *(e.incident_id for e in earlier if e)})


def _latest(casebook: Casebook) -> dict[int, LedgerEntry]:
    """The last entry of each number."""
    return {entry.number: entry for entry in casebook.ledger()}


def _entry(entries: dict[int, LedgerEntry], alias: str) -> LedgerEntry | None:
    return entries.get(int(alias)) if alias.isdecimal() else None


def _moved(changes: Sequence[Change], steps: dict[int, Step]) -> Iterator[Step]:
    """The steps that changed a record, each with the record before and after."""
    held: dict[str, EventRecord] = {}
    moves: dict[int, list[Move]] = {}
    for change in changes:
        before = held.pop(change.record_id, None)
        if change.record is not None:
            held[change.record_id] = change.record
        moves.setdefault(change.number, []).append(Move(before, change.record))
    for number, moved in moves.items():
        yield Step(steps[number].made, steps[number].because, tuple(moved))


def _about(rows: Sequence[JudgementRow], number: int) -> Iterator[JudgementRow]:
    """The judgements that speak of an incident's claims, and those that undo them."""
    known: set[str] = set()
    for row in rows:
        if row.judgement.opinion is not None:  # reviewers are blind to one another
            continue
        if number in row.incidents or row.judgement.undoes in known:
            known.add(row.judgement.id)
            yield row
