"""The keeping of a casebook, shown and done on the command line."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_casebook import JUDGEMENT, A, B, row, values

from reportedly.cli import main
from reportedly.store.custody import Act
from reportedly.store.sqlite import open_casebook


def run(book: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), *typed])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    from kept_casebook import made_at

    return made_at(tmp_path / "kept.casebook")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A casebook in which everything holds."""
    with open_casebook(tmp_path / "sound.casebook") as book:
        book.add_intakes([A, B])
    return tmp_path / "sound.casebook"


def test_the_log_tells_each_act_on_a_line(kept: Path) -> None:
    told = run(kept, "log")
    assert told.exit_code == 0, told.output
    numbers = [row[:6].strip() for row in told.stdout.splitlines() if row[:6].strip()]
    assert numbers == [str(number) for number in range(1, 21)]
    assert "taken in" in told.stdout and "by R. K." in told.stdout


def test_the_log_can_be_asked(kept: Path) -> None:
    judged = run(kept, "log", "--act", "judged", "--json")
    (entry,) = map(json.loads, judged.stdout.splitlines())
    assert entry["about"]["judgement"] == JUDGEMENT.id
    naming = run(kept, "log", "--naming", A.report.id, "--json")
    acts = [json.loads(row)["act"] for row in naming.stdout.splitlines()]
    assert acts == ["taken in", "coded", "read"]
    assert run(kept, "log", "--until", "2001-01-01").stdout == ""
    number, digest = run(kept, "log", "--head").stdout.split()
    assert (number, len(digest)) == ("20", 64)


def test_verify_says_that_everything_holds(kept: Path) -> None:
    told = run(kept, "verify", "--json")
    form = json.loads(told.stdout)
    # the stamp of this casebook is made up
    assert [fault["where"] for fault in form["faults"]] == ["time stamp 1, of entry 3"]
    assert form["counts"]["log entries"] == 20


def test_verify_names_what_is_broken_and_ends_with_1(kept: Path) -> None:
    from test_check import by_hand

    by_hand(kept, "update judgements set body = replace(body, 'football', 'cricket')")
    told = run(kept, "verify")
    assert told.exit_code == 1
    assert f"BROKEN judgements, {JUDGEMENT.id}: is not what was written" in told.stdout
    assert "reportedly restore" in told.stdout
    assert "does not hold" in told.stderr


@pytest.mark.parametrize("table", ["stamps", "log", "log_openings", "records", "sums"])
def test_verify_names_a_table_that_is_missing(sound: Path, table: str) -> None:
    drop(sound, table)
    told = run(sound, "verify", "--holds", "0" * 64)
    assert told.exit_code == 1
    assert f"BROKEN the file: its table {table} is missing" in told.stdout


@pytest.mark.parametrize(("command", "table"), [("log", "log"), ("status", "records")])
def test_whoever_meets_a_missing_table_is_sent_to_a_backup(
    sound: Path, command: str, table: str
) -> None:
    drop(sound, table)
    told = run(sound, command)
    assert told.exit_code == 3
    assert f"is damaged: no such table: {table}" in told.stderr
    assert "reportedly restore BACKUP" in told.stderr


def drop(file: Path, table: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"drop table {table}")
    connection.close()


def test_an_entry_of_the_log_that_cannot_be_read_sends_to_verify(sound: Path) -> None:
    from test_check import by_hand

    by_hand(sound, "update log set act = 'evil' where number = 2")
    told = run(sound, "log")
    assert told.exit_code == 3
    assert "entry 2 of the log cannot be read" in told.stderr
    assert "reportedly verify" in told.stderr
    assert "BROKEN log, entry 2: does not follow" in run(sound, "verify").stdout


def test_verify_writes_nothing_unless_it_is_asked_to(kept: Path) -> None:
    head = run(kept, "log", "--head").stdout
    assert "no check is remembered" in run(kept, "status").stdout
    run(kept, "verify")
    assert run(kept, "log", "--head").stdout == head
    told = run(kept, "verify", "--log", "--author", "N. N.")
    assert told.exit_code == 1  # the stamp of this casebook is made up
    assert "entry 21 of the log remembers it" in told.stderr
    status = run(kept, "status").stdout
    assert "by N. N., 1 fault found" in " ".join(status.split())
    assert run(kept, "verify", "--json").exit_code == 1
    (entry,) = map(json.loads, run(kept, "log", "--act", "checked", "--json").stdout.splitlines())
    assert (entry["author"], entry["about"]["up_to"]) == ("N. N.", 20)
    assert entry["about"]["faults"][0][0] == "time stamp 1, of entry 3"


def test_the_last_check_is_told_with_what_came_since(sound: Path, tmp_path: Path) -> None:
    assert json.loads(run(sound, "status", "--json").stdout)["checked"] is None
    assert run(sound, "verify", "--log").exit_code == 0
    told = json.loads(run(sound, "status", "--json").stdout)["checked"]
    assert (told["holds"], told["author"], told["entries_since"]) == (True, "", 0)
    assert run(sound, "backup", str(tmp_path / "copy.casebook")).exit_code == 0
    status = " ".join(run(sound, "status").stdout.split())
    assert "nothing broken; 1 entry of the log came since" in status


def test_a_check_of_a_backup_writes_nothing_into_it(sound: Path, tmp_path: Path) -> None:
    backup = tmp_path / "copy.casebook"
    assert run(sound, "backup", str(backup)).exit_code == 0
    told = run(backup, "verify", "--log")
    assert told.exit_code == 2
    assert "a backup has to stay as its digest says" in told.stderr
    assert run(backup, "verify").exit_code == 0


def test_only_what_is_logged_has_an_author(book: Path) -> None:
    assert run(book, "verify", "--author", "N. N.").exit_code == 2


def test_verify_asks_for_a_head_that_was_written_down(kept: Path) -> None:
    _, digest = run(kept, "log", "--head").stdout.split()
    assert digest not in run(kept, "verify", "--holds", digest).stdout.split("the log ends")[0]
    assert "has no entry with the hash" in run(kept, "verify", "--holds", "0" * 64).stdout


def test_the_log_names_who_works(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the surroundings, for acts that name nobody themselves: exports, backups, conclusions."""
    monkeypatch.setenv("REPORTEDLY_AUTHOR", "R. K.")
    copy = tmp_path / "copy.casebook"
    acts = (
        ("export", "--as", "ged", "-o", str(tmp_path / "events.csv")),
        ("conclude", "--rules", "acled"),
        ("backup", str(copy)),
        ("restore", str(copy), "--replace"),
    )
    first = int(run(kept, "log", "--head").stdout.split()[0])
    assert [run(kept, *act).exit_code for act in acts] == [0] * len(acts)
    entries = map(json.loads, run(kept, "log", "--json").stdout.splitlines())
    since = [entry for entry in entries if entry["number"] > first]
    assert {entry["author"] for entry in since} == {"R. K."}
    assert {"exporting", "exported", "concluded", "restored"} <= {entry["act"] for entry in since}


def test_an_export_is_logged_before_and_after(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert run(book, "export", "--as", "ged", "-o", str(out)).exit_code == 0
    told = run(book, "log", "--act", "exporting", "--act", "exported", "--json")
    before, after = map(json.loads, told.stdout.splitlines())
    assert (before["act"], after["act"]) == ("exporting", "exported")
    assert after["about"]["file"] == "events.csv"
    assert after["about"]["layout"] == "ged"


def test_backup_and_restore(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    assert "a copy that verifies" in run(kept, "backup", str(copy)).stdout
    assert run(kept, "backup", str(copy)).exit_code == 3
    assert run(kept, "restore", str(copy)).exit_code == 3
    told = run(kept, "restore", str(copy), "--replace")
    assert told.exit_code == 0, told.output
    assert "what was there before" in told.stdout


def test_backup_and_restore_answer_in_json(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    made = json.loads(run(kept, "backup", str(copy), "--json").stdout)
    told = run(kept, "restore", str(copy), "--replace", "--json")
    back = json.loads(told.stdout)
    assert made == {"file": str(copy), "sha256": back["sha256"]}
    assert back["file"] == str(kept)
    assert back["replaced"] in told.stderr


def test_restoring_tells_of_what_was_erased_since(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    run(kept, "backup", str(copy))
    run(kept, "erase", "demo-01", "--reason", "asked", "--author", "R. K.", "--yes")
    told = run(kept, "restore", str(copy), "--replace")
    assert told.exit_code == 0, told.output
    assert "what R. K. erased on" in told.stderr
    assert "erase it again" in told.stderr
    assert "erasures_undone 1" in run(kept, "log", "--act", "restored").stdout


def test_a_backup_that_changed_by_one_bit_does_not_verify(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    run(kept, "backup", str(copy))
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
    assert "digest beside it" in run(copy, "verify").stdout


def test_nothing_is_erased_by_a_slip(book: Path) -> None:
    told = run(book, "erase", "demo-01", "--reason", " ", "--author", "R. K.", "--yes")
    assert told.exit_code == 2
    assert "it is empty; give a reason" in told.stderr and "leave it out" not in told.stderr
    told = run(book, "erase", "demo-01", "--reason", "asked for", "--author", "R. K.")
    assert told.exit_code == 2
    assert "cannot be undone" in told.stderr
    with open_casebook(book) as kept:
        assert kept.counts().reports == 3


def test_an_erased_report_is_told_with_where_its_words_may_have_gone(kept: Path) -> None:
    told = run(kept, "erase", "demo-01", "--reason", "asked", "--author", "R. K.", "--yes")
    assert told.exit_code == 0, told.output
    assert "erased (log entry 21): the report with" in told.stdout
    assert "its words may stand in events.csv, exported" in told.stderr
    assert f"copies, and hold its words still: {B.report.id}" in told.stderr
    with open_casebook(kept) as book:
        assert (book.counts().reports, book.check().faults) == (2, ())


def test_a_release_that_may_hold_erased_words_is_told_by_its_name(kept: Path) -> None:
    """By the second erasure, too: the first takes away what the log said of the release."""
    with open_casebook(kept) as book:
        (number,) = book.given_numbers("public").values()
        (before,) = book.releases()
        now = datetime.now(UTC)
        made = replace(before, name="2026-11", made_at=now, previous=before.name)
        book.add_release(made, [row(number, "40")], values("40"))
        book.note(Act.EXPORTED, {"file": f"{A.report.id}.csv"})
    for report in ("demo-01", B.report.id):
        told = run(kept, "erase", report, "--reason", "asked", "--author", "R. K.", "--yes")
        assert told.exit_code == 0, told.output
        assert "its words may stand in release 2026-11, released" in told.stderr
        assert "release v1" not in told.stderr, "it was made before the report came in"
        assert "its words may stand in events.csv, exported" in told.stderr
    assert "in a file whose name an earlier erasure took, exported" in told.stderr


def test_nothing_is_erased_where_something_is_broken(book: Path) -> None:
    """The claims of this casebook quote nothing that its reports say."""
    told = run(book, "erase", "demo-01", "--reason", "asked", "--author", "R. K.", "--yes")
    assert told.exit_code == 3
    assert "does not hold together" in told.stderr


def test_timestamp_wants_an_address(kept: Path) -> None:
    told = run(kept, "timestamp", "--server", "tsa.example.org")
    assert told.exit_code == 2
    assert "no web address" in told.stderr
