"""Reports into the casebook: files or pasted words, read in the background, claims shown."""

import io
from dataclasses import dataclass
from typing import Annotated, BinaryIO, Final, Literal

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from reportedly.errors import InputError
from reportedly.ingest.given import Given
from reportedly.model.claims import ResolvedClaim
from reportedly.query.reports import by_position
from reportedly.server.asked import optional_day
from reportedly.server.desk import AtDesk
from reportedly.server.jobs import Item, Job
from reportedly.server.paging import paged
from reportedly.server.reading import keeping, looking
from reportedly.server.render import page
from reportedly.server.uploads import MOST_UPLOADED_BYTES, hold
from reportedly.store.base import Casebook

ROWS = 20  # reports of a job on one page, each with its claims
UPLOADS: Final = frozenset({"/add"})
_PASTED: Final = "pasted.txt"

routes = APIRouter()


@routes.get("/add")
def form(request: Request, desk: AtDesk) -> HTMLResponse:
    jobs = tuple(job for job in desk.jobs.all() if job.names)  # others read nothing
    return page(request, "add/form.html", most_bytes=MOST_UPLOADED_BYTES, jobs=jobs)


def given(
    outlet: Annotated[str, Form(max_length=200)] = "",
    day: Annotated[str, Form(max_length=20)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    columns: Annotated[str, Form(max_length=2000)] = "",
) -> Given:
    """What the person says of the reports; a field left empty says nothing."""
    told = outlet.strip() or None, optional_day(day), url.strip() or None
    return Given(*told, tuple(map(_column, filter(None, map(str.strip, columns.split(","))))))


def _column(words: str) -> tuple[str, str]:
    field, equals, column = (part.strip() for part in words.partition("="))
    if not (field and equals and column):
        raise InputError(f"{words!r} names no column", hint="write it as text=article_content")
    return field, column


@routes.post("/add")
def add(
    desk: AtDesk,
    told: Annotated[Given, Depends(given)],
    text: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
    then: Annotated[Literal["keep", "look"], Form()] = "keep",
) -> RedirectResponse:
    """Read what was sent; the page that this leads to shows how far it is and what came of it."""
    sent: list[tuple[str, BinaryIO]] = [(f.filename, f.file) for f in files or () if f.filename]
    if text.strip():
        sent.append((_PASTED, io.BytesIO(text.replace("\r\n", "\n").encode())))
    if not sent:
        raise InputError("nothing was sent", hint="choose files, drop them, or paste a text")
    held = hold(sent)
    keeps = then == "keep"
    work = keeping(desk, held, told) if keeps else looking(desk, held, told)
    job = desk.jobs.begin(held.names, keeps=keeps, work=work)
    return RedirectResponse(f"/add/{job.id}", status_code=303)


@dataclass(frozen=True, slots=True)
class Found:
    """One report of a job with its claims, numbered from 1, and the incidents they joined."""

    item: Item
    claims: tuple[ResolvedClaim, ...]
    incidents: dict[str, int]


@routes.get("/add/{key}")
def job(
    request: Request, desk: AtDesk, key: str, number: Annotated[int, Query(alias="page")] = 1
) -> HTMLResponse:
    found = desk.jobs.job(key)
    here = paged(request, page=number, total=len(found.items), rows=ROWS)
    items = found.items[here.offset : here.offset + ROWS] if _is_shown(found) else ()
    rows = [_found(desk.casebook, item) for item in items]
    return page(request, "add/job.html", job=found, rows=rows, here=here)


def _is_shown(found: Job) -> bool:
    """What is kept has no incidents until all is read; what is only looked at comes one by one."""
    return found.is_over or not found.keeps


def _found(casebook: Casebook, item: Item) -> Found:
    if item.claims is not None:
        return Found(item, tuple(by_position(item.claims)), {})
    with casebook.still():
        claims = by_position(casebook.resolved_of(item.report.id))
        homes = ((claim.claim_id, casebook.incident_of(claim.claim_id)) for claim in claims)
        numbers = {key: home.number for key, home in homes if home is not None}
    return Found(item, tuple(claims), numbers)
