"""Second opinions: who awaits whom, a form that shows nobody else's answers, and settling."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from reportedly.errors import InputError
from reportedly.model.opinions import Belonging, RecordField
from reportedly.pipeline.opining import Answers, opining, settling
from reportedly.query.incidents import incident_view
from reportedly.query.opinions import (
    ASKED,
    Reviewing,
    Stage,
    agreement,
    coded,
    reviewing,
    reviewing_of,
    value_words,
)
from reportedly.server.desk import AtDesk, Author
from reportedly.server.forms import Sent, signed
from reportedly.server.render import page

routes = APIRouter()

_SEE_OTHER = 303


@routes.get("/opinions")
def opinions(request: Request, desk: AtDesk, author: Author) -> HTMLResponse:
    """Incidents by stage, those that wait for this reviewer first, and the agreement so far."""
    found = reviewing(desk.casebook)
    yours = [one for one in found if one.settled is None and not one.open_to(author)]
    stages = {stage: [o for o in found if o.stage is stage and o not in yours] for stage in Stage}
    agreed = agreement(found)
    return page(request, "opinions.html", yours=yours, stages=stages, agreed=agreed)


@routes.get("/incidents/{number}/opinion")
def blank(request: Request, desk: AtDesk, author: Author, number: str) -> HTMLResponse:
    """The questions, with one's own earlier answers and nobody else's."""
    view = incident_view(desk.casebook, number)
    told = reviewing_of(desk.casebook, view.incident)
    own = next((one for one in told.said if one.judgement.author == author), None)
    return page(request, "opinion.html", view=view, own=own, others=(), **_questions(told))


@routes.post("/incidents/{number}/opinion")
def give(desk: AtDesk, author: Author, form: Sent, number: str) -> RedirectResponse:
    view = incident_view(desk.casebook, number)
    judgement = opining(desk.casebook, view.incident, answered(form), signed(form, author))
    desk.decide(judgement)
    return RedirectResponse(f"/incidents/{view.incident.number}/opinions", _SEE_OTHER)


@routes.get("/incidents/{number}/opinions")
def beside(request: Request, desk: AtDesk, author: Author, number: str) -> HTMLResponse:
    """All opinions on an incident side by side, for those who gave theirs; and what settles it."""
    view = incident_view(desk.casebook, number)
    told = reviewing_of(desk.casebook, view.incident)
    shown = told.said if told.open_to(author) else ()
    values: dict[str, Any] = {"view": view, "told": told, "others": shown}
    own = told.settled or told.common
    return page(
        request,
        "opinions_beside.html",
        own=own,
        open=told.open_to(author),
        **values,
        **_questions(told),
    )


@routes.post("/incidents/{number}/opinions")
def settle(desk: AtDesk, author: Author, form: Sent, number: str) -> RedirectResponse:
    """Keep the opinion that settles, and take the decisions that follow from it."""
    view = incident_view(desk.casebook, number)
    if len(reviewing_of(desk.casebook, view.incident).said) < 2:
        hint = "ask another reviewer for a second opinion first"
        raise InputError("there are no two opinions to settle between", hint=hint)
    for judgement in settling(desk.casebook, view.incident, answered(form), signed(form, author)):
        desk.decide(judgement)
    return RedirectResponse(f"/incidents/{view.incident.number}/opinions", _SEE_OTHER)


def _questions(told: Reviewing) -> dict[str, Any]:
    """What the templates ask, and how they word an answer."""
    named = {claim.claim_id: claim for claim in told.claims}
    return {
        "fields": ASKED,
        "belongings": tuple(Belonging),
        "value_words": value_words,
        "coded": lambda said, wanted: coded(said, wanted, named),
        "opened_at": datetime.now(UTC).isoformat(),
    }


def answered(form: FormData) -> Answers:
    """The answers of a form: `belongs-CLAIM` and `choice-FIELD`. InputError where one is none."""
    try:
        belongs = {
            name.removeprefix("belongs-"): Belonging(str(told))
            for name, told in form.items()
            if name.startswith("belongs-")
        }
        choices = {
            RecordField(name.removeprefix("choice-")): str(told) or None
            for name, told in form.items()
            if name.startswith("choice-")
        }
    except ValueError as error:
        raise InputError(f"that is no answer: {error}") from None
    return Answers(belongs, choices)
