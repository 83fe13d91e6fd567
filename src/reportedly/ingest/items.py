"""What a format reader hands on: one item as found, not yet a report."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.reports import Blob, Segment

# Chosen, not measured: far above any article (the longest of FA-KES has 8,606 letters) and any
# saved page without its pictures, and small enough to be held and read.
MAX_ITEM_BYTES = 16 * 1024 * 1024


class Refused(Exception):  # never leaves this room: it becomes a Reject at the door
    """An item that cannot be read: the reason, and what the reader can do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Words:
    """The decoded text of an item, its title (a prefix of it, or ""), and where both came from.

    `body_start` is where the text goes on after the title and its blank line.
    """

    text: str
    title: str = ""
    body_start: int = 0
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item as found: its bytes, its words, and what stands beside them.

    `listed` is a date as a table gives it, `page_date` the ISO day of a page's own metadata.
    `container` is the whole file where `content` is not verbatim in it; `read_on` the day on
    which it was captured, where that is known: no page can have been published after it.
    """

    locator: str
    content: bytes
    media_type: str
    words: Words
    given_id: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    listed: str | None = None
    page_date: str | None = None
    notes: tuple[str, ...] = ()
    container: Blob | None = None
    read_on: date | None = None


def compose(title: str, body: str, *, names: tuple[str, str] = ("title", "text")) -> Words:
    """Title, blank line, body; the segments know their fields, not yet their bytes."""
    if not title:
        return Words(body, segments=(Segment(0, len(body), names[1]),))
    start = len(title) + 2
    segments = (
        Segment(0, len(title), names[0]),
        Segment(start, start + len(body), names[1]),
    )
    return Words(f"{title}\n\n{body}", title, start, segments)
