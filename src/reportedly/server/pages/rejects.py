"""What was set aside: why, and what to do."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.query.reports import rejects as rejects_of
from reportedly.query.views import RejectRow
from reportedly.server.desk import AtDesk
from reportedly.server.paging import paged
from reportedly.server.render import page

ROWS = 50
MOST_REASONS = 12  # in the list of reasons to choose from: the commonest

routes = APIRouter()


@routes.get("/rejects")
def rejects(
    request: Request,
    desk: AtDesk,
    text: Annotated[str, Query(max_length=2000)] = "",
    reason: Annotated[str, Query(max_length=2000)] = "",
    answered: bool = False,
    number: Annotated[int, Query(alias="page")] = 1,
) -> HTMLResponse:
    """A page of them, by where each was read; what was `answered` since too, if asked."""
    every = rejects_of(desk.casebook, answered=answered)
    rows = chosen(every, text.strip(), reason)
    here = paged(request, page=number, total=len(rows), rows=ROWS)
    return page(
        request,
        "rejects.html",
        rows=rows[here.offset : here.offset + ROWS],
        here=here,
        asked={"text": text.strip(), "reason": reason, "answered": answered},
        reasons=Counter(row.reject.reason for row in every).most_common(MOST_REASONS),
    )


def chosen(rows: tuple[RejectRow, ...], text: str, reason: str) -> list[RejectRow]:
    """Those with this reason whose place of origin has these letters, in any case; "" asks for
    nothing."""
    return [
        row
        for row in rows
        if text.casefold() in row.reject.locator.casefold()
        and (not reason or row.reject.reason == reason)
    ]
