"""How fast claims are linked, in what memory, and how soon one report more is.

bench/linking.py                      10 thousand and 100 thousand made-up claims
bench/linking.py --claims 1000000     the million
bench/linking.py --texts              with profiles of the reports' texts
bench/linking.py --crowd 2000         and so many tellings of one town and day

Each size runs in a process of its own, so that its memory is its own. The yardstick is grouping
by day, place and kind (link/baseline.py) over the same claims in the same process.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
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


def main(sizes: Sequence[int] = SIZES, *options: str) -> None:
    """One line a size, each from a process of its own."""
    print(
        f"\nlinking made-up claims\n{'claims':>10}{'tellings':>10}{'incidents':>10}{'s':>8}", end=""
    )
    print(f"{'us/claim':>9}{'x day':>7}{'claims MiB':>11}{'peak MiB':>9}", end="")
    print(f"{'add p50':>9}{'p95':>8}{'max ms':>8}", flush=True)
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size), *options], check=True)


def time_linking(size: int, *, texts: bool) -> None:
    """Link all but the last reports, then add these one at a time, drawn from everywhere."""
    reports = list(made_up_reports(size, texts=texts))
    random.Random(_SEED).shuffle(reports)
    later, first = reports[:_ADDED], reports[_ADDED:]
    claims = [claim for report in first for claim in report.claims]
    held = psutil.Process().memory_info().rss / 2**20
    day_s, _ = _timed(lambda: one_a_day(claims))
    linker = Linker()
    with watched_memory() as memory:
        seconds, incidents = _timed(lambda: _link(linker, claims, first))
        waits = sorted(_timed(partial(_add, linker, report))[0] for report in later)
    tellings = len({(c.claim.report_id, c.claim.group) for c in claims})
    print(f"{len(claims):>10,}{tellings:>10,}{len(incidents):>10,}{seconds:>8.1f}", end="")
    print(f"{1e6 * seconds / len(claims):>9.0f}{seconds / day_s:>7.1f}", end="")
    print(f"{held:>11.0f}{memory.peak_mib:>9.0f}", end="")
    marks = waits[len(waits) // 2], waits[len(waits) * 95 // 100], waits[-1]
    print("{:>9.0f}{:>8.0f}{:>8.0f}".format(*(1000 * wait for wait in marks)), flush=True)


def time_crowd(tellings: int) -> None:
    """Reports that all tell of one town and one day: where pairs cannot be spared."""
    (report, *_) = made_up_reports(1)
    (claim,) = report.claims
    crowd = [_retold(claim, number) for number in range(tellings)]
    linker = Linker()
    with watched_memory() as memory:
        seconds, found = _timed(lambda: _link(linker, crowd, ()))
        wait, _ = _timed(lambda: _add(linker, replace(report, claims=(_retold(claim, -1),))))
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


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


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
        time_linking(asked.one, texts=asked.texts)
    elif asked.crowd is not None:
        time_crowd(asked.crowd)
    else:
        main(asked.claims, *(("--texts",) if asked.texts else ()))
