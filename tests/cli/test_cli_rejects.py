"""`rejects`: listed, answered, tried again, as typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from served import Said, site

from reportedly.cli import main

GOOD = {"id": "1", "outlet": "Ferry Post", "text": "Two people were killed in Atarib on Monday."}
BETTER = {"id": "2", "outlet": "Ferry Post", "text": "Four people were killed in Darat on Monday."}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(*words: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", "a.casebook", *words])


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_story_of_a_broken_line(here: Path) -> None:
    """Set aside, tried in vain, mended, tried again, and told as what came in later."""
    file = here / "a.jsonl"
    file.write_text(f"{json.dumps(GOOD)}\n{{broken\n")
    assert typed("add", "a.jsonl").exit_code == 0
    assert "a.jsonl, line 2" in typed("rejects").stdout

    told = typed("rejects", "--retry")
    assert told.exit_code == 6
    assert "set aside again: this is not JSON" in told.stdout
    assert "of what stood aside: 1 set aside again" in told.stdout

    file.write_text(f"{json.dumps(GOOD)}\n{json.dumps(BETTER)}\n")
    told = typed("rejects", "--retry", "--json")
    assert told.exit_code == 0, told.output
    (tried,) = rows(told)
    assert (tried["locator"], tried["tried"]) == ("a.jsonl, line 2", "came in")
    assert str(tried["report"]).startswith("r-")
    assert str(tried["before"]).startswith("this is not JSON")
    assert "1 came in" in told.stderr

    told = typed("rejects")
    assert (told.stdout, told.exit_code) == ("", 0)
    assert "nothing is set aside" in told.stderr
    assert f"came in later as {tried['report']}" in typed("rejects", "--all").stdout
    (kept,) = rows(typed("rejects", "--all", "--json"))
    assert kept["answer"] == {"became": "came in", "report": tried["report"]}
    logged = typed("log", "--act", "answered").stdout
    assert "came in" in logged and "a.jsonl, line 2" in logged
    assert typed("verify").exit_code == 0


def test_no_later_version_is_promised_for_what_holds_no_words(here: Path) -> None:
    (here / "a.jsonl").write_text('{"outlet": "Ferry Post", "text": "5"}\n')
    typed("add", "a.jsonl")
    told = typed("rejects", "--json")
    (row,) = rows(told)
    assert "holds no words" in str(row["reason"])
    assert "another field" in str(row["hint"])


def test_the_casebook_in_the_folder_that_is_added_is_no_report(here: Path) -> None:
    """Neither it nor what was replaced by a backup; a file of a like name is read."""
    (here / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n")
    (here / "a.casebook.txt").write_text("Three people were killed in Darat on Monday.")
    (here / "a.casebook.replaced-0123abcd").write_bytes(b"SQLite format 3\0")
    told = typed("add", ".", "--outlet", "Ferry Post")
    assert told.exit_code == 0, told.output
    assert "2 new reports" in told.stdout
    assert "rejected" not in told.stdout


def test_what_was_erased_for_good_is_kept_out_and_not_known(here: Path) -> None:
    (here / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(BETTER)}\n")
    assert typed("add", "a.jsonl").exit_code == 0
    erased = typed("erase", "2", "--reason", "asked", "--author", "R. K.", "--keep-out", "--yes")
    assert erased.exit_code == 0, erased.output
    told = typed("add", "a.jsonl")
    assert "0 new reports, 1 known already, 1 kept out\n" in told.stdout
    assert "the reasons: `reportedly rejects`" in told.stdout
    assert told.exit_code == 0


def test_what_is_kept_out_is_known_by_its_text_under_any_outlet(here: Path) -> None:
    (here / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(BETTER)}\n")
    assert typed("add", "a.jsonl", "--outlet", "Ferry Post").exit_code == 0
    erased = typed("erase", "2", "--reason", "asked", "--author", "R. K.", "--keep-out", "--yes")
    assert erased.exit_code == 0, erased.output
    told = typed("add", "a.jsonl")
    assert "1 kept out" in told.stdout, told.output
    (here / "other.txt").write_text(BETTER["text"])
    assert typed("add", "other.txt", "--outlet", "Quay Gazette").exit_code == 6


def test_what_is_kept_out_alone_ends_as_what_cannot_be_read(here: Path) -> None:
    (here / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n")
    assert typed("add", "a.jsonl").exit_code == 0
    erased = typed("erase", "1", "--reason", "asked", "--author", "R. K.", "--keep-out", "--yes")
    assert erased.exit_code == 0, erased.output
    told = typed("add", "a.jsonl")
    assert told.exit_code == 6
    assert "nothing came in: it was erased, and is kept out" in told.stderr
    assert "0 new reports, 1 kept out\n" in told.stdout


def test_reports_are_counted_beside_the_places_that_held_them(here: Path) -> None:
    """One broken file stood aside; mended, it holds two reports and a broken line."""
    file = here / "a.json"
    file.write_text("[{broken")
    assert typed("add", "a.json").exit_code == 6
    file.write_text(json.dumps([GOOD, BETTER, {"id": "3"}]))
    told = typed("rejects", "--retry").stdout
    assert "of what stood aside: 1 " in told
    assert "2 new reports, 1 item rejected" in told
    assert "read in 2 reports" in told


def test_a_file_that_is_gone_is_named_with_its_folder(here: Path) -> None:
    (here / "a.jsonl").write_text("{broken\n")
    assert typed("add", "a.jsonl").exit_code == 6
    (here / "a.jsonl").unlink()
    told = typed("rejects", "--retry")
    assert told.exit_code == 6
    said = " ".join(told.stdout.split())
    assert f"file gone: its file is not there any more in {here}" in said
    assert "a.jsonl" in typed("rejects").stdout


def test_no_server_is_asked_without_a_word() -> None:
    with site() as shown:
        address = f"{shown.address}/raid"
        typed("capture", "--allow-private", "--between", "0", address)
        asked = len(shown.asked)
        told = typed("rejects", "--retry", "--json")
        assert len(shown.asked) == asked
        assert rows(told)[0]["tried"] == "not asked"
        assert "--web" in str(rows(told)[0]["hint"])
        words = "<p>Two people were killed in Atarib on Monday, a doctor said.</p>"
        shown.pages["/raid"] = Said(body=f"<!doctype html><title>Raid</title>{words}".encode())
        told = typed("rejects", "--retry", "--web", "--allow-private")
    assert told.exit_code == 0, told.output
    assert "1 came in" in told.stdout
    assert "1 new report\n" in told.stdout


def test_a_feed_that_is_there_now_brings_reports_and_is_no_failure() -> None:
    words = "<p>Two people were killed in Atarib on Monday, a doctor said.</p>"
    with site(raid=Said(body=f"<!doctype html><title>Raid</title>{words}".encode())) as shown:
        assert (
            typed(
                "follow", "--allow-private", "--between", "0", f"{shown.address}/later.xml"
            ).exit_code
            == 6
        )
        link = f"<item><title>Raid</title><link>{shown.address}/raid</link></item>"
        rss = f'<rss version="2.0"><channel><title>x</title>{link}</channel></rss>'
        shown.pages["/later.xml"] = Said(body=rss.encode())
        told = typed("rejects", "--retry", "--web", "--allow-private")
    assert told.exit_code == 0, told.output
    assert "1 new report\n" in told.stdout
    assert "followed: the feed was read, and what is new in it taken in" in told.stdout
    assert "no longer there" not in told.stdout
    assert typed("rejects").stdout == ""


def test_what_came_through_a_pipe_is_taken_off_by_a_person(here: Path) -> None:
    """It lies nowhere, and what is added again cannot be told to be the same."""
    piped = f"{json.dumps(GOOD)}\n{{broken\n"
    adding = ["--casebook", "a.casebook", "add", "-"]
    assert CliRunner().invoke(main, adding, input=piped).exit_code == 0
    told = " ".join(typed("rejects", "--retry").stdout.split())
    assert "add it again; `reportedly rejects --take-off '-, line 2'`" in told

    told = typed("rejects", "--take-off", "-, line 3")
    assert told.exit_code == 2
    assert "no item of '-, line 3' stands aside" in told.stderr
    (row,) = rows(typed("rejects", "--take-off", "-, line 2", "--json"))
    assert (row["locator"], row["answer"]) == (
        "-, line 2",
        {"became": "taken off", "report": None},
    )
    assert typed("rejects").stdout == ""
    assert "was taken off the list" in typed("rejects", "--all").stdout
    assert "taken off" in typed("log", "--act", "answered").stdout

    assert CliRunner().invoke(main, adding, input=piped).exit_code == 0
    assert "-, line 2" in typed("rejects").stdout
    assert typed("verify").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [("--web",), ("--allow-private",), ("--all", "--retry"), ("--all", "--take-off", "-, line 2")],
)
def test_what_makes_no_sense_together_is_told(words: tuple[str, ...]) -> None:
    assert typed("rejects", *words).exit_code == 2


def test_nothing_to_try_is_no_failure(here: Path) -> None:
    (here / "a.jsonl").write_text(json.dumps(GOOD))
    typed("add", "a.jsonl")
    told = typed("rejects", "--retry")
    assert told.exit_code == 0
    assert "nothing is set aside" in told.stderr
