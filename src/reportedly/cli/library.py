"""The reference data that a command looks names up in."""

from reportedly.cli.book import opened
from reportedly.pipeline.own_lists import own_actors, own_places
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import SYRIA
from reportedly.settings import Settings


def library_of(settings: Settings) -> Library:
    """The reference data as the casebook has it; the built-in lists where there is none."""
    if not settings.casebook.exists():
        return open_library()
    with opened(settings) as book:
        return open_library(
            places=own_places(book),
            actors=own_actors(book),
            speakers=book.speakers(),
            theatre=book.theatre() or SYRIA,
        )


def theatre_of(settings: Settings) -> str:
    """Which built-in theatre is on: the casebook's choice, or the one that always is."""
    if not settings.casebook.exists():
        return SYRIA
    with opened(settings) as book:
        return book.theatre() or SYRIA
