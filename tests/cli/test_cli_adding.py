"""`add`, for programs that read what came of it."""

import json
from pathlib import Path

from click.testing import CliRunner

from reportedly.cli import main

STRIKE = "Air strikes on a market in Idlib killed 29 people on Monday, residents said."


def added(book: Path, reports: Path) -> dict[str, int]:
    typed = ["--casebook", str(book), "add", str(reports), "--outlet", "Hill Post", "--json"]
    told: dict[str, int] = json.loads(CliRunner().invoke(main, typed).stdout)
    return told


def test_adding_answers_in_json(tmp_path: Path) -> None:
    reports, book = tmp_path / "reports", tmp_path / "a.casebook"
    reports.mkdir()
    (reports / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (reports / "noise.txt").write_bytes(bytes(range(256)) * 8)
    first, again = added(book, reports), added(book, reports)
    assert (first["new"], first["rejected"], first["claims_read"]) == (1, 1, 1)
    assert (again["new"], again["known"], again["claims_read"]) == (0, 1, 0)
    assert first["incidents"] == again["incidents"] == 1
