"""A backup is a copy that verifies, and the way back from a casebook that was destroyed."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import kept_casebook as kept
import pytest
import small_casebook as small

from reportedly.errors import CasebookError
from reportedly.store.custody import Act, Erasing, Wanted
from reportedly.store.sqlite import open_casebook
from reportedly.store.sqlite_backups import (
    file_digest,
    restore_backup,
    save_backup,
    sealed_digest,
)

ACTING = Path(__file__).with_name("acting.py")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return kept.made_at(tmp_path / "a.casebook")


def dump(path: Path) -> list[str]:
    with open_casebook(path, create=False) as casebook:
        return list(casebook.dump())


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_backup_holds_the_same_verifies_and_is_sealed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    copied = save_backup(file, target)
    assert copied.sha256 == file_digest(target) == sealed_digest(target)
    assert dump(target) == dump(file)
    with open_casebook(file) as casebook:
        (entry,) = casebook.log(Wanted((Act.BACKED_UP,)))
        assert entry.about == {"file": "copy.casebook", "sha256": copied.sha256}
        assert casebook.check().faults == ()
    assert leftovers(tmp_path) == []


def test_nothing_is_overwritten_unless_that_is_asked(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    for again in (lambda: save_backup(file, target), lambda: restore_backup(target, file)):
        with pytest.raises(CasebookError, match="there already") as caught:
            again()
        assert "--replace" in caught.value.hint
    with open_casebook(file) as casebook:
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
    save_backup(file, target, replace=True)
    assert dump(target) == dump(file)


def restored(backup: Path, casebook: Path) -> Path | None:
    return restore_backup(backup, casebook, replace=True).replaced


@pytest.mark.parametrize("linked", [False, True])
def test_a_casebook_is_no_copy_of_itself(file: Path, tmp_path: Path, linked: bool) -> None:
    same = tmp_path / "link.casebook" if linked else file
    if linked:
        same.symlink_to(file)
    for act in (lambda: save_backup(file, same, replace=True), lambda: restored(same, file)):
        with pytest.raises(CasebookError, match="is the casebook itself"):
            act()
    with open_casebook(file) as casebook:
        assert list(casebook.log(Wanted((Act.BACKED_UP, Act.RESTORED)))) == []
    assert sealed_digest(file) is None


def test_a_backup_that_is_open_is_not_replaced(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    with open_casebook(target) as copy:
        copy.note(Act.EXPORTED, {"file": "a.csv"})
        with pytest.raises(CasebookError, match="is open, or was not closed"):
            save_backup(file, target, replace=True)
        copy.note(Act.EXPORTED, {"file": "b.csv"})
    with open_casebook(target) as copy:
        assert len(list(copy.log(Wanted((Act.EXPORTED,))))) == 3


@contextmanager
def narrow_disk() -> Iterator[None]:
    """No file may grow beyond what SQLite needs to read the casebook."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_without_space_is_told_of_the_file_that_was_named(
    file: Path, tmp_path: Path
) -> None:
    backup, target = tmp_path / "copy.casebook", tmp_path / "new.casebook"
    save_backup(file, backup)
    for act in (lambda: save_backup(file, target), lambda: restore_backup(backup, target)):
        with narrow_disk(), pytest.raises(CasebookError) as told:
            act()
        assert f"{target} cannot be" in str(told.value)
        assert not target.exists()
        assert leftovers(tmp_path) == []


def test_what_a_killed_one_left_is_taken_away(file: Path, tmp_path: Path) -> None:
    """Half of a copy, under a name of its own; that of another backup stays."""
    target, other = tmp_path / "copy.casebook", tmp_path / ".other.casebook.0a.part"
    for left in (tmp_path / ".copy.casebook.0a.part", tmp_path / ".copy.casebook.0a.part-wal"):
        left.write_bytes(b"half of it")
    other.write_bytes(b"half of another")
    save_backup(file, target)
    assert leftovers(tmp_path) == [other.name]


def test_a_digest_never_stands_beside_another_copy(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when the new copy stands and its digest does not: it can still be restored."""
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    with open_casebook(file) as casebook:
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
    monkeypatch.setattr("reportedly.store.sqlite_backups._seal", killed)
    with pytest.raises(KeyboardInterrupt):
        save_backup(file, target, replace=True)
    restore_backup(target, tmp_path / "new.casebook")
    assert dump(tmp_path / "new.casebook") == dump(file)


def killed(*given: object) -> None:
    raise KeyboardInterrupt


def test_a_restoring_that_is_killed_leaves_a_casebook_in_its_place(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    with open_casebook(file) as casebook:
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
    newer = dump(file)
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        restore_backup(target, file, replace=True)
    assert dump(file) == newer


def test_a_casebook_that_is_open_is_not_replaced(file: Path, tmp_path: Path) -> None:
    """Whoever has it open would go on writing to what was set aside."""
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    with open_casebook(file) as casebook:
        casebook.note(Act.EXPORTED, {"file": "a.csv"})
        with pytest.raises(CasebookError, match="another program has the casebook open"):
            restore_backup(target, file, replace=True)
        casebook.note(Act.EXPORTED, {"file": "b.csv"})


def test_what_a_restored_casebook_replaces_is_kept_aside(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    with open_casebook(file) as casebook:
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
    newer = dump(file)
    restored = restore_backup(target, file, replace=True)
    assert restored.replaced is not None
    assert dump(file) == dump(target)
    assert dump(restored.replaced) == newer
    with open_casebook(file) as casebook:
        assert [entry.act for entry in casebook.log()][-1] is Act.RESTORED
        assert casebook.check().faults == ()


def test_erasures_that_a_backup_does_not_know_of_are_told(file: Path, tmp_path: Path) -> None:
    """Each once, and only those after the backup; the log keeps how many."""
    target = tmp_path / "copy.casebook"
    with open_casebook(file) as casebook:
        casebook.erase(Erasing(small.C.report.id, "R. K.", "before the backup"))
    save_backup(file, target)
    with open_casebook(file) as casebook:
        erased = casebook.erase(Erasing(small.B.report.id, "R. K.", "asked for"))
    undone = restore_backup(target, file, replace=True).undone
    assert undone is not None
    assert [entry.number for entry in undone] == [erased.entry]
    assert restored_about(file)["erasures_undone"] == 1


def test_a_backup_that_knows_of_every_erasure_undoes_none(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    with open_casebook(file) as casebook:
        casebook.erase(Erasing(small.B.report.id, "R. K.", "asked for"))
    save_backup(file, target)
    assert restore_backup(target, file, replace=True).undone == ()
    assert "erasures_undone" not in restored_about(file)


def restored_about(path: Path) -> Mapping[str, object]:
    with open_casebook(path) as casebook:
        (entry,) = casebook.log(Wanted((Act.RESTORED,)))
    assert entry.about is not None
    return entry.about


def test_a_casebook_destroyed_in_the_middle_of_a_write_comes_back(tmp_path: Path) -> None:
    path, target = kept.made_at(tmp_path / "a.casebook"), tmp_path / "copy.casebook"
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    writer = subprocess.Popen(
        [sys.executable, str(ACTING), "add", str(path), "0"],
        stdout=subprocess.PIPE,
        env=surroundings,
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline().decode().strip() for _ in range(3)]
    save_backup(path, target)
    writer.stdout.readline()
    content = path.read_bytes()
    path.write_bytes(b"\0" * (len(content) // 2))
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with pytest.raises(CasebookError), open_casebook(path, create=False) as casebook:
        list(casebook.dump())
    assert restore_backup(target, path, replace=True).undone is None
    with open_casebook(path, create=False) as casebook:
        assert casebook.check().faults == ()
        assert set(said) <= casebook.report_ids()


def test_a_backup_that_changed_by_one_bit_is_refused(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.casebook"
    save_backup(file, target)
    content = bytearray(target.read_bytes())
    content[-1] ^= 1
    target.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(CasebookError, match="not as it was"):
        restore_backup(target, file, replace=True)
    assert file.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_what_does_not_verify_is_neither_backed_up_nor_restored(file: Path, tmp_path: Path) -> None:
    from test_check import by_hand

    by_hand(file, "update reports set outlet = 'Another Post'")
    with pytest.raises(CasebookError, match="does not verify") as caught:
        save_backup(file, tmp_path / "copy.casebook")
    assert "reports, " in caught.value.hint
    with pytest.raises(CasebookError, match="does not verify"):
        restore_backup(file, tmp_path / "new.casebook")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.casebook"]


def test_what_is_no_backup_says_so(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="no backup"):
        restore_backup(tmp_path / "none", file, replace=True)
    (tmp_path / "text").write_text("a shopping list")
    with pytest.raises(CasebookError, match="text is not a casebook") as caught:
        restore_backup(tmp_path / "text", file, replace=True)
    assert ".part" not in str(caught.value)
    assert "Name the file of a backup" in caught.value.hint
    assert dump(file)


def test_a_casebook_that_is_open_is_no_backup(file: Path, tmp_path: Path) -> None:
    with open_casebook(file) as casebook:
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
        with pytest.raises(CasebookError, match="is open"):
            restore_backup(file, tmp_path / "new.casebook")
