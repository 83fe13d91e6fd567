"""What came of the addresses that were asked, as lines for people and for programs."""

from collections.abc import Callable, Iterator
from typing import Any

from reportedly.cli.border import NothingRead
from reportedly.cli.summaries import concluded_line
from reportedly.cli.terminal import err, json_line, out, tell
from reportedly.pipeline.capturing import GAVE_NOTHING, Came, Captured, Outcome
from reportedly.pipeline.run import Concluded
from reportedly.query import words
from reportedly.query.other_words import Change
from reportedly.settings import Settings

_QUIET = (Outcome.BEFORE, Outcome.KNOWN, Outcome.UNCHANGED)  # counted, not told one by one
_SHOWN_CHANGES = 20  # on the screen, of one page; --json has all
_SHOWN_LETTERS = 300  # of one change


def telling(settings: Settings, *, as_json: bool) -> Callable[[Came], None]:
    """Tells what came of each address as it comes: to a program all, to a person what is new."""
    console = out(settings)

    def one(came: Came) -> None:
        if as_json:
            json_line(_form(came))
            return
        for row in _rows(came):
            tell(console, row)

    return one


def _form(came: Came) -> dict[str, Any]:
    """A line of `--json`: null where nothing was answered, no report came of it, or the texts
    are too long to be compared."""
    changes = came.changes
    return {
        "address": came.address,
        "outcome": came.outcome.value,
        "report": came.report,
        "status": came.status,
        "reason": came.reason or None,
        "before": came.before,
        "changes": None if changes is None else [[c.before, c.now] for c in changes],
    }


def _rows(came: Came) -> Iterator[str]:
    if came.outcome in _QUIET:
        return
    if came.outcome is Outcome.CHANGED:
        yield f"we saw a change at {came.address}: {came.before} is kept, {came.report} is new"
        yield from _changed(came.changes)
        return
    reason = f": {came.reason}" if came.reason else ""
    report = f" as {came.report}" if came.report is not None else ""
    yield f"{came.outcome.value} {came.address}{report}{reason}"


def _changed(changes: tuple[Change, ...] | None) -> Iterator[str]:
    if changes is None:
        yield "too long, and too different, to be laid side by side"
        return
    for change in changes[:_SHOWN_CHANGES]:
        if change.before:
            yield f"− {_short(change.before)}"
        if change.now:
            yield f"+ {_short(change.now)}"
    if len(changes) > _SHOWN_CHANGES:
        yield f"and {len(changes) - _SHOWN_CHANGES:,} more; --json has all"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]} …"


def tell_whole(
    settings: Settings, captured: Captured, concluded: Concluded, *, as_json: bool
) -> None:
    """The sums of a run. Raises NothingRead where no address gave anything."""
    console = err(settings) if as_json else out(settings)
    counts = captured.counts
    told = [f"{counts[outcome]:,} {outcome.value}" for outcome in Outcome if counts[outcome]]
    tell(console, ", ".join(told) or "nothing to ask for")
    if captured.coded.reports:
        read = words.plural(captured.coded.reports, "report")
        tell(console, f"{words.plural(captured.coded.claims, 'claim')} read in {read}")
    tell(console, concluded_line(concluded, str(settings.casebook)))
    if counts and all(outcome in GAVE_NOTHING for outcome in counts if counts[outcome]):
        hint = "`reportedly rejects` gives the reason for each address"
        raise NothingRead("no page could be had", hint=hint)
