"""One incident: claims side by side, the report beside them, what is concluded and why."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.query import incident_words, record_words
from reportedly.query.history import incident_history
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.desk import AtDesk
from reportedly.server.dossier import Dossier, dossier
from reportedly.server.marked import marked
from reportedly.server.matrix import matrix_of
from reportedly.server.render import page
from reportedly.server.shapes.figures import chart_of
from reportedly.server.shapes.series import series_of
from reportedly.server.tracing import reasons_of

routes = APIRouter()

Claim = Annotated[str | None, Query(max_length=40)]
CameFrom = Annotated[str, Query(alias="from", max_length=2000)]


@routes.get("/incidents/{key}")
def incident(
    request: Request, desk: AtDesk, key: str, claim: Claim = None, came_from: CameFrom = ""
) -> HTMLResponse:
    found = dossier(desk.casebook, key)
    return page(
        request,
        "incident/page.html",
        found=found,
        came_from=came_from,
        contradicted=contradictions(found.view.claims),
        chart=chart_of(found.told, found.record),
        series=series_of(found.told),
        matrix=matrix_of(found),
        reasons_of=reasons_of,
        record_words=record_words,
        incident_words=incident_words,
        **_beside(found, claim),
    )


@routes.get("/incidents/{key}/beside")
def beside(request: Request, desk: AtDesk, key: str, claim: Claim = None) -> HTMLResponse:
    """The report of one claim alone, to be laid into the page."""
    found = dossier(desk.casebook, key)
    return page(request, "incident/beside.html", found=found, **_beside(found, claim))


@routes.get("/incidents/{key}/history")
def history(request: Request, desk: AtDesk, key: str) -> HTMLResponse:
    """What was concluded of the incident and judged about it, the latest first."""
    found = incident_history(desk.casebook, key)
    return page(request, "incident/history.html", found=found, record_words=record_words)


def _beside(found: Dossier, claim: str | None) -> dict[str, object]:
    chosen = found.chosen(claim)
    return {"chosen": chosen, "text": marked(chosen.report, found.told, chosen)}
