"""Files that appear whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from reportedly.errors import InputError

_SQLITE = b"SQLite format 3\0"  # how every casebook begins
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside one that is open


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside `path`, then take its place at once. Raises InputError if it cannot.

    A link stays, and what it leads to is replaced; a casebook never is.
    """
    write_together([(path, chunks)])


def write_together(files: Sequence[tuple[Path, Iterable[bytes]]]) -> None:
    """As `write_whole`, of several files: where one of them cannot be written, none appears."""
    with ExitStack() as staging:
        fresh = [staging.enter_context(_staged(path, chunks)) for path, chunks in files]
        for part, (path, _) in zip(fresh, files, strict=True):
            with _refusing(path):
                part.replace(path.resolve())


@contextmanager
def _staged(path: Path, chunks: Iterable[bytes]) -> Iterator[Path]:
    """The content beside `path`, for as long as this lasts.

    A new file has the rights that the user's umask leaves it, an old one keeps its own.
    """
    with _refusing(path):
        _check_no_database(path)
        target = path.resolve()
    fresh = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with _refusing(path):
            with fresh.open("xb") as stream:
                stream.writelines(chunks)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, fresh)
        yield fresh
    finally:
        with suppress(OSError):  # never made, or in its place by now
            fresh.unlink()


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Tells a person why a file cannot be written."""
    try:
        yield
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        hint = "Name a file in a folder that exists and that you may write to."
        raise InputError(message, hint=hint) from error


def _check_no_database(path: Path) -> None:
    if _is_database(path):
        hint = "It is a database, perhaps a casebook. Name another file, or move it away first."
        raise InputError(f"{path} is not overwritten", hint=hint)
    for ending in _BESIDE:
        database = Path(str(path).removesuffix(ending))
        if database != path and _is_database(database):
            hint = f"SQLite keeps there what is not yet in {database}. Name another file."
            raise InputError(f"{path} is not written", hint=hint)


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE
