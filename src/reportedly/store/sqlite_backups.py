"""Copies of a casebook that are known to be whole, and the way back from one."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from reportedly.errors import CasebookError
from reportedly.store.custody import Act, LogEntry, Wanted
from reportedly.store.sqlite import open_casebook

_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file that is open


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a copy lies, the digest of its bytes, and what stood there before, if anything did.

    `undone` are the erasures that what stood there tells of and the copy does not: the copy may
    hold what they took. None where what stood there is too damaged to tell.
    """

    path: Path
    sha256: str
    replaced: Path | None = None
    undone: tuple[LogEntry, ...] | None = ()


def save_backup(casebook: Path, target: Path, *, replace: bool = False, author: str = "") -> Copied:
    """A copy of the casebook that verifies, with its digest in `target` + `.sha256`.

    Others may go on writing meanwhile. The log names `author`. Raises CasebookError where `target`
    is the casebook itself, is open, or is there and is not to be replaced, or where the copy does
    not verify; then nothing is written.
    """
    _refuse_itself(casebook, target)
    _refuse_to_replace(target, replace)
    _refuse_open(target)
    with _staged(target) as fresh:
        with open_casebook(casebook, create=False) as book, _said_of(target, fresh):
            book.backup(str(fresh))
        _check(fresh)
        sha256 = file_digest(fresh)
        # First the older one's digest goes: killed in between, no copy stands with that of another.
        _sealed(target).unlink(missing_ok=True)
        fresh.replace(target)
    _seal(target, sha256)
    with open_casebook(casebook, create=False) as book:
        book.note(Act.BACKED_UP, {"file": target.name, "sha256": sha256}, author=author)
    return Copied(target, sha256)


def restore_backup(
    backup: Path, casebook: Path, *, replace: bool = False, author: str = ""
) -> Copied:
    """Put a backup that verifies in the place of a casebook; the backup stays as it is.

    What stood there is moved aside, under the name that comes back, and never deleted. Erasures
    that the backup does not know of come back with it, and stand in its log as a count. Raises
    CasebookError where a casebook is there and is not to be replaced, where it or the backup is
    open, where the backup is none, does not verify, or differs from the digest beside it; then
    nothing moves.
    """
    if not backup.is_file():
        raise CasebookError(f"there is no backup {backup}", hint="Name the file of a backup.")
    _refuse_itself(casebook, backup)
    _refuse_to_replace(casebook, replace)
    sha256 = _unchanged(backup)
    _settle(casebook)
    aside = _aside(casebook) if casebook.exists() else None
    with _staged(casebook) as fresh:
        _copy(backup, fresh, casebook)
        with _said_of(backup, fresh, "Name the file of a backup. Nothing was restored."):
            _check(fresh)
        undone = () if aside is None else _undone(casebook, fresh)
        with open_casebook(fresh, create=False) as book:
            left = None if aside is None else aside.name
            about = {"file": backup.name, "sha256": sha256, "replaced": left}
            book.note(Act.RESTORED, about | _counted(undone), author=author)
        if aside is not None:
            _set_aside(casebook, aside)
        fresh.replace(casebook)
    return Copied(casebook, sha256, aside, undone)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, as `sha256sum` prints it."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sealed_digest(path: Path) -> str | None:
    """The digest that was written beside a backup; None where there is none."""
    beside = _sealed(path)
    return beside.read_text(encoding="utf-8").split()[0] if beside.is_file() else None


def _sealed(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _seal(target: Path, sha256: str) -> None:
    """Write the digest of a copy beside it, at once: half of one would speak against the copy."""
    with _staged(_sealed(target)) as fresh:
        fresh.write_text(f"{sha256}  {target.name}\n", encoding="utf-8")
        fresh.replace(_sealed(target))


def _unchanged(backup: Path) -> str:
    """Its digest, which is the one beside it if one is."""
    _refuse_open(backup)
    found, written = file_digest(backup), sealed_digest(backup)
    if written not in (None, found):
        hint = f"{_sealed(backup)} holds its digest. Take another backup."
        raise CasebookError(f"{backup} is not as it was when it was made", hint=hint)
    return found


def _refuse_itself(casebook: Path, other: Path) -> None:
    """Neither a link to it, nor another name of it, is a copy."""
    if casebook.exists() and other.exists() and other.samefile(casebook):
        hint = "Name another file, best on another disk."
        raise CasebookError(f"{other} is the casebook itself", hint=hint)


def _refuse_open(copy: Path) -> None:
    """What changes meanwhile is not what its digest says, and who has it open writes to nowhere."""
    wal = _beside(copy, "-wal")
    if wal.is_file() and wal.stat().st_size:
        hint = "Close what has it open, or make a backup of it with `reportedly backup`."
        raise CasebookError(f"{copy} is open, or was not closed", hint=hint)


def _copy(backup: Path, fresh: Path, casebook: Path) -> None:
    try:
        shutil.copyfile(backup, fresh)
    except OSError as error:
        hint = "See that its disk is whole and has space. Nothing was restored."
        why = error.strerror or str(error)
        raise CasebookError(f"{casebook} cannot be written: {why}", hint=hint) from error


def _refuse_to_replace(target: Path, replace: bool) -> None:
    if target.exists() and not (replace and target.is_file()):
        hint = "Name another file, or say --replace."
        raise CasebookError(f"{target} is there already", hint=hint)


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """A name beside `target` for as long as this lasts; nothing is left under it, nor of a run
    before that was killed: it would keep what is erased later.
    """
    for left in target.parent.glob(f".{escape(target.name)}.*.part*"):
        left.unlink(missing_ok=True)
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(8)}.part")
    try:
        yield fresh
    finally:
        for name in ("", *_BESIDE):
            _beside(fresh, name).unlink(missing_ok=True)


def _check(copy: Path) -> None:
    """See that it verifies, and lies on the disk."""
    with open_casebook(copy, create=False) as book:
        faults = book.check().faults
    if faults:
        hint = f"{faults[0].where}: {faults[0].what}. Nothing was written."
        raise CasebookError("the copy does not verify", hint=hint)
    with copy.open("rb") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _said_of(named: Path, copy: Path, hint: str | None = None) -> Iterator[None]:
    """What is wrong with the copy is said of the file that a person named."""
    try:
        yield
    except CasebookError as error:
        if str(copy) not in str(error):
            raise
        said = str(error).replace(str(copy), str(named))
        raise CasebookError(said, hint=hint or error.hint) from error


def _aside(casebook: Path) -> Path:
    return casebook.with_name(f"{casebook.name}.replaced-{secrets.token_hex(4)}")


def _settle(casebook: Path) -> None:
    """Bring what was written last into the file itself, if there is one and it is not too damaged.

    Raises CasebookError while others have it open: they would go on writing to what was replaced.
    """
    try:
        with open_casebook(casebook, create=False) as book:
            book.head()
    except CasebookError:
        return
    if _beside(casebook, "-wal").exists():  # the last one who closes it takes that away
        hint = "Close the desk and all other programs that have it open. Nothing was restored."
        raise CasebookError("another program has the casebook open", hint=hint)


def _undone(casebook: Path, copy: Path) -> tuple[LogEntry, ...] | None:
    """The erasures that the casebook tells of and the copy does not; None if it cannot be read."""
    try:
        here = _erasures(casebook)
    except CasebookError:
        return None
    known = {entry.hash for entry in _erasures(copy)}
    return tuple(entry for entry in here if entry.hash not in known)


def _erasures(path: Path) -> list[LogEntry]:
    """Each erasure once: the entries on what stayed give no reason."""
    with open_casebook(path, create=False) as book:
        return [
            entry for entry in book.log(Wanted((Act.ERASED,))) if "reason" in (entry.about or ())
        ]


def _counted(undone: tuple[LogEntry, ...] | None) -> dict[str, object]:
    """What the log says of erasures that are undone; nothing where none is."""
    if undone is None:
        return {"erasures_undone": "unknown"}
    return {"erasures_undone": len(undone)} if undone else {}


def _set_aside(casebook: Path, aside: Path) -> None:
    """Give the file a second name, so that killed at any moment one stands under the first.

    What SQLite keeps beside it belongs to it alone, and goes along if it is there still.
    """
    try:
        os.link(casebook, aside)
    except OSError:  # not every disk knows second names
        shutil.copyfile(casebook, aside)
    for name in _BESIDE:
        if _beside(casebook, name).exists():
            _beside(casebook, name).replace(_beside(aside, name))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")
