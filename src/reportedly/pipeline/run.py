"""The whole system in a few lines. What is done already is skipped."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportedly.extract.claims import extract_claims
from reportedly.extract.reading import Reader
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.reports import read_files, read_reports
from reportedly.ingest.sources import check_paths
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Intake, Reject, Report
from reportedly.pipeline.answering import Answering
from reportedly.pipeline.coding import (
    SHIPPED_LISTS,
    Coder,
    code_pending,
    failure_of,
    in_step,
    reader_of,
)
from reportedly.pipeline.conclude import Concluded, conclude
from reportedly.pipeline.engines import Engine, Failure
from reportedly.pipeline.imports import import_about
from reportedly.pipeline.progress import Progress, unsaid, untold
from reportedly.pipeline.taking_in import Added, TakingIn, unlisted
from reportedly.resolve.claims import resolve_claims
from reportedly.store.base import Casebook
from reportedly.store.custody import Act
from reportedly.store.observed import kept_aside

__all__ = ["Added", "Concluded", "add_reports", "code_paths", "code_pending", "conclude"]


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

    `found` is told each item once it is kept, and whether it is new to the casebook. Of a
    folder the casebook's own files are left out. Killed at any point and started again, it
    ends in the same casebook as an unbroken run.
    Raises InputError for a path that does not exist, EngineError without a language engine.
    """
    reader_of(Coder.of(casebook))  # without a language engine nothing is begun
    check_paths(paths)
    about = import_about(paths, given, folder=str(Path.cwd()))
    imported = casebook.note(Act.IMPORTING, about).number
    answering = Answering(casebook, imported)
    run = TakingIn(casebook, imported, answering, progress, announce, found)
    files = read_files(paths, given=dated(given), announce=announce, left_out=casebook.owns)
    run.take_in(files)
    return replace(run.added, coded=code_pending(casebook, engine=engine, progress=progress))


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
    items = map(_codable, read_reports(paths, given=dated(given), announce=announce))
    for item, told in in_step(engine, Telling(coder), items):
        if isinstance(item, Report) and isinstance(told, Failure):
            yield failure_of(item, told)
        elif not isinstance(told, Failure):
            yield told


def dated(given: Given) -> Given:
    """What the user says, with the day of reading: stages ask no clock."""
    return given if given.today is not None else replace(given, today=datetime.now(UTC).date())


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
