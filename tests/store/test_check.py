"""A check names whatever no longer is as it was kept, and finds nothing where all is."""

import random
import shutil
import sqlite3
from collections import Counter
from hashlib import scrypt
from pathlib import Path

import kept_casebook as kept
import pytest
import small_casebook as small

from reportedly.errors import CasebookError
from reportedly.store.custody import Act, Erasing, Fault, Step
from reportedly.store.sqlite import open_casebook
from reportedly.store.tables import CONCLUDED

FIRST_PAGE = 1 << 37  # the number of the first page of words in FTS5's table of data


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept.made_at(tmp_path_factory.mktemp("whole") / "whole.casebook")


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "a.casebook"))


def faults(path: Path) -> tuple[Fault, ...]:
    with open_casebook(path, create=False) as casebook:
        return casebook.check().faults


def by_hand(path: Path, *statements: str) -> None:
    """What somebody does who opens the file with another program, and puts the guards back."""
    connection = sqlite3.connect(path)
    guards = connection.execute(
        "select name, sql from sqlite_schema where type = 'trigger' and name like '%\\_no\\_%' "
        "escape '\\'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"drop trigger {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()


def test_where_everything_holds_nothing_is_found(file: Path) -> None:
    with open_casebook(file) as casebook:
        checked = casebook.check()
        assert checked.faults == ()
        assert checked.counts["log entries"] == casebook.head().number
        assert checked.counts["claims compared with the words of their report"] == 3


def test_a_check_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    assert faults(file) == ()
    assert file.read_bytes() == before


CHANGES = {
    "blobs": "update blobs set media_type = 'text/html' where rowid = 1",
    "reports": "update reports set outlet = 'Another Post' where given_id = 'demo-01'",
    "rejects": "update rejects set body = replace(body, 'empty', 'full')",
    "codings": "update codings set written_at = '2001-01-01 00:00:00'",
    "claims": "update claims set body = replace(body, 'air_strike', 'shelling')",
    "lists": "update lists set name = 'SY'",
    "judgements": "update judgements set body = replace(body, 'a football match', 'a battle')",
    "ledger": "update ledger set number = 7 where entry = 1",
    "snapshots": "update snapshots set written_at = '2001-01-01 00:00:00'",
    "held_records": "update held_records set incident_id = 'i-none'",
    "stamps": "update stamps set token = x'00'",
}


@pytest.mark.parametrize("table", CHANGES)
def test_a_row_that_was_changed_is_named(file: Path, table: str) -> None:
    by_hand(file, CHANGES[table])
    found = faults(file)
    assert any(fault.where.startswith(f"{table}, ") for fault in found), found
    assert all(fault.what and fault.hint for fault in found)


def test_what_went_and_what_came_by_another_hand_is_named(file: Path) -> None:
    by_hand(
        file,
        "delete from judgements",
        "insert into judgements (id, body) values ('j-forged', '{}')",
    )
    told = {(fault.where, fault.what.split(";")[0]) for fault in faults(file)}
    assert ("judgements, j-forged", "stands there, but no entry of the log says why") in told
    assert (f"judgements, {small.JUDGEMENT.id}", "is gone") in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("delete from kept_out where made_of = 'text'", "is gone"),
        ("update kept_out set entry = 1", "is not what was written there"),
        (
            "insert into kept_out values ('forged', x'00', 1, 'text')",
            "no entry of the log says why",
        ),
    ],
)
def test_a_mark_that_keeps_something_out_is_vouched_for(file: Path, change: str, told: str) -> None:
    for report in (small.C, small.A):  # a later erasure takes nothing of an earlier one's
        with open_casebook(file) as casebook:
            casebook.erase(Erasing(report.report.id, "R. K.", "asked for", keep_out=True))
    assert faults(file) == ()
    by_hand(file, change)
    found = [fault for fault in faults(file) if fault.where.startswith("kept_out, ")]
    assert found and all(told in fault.what for fault in found)


def test_a_copy_that_stays_is_known_until_it_is_kept_out_itself(file: Path) -> None:
    text = "Two people were killed in Atarib on Monday."
    first, copy = (small.intake(text, outlet=name) for name in ("Ferry Post", "Quay Gazette"))
    with open_casebook(file) as casebook:
        casebook.add_intakes([first, copy])
        for item, left in ((first, {copy.report.id}), (copy, set())):
            casebook.erase(Erasing(item.report.id, "R. K.", "asked for", keep_out=True))
            casebook.add_intakes([first, copy])
            assert casebook.known([first.report.id, copy.report.id]) == left
        assert len(list(casebook.rejects())) == 2, "each was refused by the first erasure's mark"
        assert casebook.check().faults == ()


def test_marks_of_an_older_casebook_keep_out_and_are_vouched_for_from_then_on(file: Path) -> None:
    with open_casebook(file) as casebook:
        entry = casebook.erase(Erasing(small.A.report.id, "R. K.", "asked for")).entry
    mark = scrypt(small.A.report.id.encode(), salt=b"s" * 32, n=1 << 14, r=8, p=1).hex()
    by_hand(
        file,
        "alter table kept_out drop column made_of",
        f"insert into kept_out values ('{mark}', x'{(b's' * 32).hex()}', {entry})",
        "update alembic_version set version_num = '7'",
        "pragma user_version = 7",
    )
    with open_casebook(file) as casebook:
        assert casebook.check().faults == ()
        casebook.add_intakes([small.A])
        assert casebook.known([small.A.report.id]) == frozenset()
    by_hand(file, "delete from kept_out")
    assert any(fault.where.startswith("kept_out, ") for fault in faults(file))


@pytest.mark.parametrize("table", [table.name for table in CONCLUDED if table.name != "records"])
def test_what_is_concluded_is_summed(file: Path, table: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute("pragma foreign_keys = off")
    rows = connection.execute(f"select count(*) from {table}").fetchone()[0]
    connection.close()
    if rows == 0:
        pytest.skip("this casebook has no such rows")
    by_hand(file, f"delete from {table} where rowid = (select min(rowid) from {table})")
    assert any(fault.where == "conclusions" for fault in faults(file))


def test_a_record_that_was_changed_is_named_and_can_be_rebuilt(file: Path) -> None:
    by_hand(file, "update records set body = replace(body, '40', '41')")
    found = {fault.where: fault.hint for fault in faults(file)}
    assert "conclude --again" in found[f"records, {small.RECORD.id}"]
    with open_casebook(file) as casebook:
        founded = {"founded": (), "ledger_length": 2}
        casebook.conclude(small.replace(small.CONCLUSIONS, **founded), small.MADE_BY)
    assert faults(file) == ()


@pytest.mark.parametrize(
    "change",
    [
        "update log set author = 'Nobody' where number = 3",
        "update log set at = replace(at, '20', '19') where number = 3",
        "update log set hash = replace(hash, substr(hash, 1, 1), 'g') where number = 3",
        "delete from log_openings where number = 3",
        "update log_openings set about = replace(about, 'Daily', 'Yearly') where number = 3",
        "update log_openings set salt = zeroblob(32) where number = 3",
    ],
)
def test_an_entry_of_the_log_that_was_changed_is_named(file: Path, change: str) -> None:
    by_hand(file, change)
    assert any(fault.where == "log, entry 3" for fault in faults(file))


@pytest.mark.parametrize(
    "change",
    [
        "update log set author = x'00' where number = 3",
        "update log_openings set salt = 'salt' where number = 3",
        "update log_openings set about = x'00' where number = 3",
        "update blobs set content = 'words', packed = 1 where rowid = 1",
        "update held_values set content = 'words'",
        "update reports set body = 'null' where given_id = 'demo-01'",
        "update records set body = x'00'",
    ],
)
def test_values_of_another_kind_are_told_of_in_plain_words(file: Path, change: str) -> None:
    by_hand(file, change)
    found = faults(file)
    programmers = ("object", "NoneType", "encoded", "concat", "attribute")
    told = [fault.what for fault in found if "got `null`" not in fault.what]
    assert told and not [what for what in told if any(word in what for word in programmers)]
    if "log" in change:
        assert {fault.where for fault in found} >= {"log, entry 3"}


@pytest.mark.parametrize("many", [1, 4096, 5000])
def test_bytes_behind_the_end_are_told_of(file: Path, many: int) -> None:
    with file.open("ab") as added:
        added.write(b"x" * many)
    (fault,) = faults(file)
    assert (fault.where, fault.what) == ("the file", f"{many:,} bytes stand behind its end")


def test_changes_that_wait_beside_the_file_are_no_bytes_behind_its_end(file: Path) -> None:
    connection = sqlite3.connect(file)
    for statement in (
        "create table room (x)",
        "insert into room values (zeroblob(100000))",
        "drop table room",
    ):
        connection.execute(statement)
    connection.commit()
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.execute("vacuum")
    assert faults(file) == ()
    connection.close()


def test_an_entry_cut_out_is_missed(file: Path) -> None:
    by_hand(file, "delete from log_openings where number = 5", "delete from log where number = 5")
    assert any("where entry 5 should stand" in fault.what for fault in faults(file))


def test_a_guard_that_was_taken_away_is_missed(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("drop trigger reports_no_update")
    connection.commit()
    connection.close()
    assert any("guards" in fault.what for fault in faults(file))


def test_words_that_are_not_the_reports_are_found_even_where_the_log_agrees(file: Path) -> None:
    with open_casebook(file) as casebook:
        text = small.A.report.text
        wrong = small.replace(
            kept.quoting(small.A), evidence=(small.replace(kept.quoting(small.B).evidence[0]),)
        )
        assert wrong.evidence[0].text not in text
        casebook.add_claims(small.A.report.id, "gen-2", [wrong])
        (fault,) = casebook.check().faults
    assert fault.where == f"claims, {wrong.id}"


def test_a_search_that_lost_its_way_is_found_though_no_word_is_gone(tmp_path: Path) -> None:
    path, dice = tmp_path / "wordy.casebook", random.Random(5)
    with open_casebook(path) as casebook:
        texts = [" ".join(f"w{dice.randrange(9999)}" for _ in range(2000)) for _ in range(9)]
        casebook.add_intakes([small.intake(text, outlet="Daily Post") for text in texts])
    assert faults(path) == ()
    by_hand(path, "delete from report_words_idx where length(term) > 3 and pgno % 8 = 0")
    assert {fault.where for fault in faults(path)} == {"report_words"}


def rows_of(path: Path) -> dict[str, list[str]]:
    """Everything that the file says, as any program reads it.

    Of the pages of the index of words it is where each word stands, and not their bytes: a page
    has fields that matter only where a word's list goes on from the page before.
    """
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    tables = connection.execute(
        "select name from sqlite_schema where type = 'table' and sql not like 'CREATE VIRTUAL%'"
    )
    names = [name.decode() for (name,) in tables]
    asked = {name: f"select * from {name}" for name in names}
    asked["claim_words_data"] += f" where id < {FIRST_PAGE}"
    asked["where words stand"] = "select * from temp.instances"
    connection.execute(
        "create virtual table temp.instances using fts5vocab(main, claim_words, instance)"
    )
    said = {name: sorted(map(repr, connection.execute(sql))) for name, sql in asked.items()}
    connection.close()
    return said


def flipped(path: Path, folder: Path, *, times: int, seed: int) -> Counter[str]:
    """Flip one bit of the file somewhere, `times` over: what a check made of each."""
    content, said = path.read_bytes(), rows_of(path)
    dice, seen = random.Random(seed), Counter[str]()
    for number in range(times):
        damaged = bytearray(content)
        damaged[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        copy = folder / f"{number}.casebook"
        copy.write_bytes(damaged)
        seen[_made_of(copy, said)] += 1
        for left in folder.glob(f"{number}.casebook*"):
            left.unlink()
    return seen


def _made_of(copy: Path, said: dict[str, list[str]]) -> str:
    try:
        if faults(copy):
            return "found"
    except CasebookError:
        return "refused"
    return "no matter" if rows_of(copy) == said else "overlooked"


def test_a_flipped_bit_is_found_or_says_nothing(whole: Path, tmp_path: Path) -> None:
    seen = flipped(whole, tmp_path, times=40, seed=3)
    assert seen["overlooked"] == 0, seen
    assert seen["found"] + seen["refused"] > 0


@pytest.mark.slow
def test_of_many_flipped_bits_none_is_overlooked(whole: Path, tmp_path: Path) -> None:
    """A file of small pages has little room that says nothing, so that most flips are found."""
    dense = tmp_path / "dense.casebook"
    shutil.copy(whole, dense)
    connection = sqlite3.connect(dense)
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma page_size = 512")
    connection.execute("vacuum")
    connection.execute("pragma journal_mode = wal")
    connection.close()
    seen = flipped(dense, tmp_path, times=600, seed=4)
    assert seen["overlooked"] == 0, seen
    assert seen["found"] + seen["refused"] > 270, seen


def test_a_log_can_be_asked_for_a_hash_that_was_kept_elsewhere(file: Path) -> None:
    with open_casebook(file) as casebook:
        head = casebook.head()
        casebook.note(Act.EXPORTED, {"file": "later.csv"})
        assert head.hash in {entry.hash for entry in casebook.log()}


def test_a_check_tells_each_of_its_steps(file: Path) -> None:
    steps: list[Step] = []
    with open_casebook(file) as casebook:
        casebook.check(steps.append)
    numbers = [step.number for step in steps]
    assert numbers == list(range(1, steps[0].of + 1))
    assert [step.compared for step in steps] == sorted(step.compared for step in steps)
    assert len({step.part for step in steps}) == len(steps)


def test_whoever_hears_of_a_check_can_end_it(file: Path) -> None:
    class Enough(Exception):
        pass

    def enough(step: Step) -> None:
        if step.number == 3:
            raise Enough

    with open_casebook(file) as casebook:
        with pytest.raises(Enough):
            casebook.check(enough)
        assert casebook.check().faults == ()


def test_words_that_two_fields_of_a_claim_share_are_one_fault(file: Path) -> None:
    twice = """update claims set body = json_set(
        body, '$.first', json(:span), '$.second', json(:span))""".replace(
        ":span", """'{"start": 0, "end": 3, "text": "not"}'"""
    )
    by_hand(file, twice)
    told = [fault for fault in faults(file) if "its words at 0" in fault.what]
    assert len(told) == len(set(told)) == 3
