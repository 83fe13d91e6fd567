"""One incident as JSON: its claims, records, what was judged of it, and what a decision needs."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter

from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Judgement
from reportedly.model.records import EventRecord
from reportedly.query.incidents import incident_view
from reportedly.query.views import IncidentView, Related
from reportedly.reconcile.contradiction import contradictions
from reportedly.server.desk import AtDesk
from reportedly.server.seen import seen_of

routes = APIRouter(prefix="/api/v1", tags=["incidents"])


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report without its text."""

    id: str
    label: str
    outlet: str
    title: str
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class JudgedHere:
    """A judgement in force, under its id, and those of the incident's claims it holds on to."""

    id: str
    judgement: Judgement
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentBody:
    """An incident with all that it rests on; `seen` goes with a decision about it."""

    number: int
    id: str
    aliases: tuple[str, ...]
    contradictions: int
    claims: tuple[ResolvedClaim, ...]
    records: tuple[EventRecord, ...]
    reports: tuple[ReportHead, ...]
    copies: tuple[CopyGroup, ...]
    judged: tuple[JudgedHere, ...]
    related: tuple[Related, ...]
    seen: str


@routes.get("/incidents/{key}")
def incident(desk: AtDesk, key: str) -> IncidentBody:
    """By number, id, earlier number, or the id of a claim or record in it."""
    return _body(incident_view(desk.casebook, key))


def _body(view: IncidentView) -> IncidentBody:
    reports = tuple(
        ReportHead(r.id, r.label, r.outlet, r.title, r.url, r.published.day) for r in view.reports
    )
    judged = (JudgedHere(one.judgement.id, one.judgement, one.claim_ids) for one in view.judged)
    return IncidentBody(
        view.incident.number,
        view.incident.id,
        view.incident.aliases,
        contradictions(view.claims),
        view.claims,
        view.records,
        reports,
        view.copies,
        tuple(judged),
        view.related,
        seen_of(view).written,
    )
