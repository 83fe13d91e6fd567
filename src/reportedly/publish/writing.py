"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import InputError


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside `path`, then take its place at once. Raises InputError if it cannot."""
    try:
        _replace(path, chunks)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        hint = "Name a file in a folder that exists and that you may write to."
        raise InputError(message, hint=hint) from error


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(0o644 if not path.exists() else path.stat().st_mode & 0o777)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
