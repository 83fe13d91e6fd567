"""Values kept in the user's cache directory, so that they are worked out once.

A cache may vanish at any time and may be read-only: then the value is worked out again.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

Kept = TypeVar("Kept")


def folder() -> Path:
    """Where kept values lie: `reportedly` in the user's cache directory."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    base = Path(home) if home else Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - never raises
    return base / "reportedly"


def read_bytes(name: str) -> bytes | None:
    """What is kept under `name`, or None if there is nothing that can be read."""
    try:
        return (folder() / name).read_bytes()
    except OSError:
        return None


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


def kept(name: str, shape: type[Kept], make: Callable[[], Kept]) -> Kept:
    """The value kept under `name`; made, and kept, if there is none of that shape."""
    found = read_bytes(name)
    if found is not None:
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(found, type=shape)
    made = make()
    keep_bytes(name, msgspec.msgpack.encode(made))
    return made
