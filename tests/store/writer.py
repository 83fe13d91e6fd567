"""Writes reports and their claims for ever and says what is kept; it is killed in the middle."""

import sys
from dataclasses import replace

import small_casebook as small

from reportedly.store.sqlite import open_casebook


def main(path: str) -> None:
    with open_casebook(path) as casebook:
        for number in range(10**6):
            batch = [
                small.intake(f"{number} {n} {'word ' * 400}", outlet="Daily Post") for n in range(8)
            ]
            casebook.add_intakes(batch)
            for item in batch:
                claim = replace(small.STRIKE_A.claim, report_id=item.report.id)
                claims = [replace(claim, group=f"e{n}") for n in range(3)]
                casebook.add_claims(item.report.id, "g", claims)
                print(item.report.id, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
