"""How fast, with how much memory, and how much we add to the bare language engine.

make bench            made-up reports, and real ones where the corpora lie beside the project
bench/run.py --reports 2000
bench/run.py --claims 10000 100000 1000000
bench/run.py --desk 100000      the desk over a casebook of so many claims
bench/names.py        names among a million alone
bench/linking.py      linking alone
bench/deciding.py     decisions in a running process alone
"""

import argparse
import gzip
import os
import sys
import tempfile
from pathlib import Path

# One thread of algebra a process, as the workers have it; read when numpy is first imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

REPORTS = 600
REAL = Path(__file__).resolve().parents[2] / "shared/corpora/fa_kes/articles.jsonl.gz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many of each sort")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--claims", type=int, nargs="+", help="sizes that linking is timed at")
    parser.add_argument("--desk", type=int, default=10_000, help="claims that the desk is over")
    options = parser.parse_args()
    import deciding
    import desk
    import linking
    import names
    from made_up import write_reports

    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "made-up.jsonl"
        write_reports(made_up, count=options.reports)
        bench(f"{options.reports} made-up reports", made_up, options.workers)
        if REAL.exists():
            real = Path(folder) / "real.jsonl"
            lines = gzip.decompress(REAL.read_bytes()).splitlines(keepends=True)
            real.write_bytes(b"".join(lines[: options.reports]))
            bench("real reports beside the project", real, options.workers)
    names.main()
    linking.main(options.claims or linking.SIZES)
    deciding.main()
    desk.main(options.desk)


def bench(title: str, path: Path, workers: int) -> None:
    """Print one table: one process, all cores, and the ratio to the bare engine."""
    from coding import time_against_bare, time_coding

    print(
        f"\n{title}\n{'':14}{'reports/s':>10}{'sentences/s':>13}{'claims':>8}{'failed':>8}", end=""
    )
    print(f"{'peak MiB':>10}{'growth':>8}")
    for name, count in (("one process", 1), (f"{workers} processes", workers)):
        run = time_coding(str(path), workers=count)
        print(f"{name:14}{run.reports_per_second:>10.1f}{run.sentences_per_second:>13.1f}", end="")
        print(f"{run.claims:>8}{run.failed:>8}{run.peak_mib:>10.0f}{run.growth:>8.2f}", flush=True)
    ratio = time_against_bare(str(path))
    print(
        f"{ratio.times:.2f} times the bare engine over the same {ratio.sentences} sentences ",
        end="",
    )
    print(f"(ours {ratio.ours_s:.1f} s, bare {ratio.bare_s:.1f} s, one process)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
