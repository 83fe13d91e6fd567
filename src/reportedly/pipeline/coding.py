"""Reports to claims, on any engine."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from threading import Lock
from typing import TypeVar

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.claims import Claim
from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow
from reportedly.model.reports import Reject, Report
from reportedly.pipeline.engines import Engine, Failure
from reportedly.pipeline.own_lists import own_actors, own_places
from reportedly.pipeline.progress import Progress, untold
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import SYRIA
from reportedly.store.base import Casebook

A = TypeVar("A")
B = TypeVar("B")

FAILED_HINT = "The report is kept. It is tried again with the next `reportedly add`."


@dataclass(frozen=True, slots=True)
class Coder:
    """How reports are coded: the reference data of one user. Travels to any worker.

    `theatre` is the built-in one that is on, in ISO letters, or "none".

    Called, it opens the language engine there and gives the work: a report in, its claims out.
    """

    places: tuple[PlaceRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    speakers: tuple[SpeakerRow, ...] = ()
    theatre: str = SYRIA

    def __call__(self) -> Callable[[Report], tuple[Claim, ...]]:
        return partial(extract_claims, reader=reader_of(self))

    @classmethod
    def of(cls, casebook: Casebook) -> "Coder":
        theatre = casebook.theatre() or SYRIA
        return cls(own_places(casebook), own_actors(casebook), casebook.speakers(), theatre)


SHIPPED_LISTS = Coder()


_opening = Lock()


def reader_of(coder: Coder) -> Reader:
    """The reader over this reference data: opened once in a process, whoever asks first."""
    with _opening:
        return _opened_reader(coder)


@lru_cache(maxsize=1)
def _opened_reader(coder: Coder) -> Reader:
    library = open_library(
        places=coder.places,
        actors=coder.actors,
        speakers=coder.speakers,
        theatre=coder.theatre,
    )
    return open_reader(library)


def library_of(casebook: Casebook) -> Library:
    """The reference data of a casebook: what ships, and its own lists."""
    return reader_of(Coder.of(casebook)).library


@dataclass(frozen=True, slots=True)
class Coded:
    """How many reports were coded, how many claims they gave, and how many reports failed."""

    reports: int = 0
    claims: int = 0
    failed: int = 0


NOTHING_CODED = Coded()


def code_pending(casebook: Casebook, *, engine: Engine, progress: Progress = untold) -> Coded:
    """Code every report that the present generation has not: one short transaction each.

    A report whose coding fails is set aside with the reason; it stays pending.
    """
    coder = Coder.of(casebook)
    generation = reader_of(coder).generation
    total = casebook.pending_count(generation)
    coded = Coded()
    if total == 0:
        return coded
    for report, result in in_step(engine, coder, casebook.pending(generation)):
        coded = _keep(casebook, generation, report, result, coded)
        progress(coded.reports + coded.failed, total, "coding")
    return coded


def _keep(
    casebook: Casebook,
    generation: str,
    report: Report,
    result: tuple[Claim, ...] | Failure,
    coded: Coded,
) -> Coded:
    if isinstance(result, Failure):
        casebook.add_intakes([failure_of(report, result)])
        return Coded(coded.reports, coded.claims, coded.failed + 1)
    casebook.add_claims(report.id, generation, result)
    return Coded(coded.reports + 1, coded.claims + len(result), coded.failed)


def failure_of(report: Report, failure: Failure) -> Reject:
    """A report that could not be coded, as a reject."""
    reason = f"could not be coded: {failure.reason}"
    return Reject.of(report.locator, reason, FAILED_HINT, report.id)


def in_step(
    engine: Engine, open_work: Callable[[], Callable[[A], B]], items: Iterable[A]
) -> Iterator[tuple[A, B | Failure]]:
    """Each item beside its result; no more items are held than are on their way."""
    sent: deque[A] = deque()

    def remembered() -> Iterator[A]:
        for item in items:
            sent.append(item)
            yield item

    for result in engine.map(open_work, remembered()):
        yield sent.popleft(), result
