"""The reports: a list of them, and one with the words of every claim marked in its text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.errors import UnknownId
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Report
from reportedly.query.reports import by_position, report_view
from reportedly.query.versions import other_texts
from reportedly.query.views import ReportView
from reportedly.server.asked import optional_day
from reportedly.server.desk import AtDesk
from reportedly.server.paging import paged
from reportedly.server.render import page
from reportedly.server.report_text import Part, part_of, shown_part
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Wanted
from reportedly.store.heads import HeadFilter

ROWS = 50  # of a list: what one looks through without losing the place

routes = APIRouter()


def wanted(outlet: str = "", since: str = "", until: str = "", text: str = "") -> HeadFilter:
    """Which reports a query string asks for; a field left empty asks for nothing."""
    days = optional_day(since), optional_day(until)
    return HeadFilter(outlet.strip() or None, *days, text.strip() or None)


@routes.get("/reports")
def reports(
    request: Request,
    desk: AtDesk,
    asked: Annotated[HeadFilter, Depends(wanted)],
    number: Annotated[int, Query(alias="page")] = 1,
) -> HTMLResponse:
    with desk.casebook.still():
        total = desk.casebook.report_heads_count(asked)
        here = paged(request, page=number, total=total, rows=ROWS)
        rows = desk.casebook.report_heads(asked, limit=ROWS, offset=here.offset)
    return page(request, "reports/list.html", rows=rows, here=here, asked=asked)


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as its page shows it: a part of its text, its claims numbered from 1, and how many
    other texts its address had."""

    view: ReportView
    claims: tuple[ResolvedClaim, ...]
    part: Part
    incidents: dict[str, int]
    twins: tuple[Report, ...]
    others: int
    chosen: int | None

    @property
    def report(self) -> Report:
        return self.view.report

    @property
    def twins_seen(self) -> str:
        """What a person sees of the copies: the ids of the reports that are the same text."""
        return " ".join(twin.id for twin in self.twins)


@routes.get("/reports/{key}")
def report(
    request: Request, desk: AtDesk, key: str, part: int | None = None, claim: str = ""
) -> HTMLResponse:
    """A report; `claim` is the id of one whose words are to stand out."""
    try:
        found = shown(desk.casebook, key, part, claim)
    except UnknownId:
        return _gone(request, desk.casebook, key)
    return page(request, "reports/one.html", shown=found, opened_at=datetime.now(UTC).isoformat())


def _gone(request: Request, casebook: Casebook, key: str) -> HTMLResponse:
    """What can be said of a report that is not there, where any was erased. Raises UnknownId.

    Ids follow from words: only the mark that keeps an item out tells that it was one of those.
    """
    number = casebook.kept_out([key]).get(key)
    found = tuple(casebook.log(Wanted(number=number))) if number is not None else ()
    erasures = [e for e in casebook.log(Wanted(acts=(Act.ERASED,))) if "took" in (e.about or {})]
    if not erasures:
        casebook.report(key)  # says what ids there are
    status = HTTPStatus.GONE if found else HTTPStatus.NOT_FOUND
    values = {"entry": found[0] if found else None, "erasures": erasures}
    return page(request, "reports/erased.html", status=status, **values)


def shown(
    casebook: Casebook,
    key: str,
    part: int | None = None,
    claim: str = "",
    *,
    at: int | None = None,
) -> Shown:
    """What is shown of the report that a key names. Raises UnknownId.

    The part that is asked for; else the one that holds the words of `claim`, or the offset `at`.
    """
    with casebook.still():
        view = report_view(casebook, key)
        others = {key for group in view.copies for key in group.report_ids} - {view.report.id}
        twins = tuple(casebook.reports(others))
        texts = other_texts(casebook, view.report)
    claims = by_position(view.claims)
    chosen = next((n for n, one in enumerate(claims, 1) if one.claim_id == claim), None)
    if part is None:
        first = 0 if chosen is None else claims[chosen - 1].as_read.evidence[0].start
        part = part_of(view.report, first if at is None else at)
    numbers = {key: incident.number for incident in view.incidents for key in incident.claim_ids}
    told = shown_part(view.report, claims, part)
    return Shown(view, tuple(claims), told, numbers, twins, texts, chosen)
