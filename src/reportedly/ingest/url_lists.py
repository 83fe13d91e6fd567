"""Lists of addresses without texts: GDELT's files, Media Cloud's, any table or JSON with addresses.

Packed ones are read as well: gzip, ZIP (as GDELT's come), workbooks.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

import msgspec

from reportedly.ingest.addresses import (
    ListedAddress,
    is_address,
    is_address_alone,
    no_address,
)
from reportedly.ingest.columns import Columns
from reportedly.ingest.decoding import decode
from reportedly.ingest.gdelt import gdelt_addresses, gdelt_layout
from reportedly.ingest.given import Given
from reportedly.ingest.items import Refused
from reportedly.ingest.lines import Line, read_lines
from reportedly.ingest.listed import listed_day
from reportedly.ingest.sheets import book_rows, is_book
from reportedly.ingest.sources import Source, open_stream, sought
from reportedly.ingest.tables import Broken, guess_delimiter, split_line, table_rows
from reportedly.ingest.zips import ZIP_MAGIC, opened_zip, unpacked
from reportedly.model.reports import Reject

_MAX_JSON_BYTES = 256 * 1024 * 1024  # a JSON list must be held whole
_SEVERAL = re.compile(r"<UDIV>")  # stands between addresses in GKG 1.0
_WORKBOOK = b"\xd0\xcf\x11\xe0"
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_COMMENT = re.compile(r"(?:^|\s)#.*")
_HOW = "name the column `url`, or list one address a line, each with http:// or https://"


def addresses_alone(head: str) -> bool:
    """True if a text holds addresses, one a line, and nothing else but comments and slips: prose
    has lines of several words, or of letters that no slip has.
    """
    lines = _lines_said(head)
    others = [line for line in lines if not is_address_alone(line)]
    slips = all(len(line.split()) == 1 and line.isascii() for line in others)
    return bool(lines) and slips and 2 * len(others) <= len(lines)


def read_addresses(stream: BinaryIO, name: str, given: Given) -> Iterator[ListedAddress | Reject]:
    """The addresses of a list, each once, in order: a file of GDELT, a table, a workbook or JSON
    with addresses, or one address a line; also packed. Where a line holds none, why.

    Raises Refused where no line holds any, and where the file cannot be read to its end.
    """
    source = open_stream(stream, name)
    seen: set[str] = set()
    for found in _listed(source, given):
        if isinstance(found, Reject):
            yield found
        elif not is_address_alone(found.address):
            yield Reject.of(found.place, *no_address(found.address))
        elif found.address not in seen:
            seen.add(found.address)
            yield found
    source.refuse_broken()
    if not seen:
        raise Refused("no address is listed in it", _HOW)


def zipped_list(packed: zipfile.ZipFile, file_bytes: int) -> bool:
    """True if a ZIP file holds nothing but lists of addresses, as GDELT's do."""
    members = _members(packed)
    return bool(members) and all(_lists(packed, member, file_bytes) for member in members)


def _lists(packed: zipfile.ZipFile, member: str, file_bytes: int) -> bool:
    with unpacked(packed, member, file_bytes) as content:
        head = decode(open_stream(content, member).head).text
    return gdelt_layout(head) is not None or addresses_alone(head)


def _members(packed: zipfile.ZipFile) -> list[str]:
    return [name for name in packed.namelist() if not name.endswith("/")]


def _listed(source: Source, given: Given) -> Iterator[ListedAddress | Reject]:
    if source.head.startswith(ZIP_MAGIC):
        yield from _from_zip(source, given)
    elif source.head.startswith(_WORKBOOK):
        yield from _from_book(source.stream, source.name, given)
    elif source.head.lstrip(_BLANKS)[:1] in (b"{", b"["):
        yield from _from_json(source, given)
    else:
        yield from _from_lines(source, given)


def _from_zip(source: Source, given: Given) -> Iterator[ListedAddress | Reject]:
    with sought(source) as whole, opened_zip(whole) as packed:
        if is_book(packed):
            whole.seek(0)
            yield from _from_book(whole, source.name, given)
            return
        file_bytes = whole.seek(0, io.SEEK_END)
        for member in _members(packed):
            with unpacked(packed, member, file_bytes) as content:
                yield from _listed(open_stream(content, f"{source.name}/{member}"), given)


def _from_lines(source: Source, given: Given) -> Iterator[ListedAddress | Reject]:
    head = decode(source.head).text
    layout = gdelt_layout(head)
    lines = read_lines(source)
    if layout is not None:
        yield from gdelt_addresses(lines, layout, source.name)
        return
    columns = Columns(source.name, given, _unheard)
    for line in lines:
        if line.text is not None and _names_addresses(line.text, columns):
            yield from _from_table(line.text, lines, columns)
        elif line.text is None or _said(line.text):
            if not _one_a_line(head):
                raise Refused("no column holds addresses", _HOW)
            yield from _from_list(chain((line,), lines), source.name)


def _names_addresses(line: str, columns: Columns) -> bool:
    """True for a header with a column of addresses; a remark may name such a column, too."""
    names = split_line(line.rstrip("\r\n"), guess_delimiter(line))
    return not line.startswith("# ") and "url" in columns.places(tuple(names))


def _one_a_line(head: str) -> bool:
    """True if a text lists addresses, even if not every line is one; a table or prose does not."""
    lines = _lines_said(head)
    if not lines or is_address(lines[0]):
        return bool(lines)
    alone = sum(map(is_address_alone, lines))
    return len(split_line(lines[0], guess_delimiter(lines[0]))) == 1 and 2 * alone >= len(lines)


def _lines_said(head: str) -> list[str]:
    return [said for line in head.splitlines() if (said := _said(line))]


def _said(line: str) -> str:
    """A line of a list without the comment on it."""
    return _COMMENT.sub("", line).strip()


def _from_list(lines: Iterable[Line], name: str) -> Iterator[ListedAddress | Reject]:
    for line in lines:
        place = f"{name}, line {line.number}"
        if line.text is None:
            yield Reject.of(place, "the line is too long for an address", "take it out")
        elif said := _said(line.text):
            yield ListedAddress(said, place)


def _from_table(
    header: str, lines: Iterator[Line], columns: Columns
) -> Iterator[ListedAddress | Reject]:
    delimiter = guess_delimiter(header)
    names = split_line(header.rstrip("\r\n"), delimiter)
    for row in table_rows(lines, delimiter, len(names)):
        if isinstance(row, Broken):
            yield Reject.of(f"{columns.name}, line {row.line.number}", row.reason, row.hint)
        elif any(value.strip() for value in row.fields):
            place = f"{columns.name}, line {row.lines[0].number}"
            yield from _of_row(dict(zip(names, row.fields, strict=True)), columns, place)


def _from_book(stream: BinaryIO, name: str, given: Given) -> Iterator[ListedAddress | Reject]:
    """The addresses of every sheet that has a column of them."""
    sheet: str | None = None
    names: tuple[str, ...] = ()
    columns = Columns(name, given, _unheard)
    for row in book_rows(stream):
        if row.fault is not None:
            raise Refused(f"the workbook cannot be read: {row.fault}", "save it again, or as CSV")
        if row.sheet != sheet:
            sheet, names = row.sheet, row.cells
        elif "url" in columns.places(names) and any(row.cells):
            place = f"{name}, sheet {row.sheet!r}, row {row.number}"
            yield from _of_row(dict(zip(names, row.cells, strict=False)), columns, place)


def _from_json(source: Source, given: Given) -> Iterator[ListedAddress | Reject]:
    """Objects or bare addresses: one a line, or as one list."""
    columns = Columns(source.name, given, _unheard)
    is_one_list = source.head.lstrip(_BLANKS).startswith(b"[")
    for found in _json_list(source) if is_one_list else _json_lines(source):
        if isinstance(found, Reject):
            yield found
            continue
        place, value = found
        if isinstance(value, Mapping):
            yield from _of_row(value, columns, place)
        else:
            yield ListedAddress(value.strip() if isinstance(value, str) else "", place)


def _json_list(source: Source) -> Iterator[tuple[str, object]]:
    content = source.stream.read(_MAX_JSON_BYTES + 1)
    if len(content) > _MAX_JSON_BYTES:
        raise Refused("the JSON file is too large to be held", "write it as JSON Lines")
    try:
        values = msgspec.json.decode(decode(content).text, type=list[object])
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(f"this is not JSON: {error}", "check that the file is complete") from None
    yield from ((f"{source.name}, item {number}", value) for number, value in enumerate(values, 1))


def _json_lines(source: Source) -> Iterator[tuple[str, object] | Reject]:
    for line in read_lines(source):
        place = f"{source.name}, line {line.number}"
        if line.text is None or line.text.strip():
            try:
                yield place, json.loads(line.text or "")
            except (ValueError, RecursionError):
                hint = "mend the line, or take it out; then capture the list again"
                yield Reject.of(place, "this is not JSON", hint)


def _of_row(
    row: Mapping[str, object], columns: Columns, place: str
) -> Iterator[ListedAddress | Reject]:
    try:
        values = columns.values(row)
    except Refused as refusal:
        yield Reject.of(place, refusal.reason, refusal.hint)
        return
    listed = listed_day(values.get("date") or "", None)
    several = map(str.strip, _SEVERAL.split(values.get("url") or ""))
    for address in list(filter(None, several)) or [""]:
        yield ListedAddress(
            address,
            place,
            values.get("title"),
            values.get("outlet"),
            listed.day if listed is not None else None,
        )


def _unheard(message: str) -> None:
    """A guess about columns that is not told: nothing is kept of it."""
