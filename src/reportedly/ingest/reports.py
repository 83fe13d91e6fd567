"""The door of ingest: paths or a stream in, reports and rejects out, in order, one at a time."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reportedly.ingest.assembly import assemble
from reportedly.ingest.files import FileRead, file_read, refuse_changed
from reportedly.ingest.formats import items_of
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.listed import Order, column_order, listed_day
from reportedly.ingest.sources import (
    Source,
    any_name,
    check_paths,
    no_file,
    open_sources,
    open_stream,
)
from reportedly.model.reports import Intake, Reject

__all__ = ["FileRead", "Given", "quiet", "read_files", "read_reports", "read_stream"]

_LOOK_AHEAD_ITEMS = 200  # rows that tell the order of day and month before the first goes out
_LOOK_AHEAD_BYTES = 4 * 1024 * 1024
_REMEMBERED_IDS = 100_000  # a file's ids kept to find doubles; memory stays flat beyond

_MOST_SHOWN = 40  # letters of what is no date


def quiet(message: str) -> None:
    """Announces nothing."""


def read_reports(
    paths: Sequence[str], *, given: Given = NOTHING_GIVEN, announce: Callable[[str], None] = quiet
) -> Iterator[Intake | Reject]:
    """Every report behind the paths (files, folders, "-" for standard input), in a fixed order.

    Memory holds one file or a few rows at a time. Bad items come out as Reject and the rest goes
    on. `announce` is told each guess about columns. Raises InputError, before anything is read,
    for a path that does not exist.
    """
    check_paths(paths)
    found = read_files(paths, given=given, announce=announce)
    return (each for each in found if not isinstance(each, FileRead))


def read_files(
    paths: Sequence[str],
    *,
    given: Given = NOTHING_GIVEN,
    announce: Callable[[str], None] = quiet,
    folder: str = "",
    wanted: Callable[[str], bool] = any_name,
    left_out: Callable[[Path], bool] = no_file,
) -> Iterator[Intake | Reject | FileRead]:
    """As `read_reports`, and after all that came out of a file a word about the file itself.

    Paths that are not absolute begin in `folder`. Only files are read whose name, as locators
    begin with it, is `wanted`, and none that is to be `left_out` of a folder. A path that
    does not exist is a Reject.
    """
    for source in open_sources(paths, folder=folder, wanted=wanted, left_out=left_out):
        if isinstance(source, Reject):
            yield source
        else:
            yield from _Reading(source, given, announce).found()


def read_stream(
    stream: BinaryIO | bytes,
    *,
    name: str = "-",
    given: Given = NOTHING_GIVEN,
    announce: Callable[[str], None] = quiet,
) -> Iterator[Intake | Reject]:
    """The reports in a stream of bytes; `name` stands in locators and its suffix is a hint."""
    opened = io.BytesIO(stream) if isinstance(stream, bytes) else stream
    try:
        source = open_stream(opened, name)
    except Refused as refusal:
        return iter((Reject.of(name, refusal.reason, refusal.hint),))
    found = _Reading(source, given, announce).found()
    return (each for each in found if not isinstance(each, FileRead))


@dataclass(slots=True)
class _Reading:
    """One source while it is read: whether its end was reached, and what its items were."""

    source: Source
    given: Given
    announce: Callable[[str], None]
    whole: bool = True
    told: bool = False

    def found(self) -> Iterator[Intake | Reject | FileRead]:
        """What comes out of it, then what it was."""
        only_bytes: int | None = None
        number = 0
        for number, item in enumerate(self._assembled(), 1):
            only_bytes = _kept_bytes(item) if number == 1 else None
            yield item
        if number == 0 and not self.told:
            yield Reject.of(
                self.source.name, "no report is in it: it is empty", "fill it, or leave it out"
            )
        yield file_read(self.source, whole=self.whole, kept_bytes=only_bytes)

    def items(self) -> Iterator[Item | Reject]:
        """Its items; where it cannot be read on, a Reject after those that could."""
        name = self.source.name
        try:
            yield from items_of(self.source, self.given, self._tell)
            self.source.refuse_broken()
            refuse_changed(self.source)
        except Refused as refusal:
            self.whole = False
            yield Reject.of(name, refusal.reason, refusal.hint)
        except OSError as error:
            self.whole = False
            reason = (error.strerror or str(error)).lower()
            yield Reject.of(name, f"cannot be read on: {reason}", "check the disk, try again")

    def _assembled(self) -> Iterator[Intake | Reject]:
        items = self.items()
        ahead, listed = _look_ahead(items)
        if listed and not any(listed_day(value, None) for value in listed):
            name, first = self.source.name, listed[0][:_MOST_SHOWN]
            self._tell(f"{name}: nothing that is listed as a date is one, such as {first!r}")
        return _reports(chain(ahead, items), self.given, column_order(listed))

    def _tell(self, note: str) -> None:
        self.told = True
        self.announce(note)


def _kept_bytes(item: Intake | Reject) -> int | None:
    return len(item.blob.content) if isinstance(item, Intake) else None


def _reports(
    items: Iterable[Item | Reject], given: Given, order: Order | None
) -> Iterator[Intake | Reject]:
    first_places: dict[str, str] = {}
    for item in items:
        if isinstance(item, Reject):
            yield item
            continue
        try:
            yield assemble(_noting_double(item, first_places), given, order)
        except Refused as refusal:
            yield Reject.of(item.locator, refusal.reason, refusal.hint)


def _look_ahead(items: Iterator[Item | Reject]) -> tuple[list[Item | Reject], list[str]]:
    """The first items, and what is listed as their dates."""
    ahead: list[Item | Reject] = []
    held_bytes = 0
    for item in items:
        ahead.append(item)
        held_bytes += len(item.content) if isinstance(item, Item) else 0
        if len(ahead) >= _LOOK_AHEAD_ITEMS or held_bytes > _LOOK_AHEAD_BYTES:
            break
    listed = (item.listed for item in ahead if isinstance(item, Item))
    return ahead, [value for value in listed if value is not None]


def _noting_double(item: Item, first_places: dict[str, str]) -> Item:
    """The item, with a note where its id stands in the same file before it."""
    if item.given_id is None:
        return item
    first = first_places.get(item.given_id)
    if first is not None:
        note = f"the id {item.given_id!r} stood at {first} already"
        return replace(item, notes=(*item.notes, note))
    if len(first_places) < _REMEMBERED_IDS:
        first_places[item.given_id] = item.locator
    return item
