"""Lists of addresses without texts: GDELT's files, Media Cloud's, any table or JSON with addresses.

Packed ones are read as well: gzip, ZIP (as GDELT's come), workbooks.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from reportedly.ingest.addresses import ListedAddress, is_address
from reportedly.ingest.columns import Columns
from reportedly.ingest.decoding import decode
from reportedly.ingest.gdelt import gdelt_addresses, gdelt_layout
from reportedly.ingest.given import Given
from reportedly.ingest.items import Refused
from reportedly.ingest.lines import Line, read_lines
from reportedly.ingest.listed import listed_day
from reportedly.ingest.sheets import book_rows, is_book
from reportedly.ingest.sources import Source, open_stream, sought
from reportedly.ingest.tables import guess_delimiter, split_line
from reportedly.ingest.zips import ZIP_MAGIC, opened_zip, unpacked

_MAX_JSON_BYTES = 256 * 1024 * 1024  # a JSON list must be held whole
_SEVERAL = re.compile(r"<UDIV>")  # stands between addresses in GKG 1.0
_WORKBOOK = b"\xd0\xcf\x11\xe0"


def addresses_alone(head: str) -> bool:
    """True if a text holds addresses and nothing else, one a line."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    return bool(lines) and all(is_address(line) and len(line.split()) == 1 for line in lines)


def read_addresses(stream: BinaryIO, name: str, given: Given) -> Iterator[ListedAddress]:
    """The addresses of a list, each once, in order: a file of GDELT, a table, a workbook or JSON
    with addresses, or one address a line; also packed.

    Raises Refused where no line holds any, and where the file cannot be read to its end.
    """
    source = open_stream(stream, name)
    seen: set[str] = set()
    for found in _listed(source, given):
        if is_address(found.address) and found.address not in seen:
            seen.add(found.address)
            yield found
    source.refuse_broken()
    if not seen:
        raise Refused("no address is listed in it", "a column `url`, or one address a line")


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


def _listed(source: Source, given: Given) -> Iterator[ListedAddress]:
    if source.head.startswith(ZIP_MAGIC):
        yield from _from_zip(source, given)
    elif source.head.startswith(_WORKBOOK):
        yield from _from_book(source.stream, source.name, given)
    elif source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        yield from _from_json(source, given)
    else:
        yield from _from_lines(source, given)


def _from_zip(source: Source, given: Given) -> Iterator[ListedAddress]:
    with sought(source) as whole, opened_zip(whole) as packed:
        if is_book(packed):
            whole.seek(0)
            yield from _from_book(whole, source.name, given)
            return
        file_bytes = whole.seek(0, io.SEEK_END)
        for member in _members(packed):
            with unpacked(packed, member, file_bytes) as content:
                yield from _listed(open_stream(content, f"{source.name}/{member}"), given)


def _from_lines(source: Source, given: Given) -> Iterator[ListedAddress]:
    layout = gdelt_layout(decode(source.head).text)
    lines = read_lines(source)
    if layout is not None:
        yield from gdelt_addresses(lines, layout)
        return
    first = next(lines, None)
    if first is None or first.text is None:
        return
    if is_address(first.text):
        yield ListedAddress(first.text.strip(), 1)
        yield from (ListedAddress(line.text.strip(), line.number) for line in lines if line.text)
    else:
        yield from _from_table(first.text, lines, source.name, given)


def _from_table(
    header: str, lines: Iterator[Line], name: str, given: Given
) -> Iterator[ListedAddress]:
    delimiter = guess_delimiter(header)
    names = split_line(header.rstrip("\r\n"), delimiter)
    columns = _columns(name, given, names)
    for line in lines:
        fields = split_line((line.text or "").rstrip("\r\n"), delimiter)
        yield from _of_row(dict(zip(names, fields, strict=False)), columns, line.number)


def _from_book(stream: BinaryIO, name: str, given: Given) -> Iterator[ListedAddress]:
    """The addresses of every sheet that has a column of them."""
    sheet: str | None = None
    names: tuple[str, ...] = ()
    columns = Columns(name, given, _unheard)
    for row in book_rows(stream):
        if row.fault is not None:
            raise Refused(f"the workbook cannot be read: {row.fault}", "save it again, or as CSV")
        if row.sheet != sheet:
            sheet, names = row.sheet, row.cells
        elif "url" in columns.places(names):
            yield from _of_row(dict(zip(names, row.cells, strict=False)), columns, row.number)


def _from_json(source: Source, given: Given) -> Iterator[ListedAddress]:
    """Objects or bare addresses: one a line, or as one list."""
    columns = Columns(source.name, given, _unheard)
    for number, value in _json_values(source):
        if isinstance(value, str):
            yield ListedAddress(value.strip(), number)
        elif isinstance(value, Mapping):
            yield from _of_row(value, columns, number)


def _json_values(source: Source) -> Iterator[tuple[int, object]]:
    if source.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        content = source.stream.read(_MAX_JSON_BYTES + 1)
        if len(content) > _MAX_JSON_BYTES:
            raise Refused("the JSON file is too large to be held", "write it as JSON Lines")
        try:
            values = msgspec.json.decode(decode(content).text, type=list[object])
        except (msgspec.DecodeError, RecursionError) as error:
            raise Refused(f"this is not JSON: {error}", "check that the file is complete") from None
        yield from enumerate(values, 1)
        return
    for line in read_lines(source):
        try:
            yield line.number, json.loads(line.text or "null")
        except (ValueError, RecursionError):
            raise Refused(f"line {line.number} is not JSON", "mend or remove the line") from None


def _columns(name: str, given: Given, names: list[str]) -> Columns:
    columns = Columns(name, given, _unheard)
    if "url" not in columns.places(tuple(names)):
        hint = "name the column `url`, or list one address a line"
        raise Refused("no column holds addresses", hint)
    return columns


def _of_row(row: Mapping[str, object], columns: Columns, line: int) -> Iterator[ListedAddress]:
    values = columns.values(row)
    listed = listed_day(values.get("date") or "", None)
    for address in _SEVERAL.split(values.get("url") or ""):
        yield ListedAddress(
            address.strip(),
            line,
            values.get("title"),
            values.get("outlet"),
            listed.day if listed is not None else None,
        )


def _unheard(message: str) -> None:
    """A guess about columns that is not told: nothing is kept of it."""
