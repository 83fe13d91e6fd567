"""One incident: claims side by side, the report beside them, what is concluded and why."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.query import incident_words, record_words
from reportedly.query.history import incident_history
from reportedly.reconcile.comparing import differences
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.desk import AtDesk
from reportedly.server.dossier import Dossier, dossier
from reportedly.server.marked import marked
from reportedly.server.matrix import matrix_of
from reportedly.server.render import page
from reportedly.server.seen import seen_of
from reportedly.server.shapes.figures import chart_of
from reportedly.server.shapes.series import series_of
from reportedly.server.tracing import reasons_of

routes = APIRouter()

Claim = Annotated[str | None, Query(max_length=40)]
CameFrom = Annotated[str, Query(alias="from", max_length=2000)]


@routes.get("/incidents/{key}")
def incident(
    request: Request,
    desk: AtDesk,
    key: str,
    claim: Claim = None,
    came_from: CameFrom = "",
    done: str = "",
    overruled: Annotated[tuple[str, ...], Query()] = (),
) -> HTMLResponse:
    """The page; `done` is the judgement that led back here, which it acknowledges."""
    found = dossier(desk.casebook, key)
    made = {judgement.id: judgement for judgement in desk.casebook.judgements() if done}
    return page(
        request,
        "incident/page.html",
        found=found,
        came_from=came_from,
        done=made.get(done),
        overruled=[made[one] for one in overruled if one in made],
        seen=seen_of(found.view).written,
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
    """What was concluded of the incident and judged about it, the latest first.

    Opinions are left out: reviewers are blind to one another.
    """
    found = incident_history(desk.casebook, key)
    steps = [(step.made.made_at, step, None) for step in found.steps]
    judged = [
        (row.judgement.made_at, None, row) for row in found.judged if row.judgement.opinion is None
    ]
    ordered = sorted((*steps, *judged), key=lambda one: one[0], reverse=True)
    return page(
        request,
        "incident/history.html",
        found=found,
        in_time=[(step, row) for _, step, row in ordered],
        record_words=record_words,
        differences=differences,
    )


def _beside(found: Dossier, claim: str | None) -> dict[str, Any]:
    chosen = found.chosen(claim)
    return {"chosen": chosen, "text": marked(chosen.report, found.told, chosen)}
