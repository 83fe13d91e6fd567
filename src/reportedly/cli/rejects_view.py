"""What was set aside, on the screen."""

from rich.console import Group
from rich.padding import Padding

from reportedly.cli.claims_view import DOUBTED, QUIET
from reportedly.cli.terminal import line
from reportedly.query.views import RejectRow


def reject_block(row: RejectRow) -> Group:
    """Where it was, why it was set aside, what to do."""
    reject = row.reject
    kept = f"  kept as {row.report}" if row.report is not None else ""
    where = line(reject.locator).append_text(line(kept, QUIET))
    why = Group(line(reject.reason, DOUBTED), line(reject.hint, QUIET))
    return Group(where, Padding(why, (0, 0, 0, 2)))
