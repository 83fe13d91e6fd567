"""Two texts of one address on the command line."""

import json
from pathlib import Path

import changed_casebook as changes
import pytest
import small_casebook as small
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.store.sqlite import open_casebook

CHANGED = changes.made()
BEFORE, NOW = CHANGED.before.id, CHANGED.now.id


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with open_casebook(tmp_path / "changed.casebook") as opened:
        changes.fill(opened)
        opened.add_intakes([small.A])
    return tmp_path / "changed.casebook"


def run(book: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), "changes", *typed])


def test_what_changed_is_told_in_words_and_claims(book: Path) -> None:
    told = run(book, NOW)
    assert told.exit_code == 0, told.output
    rows = [" ".join(row.split()) for row in told.stdout.splitlines()]
    assert f"we saw a change between {BEFORE} and {NOW}" in rows
    assert f"claim {CHANGED.new[0].claim_id}: figure changed from 7 killed to 9 killed" in rows
    assert "1 claim the same in both" in rows
    for row in (
        "− [Seven] people were killed at the mill …",
        "+ [At least nine] people were killed at the mill …",
        f"− … Front shelled Darat Izza on Saturday. [{changes.WENT}]",
        f"+ … Front shelled Darat Izza on Saturday. [{changes.CAME}]",
    ):
        assert row in rows
    assert "edited" not in told.stdout and "deleted" not in told.stdout


def test_the_same_as_json(book: Path) -> None:
    form = json.loads(run(book, BEFORE, "--before", NOW, "--now", BEFORE, "--json").stdout)
    assert (form["before"], form["now"]) == (BEFORE, NOW)
    assert form["words"] == [["Seven", "At least nine"], [changes.WENT, changes.CAME]]
    assert [one["report_id"] for one in form["seen"]] == [BEFORE, NOW]
    assert form["claims"][0]["differing"] == [
        {"field": "figure", "before": "7 killed", "now": "9 killed"}
    ]


def test_one_text_alone_is_no_change(book: Path) -> None:
    assert "no change was seen" in run(book, small.A.report.id).stdout
    assert json.loads(run(book, small.A.report.id, "--json").stdout)["words"] is None


def test_what_is_no_text_of_it_is_refused(book: Path) -> None:
    told = run(book, NOW, "--before", small.A.report.id)
    assert told.exit_code == 2
    assert "not two texts of this address" in told.stderr
    assert run(book, "r-none").exit_code == 3


def test_without_a_report_all_that_changed_are_listed(book: Path) -> None:
    told = run(book)
    assert told.exit_code == 0, told.output
    (row,) = told.stdout.splitlines()
    told_of = f"{NOW} 2 texts, 3 claims changed {changes.OUTLET}: {changes.URL}"
    assert told_of in " ".join(row.split())
    (form,) = map(json.loads, run(book, "--json").stdout.splitlines())
    assert (form["reports"], form["claims"], form["address"]) == ([BEFORE, NOW], 3, changes.URL)


def test_where_nothing_changed_the_list_says_so(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "still.casebook") as opened:
        opened.add_intakes([small.A])
    told = run(tmp_path / "still.casebook", "--json")
    assert (told.stdout, told.exit_code) == ("", 0)
    assert "no change was seen" in told.stderr


@pytest.mark.parametrize("words", [("--now", "r-x"), ("r-x", "--limit", "2")])
def test_options_of_the_list_and_of_a_report_are_told_apart(book: Path, words: list[str]) -> None:
    assert run(book, *words).exit_code == 2
