"""What was held when, on the screen and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET
from reportedly.cli.forms import Form
from reportedly.cli.judgements_view import judgement_form
from reportedly.cli.records_forms import record_form
from reportedly.cli.records_view import summed
from reportedly.cli.terminal import line
from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.history import IncidentHistory, Move, Step
from reportedly.query.record_words import killed_words
from reportedly.query.views import JudgementRow, Standing
from reportedly.reconcile.comparing import differences, totals_of

_INDENT = 4
_COUNTS = ("best", "low", "high")  # the reason that is shown with a record, the first it states


def held_view(records: Sequence[EventRecord]) -> RenderableType:
    """Records as they were held, each with the reason of its count, and what they sum to."""
    if not records:
        return line("no record was held")
    return Group(*(_held(record) for record in records), summed(totals_of(records)))


def _held(record: EventRecord) -> RenderableType:
    told = next((t for field in _COUNTS if (t := record.trace(field)) is not None), None)
    below = "" if told is None else told.words
    return Group(_in_short(record), Padding(line(below, QUIET), (0, 0, 0, _INDENT + 2)))


def _in_short(record: EventRecord) -> Table:
    row = Table.grid(expand=True, padding=(0, 2, 0, 0))
    row.add_column(width=_INDENT, justify="right", style=COUNTED)
    for ratio in (5, 7, 5, 7):
        row.add_column(ratio=ratio, overflow="fold")
    place = record.place_name or words.NOT_SAID
    if record.place is not None:
        place = words.concluded_place_words(record.place_name, record.place)
    row.add_row(
        str(record.number),
        line(words.days_words(record.days)),
        line(place),
        line(words.plain(record.event_type)),
        line(killed_words(record), COUNTED),
    )
    return row


def conclusions_view(steps: Sequence[Step]) -> RenderableType:
    """A line a conclusion, oldest first."""
    if not steps:
        return line("nothing was concluded yet")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for step in steps:
        changed = f"{words.plural(step.made.changed, 'record')} changed"
        table.add_row(words.minute_words(step.made.made_at), changed, line(_because(step), QUIET))
    return table


def _because(step: Step) -> str:
    return "new: " + ", ".join(step.because) if step.because else "the same inputs"


def incident_history_view(found: IncidentHistory) -> RenderableType:
    """Changes of the record and judgements about its claims, in order of time."""
    if not (found.steps or found.judged):
        return line(f"of incident {found.number} no record was ever held")
    told = (_step(each) if isinstance(each, Step) else _judged(each) for each in _in_time(found))
    return Group(line(f"Incident {found.number}", COUNTED), *told)


def _in_time(found: IncidentHistory) -> list[Step | JudgementRow]:
    return sorted((*found.steps, *found.judged), key=_when)


def _when(each: Step | JudgementRow) -> datetime:
    return each.made.made_at if isinstance(each, Step) else each.judgement.made_at


def _judged(row: JudgementRow) -> RenderableType:
    made = row.judgement
    standing = "" if row.standing is Standing.HOLDS else f"  {row.standing}: {row.reason}"
    told = (
        f"{words.minute_words(made.made_at)}  {made.author} judged: {words.judgement_words(made)}"
    )
    return line(f"{told}: {made.reason}  {made.id}{standing}", DOUBTED)


def _step(step: Step) -> RenderableType:
    head = line(f"{words.minute_words(step.made.made_at)}  concluded")
    head.append_text(line(f"  {_because(step)} · {step.made.snapshot.code}", QUIET))
    moves = (part for move in step.moves for part in _move(move))
    return Group(head, Padding(Group(*moves), (0, 0, 1, _INDENT)))


def _move(move: Move) -> Iterator[RenderableType]:
    record = move.after
    if record is None:
        gone = move.before
        yield line(f"record {gone.number} is held no more" if gone is not None else "held no more")
        return
    part = f", part {record.part}" if record.part else ""
    head = f"record {record.number}{part}: {words.plain(record.event_type)}, killed "
    yield line(head + killed_words(record), COUNTED)
    if move.before is None:
        yield from (line(trace.words, QUIET) for trace in record.traces if trace.field in _COUNTS)
        return
    for found in differences((move.before,), (record,)):
        if found.left is not None and found.right is not None:
            was, now = found.left.value or words.NOT_SAID, found.right.value or words.NOT_SAID
            yield line(f"{words.plain(found.field)} {was} → {now}").append_text(
                line(f"  {found.right.words}", QUIET)
            )


def step_form(step: Step) -> Form:
    """A conclusion as JSON: `changed` counts the records of the whole casebook."""
    return {
        "kind": "concluded",
        "at": step.made.made_at.isoformat(),
        "because": list(step.because),
        "made_by": asdict(step.made.snapshot),
        "changed": step.made.changed,
    }


def history_forms(found: IncidentHistory) -> Iterator[Form]:
    """One line of `history INCIDENT --json` after the other, in order of time."""
    for each in _in_time(found):
        if isinstance(each, Step):
            moves = [{"before": _form(m.before), "after": _form(m.after)} for m in each.moves]
            yield {**step_form(each), "records": moves}
        else:
            yield {
                "kind": "judged",
                "at": each.judgement.made_at.isoformat(),
                **judgement_form(each, hidden=()),  # no opinion is in it
            }


def _form(record: EventRecord | None) -> Form | None:
    return None if record is None else record_form(record)
