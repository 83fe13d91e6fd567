"""What was set aside, and another try at it, as JSON."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from reportedly.pipeline.retries import Retry, Tried
from reportedly.pipeline.taking_in import Added
from reportedly.query.paging import place_of
from reportedly.query.reports import rejects as rejects_of
from reportedly.query.views import RejectRow
from reportedly.server.api.jobs import JobStatus, status_of
from reportedly.server.desk import AtDesk
from reportedly.server.tries import begin, chosen
from reportedly.store.asides import Became

routes = APIRouter(prefix="/api/v1", tags=["custody"])

_PageNumber = Annotated[int, Query(ge=1, le=10**9)]
_Size = Annotated[int, Query(ge=1, le=200)]
_Words = Annotated[str, Query(max_length=2000)]


@dataclass(frozen=True, slots=True)
class RejectOut:
    """Something set aside: where it was, why, what to do; `report` is the id it is kept as;
    `became` what became of it, null while it stands aside, `came_as` the report that came in."""

    id: str
    locator: str
    reason: str
    hint: str
    report: str | None
    became: Became | None
    came_as: str | None


@dataclass(frozen=True, slots=True)
class RejectsOut:
    """One page of what was set aside, by where it was read; pages count from 1."""

    total: int
    page: int
    pages: int
    rows: list[RejectOut]


@dataclass(frozen=True, slots=True)
class TryOut:
    """What came of one try: the report that came in, or why it stands aside, and what to do."""

    id: str
    locator: str
    tried: Tried
    report: str | None
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What was read in all: one place may hold many reports."""

    new: int
    known: int
    rejected: int
    kept_out: int
    claims: int


@dataclass(frozen=True, slots=True)
class TriesOut:
    """A page of what came of a try, by place; pages count from 1. Until all is read `read` is null,
    and there are no rows."""

    job: JobStatus
    read: ReadOut | None
    total: int
    page: int
    pages: int
    rows: list[TryOut]


@routes.get("/rejects")
def rejects(
    desk: AtDesk,
    text: _Words = "",
    reason: _Words = "",
    answered: bool = False,
    page: _PageNumber = 1,
    size: _Size = 50,
) -> RejectsOut:
    """What was set aside, by letters of its place of origin and by reason; with `answered` also
    what came in since, or went."""
    found = chosen(rejects_of(desk.casebook, answered=answered), text.strip(), reason)
    at = place_of(page, total=len(found), size=size)
    here = found[at.offset : at.offset + size]
    return RejectsOut(len(found), at.page, at.pages, [_reject(row) for row in here])


def _reject(row: RejectRow) -> RejectOut:
    told, answer = row.reject, row.answer
    became, came_as = (None, None) if answer is None else (answer.became, answer.report_id)
    words = told.locator, told.reason, told.hint
    return RejectOut(told.id, *words, told.report_id, became, came_as)


@routes.post("/rejects/tries", status_code=202)
def try_again(desk: AtDesk, text: _Words = "", reason: _Words = "", id: _Words = "") -> JobStatus:
    """Read again, in the background, what stands aside with these letters in its place and this
    reason, or the one of this id, from where it lay. Nothing on the web is asked."""
    return status_of(begin(desk, text=text.strip(), reason=reason, key=id))


@routes.get("/rejects/tries/{key}")
def tried(desk: AtDesk, key: str, page: _PageNumber = 1, size: _Size = 50) -> TriesOut:
    """How far a try is, and what came of it."""
    job = desk.jobs.job(key)
    tries = () if job.retried is None else job.retried.retries
    at = place_of(page, total=len(tries), size=size)
    rows = [_try(one) for one in tries[at.offset : at.offset + size]]
    read = None if job.retried is None else _read(job.retried.added)
    return TriesOut(status_of(job), read, len(tries), at.page, at.pages, rows)


def _read(added: Added) -> ReadOut:
    sums = added.new, added.known, added.rejected, added.kept_out
    return ReadOut(*sums, added.coded.claims)


def _try(one: Retry) -> TryOut:
    return TryOut(one.reject.id, one.reject.locator, one.tried, one.report, one.reason, one.hint)
