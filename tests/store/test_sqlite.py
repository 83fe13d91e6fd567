"""What only the SQLite file must stand: wrong files, other programs, hands in the database."""

import sqlite3
import threading
from pathlib import Path

import pytest
import small_casebook as small
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from reportedly.errors import CasebookError
from reportedly.store import sqlite
from reportedly.store.columns import metadata
from reportedly.store.custody import Act, Stamp
from reportedly.store.custody_tables import GUARDED
from reportedly.store.heads import HeadFilter
from reportedly.store.migrate import config
from reportedly.store.sqlite import APPLICATION_ID, open_casebook
from reportedly.store.tables import SCHEMA


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.casebook"
    with open_casebook(path) as casebook:
        small.fill(casebook)
    return path


def _refused(path: Path, saying: str, **options: bool) -> None:
    with pytest.raises(CasebookError, match=saying) as caught:
        open_casebook(path, **options).counts()
    assert caught.value.hint
    assert path.name in str(caught.value) or path.parent.name in str(caught.value)


def test_a_missing_file_becomes_a_casebook_only_where_that_is_asked(tmp_path: Path) -> None:
    _refused(tmp_path / "none.casebook", "there is no casebook", create=False)
    assert not (tmp_path / "none.casebook").exists()
    open_casebook(tmp_path / "none.casebook").close()
    with open_casebook(tmp_path / "none.casebook", create=False) as casebook:
        assert casebook.counts().reports == 0


def test_a_missing_folder_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    _refused(tmp_path / "no" / "a.casebook", "no folder")
    _refused(tmp_path, "is a folder")


@pytest.mark.parametrize(
    "name", ["a b.casebook", "50%25.casebook", "file:x?mode=memory", ":memory:", "قضية#1", "'; --"]
)
def test_a_name_is_a_name_whatever_letters_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_casebook(name) as casebook:
        small.observe(casebook)
    assert (tmp_path / name).is_file()
    with open_casebook(name, create=False) as casebook:
        assert casebook.counts().reports == 3


def test_other_files_are_no_casebooks_and_stay_as_they_are(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("a plain text, long enough to be taken for a database " * 40)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table reports (id)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        _refused(path, "not a casebook")
        assert path.read_bytes() == before


def test_an_empty_file_becomes_a_casebook(tmp_path: Path) -> None:
    path = tmp_path / "touched.casebook"
    path.touch()
    with open_casebook(path) as casebook:
        small.fill(casebook)


def test_a_casebook_of_a_newer_version_is_refused_unchanged(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    _refused(file, "newer reportedly")


def test_a_damaged_file_says_so(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    _refused(file, "damaged")
    with pytest.raises(CasebookError) as caught:
        open_casebook(file, create=False)
    assert "reportedly restore BACKUP" in caught.value.hint


def test_a_file_cut_short_says_so(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(CasebookError) as caught, open_casebook(file) as casebook:
        list(casebook.dump())
    assert caught.value.hint


@pytest.fixture
def fixed(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A casebook that nobody may write, in a folder where nobody may; its name is no address."""
    monkeypatch.setattr(sqlite.os, "access", lambda _path, _mode: False)
    return file.rename(file.with_name("a 100%?#ü.casebook"))


def test_a_file_that_may_not_be_written_is_read_and_checked_as_it_stands(fixed: Path) -> None:
    before = fixed.read_bytes()
    with open_casebook(fixed, create=False) as casebook:
        assert casebook.counts().reports == 3
        assert not [fault for fault in casebook.check().faults if "index" in fault.what]
        with pytest.raises(CasebookError, match="cannot be written") as caught:
            casebook.note(Act.EXPORTED, {"file": "a.csv"})
    assert "Copy it" in caught.value.hint
    assert fixed.read_bytes() == before
    assert list(fixed.parent.glob(f"{fixed.name}?*")) == []


def test_an_index_that_does_not_fit_is_found_where_the_file_may_not_be_written(fixed: Path) -> None:
    with sqlite3.connect(fixed) as connection:
        connection.execute("delete from claim_words_data where id > 1000")
    connection.close()
    with open_casebook(fixed, create=False) as casebook:
        assert "claim_words" in {fault.where for fault in casebook.check().faults}


def test_an_older_casebook_that_may_not_be_written_says_so(fixed: Path) -> None:
    with sqlite3.connect(fixed) as connection:
        connection.execute("pragma user_version = 7")
    connection.close()
    _refused(fixed, "cannot be written", create=False)


def test_what_waits_beside_a_file_that_may_not_be_written_is_not_passed_over(fixed: Path) -> None:
    """Nor is it opened by whoever comes to write."""
    _refused(fixed, "cannot be written")
    fixed.with_name(f"{fixed.name}-wal").touch()
    _refused(fixed, "cannot be written", create=False)


def test_another_writer_makes_us_wait_then_say_so(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    with open_casebook(file, busy_s=0.05) as casebook:
        assert casebook.counts().reports == 3, "readers never wait"
        with pytest.raises(CasebookError, match="busy"):
            casebook.add_judgement(small.JUDGEMENT)
    other.close()


def test_programs_that_make_one_casebook_at_once_all_get_it(tmp_path: Path) -> None:
    opened: list[int] = []

    def begin() -> None:
        with open_casebook(tmp_path / "new.casebook") as casebook:
            opened.append(casebook.counts().reports)

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened == [0] * 4


@pytest.mark.parametrize("table", GUARDED, ids=lambda table: table.name)
def test_what_was_observed_or_judged_cannot_be_changed(file: Path, table: object) -> None:
    """Not by any program that opens the file, and not by replacing rows through ours."""
    with open_casebook(file) as casebook:
        casebook.add_places([], name="empty", digest="d")
        casebook.add_actors([], name="empty", digest="d")
        casebook.add_stamp(Stamp(1, "https://stamps.example.org", b"token", b"imprint"))
        small.publish(casebook)
        small.keep_sources(casebook)
    connection = sqlite3.connect(file)
    connection.execute("pragma recursive_triggers = on")
    held = connection.execute(f"select count(*) from {table.name}").fetchone()[0]
    column = next(iter(table.columns)).name
    for change in (
        f"update {table.name} set {column} = {column}",
        f"delete from {table.name}",
        f"insert or replace into {table.name} select * from {table.name}",
    ):
        if held:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)
    connection.close()
    assert held or table.name in ("list_rows", "kept_out")


def test_settings_hold_on_every_connection(file: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
    }
    with open_casebook(file) as casebook, casebook._reading() as connection:
        ask = connection.exec_driver_sql
        assert {name: ask(f"pragma {name}").scalar_one() for name in wanted} == wanted


# Alembic can see that an index over an expression is there, and not what it says.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based")
def test_migrations_lead_to_the_tables_that_the_code_speaks_of(file: Path) -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == str(SCHEMA)
    with open_casebook(file) as casebook, casebook._reading() as connection:
        own = {"include_name": _is_no_index_of_words}
        context = MigrationContext.configure(connection, opts=own)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == str(SCHEMA)


def _is_no_index_of_words(name: str | None, kind: str, _parents: object) -> bool:
    """What the file alone has, to find words in it."""
    return kind != "table" or not (name or "").startswith(("report_", "claim_words"))


def test_a_backup_holds_the_same_and_replaces_nothing(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    with open_casebook(file) as casebook:
        casebook.backup(str(copy))
        with open_casebook(copy, create=False) as copied:
            assert list(copied.dump()) == list(casebook.dump())
        with pytest.raises(CasebookError, match="there already"):
            casebook.backup(str(copy))
        with pytest.raises(CasebookError, match="no folder"):
            casebook.backup(str(tmp_path / "no" / "copy"))


_LATER = (
    *("held_records", "held_values", "relations", "summary_facets", "summary_parts", "summaries"),
    *("claim_texts", "claim_words", "report_words", "report_numbers"),
    *("answers", "contained"),
    *("log_openings", "stamps", "kept_out", "log", "sums"),
    *("release_rows", "release_values", "releases", "public_numbers", "publishing_keys"),
)


def founding(path: Path) -> None:
    """A casebook as the first version of the layout left it, with one conclusion."""
    with open_casebook(path) as casebook:
        small.fill(casebook)
    connection = sqlite3.connect(path)
    connection.execute("drop view report_texts")
    connection.execute("drop trigger report_words_added")
    for column in ("outlet", "set_aside", "published"):
        connection.execute(f"drop index ix_reports_{column}")
    connection.execute("drop index ix_reports_address")
    connection.execute("alter table reports drop column published")
    for table in _LATER:
        connection.execute(f"drop table {table}")
    connection.execute("update alembic_version set version_num = '1'")
    connection.execute("pragma user_version = 1")
    connection.commit()
    connection.close()


def test_an_older_casebook_opens_and_its_history_begins_with_what_stands(tmp_path: Path) -> None:
    path = tmp_path / "old.casebook"
    founding(path)
    with open_casebook(path) as casebook:
        (made,) = casebook.history()
        assert (made.snapshot, made.changed) == (small.MADE_BY, 1)
        assert casebook.held(made.number) == (small.RECORD,)
        assert casebook.judgements() == (small.JUDGEMENT,)
        assert list(casebook.records()) == [small.RECORD]
        assert casebook.summaries() == ()
        (found,) = casebook.find_reports("strike learned", limit=5)
        assert found.report_id == small.B.report.id
        assert {head.day for head in casebook.report_heads(HeadFilter(), limit=9)} == {
            small.A.report.published.day
        }


def test_a_judgement_of_the_first_version_reads_as_it_did(file: Path) -> None:
    """Its body lacks what later versions added, and its id is the same."""
    old = (
        '{"verdict":"reject","anchors":[{"report_id":"r-1","start":0,"end":8,"quote":"Fighters"}],'
        '"reason":"a match","author":"R. K.","made_at":"2018-01-02T03:04:00Z"}'
    )
    connection = sqlite3.connect(file)
    connection.execute("insert into judgements (id, body) values ('j-old', ?)", (old,))
    connection.commit()
    connection.close()
    with open_casebook(file) as casebook:
        found = next(each for each in casebook.judgements() if each.reason == "a match")
    assert (found.apart, found.field, found.undoes, found.anchors[0].focus) == ((), None, None, ())
