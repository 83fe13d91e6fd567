"""Whether two reports are one text, as a person judges it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError, UnknownId
from reportedly.model.incidents import Verdict
from reportedly.pipeline.review import copying
from reportedly.query.speech import _
from reportedly.server.desk import AtDesk, Author
from reportedly.server.forms import Sent, signed, words_of
from reportedly.server.pages.reports import Shown, shown
from reportedly.server.render import page

_VERDICTS: Final = {Verdict.COPY.value: True, Verdict.NOT_COPY.value: False}

routes = APIRouter()


@dataclass(frozen=True, slots=True)
class _Refused:
    """What was typed, and why it was not taken."""

    other: str
    reason: str
    told: str
    hint: str


@routes.post("/reports/{key}/copies")
def judge(request: Request, desk: AtDesk, author: Author, key: str, form: Sent) -> Response:
    """Keep whether this report and another are one text, or say why not."""
    found = shown(desk.casebook, key)
    if words_of(form, "seen") != found.twins_seen:
        told = _("the copies of this report have changed since you opened the page")
        hint = "they are as shown now; send it again if you still think so"
        return _again(request, found, form, HTTPStatus.CONFLICT, told, hint)
    verdict = _VERDICTS.get(words_of(form, "verdict"))
    try:
        if verdict is None:
            raise InputError("no verdict is given", hint="say whether it is a copy")
        keys = found.report.id, words_of(form, "other")
        desk.decide(copying(desk.casebook, keys, signed(form, author), is_copy=verdict))
    except (InputError, UnknownId) as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _again(request, found, form, status, str(error), error.hint)
    return RedirectResponse(f"/reports/{found.report.id}", HTTPStatus.SEE_OTHER)


def _again(
    request: Request, found: Shown, form: Sent, status: HTTPStatus, told: str, hint: str
) -> HTMLResponse:
    refused = _Refused(words_of(form, "other"), words_of(form, "reason"), told, hint)
    opened_at = words_of(form, "made_at")
    values = {"shown": found, "opened_at": opened_at}
    return page(request, "reports/one.html", status=status, copying=refused, **values)
