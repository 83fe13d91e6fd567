"""The engine that uses the machine's cores: one lane per worker, one item in a lane at a time.

A lane is a pool of one process. So when a process dies, the item it died of is known, it alone
fails, and its lane gets a new process.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, TypeVar

from reportedly.errors import EngineError
from reportedly.pipeline.engines import Failure, InProcess, attempt

A = TypeVar("A")
B = TypeVar("B")

# A worker silent for so long is stuck: a news report takes some milliseconds, a book seconds.
PATIENCE_S = 300.0

# What it is given beyond that: after a pause of the whole machine the clock accuses the innocent.
GRACE_S = 1.0

# Items out per worker, those finished and waiting for an earlier one included: enough that no
# worker idles behind one long report, few enough that memory stays flat.
ITEMS_OUT_PER_WORKER = 4

# Opening the language engine costs a worker seconds, a report some 40 ms: fewer items than this
# are done sooner in the process that is there.
FEW_ITEMS = 40


class Cores:
    """The work runs in `workers` processes of this machine; a handful of items runs here.

    Close the iterator to stop early.
    """

    def __init__(
        self, workers: int, *, patience_s: float = PATIENCE_S, few_items: int = FEW_ITEMS
    ) -> None:
        if workers < 1:
            raise ValueError(f"work needs at least one worker, not {workers}")
        self._workers = workers
        self._patience_s = patience_s
        self._few_items = few_items

    def map(
        self, open_work: Callable[[], Callable[[A], B]], items: Iterable[A]
    ) -> Iterator[B | Failure]:
        """Raises what `open_work` raises, and EngineError if a worker dies of it."""
        source = iter(items)
        first = list(islice(source, self._few_items))
        if len(first) < self._few_items:
            return InProcess().map(open_work, first)
        return self._spread(open_work, chain(first, source))

    def _spread(
        self, open_work: Callable[[], Callable[[A], B]], source: Iterator[A]
    ) -> Iterator[B | Failure]:
        lanes = [_Lane(open_work) for _ in range(self._workers)]
        out: deque[_Errand] = deque()
        try:
            while _send(source, lanes, out, most=self._workers * ITEMS_OUT_PER_WORKER) or out:
                self._wait(out)
                while out and out[0].future.done():
                    yield out.popleft().result()
        finally:
            for lane in lanes:
                lane.stop(now=any(errand.lane is lane for errand in out))

    def _wait(self, out: Iterable["_Errand"]) -> None:
        """Until some worker is done. One that outstays our patience is ended: its item fails."""
        under_way = [errand for errand in out if not errand.future.done()]
        ends = min((errand.sent_s for errand in under_way), default=0.0) + self._patience_s
        left_s = max(GRACE_S, ends - time.monotonic())
        done = wait([errand.future for errand in under_way], left_s, FIRST_COMPLETED).done
        if not done and under_way:
            min(under_way, key=lambda errand: errand.sent_s).give_up(self._patience_s)


def _send(
    source: Iterator[Any], lanes: Iterable["_Lane"], out: deque["_Errand"], *, most: int
) -> bool:
    """Give every idle lane an item; False once there is nothing left to give."""
    busy = {id(errand.lane) for errand in out if not errand.future.done()}
    for lane in lanes:
        if id(lane) not in busy and len(out) < most:
            try:
                out.append(lane.send(next(source)))
            except StopIteration:
                return False
    return True


@dataclass
class _Errand:
    """One item on its way through one lane."""

    lane: "_Lane"
    opened: Future[None]
    future: Future[Any]
    sent_s: float
    end: str = "the worker that read it died (out of memory, or a crash below Python)"

    def give_up(self, patience_s: float) -> None:
        self.end = f"it took longer than {patience_s:.0f} s"
        self.lane.kill()
        wait([self.future])

    def result(self) -> Any:
        """The work's result, or the Failure of an item that ended its worker."""
        try:
            self.opened.result()
        except BrokenExecutor as error:
            hint = "Try fewer workers: each needs memory for the language engine."
            raise EngineError("a worker died while it started", hint=hint) from error
        try:
            return self.future.result()
        except BrokenExecutor:
            return Failure(self.end)


class _Lane:
    """A pool of one process, with the work open in it."""

    def __init__(self, open_work: Callable[[], Callable[[Any], Any]]) -> None:
        self._open_work = open_work
        self._start()

    def _start(self) -> None:
        self._context = _OneProcess()
        with _for_workers():
            self._pool = ProcessPoolExecutor(1, mp_context=self._context, initializer=_settle_in)
            self._opened = self._pool.submit(_open, self._open_work)

    def send(self, item: object) -> _Errand:
        try:
            future = self._pool.submit(_do, item)
        except BrokenExecutor:
            self._start()
            future = self._pool.submit(_do, item)
        return _Errand(self, self._opened, future, time.monotonic())

    def kill(self) -> None:
        """End the process now, whatever it is doing, also while it starts."""
        self._context.started.kill()

    def stop(self, *, now: bool) -> None:
        """Let the process go; `now` does not wait for what it is doing."""
        if now:
            self.kill()
        self._pool.shutdown(cancel_futures=True)


class _OneProcess(SpawnContext):
    """Starts processes afresh (a fork would copy locks that other threads hold).

    It remembers what it started: a pool tells nobody which process is its own.
    """

    started: SpawnProcess

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        self.started = SpawnProcess(*args, **options)
        return self.started


@contextmanager
def _for_workers() -> Iterator[None]:
    """What processes started within inherit: one thread of algebra each, and deaf to Ctrl-C.

    The parent hears Ctrl-C and ends its workers; else each would print a traceback of its own.
    """
    threads = os.environ.get("OPENBLAS_NUM_THREADS")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main = threading.current_thread() is threading.main_thread()
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, heard)
        if threads is None:
            del os.environ["OPENBLAS_NUM_THREADS"]
        else:
            os.environ["OPENBLAS_NUM_THREADS"] = threads


# The work that this worker process has open; set once by _open.
_work: Callable[[Any], Any] | None = None


def _settle_in() -> None:
    """Be deaf to Ctrl-C, and end when the parent ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _open(open_work: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    _work = open_work()


def _do(item: object) -> object:
    assert _work is not None
    return attempt(_work, item)
