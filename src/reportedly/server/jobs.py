"""Work that takes longer than a page may: done in the background, one job after the other."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from reportedly.errors import ReportedlyError, UnknownId
from reportedly.model.claims import ResolvedClaim
from reportedly.model.reports import Intake, Reject, Report
from reportedly.pipeline.retries import Retried

_REMEMBERED = 20  # jobs whose results can still be looked at
MOST_SHOWN = 2_000  # items of a job that are listed; the others are counted


class Stage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    CODING = "coding"
    CONCLUDING = "concluding"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


OVER = frozenset({Stage.DONE, Stage.FAILED, Stage.STOPPED})


Topic = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One report that a job read. `claims` are those of a preview, which nothing keeps."""

    report: Report
    new: bool
    set_aside: str | None = None
    claims: tuple[ResolvedClaim, ...] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands: what it reads, how far it is, what it has found up to now.

    `decided` is the id of the judgement that it concludes from, where it reads nothing. `topic` is
    what it is about where it is about one thing alone: there is never a second one on its way.
    `retried` is what came of what it tried again.
    """

    id: str
    names: tuple[str, ...]
    keeps: bool
    stage: Stage = Stage.WAITING
    done: int = 0
    total: int | None = None
    items: tuple[Item, ...] = ()
    rejects: tuple[Reject, ...] = ()
    unlisted: int = 0
    notes: tuple[str, ...] = ()
    failure: str = ""
    hint: str = ""
    decided: str = ""
    topic: Topic = ()
    retried: Retried | None = None

    @property
    def is_over(self) -> bool:
        return self.stage in OVER


class Stopped(Exception):
    """The desk closes; what was kept stays, the rest is read when it is added again."""


class Running:
    """A job from inside: what the work tells of itself."""

    def __init__(self, jobs: "Jobs", key: str) -> None:
        self._jobs, self._key = jobs, key

    def progress(self, done: int, total: int | None, label: str) -> None:
        """As `pipeline.progress` has it. Raises Stopped when the desk closes."""
        if self._jobs.closing.is_set():
            raise Stopped
        stage = Stage(label) if label in frozenset(Stage) else Stage.CONCLUDING
        self.changes(lambda job: replace(job, stage=stage, done=done, total=total))

    def notes(self, words: str) -> None:
        self.changes(lambda job: replace(job, notes=(*job.notes, words)[-MOST_SHOWN:]))

    def finds(self, found: Intake | Reject, new: bool) -> None:
        """An item that was read, and whether it is new to the casebook."""
        if isinstance(found, Reject):
            self.rejects(found)
        else:
            self.shows(Item(found.report, new, found.set_aside))

    def rejects(self, reject: Reject) -> None:
        self.changes(lambda job: _listed(job, rejects=(*job.rejects, reject)))

    def shows(self, item: Item) -> None:
        self.changes(lambda job: _listed(job, items=(*job.items, item)))

    def changes(self, change: Callable[[Job], Job]) -> None:
        self._jobs.change(self._key, change)


def _listed(job: Job, **more: tuple[Item, ...] | tuple[Reject, ...]) -> Job:
    if len(job.items) + len(job.rejects) >= MOST_SHOWN:
        return replace(job, unlisted=job.unlisted + 1)
    return replace(job, **more)  # type: ignore[arg-type]


class Jobs:
    """The jobs of one desk: the last ones, oldest first."""

    def __init__(self) -> None:
        self.closing = threading.Event()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._changing = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")

    def begin(
        self,
        names: Iterable[str],
        *,
        keeps: bool,
        work: Callable[[Running], None],
        decided: str = "",
        topic: Topic = (),
        wait_s: float = 0.0,
    ) -> Job:
        """Do this work when those before it are done. It is waited for `wait_s` seconds at most:
        the job comes back over, or on its way. One of the same topic that is on its way is it."""
        job = Job(secrets.token_urlsafe(8), tuple(names), keeps, decided=decided, topic=topic)
        with self._changing:
            under_way = (one for one in self._jobs.values() if topic and one.topic == topic)
            for one in under_way:
                if not one.is_over:
                    return one
            self._jobs[job.id] = job
            for old in [key for key, one in self._jobs.items() if one.is_over][:-_REMEMBERED]:
                del self._jobs[old]
        ended = self._worker.submit(self._run, job.id, work)
        if wait_s:
            with suppress(NotYet):
                ended.result(wait_s)
        return self.job(job.id)

    def job(self, key: str) -> Job:
        """Raises UnknownId."""
        with self._changing:
            if key in self._jobs:
                return self._jobs[key]
        hint = "the desk was opened anew since; what was kept is among the reports"
        raise UnknownId("this reading is not remembered", hint=hint)

    def all(self) -> Iterator[Job]:
        """The jobs, the last one first."""
        with self._changing:
            return iter(tuple(reversed(self._jobs.values())))

    def about(self, kind: str) -> Iterator[Job]:
        """Those whose topic begins so, the last one first."""
        return (job for job in self.all() if job.topic[:1] == (kind,))

    def change(self, key: str, change: Callable[[Job], Job]) -> None:
        with self._changing:
            self._jobs[key] = change(self._jobs[key])

    def close(self) -> None:
        """End what runs at its next step, and wait for that."""
        self.closing.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, key: str, work: Callable[[Running], None]) -> None:
        ended = Stage.DONE, "", ""
        try:
            work(Running(self, key))
        except Stopped:
            ended = Stage.STOPPED, "the desk was closed", "begin it again; what was kept is kept"
        except ReportedlyError as error:
            ended = Stage.FAILED, str(error), error.hint
        except Exception as error:  # whatever a hostile file provokes must not end the desk
            ended = Stage.FAILED, f"{type(error).__name__}: {error}", "nothing kept was lost"
        stage, failure, hint = ended
        self.change(key, lambda job: replace(job, stage=stage, failure=failure, hint=hint))
