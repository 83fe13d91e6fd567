"""Values kept in the user's cache directory, so that they are worked out once.

A cache may vanish at any time and may be read-only: then the value is worked out again. What
several processes need at once, one of them makes while the others wait. What was not used for
longest goes when the whole grows large: of values that no list or version asks for any more,
nothing else would ever tell.
"""

import logging
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from multiprocessing import parent_process
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.generic]]

_LISTED = "arrays"  # the file that names the others; written last
_PATIENCE_S = 180.0  # three times what the longest work took on a busy machine; then both do it
_MOST_BYTES = 2**30  # the world's names and a dozen countries are 0.1 GiB of it
_IN_USE_S = 3600.0  # what was used so lately stays, whatever the size of all

_log = logging.getLogger(__name__)


def folder() -> Path:
    """Where kept values lie: `reportedly` in the user's cache directory."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    base = Path(home) if home else Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - never raises
    return base / "reportedly"


def read_bytes(name: str) -> bytes | None:
    """What is kept under `name`, or None if there is nothing that can be read."""
    target = folder() / name
    try:
        found = target.read_bytes()
    except OSError:
        return None
    _mark_used(target.parent)
    return found


def keep_bytes(name: str, content: bytes) -> None:
    """Keeps `content` under `name` if the directory can be written; whole, or not at all."""
    target = folder() / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(target)
    except OSError:
        return


def kept_arrays(name: str, make: Callable[[], Arrays], *, told: str = "") -> Arrays:
    """The arrays kept under `name`, mapped and not read; made, and kept, where there are none.

    `told` is for the person who waits for it: whoever makes them logs it as a warning, which
    Python prints on standard error, from worker processes too, unless logging is set up otherwise;
    another command that waits for it says so.
    """
    target = folder() / name
    with suppress(OSError, ValueError):
        return _mapped(target)
    with _alone(target, told=told):
        with suppress(OSError, ValueError):
            return _mapped(target)  # made while we waited
        if told:
            _log.warning(told)
        made = make()
        with suppress(OSError, ValueError):
            _keep_arrays(target, made)
            _sweep()
            return _mapped(target)
    return made


@contextmanager
def _alone(target: Path, *, told: str) -> Iterator[None]:
    """One process at a time is within; where nothing can be written, all are.

    The lock is SQLite's on an empty file: it works on every system, and goes with its process
    however that ends.
    """
    lock = target.with_name(f"{target.name}.lock")
    with ExitStack() as held:
        with suppress(OSError, sqlite3.Error):
            lock.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(lock, timeout=0.0, isolation_level=None)
            _lock(held.enter_context(closing(base)), told)
        try:
            yield
        finally:
            with suppress(OSError):  # some systems refuse while others wait: the last one can
                lock.unlink()


def _lock(base: sqlite3.Connection, told: str) -> None:
    """At once, or after a while; then it is said, but by worker processes, whose command does."""
    try:
        base.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        if told and parent_process() is None:
            _log.warning("waiting: another command is %s", told)
        base.execute(f"PRAGMA busy_timeout = {round(1000 * _PATIENCE_S)}")
        base.execute("BEGIN EXCLUSIVE")


def _sweep() -> None:
    """Removes folders, those first that were not used for longest, until the rest is no more than
    `_MOST_BYTES`. What a running process has mapped stays readable to it, or cannot be removed."""
    kept = 0
    for used_at, found in sorted(_folders(), reverse=True):
        kept += sum(file.stat().st_size for file in found.iterdir())
        if kept > _MOST_BYTES and time.time() - used_at > _IN_USE_S:
            shutil.rmtree(found, ignore_errors=True)


def _folders() -> Iterator[tuple[float, Path]]:
    for found in folder().iterdir():
        if found.is_dir():
            yield found.stat().st_mtime, found


def _mark_used(found: Path) -> None:
    with suppress(OSError):  # read-only, or another's
        os.utime(found)


def _mapped(target: Path) -> Arrays:
    names = (target / _LISTED).read_text(encoding="utf-8").split()
    _mark_used(target)
    return {name: np.load(target / f"{name}.npy", mmap_mode="r") for name in names}


def _keep_arrays(target: Path, arrays: Arrays) -> None:
    """A folder appears whole or not at all, in the place of one that could not be read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=target.parent))
    try:
        for name, array in arrays.items():
            np.save(temporary / name, array)
        (temporary / _LISTED).write_text(" ".join(arrays), encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
