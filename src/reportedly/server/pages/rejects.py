"""What was set aside: why, and what to do; and another try at it."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from reportedly.query.reports import rejects as rejects_of
from reportedly.server.desk import AtDesk
from reportedly.server.paging import paged
from reportedly.server.render import page
from reportedly.server.tries import TOPIC, WORDS, begin, can_be_tried, chosen, summed

ROWS = 50
MOST_REASONS = 12  # in the list of reasons to choose from: the commonest
_MOST_LETTERS = 2000

routes = APIRouter()


@routes.get("/rejects")
def rejects(
    request: Request,
    desk: AtDesk,
    text: Annotated[str, Query(max_length=_MOST_LETTERS)] = "",
    reason: Annotated[str, Query(max_length=_MOST_LETTERS)] = "",
    answered: bool = False,
    number: Annotated[int, Query(alias="page")] = 1,
) -> HTMLResponse:
    """A page of them, by where each was read; what was `answered` since too, if asked."""
    every = rejects_of(desk.casebook, answered=answered)
    rows = chosen(every, text.strip(), reason)
    here = paged(request, page=number, total=len(rows), rows=ROWS)
    return page(
        request,
        "rejects/list.html",
        rows=rows[here.offset : here.offset + ROWS],
        here=here,
        asked={"text": text.strip(), "reason": reason, "answered": answered},
        reasons=Counter(row.reject.reason for row in every).most_common(MOST_REASONS),
        triable=sum(map(can_be_tried, rows)),
        can_be_tried=can_be_tried,
        jobs=tuple(desk.jobs.about(TOPIC)),
    )


@routes.post("/rejects/tries")
def try_again(
    desk: AtDesk,
    text: Annotated[str, Form(max_length=_MOST_LETTERS)] = "",
    reason: Annotated[str, Form(max_length=_MOST_LETTERS)] = "",
    key: Annotated[str, Form(alias="id", max_length=_MOST_LETTERS)] = "",
) -> RedirectResponse:
    """Try again what the list shows, or one of it; the page that this leads to tells what came."""
    job = begin(desk, text=text.strip(), reason=reason, key=key)
    return RedirectResponse(f"/rejects/tries/{job.id}", status_code=303)


@routes.get("/rejects/tries/{key}")
def tried(
    request: Request, desk: AtDesk, key: str, number: Annotated[int, Query(alias="page")] = 1
) -> HTMLResponse:
    """How far a try is, and what came of it."""
    job = desk.jobs.job(key)
    tries = () if job.retried is None else job.retried.retries
    here = paged(request, page=number, total=len(tries), rows=ROWS)
    return page(
        request,
        "rejects/tried.html",
        job=job,
        rows=tries[here.offset : here.offset + ROWS],
        here=here,
        sums=summed(tries),
        tried_words=WORDS,
    )
