"""Decisions about an incident: each a form of its own, kept once, however often it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from reportedly.errors import ReportedlyError
from reportedly.model.corrections import ClaimField
from reportedly.model.incidents import Judgement
from reportedly.query.counts import figure_words
from reportedly.query.nearby import nearby
from reportedly.query.speech import _
from reportedly.query.summary_words import title_words
from reportedly.server.alike import Other, others_of, said_of
from reportedly.server.asking import asked_in
from reportedly.server.choices import FIELD_CHOICES, NAMED, defaults_of
from reportedly.server.deciding import Asked, Deed, judgement_of
from reportedly.server.desk import AtDesk, Author, Desk
from reportedly.server.dossier import Dossier, Told, dossier
from reportedly.server.failures import status_of
from reportedly.server.forms import Sent, signed, words_of
from reportedly.server.keeping import Kept, keep
from reportedly.server.marked import Marked, elsewhere, marked
from reportedly.server.meanings import Names, names_of
from reportedly.server.pages.concluding import through
from reportedly.server.render import page
from reportedly.server.seen import ChangedMeanwhile, Seen, seen_of

routes = APIRouter()

Acknowledged = tuple[tuple[str, str], ...]  # what the page is told that acknowledges it

_SEE_OTHER = 303
_ALL_THE_SAME = "yes"
_DIGITS = 4  # of a number that a form carries
_READ = _("read, as it stands")  # the usual reason of a review, which may be typed over


class Opening(BaseModel):
    """What the address of a form says. `at` is which of several names of the field is asked about;
    `part`: for a page that opens the form beside the report."""

    claim: tuple[str, ...] = ()
    field: ClaimField | None = None
    at: int | None = None
    judgement: str = ""
    part: bool = False
    came_from: Annotated[str, Field(alias="from", max_length=2000)] = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is shown: what is typed in it, and why it was not taken.

    `others` are the incidents that are ticked in it.
    """

    found: Dossier
    deed: Deed
    claims: tuple[str, ...]
    typed: Mapping[str, str]
    part: bool
    error: Exception | None = None
    others: tuple[str, ...] = ()


@routes.get("/incidents/{key}/decide/{deed}")
def sheet(
    request: Request, desk: AtDesk, key: str, deed: Deed, opening: Annotated[Opening, Query()]
) -> HTMLResponse:
    """The form of a deed, with the claim's own values in it."""
    found = dossier(desk.casebook, key, packs_up_to=0)
    wanted = tuple(filter(None, opening.claim))
    chosen = found.chosen(wanted[0] if wanted else None)
    typed = {
        "made_at": datetime.now(UTC).isoformat(),
        "seen": seen_of(found.view).written,
        "judgement": opening.judgement,
        "from": opening.came_from,
        **(_begun(chosen, opening) if deed is Deed.CORRECT else {}),
        **({"reason": _READ} if deed is Deed.REVIEWED else {}),
    }
    claims = wanted if deed is Deed.SPLIT else tuple(dict.fromkeys(wanted)) or (chosen.id,)
    return _shown(request, desk, Sheet(found, deed, claims, typed, opening.part))


def _begun(chosen: Told, opening: Opening) -> dict[str, str]:
    """What the form of a correction begins with."""
    typed = defaults_of(chosen, opening.field, opening.at)
    field = ClaimField(typed["field"])
    if field not in NAMED:
        return {**typed, "at": "" if opening.at is None else str(opening.at)}
    names = names_of(chosen, field, at=opening.at)
    typed |= {"name": names.name, "at": str(names.at)}
    return typed if field is ClaimField.PLACE else {**typed, "value": "\n".join(names.told)}


@routes.post("/incidents/{key}/decide/{deed}")
def decide(
    request: Request, desk: AtDesk, author: Author, form: Sent, key: str, deed: Deed
) -> Response:
    """Keep the decision and lead back to the incident; else the form again, nothing lost.

    409 where the incident is not any more what the person saw.
    """
    before = Seen.read(words_of(form, "seen"))
    if words_of(form, "all_the_same") == _ALL_THE_SAME:
        before = None
    typed = {name: str(told) for name, told in form.items()}
    claims = tuple(str(told) for told in form.getlist("claim"))
    part, others = "part" in request.query_params, tuple(map(str, form.getlist("other")))
    found = dossier(desk.casebook, key, packs_up_to=0)
    sheet = Sheet(found, deed, claims, typed, part, others=others)
    if words_of(form, "alike"):
        sheet = replace(sheet, claims=_with_alike(sheet))
    if words_of(form, "search") or words_of(form, "alike"):
        return _shown(request, desk, sheet)
    try:
        asked = asked_in(form, deed, key)
        judgement = judgement_of(desk.casebook, asked, signed(form, author))
        stood = _stood(desk, found, asked)
        kept = keep(desk, found.view, judgement, before)
    except (ReportedlyError, ChangedMeanwhile) as error:
        return _shown(request, desk, replace(sheet, error=error))
    after = _told(judgement, kept) + _moved(desk, sheet.found.number, stood)
    address = through(kept.job, _after(desk, sheet, after))
    if "scripted" in request.query_params:  # it goes there by itself: else the page loads twice
        return Response(status_code=HTTPStatus.CREATED, headers={"Location": address})
    return RedirectResponse(address, _SEE_OTHER)


def _with_alike(sheet: Sheet) -> tuple[str, ...]:
    """The chosen claims, and all that say the same as the first of them."""
    first = sheet.found.chosen(next(iter(sheet.claims), None))
    alike = (other.told.id for other in _others(sheet, first) if other.is_alike)
    return tuple(dict.fromkeys((first.id, *sheet.claims, *alike)))


def _others(sheet: Sheet, chosen: Told) -> tuple[Other, ...]:
    """The claims that a correction may speak of, too."""
    field = sheet.typed.get("field", "")
    if sheet.deed is not Deed.CORRECT or field not in tuple(ClaimField):
        return ()
    return others_of(chosen, sheet.found.told, ClaimField(field), _at(sheet))


def _at(sheet: Sheet) -> int | None:
    """Which of several names or figures the form is about; None where it does not say."""
    at = sheet.typed.get("at", "")
    return int(at) if at.isdecimal() and len(at) < _DIGITS else None


def _stood(desk: Desk, found: Dossier, asked: Asked) -> frozenset[str]:
    """The claims that the decision speaks of: of this incident, and of those merged with it."""
    others = chain.from_iterable(desk.casebook.incident(key).claim_ids for key in asked.others)
    return frozenset(others).union(found.view.incident.claim_ids)


def _told(judgement: Judgement, kept: Kept) -> Acknowledged:
    lost = () if kept.decided is None else kept.decided.overruled
    return (("done", judgement.id), *(("overruled", one.id) for one in lost))


def _moved(desk: Desk, number: int, stood: frozenset[str]) -> Acknowledged:
    """Where claims stand now that stood here, and how many joined that nobody spoke of."""
    incident = desk.casebook.incident(str(number))
    now = frozenset(incident.claim_ids)
    parted = sorted(set(desk.casebook.numbers_of(stood - now).values()))
    joined = len(now - stood)
    if incident.number != number and joined:
        return (("became", str(number)),)
    told = tuple(("parted", str(other)) for other in parted)
    return (*told, ("joined", str(joined))) if joined else told


def _after(desk: Desk, sheet: Sheet, told: Acknowledged) -> str:
    """The page of the incident, which acknowledges it; a claim that is there stays chosen."""
    now, came_from = desk.casebook.incident(str(sheet.found.number)), sheet.typed.get("from", "")
    told += tuple(("claim", key) for key in sheet.claims[:1] if key in now.claim_ids)
    told += (("from", came_from),) if came_from else ()
    return f"/incidents/{now.number}?{urlencode(told)}"


def _shown(request: Request, desk: Desk, sheet: Sheet) -> HTMLResponse:
    found, error = sheet.found, sheet.error
    held = [found.numbered[key] for key in sheet.claims if key in found.numbered]
    chosen = held[0] if held else found.chosen(None)
    values: dict[str, Any] = {
        "found": found,
        "deed": sheet.deed,
        "held": held,
        "claims": sheet.claims,
        "chosen": chosen,
        "typed": sheet.typed,
        "choices": FIELD_CHOICES,
        "names": _names(desk, sheet, chosen),
        "said": _said(sheet, chosen),
        "also": _others(sheet, chosen),
        "figures": list(map(figure_words, chosen.claim.claim.figures)),
        "heard": sorted({one.claim.speaker.name for one in found.told}),
        "came_from": sheet.typed.get("from", ""),
        "near": nearby(desk.casebook, found.view) if sheet.deed is Deed.MERGE else (),
        "others": sheet.others,
        "title_words": title_words,
        "undoable": _undoable(desk, sheet) if sheet.deed is Deed.UNDO else (),
        "changed": error.changes if isinstance(error, ChangedMeanwhile) else None,
        "refused": error if isinstance(error, ReportedlyError) else None,
        "text": None if sheet.part else _report(desk, found, chosen.id),
    }
    template = "incident/form.html" if sheet.part else "incident/deciding.html"
    return page(request, template, status=_status(error), **values)


def _names(desk: Desk, sheet: Sheet, chosen: Told) -> Names | None:
    """The names that a correction of a place or a party is about; None for what has no names."""
    field = sheet.typed.get("field", "")
    if sheet.deed is not Deed.CORRECT or field not in NAMED:
        return None
    sought = sheet.typed.get("sought", "").strip()
    reader = desk.reader() if sought else desk.reader_at_hand()
    library = None if reader is None else reader.library
    told = sheet.found.told
    return names_of(chosen, ClaimField(field), told, at=_at(sheet), sought=sought, library=library)


def _said(sheet: Sheet, chosen: Told) -> str:
    """What the claim says now of the field that is corrected."""
    field = sheet.typed.get("field", "")
    known = sheet.deed is Deed.CORRECT and field in tuple(ClaimField)
    return said_of(chosen.claim, ClaimField(field), _at(sheet)) if known else ""


def _report(desk: Desk, found: Dossier, claim_id: str) -> Marked:
    chosen = found.numbered[claim_id]
    return marked(found.told, chosen, elsewhere(desk.casebook, found.told, chosen))


def _undoable(desk: Desk, sheet: Sheet) -> list[Judgement]:
    """What holds here, and what the address names; the latest first."""
    held = {judged.judgement.id: judged.judgement for judged in sheet.found.view.judged}
    wanted = sheet.typed.get("judgement")
    named = {made.id: made for made in desk.casebook.judgements() if made.id == wanted}
    return sorted({**held, **named}.values(), key=_latest_first)


def _latest_first(judgement: Judgement) -> float:
    return -judgement.made_at.timestamp()


def _status(error: Exception | None) -> HTTPStatus:
    if isinstance(error, ReportedlyError):
        return status_of(error)
    return HTTPStatus.OK if error is None else HTTPStatus.CONFLICT
