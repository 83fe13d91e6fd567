"""Erasure on request: a report goes with its bytes, its words and all that was made of them.

What stays is that something was taken in and erased: the entries of the log with their
commitments, whose salts are gone, so that the chain holds and nobody can try out a guess.
"""

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import CasebookError, UnknownId
from reportedly.model.reports import Report
from reportedly.store.blanking import (
    Doomed,
    blank_history,
    blank_judgements,
    blank_ledger,
    blank_releases,
)
from reportedly.store.checking import TOOK, Checking
from reportedly.store.containing import take_containers
from reportedly.store.custody import Act, Erased, Erasing, Head
from reportedly.store.custody_tables import log_openings
from reportedly.store.keeping_out import insert_marks
from reportedly.store.log import UNITS_AT_ONCE, committed, note, note_all, opened
from reportedly.store.rows import from_json
from reportedly.store.source_tables import answers
from reportedly.store.tables import (
    CONCLUDED,
    blobs,
    claims,
    codings,
    rejects,
    reports,
    resolved_claims,
)
from reportedly.store.units import TABLES, Key, all_digests, digests_of

_LEAST_LETTERS = 8  # of an address or a place of origin that is looked for in the log's words


class Wiping(Protocol):
    """How a database lets rows go for good."""

    def emptied(self) -> AbstractContextManager[Connection]:
        """A transaction without guards; after it nothing of what went is left in any file.

        Raises CasebookError where others have the casebook open, so that something would be left.
        """

    def forget(self, connection: Connection, report_id: str) -> None:
        """Let go of what the database itself keeps of a report, before its row goes."""

    def reindex(self, connection: Connection) -> None:
        """Make the indexes of words anew."""


class Eraser(Checking):
    """Takes reports away."""

    _wiping: Wiping

    def erase(self, asked: Erasing) -> Erased:
        self._refuse_what_cannot_be(asked.report_id)
        with self._wiping.emptied() as connection:
            row = connection.execute(
                sa.select(reports).where(reports.c.id == asked.report_id)
            ).one()
            report = from_json(Report, row.body)
            doomed = _doomed(connection, report.id)
            counts = _take_out(connection, self._wiping, doomed, report)
            entry = _log(connection, asked, doomed, report)
            self._wiping.reindex(connection)
        return Erased(entry.number, len(doomed.claim_ids), *counts)

    def _refuse_what_cannot_be(self, report_id: str) -> None:
        if not self._rows(sa.select(reports.c.id).where(reports.c.id == report_id)):
            raise UnknownId(f"no report has the id {report_id!r}", hint="Nothing was erased.")
        faults = self.check().faults
        if faults:
            hint = "Nothing was erased. `reportedly verify` tells all; mend that first."
            raise CasebookError(
                f"the casebook does not hold together: {faults[0].where}", hint=hint
            )


def _doomed(connection: Connection, report_id: str) -> Doomed:
    read = connection.scalars(sa.select(claims.c.id).where(claims.c.report_id == report_id)).all()
    told = sa.select(resolved_claims.c.claim_id).where(resolved_claims.c.report_id == report_id)
    return Doomed(report_id, {*read, *connection.scalars(told)})


def _take_out(
    connection: Connection, wiping: Wiping, doomed: Doomed, report: Report
) -> tuple[int, int, int, bool]:
    """Everything but the log. How many judgements went and were blanked, how many values of the
    history went, and whether the bytes stay."""
    gone, blanked = blank_judgements(connection, doomed)
    blank_ledger(connection, doomed)
    held = blank_history(connection, doomed)
    blank_releases(connection, doomed)
    for table in CONCLUDED:
        connection.execute(sa.delete(table))
    wiping.forget(connection, report.id)
    _take_answers(connection, report.id)
    take_containers(connection, report.id)
    for table in (claims, codings, rejects):
        connection.execute(sa.delete(table).where(table.c.report_id == report.id))
    connection.execute(sa.delete(reports).where(reports.c.id == report.id))
    _take_rejects(connection, report)
    same_bytes = sa.select(reports.c.id).where(reports.c.blob == report.blob)
    shared = connection.execute(same_bytes).first() is not None
    if not shared:
        connection.execute(sa.delete(blobs).where(blobs.c.sha256 == report.blob))
    return gone, blanked, held, shared


def _take_answers(connection: Connection, report_id: str) -> None:
    """What was said of its own rejects goes; where it was the answer, that stays without it."""
    own = sa.select(rejects.c.id).where(rejects.c.report_id == report_id)
    connection.execute(sa.delete(answers).where(answers.c.reject.in_(own)))
    that = sa.update(answers).where(answers.c.report_id == report_id)
    connection.execute(that.values(report_id=None))


def _take_rejects(connection: Connection, report: Report) -> None:
    """Earlier tries that failed name the address or the file that the report then came from."""
    for word in _names_alone(connection, report):
        named = rejects.c.body.contains(_in_json(word), autoescape=True)
        own = sa.select(rejects.c.id).where(named)
        connection.execute(sa.delete(answers).where(answers.c.reject.in_(own)))
        connection.execute(sa.delete(rejects).where(named))


def _log(connection: Connection, asked: Erasing, doomed: Doomed, report: Report) -> Head:
    """Take away what the log said of it, commit to what is left, and say what was done."""
    stands = {key: digest for t in TABLES.values() for key, digest in all_digests(connection, t)}
    words = _names_alone(connection, report)
    took, told = [], dict[Key, str]()
    for row in connection.execute(sa.select(log_openings).order_by(log_openings.c.number)).all():
        said = committed(opened(row.about))
        lost = any(stands.get(key) != digest for key, digest in said.items())
        if lost or _speaks_of(row.about, doomed, words):
            took.append(row.number)
        else:
            told |= said
    gone = [{"gone": number} for number in took]
    connection.execute(
        sa.delete(log_openings).where(log_openings.c.number == sa.bindparam("gone")), gone
    )
    about = {"reason": asked.reason, TOOK: took, "kept_out": asked.keep_out}
    head = note(connection, Act.ERASED, about, author=asked.author)
    if asked.keep_out:
        stands |= digests_of(connection, insert_marks(connection, report, head.number))
    left = (key for key, digest in stands.items() if told.get(key) != digest)
    portions = iter(lambda: tuple(islice(left, UNITS_AT_ONCE)), ())
    kept = [({"of": head.number, "still_held": len(keys)}, keys) for keys in portions]
    note_all(connection, Act.ERASED, kept, author=asked.author)
    return head


def _names_alone(connection: Connection, report: Report) -> set[str]:
    """The address and the file that it came from, where no report that stays came from there."""
    file = report.locator.partition(", ")[0]  # of "file, line 3"
    named = {w for w in (report.url, report.locator, file) if w and len(w) >= _LEAST_LETTERS}
    return {word for word in named if not _is_named(connection, word)}


def _is_named(connection: Connection, word: str) -> bool:
    names = reports.c.body.contains(_in_json(word), autoescape=True)
    return connection.execute(sa.select(reports.c.id).where(names).limit(1)).first() is not None


def _in_json(word: str) -> str:
    """As the bodies of rows write it."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _speaks_of(about: str, doomed: Doomed, words: Iterable[str]) -> bool:
    """Whether it names an id, an address or a file of what is erased, however it is written."""
    return doomed.named_in(about) or any(json.dumps(word)[1:-1] in about for word in words)
