"""The memory of this process and its workers while something runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

_EVERY_S = 0.2


class MemoryWatch:
    """Samples the resident memory of this process and its children; `peak_mib` is the most."""

    def __init__(self) -> None:
        self._samples: list[int] = []
        self._over = threading.Event()

    @property
    def peak_mib(self) -> float:
        return max(self._samples) / 2**20

    @property
    def growth(self) -> float:
        """Peak of the last quarter over peak of the second: 1.0 is flat."""
        quarter = max(1, len(self._samples) // 4)
        return max(self._samples[-quarter:]) / max(self._samples[quarter : 2 * quarter] or [1])

    def _watch(self) -> None:
        while not self._over.is_set():
            self._samples.append(_resident_bytes())
            self._over.wait(_EVERY_S)


@contextmanager
def watched_memory() -> Iterator[MemoryWatch]:
    """Watches until the block ends."""
    watch = MemoryWatch()
    thread = threading.Thread(target=watch._watch, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch._over.set()
        thread.join()


def _resident_bytes() -> int:
    here = psutil.Process()
    return sum(map(_resident, (here, *here.children(recursive=True))))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it ended between being listed and being asked
        return 0
