"""Folders that appear whole or not at all, each with the digests of its files."""

import hashlib
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportedly.errors import InputError

LISTING = (
    "reportedly-site.sha256"  # by it a folder is known as one of ours; `sha256sum -c` reads it
)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write all files beside `folder`, then take its place at once.

    Each file is a name with "/" between its parts, and its bytes. What stood there stays until
    all is written. Raises InputError for a place that cannot be written, and for a folder with
    anything in it that no earlier call put there: nothing of a user's own is ever replaced.
    """
    check_free(folder)
    target = folder.resolve()
    fresh = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with _refusing(folder):
            fresh.mkdir()
            listing = "".join(_written(fresh, files))
            (fresh / LISTING).write_text(listing, encoding="utf-8")
            _put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)  # in its place by now, or never to be


def check_free(folder: Path) -> None:
    """Raises InputError unless a folder may be made here, or made anew."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        hint = "A site is a folder of pages: name one that does not exist yet."
        raise InputError(f"{folder} is no folder", hint=hint)
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    foreign = sorted(held - set(_listed(folder)) - {LISTING})
    if foreign:
        hint = "Name a folder that does not exist yet: one with files of your own stays as it is."
        raise InputError(f"{folder} holds {foreign[0]!r}, which is not ours to replace", hint=hint)


def _listed(folder: Path) -> Iterator[str]:
    """The names of the files that an earlier call wrote here; none where it wrote nothing."""
    with suppress(OSError, UnicodeDecodeError):
        for line in (folder / LISTING).read_text(encoding="utf-8").splitlines():
            yield line.partition("  ")[2]


def _written(fresh: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Writes each file, and tells its line of the listing."""
    for name, content in files:
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:  # two pages of one name would be one page less
            stream.write(content)
        yield f"{hashlib.sha256(content).hexdigest()}  {name}\n"


def _put_in_place(fresh: Path, target: Path) -> None:
    """Where the new folder cannot take the old one's place, the old one has it again."""
    if not target.exists():
        fresh.rename(target)
        return
    old = target.with_name(f".{secrets.token_hex(8)}.old")
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = "Name a folder in one that exists and that you may write to."
        message = f"{folder} cannot be written: {error.strerror or error}"
        raise InputError(message, hint=hint) from error
