"""What the log commits to: rows of the tables that are only appended to, in units.

A unit is one row, or the rows that were written as one: the claims of one coding, the rows of one
list. Its digest is over the stored values themselves, so that no bit of them can change unseen.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.custody_tables import kept_out, stamps
from reportedly.store.release_tables import (
    public_numbers,
    publishing_keys,
    release_rows,
    releases,
)
from reportedly.store.source_tables import answers, contained
from reportedly.store.tables import (
    blobs,
    claims,
    codings,
    held_records,
    judgements,
    ledger,
    list_rows,
    lists,
    rejects,
    reports,
    snapshots,
)

Key = tuple[str | int, ...]  # a table's name, and the values that name a unit in it

# By table how many columns of its primary key name a unit. What a record said that was held or
# released is kept by its own digest, which the unit of the record holds.
_NAMING: dict[sa.Table, int] = {
    blobs: 1,
    reports: 1,
    rejects: 1,
    codings: 2,
    claims: 2,
    lists: 1,
    list_rows: 1,
    judgements: 1,
    ledger: 1,
    snapshots: 1,
    held_records: 1,
    stamps: 1,
    kept_out: 1,
    publishing_keys: 1,
    public_numbers: 2,
    releases: 1,
    release_rows: 1,
    answers: 1,
    contained: 2,
}
TABLES = {table.name: table for table in _NAMING}


def digests_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, str]:
    """The digests of these units, as they stand; a unit without rows has none."""
    found = ((key, digest) for key in keys for _, digest in _digests(connection, key))
    return dict(found)


def all_digests(connection: Connection, table: sa.Table) -> Iterator[tuple[Key, str]]:
    """Every unit of a table with its digest, in the order of its keys."""
    return _digests(connection, (table.name,))


def row_digest(values: Sequence[object]) -> bytes:
    """The digest of one row's stored values: text, numbers, bytes and nothing are told apart."""
    told = [{"bytes": sha256(v).hexdigest()} if isinstance(v, bytes) else v for v in values]
    return sha256(json.dumps(told, separators=(",", ":")).encode()).digest()


def stored(table: sa.Table) -> sa.Select[Any]:
    """The rows as the database has them, read as no type of ours."""
    bare = (sa.type_coerce(c, sa.types.NullType()).label(c.name) for c in table.columns)
    return sa.select().add_columns(*bare)


def _digests(connection: Connection, key: Key) -> Iterator[tuple[Key, str]]:
    table = TABLES[str(key[0])]
    primary = list(table.primary_key.columns)
    naming = primary[: _NAMING[table]]
    question = stored(table).order_by(*primary)
    for column, value in zip(naming, key[1:], strict=False):
        question = question.where(column == value)
    at = [list(table.columns).index(column) for column in naming]
    rows = connection.execution_options(yield_per=64).execute(question)
    for named, held in groupby(rows, key=lambda row: tuple(row[place] for place in at)):
        digest = sha256(b"".join(row_digest(tuple(row)) for row in held)).hexdigest()
        yield (table.name, *named), digest
