"""Values kept in the user's cache directory, so that they are worked out once.

A cache may vanish at any time and may be read-only: then the value is worked out again.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

Kept = TypeVar("Kept")


def folder() -> Path:
    """Where kept values lie: `reportedly` in the user's cache directory."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    base = Path(home) if home else Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - never raises
    return base / "reportedly"


def read(name: str, shape: type[Kept]) -> Kept | None:
    """The value kept under `name`, or None if there is none that can be read."""
    try:
        return msgspec.msgpack.decode((folder() / name).read_bytes(), type=shape)
    except (OSError, msgspec.MsgspecError):
        return None


def keep(name: str, value: object) -> None:
    """Keeps `value` under `name` if the directory can be written; another process may do it too."""
    target = folder() / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(value))
        Path(temporary).replace(target)
    except OSError:
        return


def kept(name: str, shape: type[Kept], make: Callable[[], Kept]) -> Kept:
    """The value kept under `name`; made, and kept, if there is none."""
    found = read(name, shape)
    if found is None:
        found = make()
        keep(name, found)
    return found
