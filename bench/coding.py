"""What is timed: reading, extracting and resolving reports, and the language engine bare."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

from memory import watched_memory

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.nlp import BATCH, Engine, Token
from reportedly.extract.reading import Reader
from reportedly.extract.sentences import split_sentences
from reportedly.ingest.reports import read_reports
from reportedly.model.reports import Intake, Reject, Report
from reportedly.pipeline.cores import Cores
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import code_paths
from reportedly.reference.library import open_library
from reportedly.resolve.claims import resolve_claims


@dataclass(frozen=True, slots=True)
class Timing:
    """One run over a set of reports. `sentences` counts all of them, read by the engine or not."""

    reports: int
    sentences: int
    claims: int
    failed: int
    seconds: float
    peak_mib: float
    growth: float

    @property
    def reports_per_second(self) -> float:
        return self.reports / self.seconds

    @property
    def sentences_per_second(self) -> float:
        return self.sentences / self.seconds


def time_coding(path: str, *, workers: int) -> Timing:
    """Code every report of a file, from its bytes to resolved claims.

    The clock starts with the first result of every worker: loading engine and reference data is
    not counted, and neither are those first reports.
    """
    engine = InProcess() if workers == 1 else Cores(workers)
    reports = claims = failed = 0
    with watched_memory() as memory:
        results = code_paths([path], engine=engine)
        for _ in range(workers):
            next(results)
        began = time.perf_counter()
        for told in results:
            reports += 1
            failed += isinstance(told, Reject)
            claims += 0 if isinstance(told, Reject) else len(told[1])
        seconds = time.perf_counter() - began
    sentences = sum(map(_sentence_count, islice(reports_in(path), workers, None)))
    return Timing(reports, sentences, claims, failed, seconds, memory.peak_mib, memory.growth)


def reports_in(path: str) -> Iterator[Report]:
    return (taken.report for taken in read_reports([path]) if isinstance(taken, Intake))


def _sentence_count(report: Report) -> int:
    return sum(1 for _ in split_sentences(report.reading.text))


class ListeningEngine(Engine):
    """The engine, noting which sentences it is given, for all of its kind in this process."""

    heard: ClassVar[list[str]] = []

    def read(
        self, sentences: Iterable[tuple[str, Sequence[tuple[int, int]]]]
    ) -> Iterator[tuple[Token, ...]]:
        given = list(sentences)
        self.heard.extend(text for text, _ in given)
        return super().read(given)


@dataclass(frozen=True, slots=True)
class Ratio:
    """All our work over the bare engine's, on the same sentences in the same process."""

    sentences: int
    ours_s: float
    bare_s: float

    @property
    def times(self) -> float:
        return self.ours_s / self.bare_s


def time_against_bare(path: str) -> Ratio:
    """Our reading, extracting and resolving, and then the engine alone over what it was given."""
    library = open_library()
    reader = open_reader(library)
    engine = ListeningEngine(reader.engine.pipeline, reader.engine.version)
    listening = replace(reader, engine=engine)
    _code_all(path, listening)  # also warms up
    bare_s = _seconds(lambda: _read_bare(engine, engine.heard))
    ours_s = _seconds(lambda: _code_all(path, reader))
    return Ratio(len(engine.heard), ours_s, bare_s)


def _code_all(path: str, reader: Reader) -> None:
    for report in reports_in(path):
        resolve_claims(extract_claims(report, reader), report, reader.library)


def _read_bare(engine: Engine, sentences: Sequence[str]) -> None:
    for _ in engine.pipeline.pipe(sentences, batch_size=BATCH):
        pass


def _seconds(work: Callable[[], None]) -> float:
    """Processor time: what else the machine does must not change a ratio."""
    began = time.process_time()
    work()
    return time.process_time() - began
