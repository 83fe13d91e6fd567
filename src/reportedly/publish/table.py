"""A layout of rows and columns: which records are rows, and the bytes of each when asked for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.records import EventRecord
from reportedly.publish.cells import Cell, csv_line
from reportedly.publish.contents import Bundle, Entry, LeftOut, Sheet

Cells = Mapping[str, Cell]
Why = Callable[[EventRecord], str | None]  # why a record is no row; None for one that is
TEXT_NOTE = (
    "A text cell that begins with = + - @ (or their full-width forms), and each such part of a "
    "list, is preceded by an apostrophe, so that no spreadsheet runs it as a formula; line breaks "
    "and tabs became spaces, semicolons inside a value commas, and no name or headline has more "
    "than 500 letters."
)

# More incidents than any casebook numbers, so that a part's row never takes another's number; and
# little enough that twenty parts stay below 2^31, which many programs read whole numbers up to.
_PARTS_FROM = 100_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A layout's columns in their order, the cells of an entry by column, and what is no row.

    `tags` are a row of their own under the header. A column that `cells` does not name is empty.
    """

    columns: tuple[str, ...]
    cells: Callable[[Entry], Cells]
    why_left_out: Why
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records a layout holds, how many of them each mark tells of, and what is no row."""

    rows: int
    marked: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


def counted(bundle: Bundle, why_left_out: Why, *marks: Callable[[EventRecord], bool]) -> Counted:
    """Goes through the records once: a large casebook reads them anew each time."""
    reasons: Counter[str | None] = Counter()
    marked = [0] * len(marks)
    for record in bundle.records:
        why = why_left_out(record)
        reasons[why] += 1
        if why is None:
            marked = [count + mark(record) for count, mark in zip(marked, marks, strict=True)]
    rows = reasons.pop(None, 0)
    left_out = (LeftOut(count, why) for why, count in sorted(reasons.items()) if why is not None)
    return Counted(rows, tuple(marked), tuple(left_out))


def table_sheet(bundle: Bundle, table: Table, found: Counted, notes: tuple[str, ...]) -> Sheet:
    """The records that the layout would hold as rows of CSV; the others counted with the reason."""
    return Sheet(_lines(bundle, table), found.rows, found.left_out, (*notes, TEXT_NOTE))


def _lines(bundle: Bundle, table: Table) -> Iterator[bytes]:
    yield csv_line(table.columns)
    if table.tags:
        yield csv_line(table.tags)
    for entry in bundle.entries():
        if table.why_left_out(entry.record) is None:
            cells = table.cells(entry)
            yield csv_line([cells.get(column) for column in table.columns])


def row_number(record: EventRecord) -> int | None:
    """A record's whole number, no two alike: the incident's, raised by 10^8 for each further part.

    None before the ledger has seen the incident.
    """
    if record.number < 1:
        return None
    return record.number + max(record.part - 1, 0) * _PARTS_FROM
