"""What came of asking for an address."""

from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from enum import StrEnum


class Why(StrEnum):
    """Why there is no answer. Each is about this moment: it says nothing of whether a page is."""

    ADDRESS = "address"  # it is no address on the web, or a host that nobody knows
    INSIDE = "inside"  # it leads into one's own network
    ROBOTS = "robots"  # the site asks programs to leave it alone
    LATER = "later"  # the site asks to come back later
    CONNECTION = "connection"  # refused, broken off, not verified
    TIME = "time"
    SIZE = "size"
    REDIRECTS = "redirects"


class Refused(Exception):  # never leaves this room: it becomes Unanswered at the door
    """There will be no answer: why, the reason in words, what a person can do."""

    def __init__(self, why: Why, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.why = why
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whatever its status.

    `body` is what it sent, with the packing of the way taken off; `packed` names that packing.
    `final` is the address that answered in the end, `way` those that led there, the first one
    asked for among them. `at` is when it was asked (UTC), `peer` the machine that answered.
    """

    address: str
    final: str
    way: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    peer: str
    packed: str = ""

    def header(self, name: str) -> str | None:
        """The first header of this name, in any case."""
        wanted = name.casefold()
        return next((value for key, value in self.headers if key.casefold() == wanted), None)

    @property
    def charset(self) -> str | None:
        """What the server called the encoding of its answer; None where it did not say."""
        told = Message()
        told["Content-Type"] = self.header("Content-Type") or ""
        return told.get_content_charset()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why an address gave no answer at this moment, and what a person can do.

    `at` is when it was asked (UTC).
    """

    address: str
    why: Why
    reason: str
    hint: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What a server called its last answer: sent along, it need not send the same again."""

    etag: str | None = None
    changed: str | None = None


NOTHING_KNOWN = Known()
