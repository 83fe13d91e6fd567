"""The reports and the copies among them as JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from reportedly.model.incidents import CopyGroup
from reportedly.query.paging import place_of
from reportedly.server.desk import AtDesk
from reportedly.server.pages.reports import wanted
from reportedly.store.heads import HeadFilter, ReportHead

routes = APIRouter(prefix="/api/v1", tags=["reports"])

_PageNumber = Annotated[int, Query(ge=1, le=10**9)]
_Size = Annotated[int, Query(ge=1, le=200)]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the list. `given_id` is what a file called it, `day` when it was published, null
    where nobody knows; `set_aside` why nothing was read in it; `claims` counts those that stand."""

    id: str
    given_id: str | None
    outlet: str
    title: str
    day: date | None
    set_aside: str | None
    claims: int
    url: str


@dataclass(frozen=True, slots=True)
class ReportRows:
    """One page of reports, the last published first; pages count from 1."""

    total: int
    page: int
    pages: int
    rows: list[ReportRow]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Reports that are one text, by id, the earliest first, and why."""

    reports: list[str]
    reason: str


@dataclass(frozen=True, slots=True)
class CopyRows:
    """One page of groups; pages count from 1."""

    total: int
    page: int
    pages: int
    rows: list[CopyRow]


@routes.get("/reports")
def reports(
    desk: AtDesk,
    asked: Annotated[HeadFilter, Depends(wanted)],
    page: _PageNumber = 1,
    size: _Size = 50,
) -> ReportRows:
    """The reports that are wanted, by words of outlet or text and days of publication."""
    with desk.casebook.still():
        total = desk.casebook.report_heads_count(asked)
        at = place_of(page, total=total, size=size)
        rows = desk.casebook.report_heads(asked, limit=size, offset=at.offset)
    return ReportRows(total, at.page, at.pages, [_row(one) for one in rows])


@routes.get("/copies")
def copies(desk: AtDesk, page: _PageNumber = 1, size: _Size = 50) -> CopyRows:
    """Which reports are one text, and count once."""
    found = desk.casebook.copies()
    at = place_of(page, total=len(found), size=size)
    here = found[at.offset : at.offset + size]
    return CopyRows(len(found), at.page, at.pages, [_copies(one) for one in here])


def _row(head: ReportHead) -> ReportRow:
    return ReportRow(
        head.id,
        head.given_id,
        head.outlet,
        head.title,
        head.day,
        head.set_aside,
        head.claims,
        f"/reports/{head.id}",
    )


def _copies(group: CopyGroup) -> CopyRow:
    return CopyRow(list(group.report_ids), group.reason)
