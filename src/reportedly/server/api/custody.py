"""The log, and the check of everything, as JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as InPath

from reportedly.query.log_words import entry_words
from reportedly.query.paging import place_of
from reportedly.server.api.jobs import JobStatus, status_of
from reportedly.server.desk import AtDesk, Author
from reportedly.server.log_asked import AskedOfLog
from reportedly.server.pages.custody import entry_of
from reportedly.store.custody import Act, Fault, Head, LogEntry

routes = APIRouter(prefix="/api/v1", tags=["custody"])

_PageNumber = Annotated[int, Query(ge=1, le=10**9)]
_Size = Annotated[int, Query(ge=1, le=200)]
_Number = Annotated[int, InPath(ge=0, lt=2**63)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log; `words` say what it was about, `about` is null where an erasure took
    that away, `author` is "" where no person is known."""

    number: int
    at: datetime
    act: Act
    author: str
    version: str
    words: str
    about: dict[str, Any] | None
    commitment: str
    hash: str
    url: str


@dataclass(frozen=True, slots=True)
class Entries:
    """One page of the log, the last entry first; pages count from 1. `head` is its last entry."""

    total: int
    page: int
    pages: int
    head: Head
    rows: list[Entry]


@dataclass(frozen=True, slots=True)
class LastCheck:
    """What the last check saw that is remembered: when, on whose wish ("" for nobody named), when
    the log ended where, how much was compared, and each fault with where it is and what to do;
    `unnamed` faults are counted alone. `entry` is the log's that remembers it."""

    at: datetime
    author: str
    head: Head
    holds: bool
    counts: dict[str, int]
    stamps: int
    faults: list[Fault]
    unnamed: int
    entry: int | None


@dataclass(frozen=True, slots=True)
class CheckOut:
    """The last check that ended, and the one that was begun last; null where there was none."""

    last: LastCheck | None
    job: JobStatus | None


@routes.get("/log")
def log(desk: AtDesk, asked: AskedOfLog, page: _PageNumber = 1, size: _Size = 50) -> Entries:
    """The entries that are wanted: by act, person, days (UTC), or what they name."""
    book = desk.casebook
    with book.still():
        total = book.log_count(asked)
        at = place_of(page, total=total, size=size)
        rows = book.log_page(asked, limit=size, offset=at.offset)
        return Entries(total, at.page, at.pages, book.head(), [entry_out(row) for row in rows])


@routes.get("/log/{number}")
def log_entry(desk: AtDesk, number: _Number) -> Entry:
    """One entry of the log."""
    return entry_out(entry_of(desk.casebook, number))


@routes.get("/check")
def check(desk: AtDesk) -> CheckOut:
    """What the last check saw, and how far the one is that runs."""
    seen, job = desk.checks.last(desk.casebook), desk.checks.job(desk.jobs)
    last = None
    if seen is not None:
        counts, faults = dict(seen.checked.counts), list(seen.checked.faults)
        told = seen.at, seen.author, seen.head, seen.holds
        last = LastCheck(*told, counts, seen.stamps, faults, seen.unnamed, seen.entry)
    return CheckOut(last, None if job is None else status_of(job))


@routes.post("/check", status_code=202)
def begin_check(desk: AtDesk, author: Author) -> JobStatus:
    """Compare everything that is kept with what the log says of it, in the background."""
    return status_of(desk.checks.begin(desk.casebook, desk.jobs, author))


def entry_out(entry: LogEntry) -> Entry:
    return Entry(
        entry.number,
        entry.at,
        entry.act,
        entry.author,
        entry.version,
        entry_words(entry),
        None if entry.about is None else dict(entry.about),
        entry.commitment,
        entry.hash,
        f"/custody/entries/{entry.number}",
    )
