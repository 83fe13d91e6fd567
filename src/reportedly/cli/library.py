"""The reference data that a command looks names up in."""

from dataclasses import replace

from reportedly.cli.book import opened
from reportedly.pipeline.coding import SHIPPED_LISTS, Coder
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import SYRIA
from reportedly.settings import Settings


def library_of(settings: Settings) -> Library:
    """The reference data as the casebook has it; the built-in lists where there is none."""
    if not settings.casebook.exists():
        return open_library()
    with opened(settings) as book:
        return open_library(
            places=book.places(),
            actors=book.actors(),
            speakers=book.speakers(),
            theatre=book.theatre() or SYRIA,
        )


def coder_of(settings: Settings, *, theatre: str | None = None) -> Coder:
    """How reports are coded with the same data; a `theatre` that is given wins for this once."""
    coder = SHIPPED_LISTS
    if settings.casebook.exists():
        with opened(settings) as book:
            coder = Coder.of(book)
    return coder if theatre is None else replace(coder, theatre=theatre)


def theatre_of(settings: Settings) -> str:
    """Which built-in theatre is on: the casebook's choice, or the one that always is."""
    if not settings.casebook.exists():
        return SYRIA
    with opened(settings) as book:
        return book.theatre() or SYRIA
