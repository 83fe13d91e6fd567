"""Does one kind of act for ever and says each that is done; it is killed in the middle."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import kept_casebook as kept
import small_casebook as small
from test_sqlite import founding

from reportedly.cli.leaving import leaving
from reportedly.publish.bundle import export
from reportedly.publish.contents import Bundle, Making
from reportedly.query.reports import everything
from reportedly.settings import Settings
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Erasing
from reportedly.store.sqlite import open_casebook
from reportedly.store.sqlite_backups import restore_backup, save_backup

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


def erase(casebook: Casebook, number: int) -> str:
    """What it says is words of the report that is gone."""
    item = small.intake(f"Vantongeren{number}x counted them. {'word ' * 300}", outlet="Daily Post")
    casebook.add_intakes([item])
    casebook.add_claims(item.report.id, small.GENERATION, [kept.quoting(item)])
    casebook.erase(Erasing(item.report.id, "R. K.", "asked for"))
    return f"Vantongeren{number}x"


def back_up(path: Path, number: int) -> str:
    """Two files in turn, so that all but the first two take the place of an older backup."""
    with open_casebook(path) as casebook:
        casebook.note(Act.EXPORTED, {"file": f"{number}.csv"})
    return save_backup(path, path.with_name(f"{number % 2}.backup"), replace=True).path.name


def restore(path: Path, number: int) -> str:
    """What it says is the casebook that was set aside, and the report that only that one holds."""
    backup = path.with_name("first.backup")
    if not backup.exists():
        save_backup(path, backup)
    with open_casebook(path) as casebook:
        item = small.intake(f"{number} {'word ' * 300}", outlet="Daily Post")
        casebook.add_intakes([item])
    replaced = restore_backup(backup, path, replace=True).replaced
    assert replaced is not None
    return f"{replaced.name} {item.report.id}"


def upgrade(path: Path, number: int) -> str:
    """Casebooks of the first layout, each brought up to date by being opened."""
    old, made = path.with_name(f"{number}.old"), path.with_name(f"{number}.made")
    founding(made)
    made.replace(old)  # whole, whenever it is killed
    open_casebook(old).close()
    return old.name


ACTS = {"add": add, "judge": judge, "export": send_out, "erase": erase}
WITH_FILES: dict[str, Callable[[Path, int], str]] = {
    "backup": back_up,
    "restore": restore,
    "upgrade": upgrade,
}


def main(act: str, path: str, first: int) -> None:
    if act in WITH_FILES:
        for number in range(first, first + 10**6):
            print(WITH_FILES[act](Path(path), number), flush=True)  # noqa: T201
    with open_casebook(path) as casebook:
        casebook.path = Path(path)
        for number in range(first, first + 10**6):
            print(ACTS[act](casebook, number), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
