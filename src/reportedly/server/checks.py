"""The check of everything that is kept, done in the background; what the last one saw."""

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reportedly.errors import UnknownId
from reportedly.pipeline.stamping import check_stamps
from reportedly.query.speech import _
from reportedly.server.jobs import Job, Jobs, Running, Stage
from reportedly.store.base import Casebook
from reportedly.store.custody import Checked, Head, Step


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw: when it began (UTC), on whose wish, up to which entry of the log, how much
    of each kind it compared, how many time stamps among it, and what does not hold."""

    at: datetime
    author: str
    head: Head
    checked: Checked
    stamps: int

    @property
    def holds(self) -> bool:
        return not self.checked.faults


class Checks:
    """The checks of one desk: the one that runs, if one does, and what the last one saw.

    They are remembered while the desk is open; a check leaves nothing in the casebook.
    """

    def __init__(self) -> None:
        self.last: Seen | None = None
        self._job: str | None = None
        self._beginning = threading.Lock()

    def begin(self, casebook: Casebook, jobs: Jobs, author: str) -> Job:
        """Check everything in the background; one that is on its way already is that one."""

        def work(running: Running) -> None:
            self.last = _look(casebook, author, running)

        with self._beginning:
            job = self.job(jobs)
            if job is None or job.is_over:
                job = jobs.begin((), keeps=False, work=work)
                self._job = job.id
            return job

    def job(self, jobs: Jobs) -> Job | None:
        """The last check that was begun; None where none was, or it is long forgotten."""
        if self._job is None:
            return None
        try:
            return jobs.job(self._job)
        except UnknownId:
            return None


def _look(casebook: Casebook, author: str, running: Running) -> Seen:
    at, head = datetime.now(UTC), casebook.head()

    def told(step: Step) -> None:
        running.progress(step.number - 1, step.of, Stage.CHECKING)
        words = _("{part}; {count:,} compared").format(part=_(step.part), count=step.compared)
        running.changes(lambda job: replace(job, notes=(words,)))

    checked = casebook.check(told)
    faults = (*checked.faults, *check_stamps(casebook, None))
    stamps = len(casebook.stamps())
    return Seen(at, author, head, Checked(checked.counts, faults), stamps)
