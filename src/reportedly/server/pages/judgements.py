"""Every decision ever made and what became of it; and every conclusion that was drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError, UnknownId
from reportedly.model.incidents import Judgement, Verdict
from reportedly.pipeline.review import undoing
from reportedly.query.history import conclusions
from reportedly.query.judgements import judgement_rows
from reportedly.query.opinions import hidden_from
from reportedly.query.views import JudgementRow, Standing
from reportedly.query.words import judgement_words
from reportedly.server.desk import AtDesk, Author, Desk, author_of
from reportedly.server.forms import Sent, signed, words_of
from reportedly.server.pages.concluding import through
from reportedly.server.paging import paged
from reportedly.server.render import page

ROWS = 50

routes = APIRouter()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which judgements; "" asks for all."""

    author: str = ""
    verdict: str = ""
    standing: str = ""

    def lets(self, row: JudgementRow) -> bool:
        made = row.judgement
        told = (made.author, made.verdict.value, row.standing.value)
        asked = (self.author, self.verdict, self.standing)
        return all(not want or want == have for want, have in zip(asked, told, strict=True))


def wanted(author: str = "", verdict: str = "", standing: str = "") -> Wanted:
    return Wanted(author.strip(), verdict, standing)


@dataclass(frozen=True, slots=True)
class _Refused:
    """An undo that was not taken: of which judgement, what was typed, why."""

    key: str
    reason: str
    told: str
    hint: str


@routes.get("/judgements")
def judgements(
    request: Request,
    desk: AtDesk,
    asked: Annotated[Wanted, Depends(wanted)],
    number: Annotated[int, Query(alias="page")] = 1,
) -> HTMLResponse:
    return _list(request, desk, asked, number=number)


@routes.get("/judgements/{key}")
def judgement(desk: AtDesk, key: str) -> RedirectResponse:
    """Where the judgement with this id stands in the list."""
    ids = [row.judgement.id for row in reversed(judgement_rows(desk.casebook))]
    if key not in ids:
        raise UnknownId(f"no judgement has the id {key!r}", hint="the page of judgements has all")
    return RedirectResponse(f"/judgements?page={ids.index(key) // ROWS + 1}#{key}")


@routes.post("/judgements/{key}/undo")
def undo(request: Request, desk: AtDesk, author: Author, key: str, form: Sent) -> Response:
    """Withdraw a judgement, or say what became of it since the page was opened."""
    row = next((r for r in judgement_rows(desk.casebook) if r.judgement.id == key), None)
    seen = words_of(form, "seen")
    if row is not None and row.standing != Standing.UNDONE and seen not in ("", row.standing):
        told = f"since you opened the page this judgement is {row.standing}: {row.reason}"
        return _refused(request, desk, key, form, HTTPStatus.CONFLICT, told, "undo it if still so")
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        signature = signed(form, author)
        status = HTTPStatus.CONFLICT
        address = _withdrawn(desk, undoing(desk.casebook, key, signature))
    except InputError as error:
        return _refused(request, desk, key, form, status, str(error), "")
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _withdrawn(desk: Desk, undo: Judgement) -> str:
    """Keep the undo; the page that shows what came of it."""
    job = None
    if desk.takes_long(undo):
        job = desk.begin(undo)
    else:
        desk.decide(undo)
    return through(job, f"/judgements#{undo.undoes}")


def _refused(
    request: Request, desk: Desk, key: str, form: Sent, status: HTTPStatus, told: str, hint: str
) -> HTMLResponse:
    refused = _Refused(key, words_of(form, "reason"), told, hint)
    return _list(request, desk, Wanted(), status=status, refused=refused)


def _list(
    request: Request,
    desk: Desk,
    asked: Wanted,
    *,
    number: int = 1,
    status: HTTPStatus = HTTPStatus.OK,
    refused: _Refused | None = None,
) -> HTMLResponse:
    rows = judgement_rows(desk.casebook)
    found = [row for row in reversed(rows) if asked.lets(row)]
    if refused is not None:  # what it is about stands first
        found.sort(key=lambda row: row.judgement.id != refused.key)
    here = paged(request, page=number, total=len(found), rows=ROWS)
    return page(
        request,
        "judgements/list.html",
        status=status,
        rows=found[here.offset : here.offset + ROWS],
        here=here,
        asked=asked,
        hidden=hidden_from(desk.casebook, author_of(request)),
        undone={row.judgement.id: judgement_words(row.judgement) for row in rows},
        authors=_authors(rows),
        verdicts=tuple(Verdict),
        standings=tuple(Standing),
        opened_at=datetime.now(UTC).isoformat(),
        refused=refused,
    )


def _authors(rows: Sequence[JudgementRow]) -> list[str]:
    return sorted({row.judgement.author for row in rows}, key=str.casefold)


@routes.get("/history")
def history(
    request: Request, desk: AtDesk, number: Annotated[int, Query(alias="page")] = 1
) -> HTMLResponse:
    steps = conclusions(desk.casebook)[::-1]
    here = paged(request, page=number, total=len(steps), rows=ROWS)
    shown = steps[here.offset : here.offset + ROWS]
    return page(request, "judgements/history.html", steps=shown, here=here)
