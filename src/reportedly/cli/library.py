"""The reference data that a command looks names up in."""

from reportedly.cli.book import opened
from reportedly.reference.library import Library, open_library
from reportedly.settings import Settings


def library_of(settings: Settings) -> Library:
    """The reference data as the casebook has it; the built-in lists where there is none."""
    if not settings.casebook.exists():
        return open_library()
    with opened(settings) as book:
        return open_library(places=book.places(), actors=book.actors())
