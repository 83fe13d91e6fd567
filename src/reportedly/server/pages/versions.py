"""How a report is kept, the other texts that its address had, and all addresses with several."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.query.changed import changed as told_of
from reportedly.query.comparing import Comparison, compare_two
from reportedly.query.custody import kept as kept_of
from reportedly.query.versions import other_texts, versions_of
from reportedly.server.desk import AtDesk
from reportedly.server.differing import Shown, laid_out
from reportedly.server.paging import paged
from reportedly.server.render import page

ROWS = 25  # each with two texts compared

routes = APIRouter()


@routes.get("/reports/{key}/kept")
def kept(request: Request, desk: AtDesk, key: str) -> HTMLResponse:
    """The bytes of a report, how it came in, and what the log says of it."""
    found = kept_of(desk.casebook, key)
    others = other_texts(desk.casebook, found.report)
    return page(request, "reports/kept.html", kept=found, others=others)


@routes.get("/changes")
def changed(
    request: Request, desk: AtDesk, number: Annotated[int, Query(alias="page")] = 1
) -> HTMLResponse:
    """The addresses of which there are several texts, the last that changed first."""
    items = desk.casebook.changed_items()
    here = paged(request, page=number, total=len(items), rows=ROWS)
    rows = tuple(told_of(desk.casebook, items[here.offset : here.offset + ROWS]))
    return page(request, "reports/changed.html", rows=rows, here=here)


@routes.get("/reports/{key}/changes")
def changes(
    request: Request, desk: AtDesk, key: str, before: str = "", now: str = ""
) -> HTMLResponse:
    """Every text of the report's address in the order they were seen in, two of them side by side:
    those named, else this one and the one before it."""
    with desk.casebook.still():
        report = desk.casebook.report(key)
        versions = versions_of(desk.casebook, report)
        comparison = compare_two(desk.casebook, versions, report, before, now)
    return page(
        request,
        "reports/changes.html",
        report=report,
        versions=versions,
        numbers={one.id: number for number, one in enumerate(versions.reports, 1)},
        comparison=comparison,
        parts=_parts(comparison),
    )


def _parts(comparison: Comparison | None) -> tuple[Shown, ...] | None:
    """What is shown of the words; nothing where they are the same, None where they are too many."""
    if comparison is None or comparison.stretches is None:
        return None
    return () if all(one.same for one in comparison.stretches) else laid_out(comparison.stretches)
