"""What the background does with what was set aside: reads it again from where it lay.

Nothing leaves this machine: of what lies on the web only a terminal asks again.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from reportedly.errors import InputError
from reportedly.pipeline.answering import WEB
from reportedly.pipeline.cores import Cores
from reportedly.pipeline.retries import Retry, Tried
from reportedly.pipeline.retrying import retry
from reportedly.query.reports import rejects
from reportedly.query.speech import _
from reportedly.query.views import RejectRow
from reportedly.server.desk import Desk
from reportedly.server.jobs import Job, Running

TOPIC: Final = "rejects"

WORDS: Final[Mapping[Tried, str]] = {
    Tried.CAME_IN: _("came in"),
    Tried.SAME: _("set aside again"),
    Tried.OTHER: _("set aside again, for another reason"),
    Tried.FOLLOWED: _("followed"),
    Tried.LEFT: _("no longer there"),
    Tried.GONE: _("its file is gone"),
    Tried.ASKS: _("on the web, not asked"),
    Tried.NOWHERE: _("lies nowhere any more"),
}


def chosen(rows: Sequence[RejectRow], text: str, reason: str) -> list[RejectRow]:
    """Those with this reason whose place of origin has these letters, in any case; "" asks for
    nothing."""
    return [
        row
        for row in rows
        if text.casefold() in row.reject.locator.casefold()
        and (not reason or row.reject.reason == reason)
    ]


def can_be_tried(row: RejectRow) -> bool:
    """Whether it stands aside still, and not on the web."""
    return row.answer is None and not row.reject.locator.startswith(WEB)


def begin(desk: Desk, *, text: str = "", reason: str = "", key: str = "") -> Job:
    """Try again, in the background, what is chosen by its place and reason, or the one of this id.

    What is being tried already is that job. Raises InputError where nothing of it can be tried.
    """
    rows = (row for row in chosen(rejects(desk.casebook), text, reason) if can_be_tried(row))
    wanted = sorted(row.reject.id for row in rows if key in ("", row.reject.id))
    if not wanted:
        hint = "look at the list: it came in since, or lies on the web"
        raise InputError("nothing of this can be tried again here", hint=hint)
    return _begun(desk, wanted)


def _begun(desk: Desk, wanted: Collection[str]) -> Job:
    def work(running: Running) -> None:
        desk.reader()
        retried = retry(
            desk.casebook,
            engine=Cores(desk.workers),
            wanted=frozenset(wanted),
            announce=running.notes,
            progress=running.progress,
        )
        running.changes(lambda job: replace(job, retried=retried))
        running.progress(0, None, "concluding")
        desk.conclude(progress=running.progress)

    return desk.jobs.begin((), keeps=True, work=work, topic=(TOPIC, *wanted))


def summed(tries: Sequence[Retry]) -> list[tuple[Tried, int]]:
    """How many tries came to what; what none came to is left out."""
    counts = Counter(each.tried for each in tries)
    return [(tried, counts[tried]) for tried in Tried if counts[tried]]
