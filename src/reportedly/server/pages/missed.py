"""A claim that the machine missed: the words that make it, and what they say."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.incidents import Signature
from reportedly.model.reports import Report
from reportedly.pipeline.amending import adding
from reportedly.pipeline.suggesting import suggest, words_at
from reportedly.query.speech import _
from reportedly.server.desk import AtDesk, Author, Desk
from reportedly.server.forms import Sent, signed, words_of
from reportedly.server.meanings import places_of
from reportedly.server.missed_form import MissedForm, drafted, missed, seen_of, sent, with_words
from reportedly.server.pages.reports import Shown, shown
from reportedly.server.render import page

_USUAL_REASON = _("missed by the extractor")

routes = APIRouter()


@routes.get("/reports/{key}/missed")
def blank(
    request: Request,
    desk: AtDesk,
    key: str,
    start: int | None = None,
    end: int | None = None,
    alone: bool = False,
) -> HTMLResponse:
    """The form, filled as far as the words between two offsets tell; `alone` without the report."""
    found = shown(desk.casebook, key, at=start)
    form = MissedForm(reason=_USUAL_REASON)
    if start is not None and end is not None:
        words = words_at(found.report, start, end)
        draft = suggest(found.report, words, found.claims, desk.reader_at_hand())
        form = drafted(draft, _USUAL_REASON)
    values = _values(found, form, opened_at=datetime.now(UTC).isoformat())
    return page(request, "reports/missed_form.html" if alone else "reports/one.html", **values)


@routes.post("/reports/{key}/missed")
def add(request: Request, desk: AtDesk, author: Author, key: str, form: Sent) -> Response:
    """Keep the claim; or say why that cannot be, or what has changed since the form was opened,
    with everything that was typed."""
    typed = sent(dict(form.multi_items()))
    found = shown(desk.casebook, key, at=typed.words.start)
    seen, now = words_of(form, "seen"), seen_of(found.claims)
    try:
        signature = signed(form, author)
        claim_id = _sent_before(desk, found.report, signature)
        if claim_id is None and seen not in ("", now) and words_of(form, "all_the_same") != now:
            values = _changed(found, seen)
            return _again(request, found, typed, form, HTTPStatus.CONFLICT, values)
        claim_id = claim_id or _kept(desk, found.report, typed, signature)
    except InputError as error:
        values = {"error": error}
        return _again(request, found, typed, form, HTTPStatus.UNPROCESSABLE_ENTITY, values)
    number = shown(desk.casebook, found.report.id, claim=claim_id).chosen
    address = f"/reports/{found.report.id}?claim={claim_id}#claim-{number}"
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _sent_before(desk: Desk, report: Report, signature: Signature) -> str | None:
    """The id of the claim that this very form added already: a browser may send one twice."""
    for made in desk.casebook.judgements():
        signed_so = (made.author, made.made_at) == (signature.author, signature.made_at)
        if signed_so and made.addition is not None and made.anchors[0].report_id == report.id:
            return made.addition.claim.id
    return None


def _kept(desk: Desk, report: Report, typed: MissedForm, signature: Signature) -> str:
    """The id of the claim that was added."""
    told = missed(typed, report)
    beside = typed.beside or None
    judgement = adding(desk.casebook, report.id, told, signature, beside=beside)
    desk.decide(judgement)
    assert judgement.addition is not None
    return judgement.addition.claim.id


def _changed(found: Shown, seen: str) -> dict[str, Any]:
    """The claims of the report that have come since it was looked at, and how many are gone."""
    before, now = set(seen.split()), {claim.claim_id for claim in found.claims}
    came = tuple(claim for claim in found.claims if claim.claim_id not in before)
    return {"came": came, "gone": len(before - now), "all_the_same": seen_of(found.claims)}


def _again(
    request: Request,
    found: Shown,
    typed: MissedForm,
    form: Sent,
    status: HTTPStatus,
    more: dict[str, Any],
) -> HTMLResponse:
    values = _values(found, with_words(typed, found.report), opened_at=words_of(form, "made_at"))
    return page(request, "reports/one.html", status=status, **{**values, **more})


def _values(found: Shown, form: MissedForm, *, opened_at: str) -> dict[str, Any]:
    """What the template of the form needs."""
    return {
        "shown": found,
        "missed": form,
        "opened_at": opened_at,
        "seen": seen_of(found.claims),
        "spots": places_of(found.claims),
        "types": tuple(EventType),
        "outcomes": tuple(Outcome),
        "whoms": tuple(Whom),
        "statuses": tuple(Status),
        "denials": tuple(Denies),
    }
