"""Workbooks (XLSX, XLS, ODS): one row one report, with columns as in any table."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from reportedly.ingest.apart import lines_apart
from reportedly.ingest.columns import Columns
from reportedly.ingest.given import Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.refusals import refuse_columns
from reportedly.ingest.sheet_process import SheetRow
from reportedly.ingest.sources import Source
from reportedly.ingest.tables import refuse_twins
from reportedly.ingest.zips import ZIP_MAGIC, opened_zip, refuse_bomb
from reportedly.model.reports import Blob, Reject

_EXCEL = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_SPREADSHEET = b"opendocument.spreadsheet"
MAX_BOOK_BYTES = 64 * 1024 * 1024  # chosen, not measured


def read_sheets(
    source: Source, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """As `read_book`, for a workbook that is no ZIP file (XLS)."""
    return read_book(source.stream, source.name, given, announce)


def read_book(
    stream: BinaryIO, name: str, given: Given, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The rows of a workbook in order; the first row of each sheet names its columns.

    Raises Refused where the workbook cannot be read. A sheet without texts is announced; where
    no sheet has any, that is a Refused too.
    """
    content = _held(stream)
    book = Blob.of(content, _media_type(content))
    sheet: _Sheet | None = None
    refused: list[Refused] = []
    texts = 0
    for line in lines_apart("sheet_process", content):
        row = msgspec.json.decode(line, type=SheetRow)
        if row.fault is not None:
            where = f"{name}, sheet {row.sheet!r}" if row.sheet else name
            yield Reject.of(where, f"the workbook cannot be read: {row.fault}", _SAVE)
        elif sheet is None or sheet.title != row.sheet:
            sheet = _Sheet(row, Columns(f"{name}, sheet {row.sheet!r}", given, announce))
            refused += sheet.refused
            texts += not sheet.refused
        elif not sheet.refused:
            yield sheet.item(row, book)
    yield from _told(refused, texts, name, announce)


def book_rows(stream: BinaryIO) -> Iterator[SheetRow]:
    """The rows of every sheet of a workbook as they stand. Raises Refused as `read_book` does."""
    lines = lines_apart("sheet_process", _held(stream))
    return (msgspec.json.decode(line, type=SheetRow) for line in lines)


def is_book(packed: zipfile.ZipFile) -> bool:
    """True if a ZIP file is a workbook."""
    names = packed.namelist()
    if not _EXCEL.isdisjoint(names):
        return True
    if "mimetype" not in names:
        return False
    with packed.open("mimetype") as said:
        return _SPREADSHEET in said.read(200)


def _held(stream: BinaryIO) -> bytes:
    """The bytes of a workbook that is neither too large nor a bomb."""
    content = stream.read(MAX_BOOK_BYTES + 1)
    if len(content) > MAX_BOOK_BYTES:
        raise Refused(f"the workbook is larger than {MAX_BOOK_BYTES // 2**20} MB", "save it as CSV")
    if content.startswith(ZIP_MAGIC):
        with opened_zip(io.BytesIO(content)) as packed:
            refuse_bomb(packed, len(content))
    return content


def _media_type(content: bytes) -> str:
    return "application/zip" if content.startswith(ZIP_MAGIC) else "application/x-ole-storage"


_SAVE = "open it in its program, save it again, and take off a password"


def _told(
    refused: list[Refused], texts: int, name: str, announce: Callable[[str], None]
) -> Iterator[Reject]:
    """Sheets without texts: a word where others have them, a reject where none has."""
    if texts:
        for refusal in refused:
            announce(f"{name}: one sheet is left alone: {refusal.reason}")
    elif refused:
        yield Reject.of(name, refused[0].reason, refused[0].hint)


class _Sheet:
    """A sheet whose first row names the columns; `refused` says why it is left alone, if so."""

    def __init__(self, header: SheetRow, columns: Columns) -> None:
        self.title = header.sheet
        self.refused: list[Refused] = []
        self._names = list(header.cells)
        self._columns = columns
        try:
            refuse_columns(self._names)
            columns.require_text(header.cells)
            refuse_twins(self._names, columns)
        except Refused as refusal:
            self.refused.append(refusal)

    def item(self, row: SheetRow, book: Blob) -> Item | Reject:
        """The item in a row of the workbook, or why there is none."""
        locator = f"{self._columns.name}, row {row.number}"
        record = dict(zip(self._names, row.cells, strict=False))
        content = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        try:
            item = self._columns.item(
                record, locator=locator, content=content, media_type="application/json"
            )
        except Refused as refusal:
            return Reject.of(locator, refusal.reason, refusal.hint)
        origin = f"a row of the workbook with SHA-256 {book.sha256}, its cells kept as JSON"
        return replace(item, notes=(*item.notes, origin), container=book)
