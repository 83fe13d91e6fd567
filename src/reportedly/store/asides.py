"""What became of items that were set aside: they came in later, went, or were set aside again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reportedly.model.reports import Reject


class Became(StrEnum):
    """What became of an item that was set aside."""

    CAME_IN = "came in"  # a report came from its place
    LEFT = "left"  # its place was read to the end without it: it was mended, changed or taken out
    TAKEN_OFF = "taken off"  # somebody says that nothing is left to be done about it
    AGAIN = "again"  # it came back, or came from another place


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a reject, by its id; the report that came from its place, if one did."""

    reject_id: str
    became: Became
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A reject with the answer it has; None while it stands."""

    reject: Reject
    answer: Answer | None = None


class Asides(Protocol):
    """Items that were set aside, and what became of them: appended, never changed."""

    def rejects(self) -> Iterator[Reject]:
        """What stands aside. A reject of a report that was coded since is left out, and one that
        was answered."""

    def asides(self) -> Iterator[Aside]:
        """Every reject ever, those that were answered with their answers."""

    def answer(self, answers: Sequence[Answer], *, imported: int | None) -> None:
        """Keep what became of rejects. `imported` is the log's number of the import that told;
        None where a person did."""
