"""Search: the reports and the claims that hold the words one typed, with the words marked."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.query.search import PAGE, search_claims, search_reports
from reportedly.server.desk import AtDesk
from reportedly.server.paging import paged
from reportedly.server.render import page
from reportedly.store.questions import Marked

routes = APIRouter()

_MOST_LETTERS = 200  # nobody types more; a pasted article is no question


@routes.get("/search")
def search(
    request: Request,
    desk: AtDesk,
    q: Annotated[str, Query(max_length=_MOST_LETTERS)] = "",
    at: Annotated[int, Query(alias="page", ge=1, le=10**9)] = 1,
) -> HTMLResponse:
    claims = search_claims(desk.casebook, q, page=at)
    reports = search_reports(desk.casebook, q, page=at)
    return page(
        request,
        "search.html",
        asked=q,
        claims=claims,
        reports=reports,
        parts=parts_of,
        here=paged(request, page=at, total=max(claims.total, reports.total), rows=PAGE),
    )


def parts_of(marked: Marked) -> Iterator[tuple[str, bool]]:
    """The words in order, each part with whether it is one of those searched for."""
    end = 0
    for start, stop in marked.marks:
        if start > end:
            yield marked.text[end:start], False
        yield marked.text[start:stop], True
        end = stop
    if end < len(marked.text):
        yield marked.text[end:], False
