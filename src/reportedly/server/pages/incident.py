"""One incident: claims side by side, the report beside them, what is concluded and why."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from reportedly.errors import InputError
from reportedly.model.incidents import Judgement
from reportedly.query import incident_words, record_words
from reportedly.query.addresses import filter_of
from reportedly.query.history import incident_history
from reportedly.query.queue import Neighbours, neighbours
from reportedly.query.words import judgement_words
from reportedly.reconcile.comparing import differences
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.desk import AtDesk, Desk
from reportedly.server.dossier import Dossier, Told, dossier
from reportedly.server.leaves import CLAIMS_AT_ONCE, Leaf, leaf_of, page_of
from reportedly.server.marked import elsewhere, marked
from reportedly.server.matrix import matrix_of
from reportedly.server.meanings import unheeded
from reportedly.server.render import page
from reportedly.server.shapes.figures import chart_of
from reportedly.server.shapes.series import series_of
from reportedly.server.tracing import reasons_of
from reportedly.store.questions import EVERYTHING, By

routes = APIRouter()

_USUAL = By.CONTRADICTION

_MOST_PAGES = 1_000_000  # more than any incident has: a number beyond is no page
Leaves = Annotated[int, Query(ge=1, le=_MOST_PAGES)]
Claim = Annotated[str | None, Query(max_length=40)]
CameFrom = Annotated[str, Query(alias="from", max_length=2000)]


class Visit(BaseModel):
    """What the address of an incident's page says.

    `claims` is which page of many claims, without it that of the chosen claim; `done` is the
    judgement that led back here, which the page acknowledges, with those it `overruled`, the
    numbers of the incidents that claims `parted` to, and how many claims `joined` this one, or the
    number of the incident that `became` part of it.
    """

    claim: Annotated[str | None, Field(max_length=40)] = None
    claims: Annotated[int | None, Field(ge=1, le=_MOST_PAGES)] = None
    came_from: Annotated[str, Field(alias="from", max_length=2000)] = ""
    done: str = ""
    overruled: tuple[str, ...] = ()
    parted: tuple[int, ...] = ()
    joined: Annotated[int, Field(ge=0)] = 0
    became: Annotated[int | None, Field(ge=0)] = None


@routes.get("/incidents/{key}")
def incident(
    request: Request, desk: AtDesk, key: str, visit: Annotated[Visit, Query()]
) -> HTMLResponse:
    """The page."""
    found = dossier(desk.casebook, key, packs_up_to=CLAIMS_AT_ONCE)
    leaf, chosen = _opened(found, visit)
    made = {j.id: j for j in desk.casebook.judgements()} if visit.done else {}
    return page(
        request,
        "incident/page.html",
        found=found,
        came_from=visit.came_from,
        done=made.get(visit.done),
        undone=_undone(made, visit.done),
        moved=visit,
        overruled=[made[one] for one in visit.overruled if one in made],
        beside_it=_neighbours(desk, found.number, visit.came_from),
        contradicted=contradictions(found.view.claims),
        leaf=leaf,
        all_packs=leaf.whole,
        chart=chart_of(found.told, found.record, leaf.ids),
        series=series_of(leaf.told),
        matrix=matrix_of(found, leaf.told),
        reasons_of=reasons_of,
        record_words=record_words,
        incident_words=incident_words,
        chosen=chosen,
        unheeded=unheeded,
        text=marked(found.told, chosen, elsewhere(desk.casebook, found.told, chosen)),
    )


def _undone(made: Mapping[str, Judgement], done: str) -> Judgement | None:
    """What the judgement that led back here withdrew."""
    undoes = made[done].undoes if done in made else None
    return None if undoes is None else made.get(undoes)


def _opened(found: Dossier, visit: Visit) -> tuple[Leaf, Told]:
    """The page of claims that is asked for, and the claim; each leads to the other."""
    if visit.claims is None:
        chosen = found.chosen(visit.claim)
        return leaf_of(found, page_of(found, chosen.id), visit.came_from), chosen
    leaf = leaf_of(found, visit.claims, visit.came_from)
    return leaf, leaf.told[0] if visit.claim is None else found.chosen(visit.claim)


@routes.get("/incidents/{key}/packs")
def packs(
    request: Request,
    desk: AtDesk,
    key: str,
    claims: Leaves = 1,
    came_from: CameFrom = "",
) -> HTMLResponse:
    """What every rule pack concludes, for an incident whose page does not wait for that."""
    found = dossier(desk.casebook, key)
    return page(
        request,
        "incident/packs.html",
        found=found,
        came_from=came_from,
        leaf=leaf_of(found, claims, came_from),
        all_packs=True,
        reasons_of=reasons_of,
        record_words=record_words,
    )


def _neighbours(desk: Desk, number: int, came_from: str) -> Neighbours:
    """The incidents before and after this one in the queue that led here."""
    try:
        wanted, order = filter_of(came_from), By(dict(parse_qsl(came_from)).get("order", _USUAL))
    except (InputError, ValueError):  # an address that was cut: the whole queue is as good
        wanted, order = EVERYTHING, _USUAL
    return neighbours(desk.casebook, number, wanted, order=order)


@routes.get("/incidents/{key}/beside")
def beside(
    request: Request, desk: AtDesk, key: str, claim: Claim = None, came_from: CameFrom = ""
) -> HTMLResponse:
    """The report of one claim alone, to be laid into the page."""
    found = dossier(desk.casebook, key, packs_up_to=0)
    chosen = found.chosen(claim)
    return page(
        request,
        "incident/beside.html",
        found=found,
        came_from=came_from,
        chosen=chosen,
        text=marked(found.told, chosen, elsewhere(desk.casebook, found.told, chosen)),
    )


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
        undone={row.judgement.id: judgement_words(row.judgement) for row in found.judged},
        differences=differences,
    )
