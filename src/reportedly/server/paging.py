"""Long lists a page at a time, at addresses that keep what the list was asked for."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from reportedly.query.paging import place_of


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page of a list this is, from 1, and where the others are. `total` counts its rows."""

    number: int
    of: int
    total: int
    offset: int
    before: str | None
    after: str | None


def paged(request: Request, *, page: int, total: int, rows: int) -> Paged:
    """The page that was asked for, or the nearest there is; `rows` go on each."""
    at = place_of(page, total=total, size=rows)
    before = _address(request, at.page - 1) if at.page > 1 else None
    after = _address(request, at.page + 1) if at.page < at.pages else None
    return Paged(at.page, at.pages, total, at.offset, before, after)


def _address(request: Request, page: int) -> str:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != "page" and pair[1]]
    return f"{request.url.path}?{urlencode([*kept, ('page', page)])}"
