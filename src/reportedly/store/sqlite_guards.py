"""The guards of a casebook file: triggers by which SQLite itself refuses to change what is kept."""

from collections.abc import Iterable
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.custody_tables import GUARDED

_CHANGES = ("UPDATE", "DELETE")


def guard(connection: Connection) -> None:
    """Refuse from now on that rows are changed or deleted, to whatever program."""
    for table in GUARDED:
        for change in _CHANGES:
            connection.exec_driver_sql(
                f"CREATE TRIGGER {_name(table, change)} BEFORE {change} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
            )


def unguard(connection: Connection, tables: Iterable[sa.Table] = GUARDED) -> None:
    """Allow it, for the rest of a transaction that puts the guards back."""
    for table in tables:
        for change in _CHANGES:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_name(table, change)}")


def schema_digest(connection: Connection) -> str:
    """The digest of all tables, indexes, views and triggers, as the file has them."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    lines = sorted(repr(tuple(row)) for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()


def _name(table: sa.Table, change: str) -> str:
    return f"{table.name}_no_{change.lower()}"
