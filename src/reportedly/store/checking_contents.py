"""Whether the contents of a casebook fit each other, whatever the log says of them."""

import json
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import CasebookError
from reportedly.model.reports import Report
from reportedly.store.custody import Fault
from reportedly.store.release_tables import release_rows, release_values
from reportedly.store.rows import from_json, unpack_blob, unpacked
from reportedly.store.tables import (
    blobs,
    claims,
    held_records,
    held_values,
    records,
    reports,
    resolved_claims,
)

RESTORE = "Restore the casebook from a backup that verifies: `reportedly restore BACKUP`."
REBUILD = "`reportedly conclude --again` rebuilds what is concluded."


class Counting(Protocol):
    """A check as its parts see it."""

    connection: Connection

    def count(self, name: str) -> None: ...


def _blobs(check: Counting) -> Iterator[Fault]:
    for row in _read(check, sa.select(blobs).order_by(blobs.c.sha256)):
        check.count("bytes compared with their digest")
        try:
            unpack_blob(row.sha256, row.media_type, row.packed, row.content)
        except (TypeError, ValueError, zlib.error):
            yield Fault(f"blobs, {row.sha256}", "the bytes are not those of their digest", RESTORE)


def _reports(check: Counting) -> Iterator[Fault]:
    columns = (
        reports.c[name] for name in ("id", "given_id", "outlet", "blob", "published", "body")
    )
    for row in _read(check, sa.select(*columns).order_by(reports.c.id)):
        try:
            report = from_json(Report, row.body)
        except CasebookError as error:
            yield Fault(f"reports, {row.id}", str(error), RESTORE)
            continue
        check.count("texts compared with their report's id")
        beside = (row.id, row.given_id, row.outlet, row.blob, row.published)
        within = (report.id, report.given_id, report.outlet, report.blob, report.published.day)
        if beside != within:
            yield Fault(f"reports, {row.id}", "its columns differ from its value", RESTORE)
        if report.id not in _identities(report):
            yield Fault(f"reports, {row.id}", "its text is not that of its id", RESTORE)


def _identities(report: Report) -> set[str]:
    """The ids that a report of this text may have: by its own id or address, or by neither."""
    items = (report.given_id or report.url, report.given_id, report.url, None)
    return {Report.identity(outlet=report.outlet, item=i, text=report.text) for i in items}


def _spans(check: Counting) -> Iterator[Fault]:
    """The words of every claim are those of its report, to the letter."""
    question = sa.select(claims.c.report_id, claims.c.id, claims.c.body, reports.c.body.label("of"))
    joined = question.join_from(claims, reports, claims.c.report_id == reports.c.id)
    ordered = joined.order_by(claims.c.report_id, claims.c.generation, claims.c.position)
    for _, rows in groupby(_read(check, ordered), key=lambda row: row.report_id):
        text: str | None = None
        for row in rows:
            text = json.loads(row.of)["text"] if text is None else text
            check.count("claims compared with the words of their report")
            for start in _misquoted(json.loads(row.body), text):
                what = f"its words at {start} are not those of the report"
                yield Fault(f"claims, {row.id}", what, RESTORE)


def _misquoted(claim: object, text: str) -> list[int]:
    """Where words of a claim begin that do not stand there; each once, for fields share words."""
    spans = ((span["start"], span["end"], span["text"]) for span in spans_in(claim))
    return sorted({start for start, end, words in spans if text[start:end] != words})


def spans_in(value: object) -> Iterator[dict[str, Any]]:
    """Every span within a value of JSON."""
    if isinstance(value, list):
        for each in value:
            yield from spans_in(each)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for each in value.values():
            yield from spans_in(each)


def _held(check: Counting) -> Iterator[Fault]:
    """What records said that were held or released is what their digests say."""
    for values, rows in ((held_values, held_records), (release_values, release_rows)):
        used = set(check.connection.scalars(sa.select(rows.c.digest).distinct()))
        for row in _read(check, sa.select(values).order_by(values.c.digest)):
            check.count(values.name)
            where = f"{values.name}, {row.digest}"
            try:
                told = sha256(unpacked(row.content).encode()).hexdigest()
            except (TypeError, ValueError, zlib.error):
                told = ""
            if told != row.digest:
                yield Fault(where, "is not the value of its digest", RESTORE)
            if row.digest not in used:
                yield Fault(where, "stands there, but nothing held it", RESTORE)


def _records(check: Counting) -> Iterator[Fault]:
    """The records that stand are those that the last conclusion is said to have held.

    After an erasure nothing stands until it is concluded anew.
    """
    if check.connection.execute(sa.select(resolved_claims.c.claim_id).limit(1)).first() is None:
        return
    told: dict[str, str | None] = {}
    ordered = sa.select(held_records.c.record_id, held_records.c.digest)
    for row in _read(check, ordered.order_by(held_records.c.snapshot)):
        told[row.record_id] = row.digest
    for row in _read(check, sa.select(records.c.id, records.c.body).order_by(records.c.id)):
        check.count("records compared with the last conclusion")
        if told.pop(row.id, None) != sha256(row.body.encode()).hexdigest():
            yield Fault(f"records, {row.id}", "is not what was last concluded", REBUILD)
    for key in (key for key, digest in told.items() if digest is not None):
        yield Fault(f"records, {key}", "was concluded and is gone", REBUILD)


def _read(check: Counting, question: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
    return iter(check.connection.execution_options(yield_per=64).execute(question))


CONTENTS: tuple[tuple[str, Callable[[Any], Iterator[Fault]]], ...] = (
    ("bytes as received", _blobs),
    ("reports", _reports),
    ("claims", _spans),
    ("history", _held),
    ("records", _records),
)
