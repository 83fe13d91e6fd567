"""Where the work runs: in this process, or on the machine's cores. The results are the same."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Failure:
    """An item whose work failed; `reason` is for a person. The work on all others went on."""

    reason: str


class Engine(Protocol):
    """Runs one function over many items; results come in the order of the items."""

    def map(
        self, open_work: Callable[[], Callable[[A], B]], items: Iterable[A]
    ) -> Iterator[B | Failure]:
        """The work on each item. `open_work` gives the work; it is called once per worker."""


class InProcess:
    """The work runs here, one item after the other. A crash of the interpreter ends it all."""

    def map(
        self, open_work: Callable[[], Callable[[A], B]], items: Iterable[A]
    ) -> Iterator[B | Failure]:
        work = open_work()
        return (attempt(work, item) for item in items)


def attempt(work: Callable[[A], B], item: A) -> B | Failure:
    """The result, or why there is none: one item's error must not stop the others."""
    try:
        return work(item)
    except Exception as error:  # whatever a hostile item provokes
        words = str(error).strip().splitlines()
        return Failure(": ".join([type(error).__name__, *words[:1]]))
