"""What was written last, in the file beside a casebook that was not closed."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import kept_casebook as kept
import pytest

from reportedly.errors import CasebookError
from reportedly.store.custody import Act
from reportedly.store.sqlite import open_casebook
from reportedly.store.sqlite_backups import restore_backup, save_backup
from reportedly.store.sqlite_wal import broken_at

Left = Callable[[], Path]
PAGE_FROM, FRAME_BYTES = 32, 24 + 4096


@pytest.fixture(scope="module")
def unclosed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook as a cut of the power leaves it: a file, and another beside it."""
    folder = tmp_path_factory.mktemp("unclosed")
    with open_casebook(folder / "open.casebook") as casebook:
        kept.fill(casebook)
        for number in range(9):
            casebook.note(Act.EXPORTED, {"file": f"{number}.csv"})
        for ending in ("", "-wal"):
            shutil.copy(folder / f"open.casebook{ending}", folder / f"left.casebook{ending}")
    return folder / "left.casebook"


@pytest.fixture
def left(unclosed: Path, tmp_path: Path) -> Left:
    def copied() -> Path:
        for ending in ("", "-wal"):
            shutil.copy(f"{unclosed}{ending}", tmp_path / f"a.casebook{ending}")
        return tmp_path / "a.casebook"

    return copied


def beside(casebook: Path) -> Path:
    return casebook.with_name(f"{casebook.name}-wal")


def head(casebook: Path) -> str:
    with open_casebook(casebook, create=False) as book:
        return book.head().hash


def flip(file: Path, at: int, bit: int = 0) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1 << bit
    file.write_bytes(content)


def test_what_was_not_closed_opens_with_all_that_was_acknowledged(left: Left) -> None:
    with open_casebook(left(), create=False) as book:
        told = [entry.about for entry in book.log() if entry.act is Act.EXPORTED]
        assert [about["file"] for about in told if about][-9:] == [f"{n}.csv" for n in range(9)]
        assert book.check().faults == ()


def test_a_bit_that_flips_in_what_was_written_last_is_never_overlooked(left: Left) -> None:
    """Any other program would open the casebook, and find the last acts gone."""
    dice, whole = random.Random(8), head(left())
    for _ in range(60):
        file = left()
        flip(beside(file), dice.randrange(beside(file).stat().st_size), dice.randrange(8))
        with pytest.raises(CasebookError, match="what was written last cannot be read"):
            head(file)
        assert beside(file).exists(), "it is still there to be looked at"
    assert head(left()) == whole


def test_what_stands_before_the_damage_can_be_had(left: Left) -> None:
    file = left()
    at = PAGE_FROM + 5 * FRAME_BYTES
    flip(beside(file), at + 99)
    with pytest.raises(CasebookError) as refused:
        head(file)
    assert f"truncate -s {at} {beside(file)}" in str(refused.value.hint)
    with beside(file).open("rb+") as stream:
        stream.truncate(at)
    with open_casebook(file, create=False) as book:
        assert book.check().faults == ()


def test_a_backup_takes_the_place_of_both_files(left: Left, tmp_path: Path) -> None:
    backup = save_backup(left(), tmp_path / "whole.casebook").path
    file = left()
    flip(beside(file), PAGE_FROM + 99)
    came = restore_backup(backup, file, replace=True)
    assert came.replaced is not None and beside(came.replaced).exists()
    with open_casebook(file, create=False) as book:
        assert book.check().faults == ()


@pytest.mark.parametrize("kept", [0, 20, 32, PAGE_FROM + 30, PAGE_FROM + 3 * FRAME_BYTES + 1])
def test_what_was_cut_short_is_no_damage(left: Left, kept: int) -> None:
    file = left()
    with beside(file).open("rb+") as stream:
        stream.truncate(kept)
    assert broken_at(beside(file)) is None


def test_what_was_taken_back_is_no_damage(tmp_path: Path) -> None:
    """Pages of a change that was undone stay behind those of the change that came instead."""
    file = tmp_path / "a.db"
    connection = sqlite3.connect(file, isolation_level=None)
    for setting in ("journal_mode = wal", "wal_autocheckpoint = 0", "cache_size = 5"):
        connection.execute(f"pragma {setting}")
    connection.execute("create table words (word)")
    connection.execute("begin")
    connection.executemany("insert into words values (?)", (("word" * 900,) for _ in range(99)))
    connection.execute("rollback")
    spilled = beside(file).stat().st_size
    connection.execute("insert into words values ('word')")
    assert beside(file).stat().st_size == spilled > 50 * FRAME_BYTES
    assert broken_at(beside(file)) is None
    flip(beside(file), PAGE_FROM + FRAME_BYTES + 99)
    assert broken_at(beside(file)) == PAGE_FROM + FRAME_BYTES
    connection.close()
