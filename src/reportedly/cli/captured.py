"""What came of the addresses that were asked, as lines for people and for programs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly.cli.border import NothingRead
from reportedly.cli.changed_words import changed_lines
from reportedly.cli.summaries import concluded_line
from reportedly.cli.terminal import err, json_line, out, tell
from reportedly.pipeline.capturing import GAVE_NOTHING, Came, Captured, Outcome
from reportedly.pipeline.run import Concluded
from reportedly.query import words
from reportedly.query.other_words import Stretch
from reportedly.settings import Settings

_QUIET = (Outcome.BEFORE, Outcome.KNOWN, Outcome.UNCHANGED)  # counted, not told one by one
_SHOWN_LINES = 40  # on the screen, of one page; --json has all


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
    return {
        "address": came.address,
        "outcome": came.outcome.value,
        "report": came.report,
        "status": came.status,
        "reason": came.reason or None,
        "before": came.before,
        "changes": None if came.changes is None else _pairs(came.changes),
    }


def _pairs(changes: Sequence[Stretch]) -> list[list[str]]:
    """Of each change the words that went and those that came, line breaks taken off."""
    changed = ((one.before, one.now) for one in changes if not one.same)
    return [[" ".join(text.split()) for text in pair] for pair in changed]


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


def _changed(changes: tuple[Stretch, ...] | None) -> Iterator[str]:
    if changes is None:
        yield "too long, and too different, to be laid side by side"
        return
    lines = list(changed_lines(changes))
    yield from lines[:_SHOWN_LINES]
    if len(lines) > _SHOWN_LINES:
        yield f"and {len(lines) - _SHOWN_LINES:,} lines more; --json has all"


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
