"""Captured pages asked again: what is kept stays, what has changed is kept beside it.

"We saw a change" is all that can be said: an answer of 404, a closed robots.txt or a silence is
told as that, and never as a deletion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.capture.answers import NOTHING_KNOWN, Answer, Known, Unanswered
from reportedly.errors import InputError
from reportedly.ingest.fetched import read_fetched
from reportedly.ingest.given import Given
from reportedly.model.reports import DateReason, Intake, Report
from reportedly.pipeline.captures import NOT_MODIFIED, OK
from reportedly.pipeline.capturing import (
    Came,
    Captured,
    Capturing,
    Listed,
    Outcome,
    fetched_of,
    on_the_day,
)
from reportedly.pipeline.coding import code_pending
from reportedly.pipeline.engines import Engine
from reportedly.pipeline.progress import Progress, untold
from reportedly.query.other_words import align, stretches


@dataclass(frozen=True, slots=True)
class _Again:
    """An address to be asked again, the report that came of it last, what its server knows."""

    address: str
    report: str
    known: Known


def recapture(
    run: Capturing,
    keys: Sequence[str],
    *,
    before: datetime | None = None,
    engine: Engine,
    progress: Progress = untold,
) -> Captured:
    """Ask again for the pages of these reports, and for every page captured last before a time.

    Raises UnknownId for a key that no report has, InputError for a report without an address.
    """
    wanted = {each.address: each for each in _named(run, keys)}
    if before is not None:
        wanted = {each.address: each for each in _older(run, before)} | wanted
    run.begin(list(wanted))
    for number, each in enumerate(wanted.values(), 1):
        _ask_again(run, each)
        progress(number, len(wanted), "capturing")
    return Captured(run.counts, code_pending(run.casebook, engine=engine, progress=progress))


def _named(run: Capturing, keys: Sequence[str]) -> Iterator[_Again]:
    """The pages of these reports; of a page that was captured since, what it was then."""
    latest = {last.final: (address, last) for address, last in run.before.items() if last.report}
    for key in keys:
        report = run.casebook.report(key)
        if report.url is None:
            hint = "only what came from an address on the web can be captured again"
            raise InputError(f"the report {report.label} has no address", hint=hint)
        address, last = latest.get(report.url, (report.url, None))
        if last is None or last.report is None:
            yield _Again(address, report.id, NOTHING_KNOWN)
        else:
            yield _Again(address, last.report, last.known)


def _older(run: Capturing, before: datetime) -> Iterator[_Again]:
    for address, last in run.before.items():
        if last.report is not None and last.at < before:
            yield _Again(address, last.report, last.known)


def page_anew(run: Capturing, address: str) -> None:
    """Ask for one page, in a run that has begun, whether or not a report came of it before."""
    last = run.before.get(address)
    if last is None or last.report is None:
        run.page(Listed(address))
    else:
        _ask_again(run, _Again(address, last.report, last.known))


def _ask_again(run: Capturing, again: _Again) -> None:
    answer = run.visitor.visit(again.address, again.known)
    if isinstance(answer, Unanswered):
        run.unanswered(answer)
    elif answer.status == NOT_MODIFIED:
        run.unchanged(answer, again.report)
    elif answer.status != OK:
        run.refused(answer)
    else:
        _compare(run, answer, run.casebook.report(again.report))


def _compare(run: Capturing, answer: Answer, earlier: Report) -> None:
    """Lay what was answered beside the earlier report; keep it where its words are others."""
    published = earlier.published
    day = published.day if published.reason is DateReason.GIVEN else None
    given = on_the_day(Given(outlet=earlier.outlet, day=day), answer)
    item = read_fetched(fetched_of(answer, Listed(answer.address)), given)
    if isinstance(item, Intake) and item.report.text == earlier.text:
        run.note(answer, earlier.id)
        run.came(Came(answer.address, Outcome.UNCHANGED, earlier.id, answer.status))
        return
    outcome, report, reason = run.keep(item)
    run.note(answer, report)
    if report is None or not isinstance(item, Intake):
        run.came(Came(answer.address, outcome, None, answer.status, reason))
        return
    before, now = earlier.text, item.report.text
    aligned = align(before, now)
    run.came(
        Came(
            answer.address,
            Outcome.CHANGED,
            report,
            answer.status,
            before=earlier.id,
            changes=None if aligned is None else stretches(before, now, aligned),
        )
    )
