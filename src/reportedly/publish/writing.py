"""Files that appear whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import InputError

_SQLITE = b"SQLite format 3\0"  # how every casebook begins


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside `path`, then take its place at once. Raises InputError if it cannot.

    A link stays, and what it leads to is replaced; a casebook never is.
    """
    try:
        if _is_database(path):
            hint = "It is a database, perhaps a casebook. Name another file, or move it away first."
            raise InputError(f"{path} is not overwritten", hint=hint)
        _replace(path.resolve(), chunks)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        hint = "Name a file in a folder that exists and that you may write to."
        raise InputError(message, hint=hint) from error


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    """A new file has the rights that the user's umask leaves it, an old one keeps its own."""
    fresh = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with fresh.open("xb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
