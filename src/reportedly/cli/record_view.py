"""A record on the screen: what the rules conclude, and for every value why."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, Numbered, pairs
from reportedly.cli.terminal import line
from reportedly.cli.trace_view import traces_view
from reportedly.model.records import EventRecord
from reportedly.query.record_words import values

_INDENT = 4


def record_view(record: EventRecord, claims: Numbered) -> Group:
    """The record with its values, warnings and trace; `claims` numbers each claim by its id."""
    return Group(
        _head(record),
        Padding(_values(record), (0, 0, 0, _INDENT)),
        Padding(_warnings(record), (0, 0, 1, _INDENT)),
        traces_view(record.traces, claims),
    )


def _head(record: EventRecord) -> Text:
    part = f", part {record.part}" if record.part else ""
    head = line(f"Record {record.number}{part}", COUNTED)
    rules = f"{record.pack} {record.pack_version}"
    head.append_text(line(f"  concluded by the rules {rules}, said by nobody  ", QUIET))
    return head.append_text(line(record.id, QUIET))


def _values(record: EventRecord) -> Table:
    told = pairs()
    for name, value in values(record):
        told.add_row(name, line(value, COUNTED if name == "killed" else ""))
    return told


def _warnings(record: EventRecord) -> RenderableType:
    return Group(*(line(f"warning: {warning}", DOUBTED) for warning in record.warnings))
