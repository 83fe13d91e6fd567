"""The casebook at hand, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.cli.terminal import err, tell
from reportedly.settings import Settings
from reportedly.store.base import Casebook


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Casebook]:
    """The casebook of these settings; CasebookError where it is missing and not to be made."""
    from reportedly.store.sqlite import open_casebook

    with open_casebook(settings.casebook, create=create, author=settings.author) as book:
        yield book


@contextmanager
def asked(settings: Settings) -> Iterator[Casebook]:
    """The same for questions; says on standard error where the answer may be an old one."""
    with opened(settings) as book:
        note = staleness(book)
        if note:
            tell(err(settings), f"note: {note}")
        yield book


def staleness(book: Casebook) -> str:
    """Why what is concluded may not be what this program would conclude; "" where it is."""
    from reportedly.pipeline.versions import concluding_code

    snapshot = book.snapshot()
    if snapshot is None:
        return "nothing is concluded yet; `reportedly conclude` does it"
    if snapshot.code != concluding_code():
        return "concluded by another version of the program; `reportedly conclude` renews it"
    if snapshot.inputs != book.inputs_digest(snapshot.generation):
        return "claims or judgements came since it was concluded; `reportedly conclude` renews it"
    return ""
