"""Pages of long lists."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page among others, counted from 1; `offset` rows stand before it."""

    page: int
    pages: int
    offset: int


def place_of(page: int, *, total: int, size: int) -> Place:
    """The page that is shown for the one that is asked for: beyond the last one, the last."""
    pages = max(1, -(-total // size))
    at = min(max(1, page), pages)
    return Place(at, pages, (at - 1) * size)
