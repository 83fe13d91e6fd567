"""All items of which we saw several texts: since when, how many, and what became of their claims.

"We saw a change" is all that can be said of them: never that somebody edited or deleted anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reportedly.model.reports import Report
from reportedly.query.comparing import compare
from reportedly.store.base import Casebook


@dataclass(frozen=True, slots=True)
class Changed:
    """An item with several texts: the ids of their reports in the order they were kept in, when
    each was (UTC), the newest text, and how many claims are told otherwise between that and the
    one before it, or stand in one of the two alone."""

    reports: tuple[str, ...]
    kept_at: tuple[datetime, ...]
    now: Report
    claims: int

    @property
    def name(self) -> str:
        """The id that its outlet gave it, else its address."""
        return self.now.given_id or self.now.url or self.now.id


def changed(casebook: Casebook, items: Iterable[tuple[str, ...]]) -> Iterator[Changed]:
    """What a list tells of these items, as each is compared."""
    for item in items:
        with casebook.still():
            kept_at = casebook.kept_at(item)
            held = {report.id: report for report in casebook.reports(item[-2:])}
            before, now = (held[key] for key in item[-2:])
            found = compare(casebook, before, now)
        yield Changed(item, tuple(kept_at[key] for key in item), now, len(found.pairs))
