"""All items of which we saw several texts: since when, how many, and what became of their claims.

"We saw a change" is all that can be said of them: never that somebody edited or deleted anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.reports import Report
from reportedly.query.comparing import compare
from reportedly.store.base import Casebook
from reportedly.store.versions import ChangedItem


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An item in a list: its newest text, and how many claims are told otherwise between that and
    the one before it, or stand in one of the two alone."""

    item: ChangedItem
    now: Report
    claims: int

    @property
    def texts(self) -> int:
        return len(self.item.reports)


def changed_rows(casebook: Casebook, items: Sequence[ChangedItem]) -> Iterator[ChangedRow]:
    """What a list tells of these items, as each is compared."""
    for item in items:
        with casebook.still():
            held = {report.id: report for report in casebook.reports(item.reports[-2:])}
            before, now = (held[key] for key in item.reports[-2:])
            found = compare(casebook, before, now)
        yield ChangedRow(item, now, len(found.pairs))
