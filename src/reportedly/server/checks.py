"""The check of everything that is kept, done in the background, and what the last one saw."""

from collections.abc import Callable
from dataclasses import replace

from reportedly.pipeline.checked import Seen, last_seen, remember
from reportedly.pipeline.checking import look
from reportedly.query.speech import _
from reportedly.server.jobs import Job, Jobs, Running, Stage
from reportedly.store.base import Casebook
from reportedly.store.custody import Step

_TOPIC = "check"


class Checks:
    """The checks of one desk. The log remembers what they saw; where it could not be written, the
    desk does while it is open."""

    def __init__(self) -> None:
        self._unwritten: Seen | None = None

    def begin(self, casebook: Casebook, jobs: Jobs, author: str) -> Job:
        """Check everything in the background; one that is on its way already is that one."""

        def work(running: Running) -> None:
            self._unwritten = look(casebook, author=author, told=_telling(running))
            remember(casebook, self._unwritten)
            self._unwritten = None

        return jobs.begin((), keeps=False, work=work, topic=(_TOPIC,))

    def job(self, jobs: Jobs) -> Job | None:
        """The last check that was begun; None where none was, or it is long forgotten."""
        return next(jobs.about(_TOPIC), None)

    def last(self, casebook: Casebook) -> Seen | None:
        """What the last check saw, here or at a terminal; None where none is remembered."""
        return self._unwritten or last_seen(casebook)


def _telling(running: Running) -> Callable[[Step], None]:
    def told(step: Step) -> None:
        running.progress(step.number - 1, step.of, Stage.CHECKING)
        words = _("{part}; {count:,} compared").format(part=_(step.part), count=step.compared)
        running.changes(lambda job: replace(job, notes=(words,)))

    return told
