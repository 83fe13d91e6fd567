"""What `add` answers to programs, and where what came in is found again."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from reportedly.cli import main

STRIKE = "Air strikes on a market in Idlib killed 29 people on Monday, residents said."


def run(book: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), *words])


def added(book: Path, reports: Path) -> dict[str, int]:
    told = run(book, "add", str(reports), "--outlet", "Hill Post", "--json")
    sums: dict[str, int] = json.loads(told.stdout)
    return sums


def test_adding_answers_in_json(tmp_path: Path) -> None:
    reports, book = tmp_path / "reports", tmp_path / "a.casebook"
    reports.mkdir()
    (reports / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (reports / "noise.txt").write_bytes(bytes(range(256)) * 8)
    first, again = added(book, reports), added(book, reports)
    assert (first["new"], first["rejected"], first["claims_read"]) == (1, 1, 1)
    assert (again["new"], again["known"], again["claims_read"]) == (0, 1, 0)
    assert first["incidents"] == again["incidents"] == 1


def test_where_the_ids_of_reports_are_said_to_stand_they_stand(tmp_path: Path) -> None:
    """Those without claims, too, which no list of incidents has."""
    row, book = tmp_path / "row.jsonl", tmp_path / "a.casebook"
    row.write_text(json.dumps({"id": "hp-1", "text": STRIKE}), encoding="utf-8")
    added(book, row)
    assert "`reportedly log --act 'taken in'`" in run(book, "report", "nosuch").stderr
    report = run(book, "report", "hp-1").stdout.split()[2]
    assert report.startswith("r-")
    assert report in run(book, "log", "--act", "taken in").stdout
