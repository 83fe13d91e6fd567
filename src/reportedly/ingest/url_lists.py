"""Lists of addresses without texts: GDELT's files, Media Cloud's, any table with a URL column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reportedly.ingest.addresses import domain
from reportedly.ingest.calendar_words import valid_day
from reportedly.ingest.columns import Columns
from reportedly.ingest.given import Given
from reportedly.ingest.items import Refused
from reportedly.ingest.lines import Line, read_lines
from reportedly.ingest.listed import listed_day
from reportedly.ingest.sources import Source, open_stream
from reportedly.ingest.tables import guess_delimiter, split_line

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?$")
_ADDRESS = re.compile(r"https?://[^\s/]+")


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address that a list names, with what the list says of it. `line` counts from 1."""

    address: str
    line: int
    title: str | None = None
    outlet: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """A file of GDELT: tab separated, without a header; places count from 0."""

    name: str
    width: int
    address: int
    day: int
    outlet: int | None = None


# The codebooks of GDELT 1.0 (events), 2.0 (events, mentions) and GKG 2.1.
_GDELT = (
    _Layout("GDELT's knowledge graph", 27, 4, 1, 3),
    _Layout("GDELT's mentions", 16, 5, 2, 4),
    _Layout("GDELT's events", 61, 60, 59),
    _Layout("GDELT's events", 58, 57, 56),
)


def gdelt_layout(first_line: str) -> str | None:
    """Which of GDELT's files begins with this line; None where it is none of them."""
    layout = _layout_of(first_line)
    return layout.name if layout is not None else None


def read_addresses(stream: BinaryIO, name: str, given: Given) -> Iterator[ListedAddress]:
    """The addresses of a list, each once, in order: a file of GDELT, a table with a URL column,
    or one address a line.

    Raises Refused where no line holds any.
    """
    source = open_stream(stream, name)
    seen: set[str] = set()
    for found in _listed(source, given):
        if _ADDRESS.match(found.address) and found.address not in seen:
            seen.add(found.address)
            yield found
    if not seen:
        raise Refused("no address is listed in it", "a column `url`, or one address a line")


def _layout_of(line: str) -> _Layout | None:
    fields = line.rstrip("\r\n").split("\t")
    for layout in _GDELT:
        if len(fields) == layout.width and _ADDRESS.match(fields[layout.address]):
            return layout if _stamp(fields[layout.day]) is not None else None
    return None


def _listed(source: Source, given: Given) -> Iterator[ListedAddress]:
    lines = read_lines(source)
    first = next(lines, None)
    if first is None or first.text is None:
        return
    layout = _layout_of(first.text)
    if layout is not None:
        yield from _from_gdelt([first], layout)
        yield from _from_gdelt(lines, layout)
    elif _ADDRESS.match(first.text):
        yield ListedAddress(first.text.strip(), 1)
        yield from (ListedAddress(line.text.strip(), line.number) for line in lines if line.text)
    else:
        yield from _from_table(first.text, lines, source.name, given)


def _from_gdelt(lines: Iterator[Line] | list[Line], layout: _Layout) -> Iterator[ListedAddress]:
    for line in lines:
        fields = (line.text or "").rstrip("\r\n").split("\t")
        if len(fields) == layout.width:
            outlet = fields[layout.outlet] if layout.outlet is not None else None
            address = fields[layout.address]
            yield ListedAddress(
                address, line.number, None, outlet or domain(address), _stamp(fields[layout.day])
            )


def _stamp(value: str) -> date | None:
    match = _STAMP.match(value)
    return valid_day(int(match[1]), int(match[2]), int(match[3])) if match is not None else None


def _from_table(
    header: str, lines: Iterator[Line], name: str, given: Given
) -> Iterator[ListedAddress]:
    delimiter = guess_delimiter(header)
    names = split_line(header.rstrip("\r\n"), delimiter)
    columns = Columns(name, given, _unheard)
    places = columns.places(tuple(names))
    if "url" not in places:
        raise Refused("no column holds addresses", "say --map url=COLUMN")
    for line in lines:
        fields = split_line((line.text or "").rstrip("\r\n"), delimiter)
        row = dict(zip(names, fields, strict=False))
        listed = listed_day(row.get(places.get("date", ""), ""), None)
        yield ListedAddress(
            row.get(places["url"], "").strip(),
            line.number,
            row.get(places.get("title", "")) or None,
            row.get(places.get("outlet", "")) or None,
            listed.day if listed is not None else None,
        )


def _unheard(message: str) -> None:
    """A guess about columns that is not told: nothing is kept of it."""
