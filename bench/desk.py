"""How soon the desk answers over a casebook of many claims.

bench/desk.py                     over a made-up casebook of 10 thousand claims
bench/desk.py --claims 100000     of a hundred thousand (minutes to make)
bench/desk.py --casebook FILE     over one that there is
"""

import argparse
import tempfile
from pathlib import Path

from asking import time_questions
from made_up_casebook import fill
from pages import time_pages

from reportedly.store.sqlite import open_casebook

CLAIMS = 10_000


def main(claims: int = CLAIMS, casebook: Path | None = None) -> None:
    """Time the questions behind the pages, then the pages."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_casebook(casebook or Path(folder) / "made-up.casebook") as book,
    ):
        if casebook is None:
            fill(book, claims)
        time_questions(book)
        time_pages(book)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--casebook", type=Path)
    options = parser.parse_args()
    main(options.claims, options.casebook)
