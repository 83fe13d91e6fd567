"""What was erased for good and must not come again: known by marks that are slow to try out.

A mark is scrypt's over the report's id, which depends on outlet, address and words. Who has the
casebook and the very item can still tell that it was there; so a mark is made only if asked for.
"""

import hashlib
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from reportedly.model.reports import Intake, Reject
from reportedly.store.connected import Connected
from reportedly.store.custody_tables import kept_out

# 16 MiB and some 40 ms a guess, as the standard's authors advise for what is asked for often.
_COST, _BLOCK, _LANES = 1 << 14, 8, 1


class KeepingOut(Connected):
    """Knows again what was erased."""

    def kept_out(self, report_ids: Collection[str]) -> dict[str, int]:
        rows = self._rows(sa.select(kept_out))
        found: dict[str, int] = {}
        for salt in {row.salt for row in rows}:
            marks = {row.mark: row.entry for row in rows if row.salt == salt}
            told = ((key, marks.get(mark_of(salt, key))) for key in report_ids)
            found |= {key: entry for key, entry in told if entry is not None}
        return found

    def without_erased(self, items: Sequence[Intake | Reject]) -> list[Intake | Reject]:
        """In the place of each item that stays out a reject that says so without its words."""
        found = self.kept_out([item.report.id for item in items if isinstance(item, Intake)])
        return [_refused(item, found) for item in items]


def mark_of(salt: bytes, report_id: str) -> str:
    """The mark by which a report is known again."""
    return hashlib.scrypt(report_id.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES).hex()


def _refused(item: Intake | Reject, found: dict[str, int]) -> Intake | Reject:
    if isinstance(item, Reject) or item.report.id not in found:
        return item
    entry = found[item.report.id]
    hint = "`reportedly log --act erased` tells who decided that, when and why."
    return Reject.of(f"log entry {entry}", "was erased on request, to be kept out", hint)
