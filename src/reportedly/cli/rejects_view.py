"""What was set aside, on the screen."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding

from reportedly.cli.claims_view import DOUBTED, QUIET
from reportedly.cli.forms import reject_form
from reportedly.cli.terminal import json_line, line, out, say
from reportedly.pipeline.retries import Retry, Tried
from reportedly.query.views import RejectRow
from reportedly.settings import Settings
from reportedly.store.asides import Answer, Became


def show_rejects(settings: Settings, found: Sequence[RejectRow], *, as_json: bool) -> None:
    """Print what was set aside, one after the other."""
    for row in found:
        if as_json:
            json_line(reject_form(row))
        else:
            say(out(settings), reject_block(row))


def reject_block(row: RejectRow) -> Group:
    """Where it was, why it was set aside, what to do."""
    reject = row.reject
    kept = f"  kept as {row.report}" if row.report is not None else ""
    where = line(reject.locator).append_text(line(kept, QUIET))
    if row.answer is not None:
        return Group(where, _why(_answered(row.answer), reject.reason))
    return Group(where, _why(reject.reason, reject.hint))


def retry_block(row: Retry) -> Group:
    """Where it was, what came of the try, and why it stands aside still."""
    where = line(row.reject.locator)
    if row.tried is Tried.CAME_IN:
        return Group(where, _why(f"came in as {row.report}", row.reject.reason))
    return Group(where, _why(f"{row.tried.value}: {row.reason}", row.hint))


def retried_line(tries: Sequence[Retry]) -> str:
    """How many tries came to what."""
    counts = Counter(each.tried for each in tries)
    told = ", ".join(f"{counts[tried]:,} {tried.value}" for tried in Tried if counts[tried])
    return f"of what stood aside: {told}"


def _answered(answer: Answer) -> str:
    if answer.became is Became.CAME_IN:
        return f"came in later as {answer.report_id or 'a report that was erased'}"
    if answer.became is Became.TAKEN_OFF:
        return "was taken off the list"
    return "no longer stood aside, or for another reason, when its place was read again"


def _why(reason: str, hint: str) -> Padding:
    return Padding(Group(line(reason, DOUBTED), line(hint, QUIET)), (0, 0, 0, 2))
