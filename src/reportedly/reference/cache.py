"""Values kept in the user's cache directory, so that they are worked out once.

A cache may vanish at any time and may be read-only: then the value is worked out again.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.generic]]

_LISTED = "arrays"  # the file that names the others; written last


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


def kept_arrays(name: str, make: Callable[[], Arrays]) -> Arrays:
    """The arrays kept under `name`, mapped and not read; made, and kept, where there are none."""
    try:
        return _mapped(folder() / name)
    except (OSError, ValueError):
        made = make()
    try:
        _keep_arrays(folder() / name, made)
        return _mapped(folder() / name)
    except (OSError, ValueError):
        return made


def _mapped(target: Path) -> Arrays:
    names = (target / _LISTED).read_text(encoding="utf-8").split()
    return {name: np.load(target / f"{name}.npy", mmap_mode="r") for name in names}


def _keep_arrays(target: Path, arrays: Arrays) -> None:
    """A folder appears whole or not at all; where another run was quicker, its folder stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=target.parent))
    try:
        for name, array in arrays.items():
            np.save(temporary / name, array)
        (temporary / _LISTED).write_text(" ".join(arrays), encoding="utf-8")
        temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
