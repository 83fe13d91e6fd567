"""Where thousands of files are written to be read at once and then thrown away."""

from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")  # lies in memory, where the system has it


def swift_folder() -> TemporaryDirectory[str]:
    """A folder that waits for no disk, if it can be had; none of it must outlive a power cut."""
    return TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)
