"""A user's lists into the casebook, and everything that follows from them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from reportedly.cli.book import opened
from reportedly.cli.library import library_of
from reportedly.cli.summaries import concluded_line
from reportedly.cli.terminal import err, out, tell
from reportedly.cli.work import renewed
from reportedly.errors import InputError
from reportedly.model.ids import sha256_hex
from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow
from reportedly.query import words
from reportedly.reference.actor_tables import read_actors
from reportedly.reference.columns import TableList
from reportedly.reference.listfiles import Entry
from reportedly.reference.speaker_tables import read_speakers, speakers_in
from reportedly.reference.tables import read_places
from reportedly.settings import Settings
from reportedly.store.base import Casebook

Row = TypeVar("Row", PlaceRow, ActorRow, SpeakerRow)


def keep_places(settings: Settings, files: Sequence[Path], *, country: str | None) -> None:
    """Keep lists of places. Raises InputError, before anything is kept, for one of no use."""
    lists = {file: read_places(file, country=country) for file in files}
    with opened(settings, create=True) as book:
        _keep(settings, book, lists, book.add_places, "place")


def keep_actors(settings: Settings, files: Sequence[Path]) -> None:
    """Keep lists of parties. Raises InputError, before anything is kept, for one of no use."""
    lists = {file: read_actors(file) for file in files}
    with opened(settings, create=True) as book:
        _keep(settings, book, lists, book.add_actors, "actor")


def keep_actor(settings: Settings, row: ActorRow, *, at: datetime) -> None:
    """Keep one party that a person names; what was said of it before no longer holds."""
    with opened(settings, create=True) as book:
        _keep_one(settings, book, row, book.add_actors, at)


def keep_place(settings: Settings, row: PlaceRow, *, at: datetime) -> None:
    """Keep one place that a person names; what was said of it before no longer holds."""
    with opened(settings, create=True) as book:
        _keep_one(settings, book, row, book.add_places, at)


def keep_speakers(settings: Settings, files: Sequence[Path]) -> None:
    """Keep lists of speakers. Raises InputError, before anything is kept, for one of no use."""
    register = library_of(settings).register
    lists = {file: read_speakers(file, register=register) for file in files}
    with opened(settings, create=True) as book:
        _keep(settings, book, lists, book.add_speakers, "speaker")


def keep_speaker(settings: Settings, said: dict[str, str], *, at: datetime) -> None:
    """Keep one speaker that a person describes. Raises InputError if it is no use."""
    register = library_of(settings).register
    entry, columns = Entry("the command line", said), {f: f for f in said if f != "spellings"}
    table = speakers_in([entry], columns, register=register, source="named")
    for reject in table.rejects:
        raise InputError(reject.reason, hint="correct the options and try again")
    with opened(settings, create=True) as book:
        _keep_one(settings, book, table.rows[0], book.add_speakers, at)


def _keep_one(
    settings: Settings, book: Casebook, row: Row, keep: Callable[..., bool], at: datetime
) -> None:
    keep((row,), name=row.source, digest=sha256_hex(f"{row} {at}".encode()))
    tell(out(settings), f"{row.name} is kept as {row.id}")
    tell(out(settings), concluded_line(renewed(settings, book), str(settings.casebook)))


def _keep(
    settings: Settings,
    book: Casebook,
    lists: dict[Path, TableList[Row]],
    keep: Callable[..., bool],
    noun: str,
) -> None:
    for file, table in lists.items():
        _tell(settings, table)
        if not table.rows:
            raise InputError(f"{file}: no entry can be used", hint="the reasons stand above")
        new = keep(table.rows, name=file.name, digest=sha256_hex(file.read_bytes()))
        known = "" if new else ", known already"
        tell(out(settings), f"{file}: {words.plural(len(table.rows), noun)}{known}")
    concluded = renewed(settings, book)
    tell(out(settings), concluded_line(concluded, str(settings.casebook)))


def _tell(settings: Settings, table: TableList[Row]) -> None:
    for note in table.announcements:
        tell(err(settings), note)
    for reject in table.rejects:
        tell(err(settings), f"{reject.locator}: {reject.reason}; {reject.hint}")
