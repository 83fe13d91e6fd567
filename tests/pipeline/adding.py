"""Adds reports with the real stages on two workers; it is killed in the middle."""

import sys

from reportedly.pipeline.cores import Cores
from reportedly.pipeline.run import add_reports, conclude
from reportedly.store.sqlite import open_casebook


def tell(done: int, total: int | None, label: str) -> None:
    print(done, label, flush=True)  # noqa: T201


def main(casebook_path: str, reports_path: str) -> None:
    with open_casebook(casebook_path) as casebook:
        add_reports(casebook, [reports_path], engine=Cores(2, few_items=0), progress=tell)
        conclude(casebook)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
