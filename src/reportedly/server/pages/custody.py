"""What was done with the casebook, entry by entry; and whether everything in it still holds."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from reportedly.errors import UnknownId
from reportedly.pipeline.stamping import Stamped, stamped
from reportedly.query.log_words import MEANINGS
from reportedly.server.desk import AtDesk, Author
from reportedly.server.log_asked import AskedOfLog
from reportedly.server.paging import paged
from reportedly.server.render import page
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, LogEntry, Wanted

ROWS = 50
_HASH_LETTERS = 64  # SHA-256 in hexadecimal digits

routes = APIRouter()


@routes.get("/custody")
def custody(
    request: Request,
    desk: AtDesk,
    asked: AskedOfLog,
    number: Annotated[int, Query(alias="page")] = 1,
) -> HTMLResponse:
    """The log, the last act first."""
    book = desk.casebook
    with book.still():
        here = paged(request, page=number, total=book.log_count(asked), rows=ROWS)
        rows = book.log_page(asked, limit=ROWS, offset=here.offset)
        authors, head = book.log_authors(), book.head()
    return page(
        request,
        "custody/log.html",
        rows=rows,
        here=here,
        asked=asked,
        days={name: request.query_params.get(name, "") for name in ("since", "until")},
        acts=MEANINGS,
        authors=authors,
        head=head,
        stamps=_stamps(book),
        seen=desk.checks.last(book),
    )


@routes.get("/custody/entries/{number}")
def entry(request: Request, desk: AtDesk, number: int) -> HTMLResponse:
    """One entry with all that it holds, and the erasure that took its words, if one did."""
    book = desk.casebook
    with book.still():
        found = entry_of(book, number)
        before = None if number == 1 else entry_of(book, number - 1)
        took = _erasure_of(book, found)
    stamps = _stamps(book).get(number, ())
    return page(request, "custody/entry.html", entry=found, before=before, took=took, stamps=stamps)


@routes.get("/custody/check")
def check(request: Request, desk: AtDesk, holds: str = "") -> HTMLResponse:
    """What the last check saw, or how far the one is that runs; whether the log goes through the
    hash that somebody wrote down."""
    asked = holds.strip().casefold()
    found = tuple(desk.casebook.log(Wanted(hash=asked))) if asked else ()
    return page(
        request,
        "custody/check.html",
        job=desk.checks.job(desk.jobs),
        seen=desk.checks.last(desk.casebook),
        head=desk.casebook.head(),
        stamps=_stamps(desk.casebook),
        holds=asked,
        is_whole=len(asked) == _HASH_LETTERS,
        through=found[0] if found else None,
    )


@routes.post("/custody/check")
def begin(desk: AtDesk, author: Author) -> RedirectResponse:
    """Check everything; the page tells how far it is."""
    desk.checks.begin(desk.casebook, desk.jobs, author)
    return RedirectResponse("/custody/check", status_code=303)


def entry_of(casebook: Casebook, number: int) -> LogEntry:
    """Raises UnknownId."""
    for found in casebook.log(Wanted(number=number)):
        return found
    hint = f"the log has the entries 1 to {casebook.head().number}"
    raise UnknownId(f"the log has no entry {number}", hint=hint)


def _erasure_of(casebook: Casebook, entry: LogEntry) -> LogEntry | None:
    """The erasure that took away what an entry was about."""
    if entry.about is not None:
        return None
    for erasure in casebook.log(Wanted(acts=(Act.ERASED,))):
        took = (erasure.about or {}).get("took", ())
        if isinstance(took, list) and entry.number in took:
            return erasure
    return None


def _stamps(casebook: Casebook) -> dict[int, tuple[Stamped, ...]]:
    """The time stamps by the entry that they sign."""
    found: dict[int, tuple[Stamped, ...]] = {}
    for one in stamped(casebook):
        found[one.entry] = (*found.get(one.entry, ()), one)
    return found
