"""The whole system in a few lines. What is done already is skipped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from reportedly.extract.claims import extract_claims
from reportedly.extract.reading import Reader
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.reports import read_reports
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Intake, Reject, Report
from reportedly.pipeline.changes import tell_changes
from reportedly.pipeline.coding import (
    NOTHING_CODED,
    SHIPPED_LISTS,
    Coded,
    Coder,
    code_pending,
    failure_of,
    in_step,
    reader_of,
)
from reportedly.pipeline.conclude import Concluded, conclude
from reportedly.pipeline.engines import Engine, Failure
from reportedly.pipeline.progress import Progress, unsaid, untold
from reportedly.resolve.claims import resolve_claims
from reportedly.store.base import Casebook
from reportedly.store.custody import Act
from reportedly.store.observed import kept_aside

__all__ = ["Added", "Concluded", "add_reports", "code_paths", "code_pending", "conclude"]

# Items committed at once: what a kill can cost is the reading of so many.
BATCH_ITEMS = 32


def unlisted(item: Intake | Reject, new: bool) -> None:
    """Lists nothing."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: items that were new or known, kept but set aside, or unreadable.

    `set_aside` are among the new. `rejected` counts unreadable items, known ones included.
    """

    new: int = 0
    known: int = 0
    set_aside: int = 0
    rejected: int = 0
    coded: Coded = NOTHING_CODED


def add_reports(
    casebook: Casebook,
    paths: Sequence[str],
    *,
    engine: Engine,
    given: Given = NOTHING_GIVEN,
    progress: Progress = untold,
    announce: Callable[[str], None] = unsaid,
    found: Callable[[Intake | Reject, bool], None] = unlisted,
) -> Added:
    """Keep every report behind the paths that is not known, then code all that are not coded.

    `found` is told each item once it is kept, and whether it is new to the casebook. Killed at any
    point and started again, it ends in the same casebook as an unbroken run.
    Raises InputError for a path that does not exist, EngineError without a language engine.
    """
    reader_of(Coder.of(casebook))  # without a language engine nothing is begun
    added = Added()
    imported = casebook.note(Act.IMPORTING, _import(paths, given)).number
    for batch in _batches(read_reports(paths, given=_dated(given), announce=announce)):
        new_ids = casebook.add_intakes(batch, imported=imported)
        tell_changes(casebook, batch, new_ids, announce)
        for item in batch:
            found(item, _id(item) in new_ids)
        added = _counted(added, batch, new_ids)
        progress(added.new + added.known + added.rejected, None, "reading")
    return replace(added, coded=code_pending(casebook, engine=engine, progress=progress))


def _import(paths: Sequence[str], given: Given) -> dict[str, object]:
    """What the log keeps of an import: where it reads, and what the person said of it."""
    day = None if given.day is None else given.day.isoformat()
    return {"paths": list(paths), "outlet": given.outlet, "date": day, "url": given.url}


def code_paths(
    paths: Sequence[str],
    *,
    engine: Engine,
    given: Given = NOTHING_GIVEN,
    announce: Callable[[str], None] = unsaid,
    coder: Coder = SHIPPED_LISTS,
) -> Iterator[tuple[Report, tuple[ResolvedClaim, ...]] | Reject]:
    """The claims of each report, or why there are none, in order; nothing is kept.

    `coder` brings a user's own places and parties. Raises as `add_reports` does.
    """
    items = map(_codable, read_reports(paths, given=_dated(given), announce=announce))
    for item, told in in_step(engine, Telling(coder), items):
        if isinstance(item, Report) and isinstance(told, Failure):
            yield failure_of(item, told)
        elif not isinstance(told, Failure):
            yield told


def _dated(given: Given) -> Given:
    """What the user says, with the day of reading: stages ask no clock."""
    return given if given.today is not None else replace(given, today=datetime.now(UTC).date())


def _id(item: Intake | Reject) -> str:
    return item.id if isinstance(item, Reject) else item.report.id


def _codable(item: Intake | Reject) -> Report | Reject:
    if isinstance(item, Reject):
        return item
    return item.report if item.set_aside is None else kept_aside(item.report, item.set_aside)


@dataclass(frozen=True, slots=True)
class Telling:
    """Coding and resolving in one: called in a worker, it gives the work on one item."""

    coder: Coder

    def __call__(
        self,
    ) -> Callable[[Report | Reject], tuple[Report, tuple[ResolvedClaim, ...]] | Reject]:
        reader = reader_of(self.coder)
        return lambda item: item if isinstance(item, Reject) else _tell(item, reader)


def _tell(report: Report, reader: Reader) -> tuple[Report, tuple[ResolvedClaim, ...]]:
    claims = extract_claims(report, reader)
    return report, resolve_claims(claims, report, reader.library)


def _batches(items: Iterable[Intake | Reject]) -> Iterator[tuple[Intake | Reject, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, BATCH_ITEMS)):
        yield batch


def _counted(added: Added, batch: Sequence[Intake | Reject], new_ids: frozenset[str]) -> Added:
    intakes = [item for item in batch if isinstance(item, Intake)]
    new = {item.report.id for item in intakes} & new_ids
    aside = {item.report.id for item in intakes if item.set_aside is not None} & new_ids
    return replace(
        added,
        new=added.new + len(new),
        known=added.known + len(intakes) - len(new),
        set_aside=added.set_aside + len(aside),
        rejected=added.rejected + len(batch) - len(intakes),
    )
