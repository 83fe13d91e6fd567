"""Long lists a page at a time, at addresses that keep what the list was asked for."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request


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
    of = max(1, -(-total // rows))
    number = min(max(page, 1), of)
    before = _address(request, number - 1) if number > 1 else None
    after = _address(request, number + 1) if number < of else None
    return Paged(number, of, total, (number - 1) * rows, before, after)


def _address(request: Request, page: int) -> str:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != "page" and pair[1]]
    return f"{request.url.path}?{urlencode([*kept, ('page', page)])}"
