"""The list of incidents on the screen: two lines each, no number without a name."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.claims_view import COUNTED, DOUBTED, QUIET, SAID_BY
from reportedly.cli.terminal import line
from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.query import words
from reportedly.query.incident_words import heard_words, said_by, when_words
from reportedly.query.record_words import killed_words
from reportedly.query.views import IncidentRow

_INDENT = 6
_RATIOS = (5, 7, 5, 7)  # when, where, what, killed


def incident_list(rows: Sequence[IncidentRow]) -> Group:
    """The rows under one head; each with its first record."""
    if not rows:
        return Group(line("no incident"))
    return Group(list_head(), *(incident_row(row) for row in rows))


def incident_row(row: IncidentRow) -> Group:
    """One incident, two lines a record: when, where, what, how many; then who that rests on."""
    return Group(*(_lines(row, record) for record in row.records or (None,)))


def _lines(row: IncidentRow, record: EventRecord | None) -> RenderableType:
    told = _columns(COUNTED)
    told.add_row(
        str(row.incident.number),
        line(when_words(row.claims, record)),
        _where(row.claims, record),
        line(_what(row.claims, record)),
        _killed(record),
    )
    below = line(said_by(row.claims, record), SAID_BY)
    below.append_text(line(f" · {heard_words(row.claims)}", QUIET))
    return Group(told, Padding(below, (0, 0, 0, _INDENT)))


def list_head() -> Table:
    """The head over the rows of a list of incidents."""
    head = _columns(QUIET)
    names = ("no.", "when", "where", "what", "killed, low/best/high")
    head.add_row(*(line(name, QUIET) for name in names))
    return head


def _columns(number_style: str) -> Table:
    columns = Table.grid(expand=True, padding=(0, 2, 0, 0))
    columns.add_column(width=_INDENT - 2, justify="right", style=number_style)
    for ratio in _RATIOS:
        columns.add_column(ratio=ratio, overflow="fold")
    return columns


def _where(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> Text:
    if record is not None and record.place is not None:
        return line(words.concluded_place_words(record.place_name, record.place))
    named = [claim.place for claim in claims if claim.place is not None]
    return line(words.where_in_short(named[0]), DOUBTED) if named else line(words.NOT_SAID, QUIET)


def _what(claims: Sequence[ResolvedClaim], record: EventRecord | None) -> str:
    return words.plain(record.event_type if record else claims[0].claim.event_type)


def _killed(record: EventRecord | None) -> Text:
    if record is None:
        return line("no record", QUIET)
    killed = killed_words(record)
    return line(killed, QUIET if killed.startswith(words.NOT_SAID) else COUNTED)
