"""CSV and TSV: one row one report, its bytes those of the row's lines."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportedly.ingest.columns import Columns
from reportedly.ingest.given import Given
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused
from reportedly.ingest.lines import Line, read_lines
from reportedly.ingest.refusals import refuse_columns
from reportedly.ingest.sources import Source
from reportedly.model.reports import Reject

_DELIMITERS = ",\t;|"
_SEP_LINE = re.compile(r'"?sep=(.)"?\s*$')  # Excel's own first line
# A quoted article may hold many paragraphs; 500 lines in one row is a quote left open.
_MAX_ROW_LINES = 500


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row and the lines they were read from."""

    fields: list[str]
    lines: list[Line]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A line at which no row can be read, and why."""

    line: Line
    reason: str
    hint: str


def read_table(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The rows of a table in order. Raises Refused where the table has no header or no text."""
    lines = read_lines(source)
    header = next(lines, None)
    delimiter = None
    if header is not None and (sep := _SEP_LINE.match(header.text or "")):
        delimiter, header = sep[1], next(lines, None)
    if header is None or header.text is None:
        raise Refused("the table has no header line", "the first line must name the columns")
    delimiter = delimiter or guess_delimiter(header.text)
    names = split_line(header.text, delimiter)
    refuse_columns(names)
    columns = Columns(source.name, given, announce)
    columns.require_text(tuple(names))
    refuse_twins(names, columns)
    for row in table_rows(lines, delimiter, len(names)):
        if isinstance(row, Broken):
            yield Reject.of(f"{source.name}, line {row.line.number}", row.reason, row.hint)
        elif any(value.strip() for value in row.fields):
            yield _item(row, names, columns, delimiter)


def refuse_twins(names: list[str], columns: Columns) -> None:
    """Raises Refused for two columns of one name: one would be lost without a word."""
    for column in columns.places(tuple(names)).values():
        if names.count(column) > 1:
            hint = "rename one of them, so that it is clear which is meant"
            raise Refused(f"two columns are called {column!r}", hint)


def guess_delimiter(header: str) -> str:
    """The sign that cuts a header line into the most columns; a comma where none does."""
    return max(_DELIMITERS, key=lambda sign: len(split_line(header, sign)))


def split_line(line: str, delimiter: str) -> list[str]:
    """The fields of one line, read loosely; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _item(row: Row, names: list[str], columns: Columns, delimiter: str) -> Item | Reject:
    locator = f"{columns.name}, line {row.lines[0].number}"
    content = b"".join(line.content for line in row.lines)
    media_type = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    record = dict(zip(names, row.fields, strict=False))
    try:
        item = columns.item(record, locator=locator, content=content, media_type=media_type)
    except Refused as refusal:
        return Reject.of(locator, refusal.reason, refusal.hint)
    notes = [note for note in (row.note, *(line.note for line in row.lines)) if note is not None]
    return replace(item, notes=(*item.notes, *dict.fromkeys(notes)))


def table_rows(lines: Iterator[Line], delimiter: str, width: int) -> Iterator[Row | Broken]:
    """Rows; where one cannot be read, its first line is broken and the next begins a row.

    So a quote that is never closed costs one line and not the rest of the file.
    """
    csv.field_size_limit(MAX_ITEM_BYTES)
    waiting: list[Line] = []
    while True:
        taken: list[Line] = []
        row = _next_row(_feed(lines, waiting, taken), taken, delimiter, width)
        if row is None:
            return
        yield row
        waiting[:0] = taken[1:] if isinstance(row, Broken) else []


def _feed(lines: Iterator[Line], waiting: list[Line], taken: list[Line]) -> Iterator[str]:
    """Texts for the csv reader, first of the lines put back; notes in `taken` what it took."""
    while line := waiting.pop(0) if waiting else next(lines, None):
        if line.text is None and taken:
            waiting.insert(0, line)
            return
        taken.append(line)
        if len(taken) > _MAX_ROW_LINES:
            raise csv.Error("too many lines")
        yield line.text or ""


def _next_row(
    feed: Iterator[str], taken: list[Line], delimiter: str, width: int
) -> Row | Broken | None:
    try:
        fields = next(csv.reader(feed, delimiter=delimiter, strict=True), None)
    except csv.Error:
        fields = _tolerant(taken, delimiter, width)
        return Broken(taken[0], *_UNCLOSED) if fields is None else Row(fields, taken, _LOOSE)
    if fields is None:
        return None
    if taken[0].text is None:
        return Broken(taken[0], *_TOO_LONG)
    while len(fields) > width and not fields[-1]:
        fields.pop()  # separators after the last field
    if fields and len(fields) != width:
        return Broken(taken[0], *_wrong_width(len(fields), width))
    return Row(fields, taken)


_LOOSE = "quotation marks inside the row are not doubled; it was read as well as can be"
_UNCLOSED = (
    "a quotation mark is opened and not closed as it should be",
    'put the field in quotes and double each quotation mark inside it ("")',
)
_TOO_LONG = (
    f"the line is longer than {MAX_ITEM_BYTES // 2**20} MB",
    "one row holds one report; split the line",
)


def _wrong_width(found: int, wanted: int) -> tuple[str, str]:
    reason = f"the row has {found} fields, the header has {wanted}"
    return reason, "put fields that hold a separator or a line break in quotes"


def _tolerant(taken: list[Line], delimiter: str, width: int) -> list[str] | None:
    """One line with quotes out of place, if read loosely it still has every field."""
    text = taken[0].text or ""
    if len(taken) != 1 or text.count('"') % 2:
        return None
    fields = split_line(text, delimiter)
    return fields if len(fields) == width else None
