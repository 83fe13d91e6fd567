"""Records of a pack on the screen, two packs side by side, and how totals move."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, QUIET, pairs
from reportedly.cli.incident_list import incident_list
from reportedly.cli.terminal import line
from reportedly.model.records import EventRecord, Trace
from reportedly.query import words
from reportedly.query.views import IncidentRow
from reportedly.reconcile.comparing import Difference, Totals, Trial, totals_of
from reportedly.reconcile.held import Held


def records_view(held: Held, records: Sequence[EventRecord]) -> Group:
    """The records as `incidents` lists them, and what they sum to."""
    return Group(incident_list(list(_rows(held, records))), summed(totals_of(records)))


def _rows(held: Held, records: Sequence[EventRecord]) -> Iterator[IncidentRow]:
    claims = {claim.claim_id: claim for claim in held.claims}
    incidents = {incident.id: incident for incident in held.incidents}
    for incident_id, own in groupby(records, key=lambda record: record.incident_id):
        incident = incidents[incident_id]
        yield IncidentRow(incident, tuple(claims[key] for key in incident.claim_ids), tuple(own))


def summed(totals: Totals) -> RenderableType:
    """ "in all: 7 records, 5 with a death: low 60 · best 83 · high 84"."""
    counts = " · ".join(
        f"{name} {words.count_words(count)}"
        for name, count in (("low", totals.low), ("best", totals.best), ("high", totals.high))
        if count is not None
    )
    told = f"{words.plural(totals.records, 'record')}, {totals.events:,} with a death"
    apart = f"; {words.plural(totals.sums, 'sum')} over a period not added" if totals.sums else ""
    return line(f"in all: {told}{': ' if counts else ''}{counts}{apart}", COUNTED)


def differences_view(found: Sequence[Difference], packs: tuple[str, str]) -> RenderableType:
    """Incident by incident what each pack states, and by which rule."""
    if not found:
        return line(f"{packs[0]} and {packs[1]} state nothing differently")
    by_number = groupby(found, key=lambda difference: difference.number)
    return Group(*(_incident(number, own, packs) for number, own in by_number))


def _incident(number: int, found: Iterable[Difference], packs: tuple[str, str]) -> RenderableType:
    rows = pairs()
    for difference in found:
        for pack, trace in zip(packs, (difference.left, difference.right), strict=True):
            rows.add_row(f"{words.plain(difference.field)}, {pack}", _told(trace, pack))
    return Group(line(f"Incident {number}", COUNTED), Padding(rows, (0, 0, 1, 2)))


def _told(trace: Trace | None, pack: str) -> Text:
    if trace is None:
        return line(f"no record by the rules {pack}", QUIET)
    if trace.field == "record":
        return line(trace.words)
    told = line(trace.value or words.NOT_SAID, COUNTED)
    return told.append_text(line(f"  {trace.words}  {trace.rule}", QUIET))


_MOST_NUMBERS = 12  # incidents named in a row; JSON names all
_LABEL = 26  # letters: what is left of 80 columns beside the totals


def trials_view(
    trials: Sequence[Trial], pack: str, *, before: Sequence[Trial] | None = None
) -> RenderableType:
    """A row for each thing left out: the totals, and by how much they moved.

    `before` is a trial that tells the totals as they are, where none of `trials` may be left.
    """
    table = Table.grid(padding=(0, 2, 0, 0))
    heads = [field.name for field in fields(Totals)]
    table.add_column(overflow="fold", min_width=_LABEL)
    for _ in heads:
        table.add_column(justify="right", no_wrap=True)
    table.add_row(*(line(head, QUIET) for head in (f"rules {pack}", *heads)))
    for trial in (trials if before is None else before)[:1]:
        table.add_row("as it is", *map(words.count_words, astuple(trial.before)))
    for trial in trials:
        moved = zip(astuple(trial.before), astuple(trial.after), strict=True)
        table.add_row(line(f"without {trial.without}"), *(_moved(*each) for each in moved))
        more = len(trial.moved) - _MOST_NUMBERS
        numbers = ", ".join(map(str, trial.moved[:_MOST_NUMBERS]))
        numbers += f" and {more:,} more" if more > 0 else ""
        table.add_row(line(f"  moves incident {numbers}" if numbers else "  moves none", QUIET))
    return table


def _moved(before: int | None, after: int | None) -> str:
    if before is None or after is None or before == after:
        return words.count_words(after)
    return f"{after:,} ({after - before:+,})"
