"""GDELT's files: tab separated, columns in order, no header; each line names a page it was made of.

The codebooks of GDELT 1.0 (events), 2.0 (events, mentions) and GKG 2.1 tell the columns. The
knowledge graph of 1.0 has a header, and is read as any table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.ingest.addresses import ListedAddress, domain, is_address
from reportedly.ingest.calendar_words import valid_day
from reportedly.ingest.lines import Line
from reportedly.model.reports import Reject

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """A file of GDELT: how many columns it has, and where what stands; places count from 0."""

    name: str
    width: int
    address: int
    day: int
    outlet: int | None = None


_LAYOUTS = (
    Layout("GDELT's knowledge graph", 27, 4, 1, 3),
    Layout("GDELT's mentions", 16, 5, 2, 4),
    Layout("GDELT's events", 61, 60, 59),
    Layout("GDELT's events", 58, 57, 56),
)


def gdelt_layout(head: str) -> Layout | None:
    """Which of GDELT's files begins like this; None where it is none of them. Its first lines may
    name what is no page: a broadcast, an agency's number."""
    return next(filter(None, map(_layout_of, head.splitlines())), None)


def gdelt_addresses(
    lines: Iterable[Line], layout: Layout, name: str
) -> Iterator[ListedAddress | Reject]:
    """What each line names, or why it names nothing."""
    for line in lines:
        place = f"{name}, line {line.number}"
        fields = (line.text or "").rstrip("\r\n").split("\t")
        if len(fields) == layout.width:
            outlet = fields[layout.outlet] if layout.outlet is not None else None
            address = fields[layout.address]
            yield ListedAddress(
                address, place, None, outlet or domain(address), _stamp(fields[layout.day])
            )
        elif any(fields):
            reason = (
                f"the line has {len(fields)} fields, those of {layout.name} have {layout.width}"
            )
            yield Reject.of(place, reason, "fetch the file again, and capture it")


def _layout_of(line: str) -> Layout | None:
    fields = line.split("\t")
    for layout in _LAYOUTS:
        if len(fields) == layout.width and is_address(fields[layout.address]):
            return layout if _stamp(fields[layout.day]) is not None else None
    return None


def _stamp(value: str) -> date | None:
    match = _STAMP.match(value)
    return valid_day(int(match[1]), int(match[2]), int(match[3])) if match is not None else None
