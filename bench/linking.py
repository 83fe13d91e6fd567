"""How fast claims are linked, in what memory, and how soon one report more is.

bench/linking.py                      10 thousand and 100 thousand made-up claims
bench/linking.py --claims 1000000     the million
bench/linking.py --texts              with profiles of the reports' texts
bench/linking.py --crowd 2000         and so many tellings of one town and day

Each size runs in a process of its own, so that its memory is its own. Seconds are those that the
processor spent: one thread does the work, and others may share the machine; beside them stands
what a clock on the wall showed. Linking all at once is the cold start; growth is time a claim
against the smallest size. The yardstick is grouping by day, place and kind (link/baseline.py)
over the same claims in the same process.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TypeVar

import psutil
from made_up_claims import MadeUpReport, made_up_reports
from memory import watched_memory

from reportedly.link.baseline import one_a_day
from reportedly.link.linker import Linker
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident

Answer = TypeVar("Answer")
SIZES = (10_000, 100_000)
_ADDED = 200  # reports, one by one, to the finished casebook
_SEED = 5
_HEAD = (
    f"{'claims':>10}{'tellings':>10}{'incidents':>10}{'cold s':>8}{'clock s':>9}"
    f"{'us/claim':>9}{'growth':>8}{'x day':>7}{'claims MiB':>11}{'peak MiB':>9}"
    f"{'add p50':>9}{'p95':>6}{'max ms':>8}"
)


@dataclass(frozen=True, slots=True)
class Linked:
    """One size linked; `waits_ms` are half of the reports added later, 95 of 100, and all."""

    claims: int
    tellings: int
    incidents: int
    seconds: float
    clock_seconds: float
    day_seconds: float
    held_mib: float
    peak_mib: float
    waits_ms: tuple[float, float, float]

    @property
    def micros(self) -> float:
        return 1e6 * self.seconds / self.claims

    def row(self, least: float) -> str:
        waits = "{:>9.0f}{:>6.0f}{:>8.0f}".format(*self.waits_ms)
        return (
            f"{self.claims:>10,}{self.tellings:>10,}{self.incidents:>10,}"
            f"{self.seconds:>8.1f}{self.clock_seconds:>9.1f}"
            f"{self.micros:>9.0f}{self.micros / least:>8.2f}{self.seconds / self.day_seconds:>7.1f}"
            f"{self.held_mib:>11.0f}{self.peak_mib:>9.0f}{waits}"
        )


def main(sizes: Sequence[int] = SIZES, *options: str) -> None:
    """One line a size, each from a process of its own."""
    print(f"\nlinking made-up claims\n{_HEAD}", flush=True)
    least = 0.0
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size), *options]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = Linked(**json.loads(told))
        least = least or found.micros
        print(found.row(least), flush=True)


def time_linking(size: int, *, texts: bool) -> Linked:
    """Link all but the last reports, then add these one at a time, drawn from everywhere."""
    reports = list(made_up_reports(size, texts=texts))
    random.Random(_SEED).shuffle(reports)
    later, first = reports[:_ADDED], reports[_ADDED:]
    claims = [claim for report in first for claim in report.claims]
    held = psutil.Process().memory_info().rss / 2**20
    day_s, _ = timed(lambda: one_a_day(claims))
    linker = Linker()
    with watched_memory() as memory:
        began = time.monotonic()
        seconds, incidents = timed(lambda: _link(linker, claims, first))
        clock_s = time.monotonic() - began
        waits = sorted(1000 * timed(partial(_add, linker, report))[0] for report in later)
    tellings = len({(c.claim.report_id, c.claim.group) for c in claims})
    marks = waits[len(waits) // 2], waits[len(waits) * 95 // 100], waits[-1]
    counts = len(claims), tellings, len(incidents)
    return Linked(*counts, seconds, clock_s, day_s, held, memory.peak_mib, marks)


def time_crowd(tellings: int) -> None:
    """Reports that all tell of one town and one day: where pairs cannot be spared."""
    (report, *_) = made_up_reports(1)
    (claim,) = report.claims
    crowd = [_retold(claim, number) for number in range(tellings)]
    linker = Linker()
    with watched_memory() as memory:
        seconds, found = timed(lambda: _link(linker, crowd, ()))
        wait, _ = timed(lambda: _add(linker, replace(report, claims=(_retold(claim, -1),))))
    print(
        f"{tellings:,} tellings of one town and day: {seconds:.1f} s, {len(found)} incidents",
        end="",
    )
    print(f", peak {memory.peak_mib:.0f} MiB, one more {1000 * wait:.0f} ms", flush=True)


def _retold(claim: ResolvedClaim, number: int) -> ResolvedClaim:
    told = replace(claim.claim, report_id=f"r{number}")
    return replace(claim, claim_id=f"c-{number}", claim=told, outlet=f"Outlet {number % 60}")


def _link(
    linker: Linker, claims: Sequence[ResolvedClaim], reports: Sequence[MadeUpReport]
) -> tuple[Incident, ...]:
    linker.add(claims, profiles={report.id: report.profile for report in reports})
    return linker.incidents()


def _add(linker: Linker, report: MadeUpReport) -> None:
    linker.add(report.claims, profiles={report.id: report.profile})
    linker.moved()


def timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Seconds of the processor, and the answer."""
    began = time.process_time()
    answer = work()
    return time.process_time() - began, answer


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--crowd", type=int)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    asked = _read_options()
    if asked.one is not None:
        print(json.dumps(asdict(time_linking(asked.one, texts=asked.texts))))
    elif asked.crowd is not None:
        time_crowd(asked.crowd)
    else:
        main(asked.claims, *(("--texts",) if asked.texts else ()))
