"""A file of GED or ACLED that the user has: CSV, plain or gzipped, in any of their layouts."""

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from reportedly.compare import acled_rows, ged_rows
from reportedly.compare.cells import Row
from reportedly.compare.events import EventFile, ListedEvent
from reportedly.compare.parties import Parties
from reportedly.errors import InputError
from reportedly.model.dates import DayRange
from reportedly.model.reports import Reject
from reportedly.reference.register import Register

_GZIP = b"\x1f\x8b"
_LONGEST_HEADER = 1 << 16  # letters: GED's 49 names take 700
_LONGEST_CELL = 1 << 24  # letters; Python's own limit of 131,072 would cost the whole file
_WANTED = (
    "GED's CSV (41, 42 or 49 columns) and ACLED's (31) can be read, plain or gzipped, with the "
    "header row as their publishers write it"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    needed: tuple[str, ...]
    event: Callable[[Row], ListedEvent]
    named: Callable[[ListedEvent, Row, Parties], ListedEvent]
    deadly_only: bool = False


_LAYOUTS = (
    _Layout(ged_rows.NAME, ged_rows.NEEDED, ged_rows.ged_event, ged_rows.ged_named, True),
    _Layout(acled_rows.NAME, acled_rows.NEEDED, acled_rows.acled_event, acled_rows.acled_named),
)


def read_events(
    path: Path, *, register: Register, wanted: Callable[[ListedEvent], bool] | None = None
) -> EventFile:
    """The events of a file, or those that are wanted: a file may hold every war there is.

    `wanted` sees an event before its names are looked up, which is what takes long. Raises
    InputError where the file cannot be read, is neither of the two, or has no good row.
    """
    with _read_at(path) as stream:
        return _read(path, stream, Parties(register), wanted or _any)


def _any(event: ListedEvent) -> bool:
    return True


def layout_in(path: Path) -> str:
    """Which layout a file is in, by its header: "GED" or "ACLED". Raises InputError."""
    with _read_at(path) as stream:
        return _layout_of(path, _header(stream).columns).name


@contextmanager
def _read_at(path: Path) -> Iterator[IO[str]]:
    """The text of the file; whatever goes wrong while it is read becomes an InputError."""
    try:
        with _opened(path) as stream:
            yield stream
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be read: {what}", hint=f"{_WANTED}.") from error
    except UnicodeDecodeError as error:
        hint = f"Save it as CSV in UTF-8. {_WANTED}."
        raise InputError(f"{path} is not UTF-8 text", hint=hint) from error
    except csv.Error as error:
        raise InputError(f"{path} is no table: {error}", hint=f"{_WANTED}.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        source = gzip.GzipFile(fileobj=raw) if packed else raw
        yield io.TextIOWrapper(source, encoding="utf-8-sig", newline="")


def _read(
    path: Path, stream: IO[str], parties: Parties, wanted: Callable[[ListedEvent], bool]
) -> EventFile:
    header = _header(stream)
    layout = _layout_of(path, header.columns)
    found = _Reading(header, layout, parties, wanted)
    for number, cells in enumerate(_rows(stream, header.delimiter), start=1):
        if any(cells) and not cells[0].startswith("#"):  # HXL tags under the header
            found.take(cells, f"{path.name}, row {number}")
    if found.days is None:
        first = next((f"{one.locator}: {one.reason}" for one in found.rejects), "there is none")
        raise InputError(f"{path} has no row that can be read ({first})", hint=f"{_WANTED}.")
    return EventFile(
        name=path.name,
        layout=layout.name,
        columns=len(header.columns),
        rows=len(found.ids) + len(found.rejects),
        repeated=found.repeated,
        days=found.days,
        deadly_only=layout.deadly_only,
        events=tuple(found.events),
        rejects=tuple(found.rejects),
    )


def _rows(stream: IO[str], delimiter: str) -> Iterator[list[str]]:
    """The rows under the header. csv.Error says at which line of the file it went wrong."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        yield from rows
    except csv.Error as error:
        raise csv.Error(f"{error}, line {rows.line_num + 1}") from error


@dataclass(frozen=True, slots=True)
class _Header:
    columns: tuple[str, ...]
    delimiter: str


def _header(stream: IO[str]) -> _Header:
    """The first row's names, and what parts them: some countries' programs write semicolons."""
    head = stream.readline(_LONGEST_HEADER)
    delimiter = max(",;\t", key=head.count)
    names = next(csv.reader([head], delimiter=delimiter), [])
    return _Header(tuple(name.strip().lower() for name in names), delimiter)


def _layout_of(path: Path, columns: Sequence[str]) -> _Layout:
    """The layout whose columns are there. InputError names what the nearest one lacks."""
    lacking = {
        layout: [name for name in layout.needed if name not in columns] for layout in _LAYOUTS
    }
    layout = min(_LAYOUTS, key=lambda one: len(lacking[one]) / len(one.needed))
    if not lacking[layout]:
        return layout
    if len(lacking[layout]) > len(layout.needed) / 2:
        raise InputError(f"{path}, line 1: these are not the columns of a list", hint=f"{_WANTED}.")
    missing = ", ".join(lacking[layout])
    hint = f"Fetch the file again, or give these columns their usual names. {_WANTED}."
    raise InputError(f"{path}, line 1: {layout.name} without the columns {missing}", hint=hint)


@dataclass(slots=True)
class _Reading:
    """What has been read so far; of rows with one id the first."""

    header: _Header
    layout: _Layout
    parties: Parties
    wanted: Callable[[ListedEvent], bool]
    events: list[ListedEvent] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated: int = 0
    days: DayRange | None = None

    def take(self, cells: Sequence[str], where: str) -> None:
        try:
            row = self._row(cells)
            event = self.layout.event(row)
        except ValueError as error:
            hint = "correct the row; the others were read"
            self.rejects.append(Reject.of(where, str(error), hint))
            return
        if event.id in self.ids:
            self.repeated += 1
            return
        self.ids.add(event.id)
        self.days = event.days if self.days is None else _over(self.days, event.days)
        if self.wanted(event):
            self.events.append(self.layout.named(event, row, self.parties))

    def _row(self, cells: Sequence[str]) -> Row:
        if len(cells) != len(self.header.columns):
            raise ValueError(f"{len(cells)} cells instead of {len(self.header.columns)}")
        return dict(zip(self.header.columns, cells, strict=True))


def _over(one: DayRange, other: DayRange) -> DayRange:
    return DayRange(min(one.start, other.start), max(one.end, other.end))
