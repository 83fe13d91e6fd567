"""How a report is kept, and the other texts that its address had."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.query.comparing import Comparison, compare_two
from reportedly.query.custody import kept as kept_of
from reportedly.query.versions import other_texts, versions_of
from reportedly.server.desk import AtDesk
from reportedly.server.differing import Shown, laid_out
from reportedly.server.render import page

routes = APIRouter()


@routes.get("/reports/{key}/kept")
def kept(request: Request, desk: AtDesk, key: str) -> HTMLResponse:
    """The bytes of a report, how it came in, and what the log says of it."""
    found = kept_of(desk.casebook, key)
    others = other_texts(desk.casebook, found.report)
    return page(request, "reports/kept.html", kept=found, others=others)


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
