"""What was erased for good and must not come again: known by marks that are slow to try out.

A mark is scrypt's over the report's text, by which it is known whatever outlet or address it comes
under; another is over its id, by which a link to it can say what became of it. Who has the casebook
and the very text can still tell that it was there; so marks are made only if asked for.
"""

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.reports import Intake, Reject, Report
from reportedly.store.connected import Connected, insert_rows, present
from reportedly.store.custody_tables import kept_out
from reportedly.store.tables import reports
from reportedly.store.units import Key

# 16 MiB and some 40 ms a guess, as the standard's authors advise for what is asked for often.
_COST, _BLOCK, _LANES = 1 << 14, 8, 1
_ID, _TEXT = "id", "text"  # what a mark is made of


class KeepingOut(Connected):
    """Knows again what was erased."""

    def kept_out(self, report_ids: Collection[str]) -> dict[str, int]:
        rows = self._rows(sa.select(kept_out).where(kept_out.c.made_of == _ID))
        return _found(rows, {key: key for key in report_ids})

    def without_erased(self, items: Sequence[Intake | Reject]) -> list[Intake | Reject]:
        """In the place of each item that stays out a reject that says so without its words.

        Reports that stand in the casebook are known, whatever they share with what was erased.
        """
        rows = self._rows(sa.select(kept_out))
        if not rows:
            return list(items)
        told = {item.report.id: item.report.text for item in items if isinstance(item, Intake)}
        with self._reading() as connection:
            known = present(connection, reports.c.id, told)
        new = {key: text for key, text in told.items() if key not in known}
        by_text = [row for row in rows if row.made_of == _TEXT]
        texts_of = {row.entry for row in by_text}
        by_id = [row for row in rows if row.entry not in texts_of]  # made when texts had no marks
        found = _found(by_id, {key: key for key in new}) | _found(by_text, new)
        return [_refused(item, found) for item in items]


def insert_marks(connection: Connection, report: Report, entry: int) -> list[Key]:
    """Keep a report out that this entry of the log erases; the units that are new."""
    salt = connection.scalar(sa.select(kept_out.c.salt).limit(1)) or secrets.token_bytes(32)
    marks = {_mark(salt, report.id): _ID, _mark(salt, report.text): _TEXT}
    new = sorted(marks.keys() - present(connection, kept_out.c.mark, marks))  # copies share a text
    same = {"salt": salt, "entry": entry}
    insert_rows(connection, kept_out, [{"mark": m, "made_of": marks[m], **same} for m in new])
    return [(kept_out.name, mark) for mark in new]


def _found(rows: Collection[sa.Row[Any]], told: Mapping[str, str]) -> dict[str, int]:
    """Of reports, by what is told of each, those that have a mark: with the log's entry."""
    found: dict[str, int] = {}
    for salt in {row.salt for row in rows}:
        entries = {row.mark: row.entry for row in rows if row.salt == salt}
        tried = ((key, entries.get(_mark(salt, words))) for key, words in told.items())
        found |= {key: entry for key, entry in tried if entry is not None}
    return found


def _mark(salt: bytes, words: str) -> str:
    return hashlib.scrypt(words.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES).hex()


def _refused(item: Intake | Reject, found: Mapping[str, int]) -> Intake | Reject:
    if isinstance(item, Reject) or item.report.id not in found:
        return item
    entry = found[item.report.id]
    hint = "`reportedly log --act erased` tells who decided that, when and why."
    return Reject.of(f"log entry {entry}", "was erased on request, to be kept out", hint)
