"""Does one kind of act for ever and says each that is done; it is killed in the middle."""

import sys
from datetime import timedelta
from pathlib import Path

import kept_casebook as kept
import small_casebook as small

from reportedly.cli.leaving import leaving
from reportedly.publish.bundle import export
from reportedly.publish.contents import Bundle, Making
from reportedly.query.reports import everything
from reportedly.settings import Settings
from reportedly.store.base import Casebook
from reportedly.store.custody import Act
from reportedly.store.sqlite import open_casebook

MAKING = Making("0", "ged", "1", "gen", "reference")


def add(casebook: Casebook, number: int) -> str:
    imported = casebook.note(Act.IMPORTING, {"paths": [f"{number}"]}).number
    words = "word " * 300
    batch = [small.intake(f"{number} {n} {words}", outlet="Daily Post") for n in range(8)]
    casebook.add_intakes(batch, imported=imported)
    for item in batch:
        casebook.add_claims(item.report.id, small.GENERATION, [kept.quoting(item)])
    return batch[-1].report.id


def judge(casebook: Casebook, number: int) -> str:
    made_at = small.JUDGEMENT.made_at + timedelta(seconds=number)
    judgement = small.replace(small.JUDGEMENT, made_at=made_at)
    casebook.add_judgement(judgement)
    again = {"founded": (), "ledger_length": 2}
    inputs = small.replace(small.MADE_BY, inputs=f"{number}")
    casebook.conclude(small.replace(small.CONCLUSIONS, **again), inputs)
    return judgement.id


def send_out(casebook: Casebook, number: int) -> str:
    found = everything(casebook)
    bundle = Bundle(found.records, found.claims, found.reports, MAKING)
    path = Path(str(casebook.path)).with_name(f"{number}.jsonl")
    with leaving(Settings(casebook.path), path, layout="jsonl"):
        export(bundle, layout="jsonl", path=path)
    return path.name


ACTS = {"add": add, "judge": judge, "export": send_out}


def main(act: str, path: str, first: int) -> None:
    with open_casebook(path) as casebook:
        casebook.path = Path(path)
        for number in range(first, first + 10**6):
            print(ACTS[act](casebook, number), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
