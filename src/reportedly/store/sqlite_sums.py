"""A running sum over all that is concluded, kept up as rows come and go.

What is concluded changes with every decision, and reading all of it for a digest would take longer
than the decision. So the digests of all rows are added up, modulo 2**256: a row that comes adds
its own, one that goes takes it away, and a check adds them up anew. This finds what a disk or
another program did; it is no proof against somebody who means to deceive and sets the sum, too:
against that what is concluded is rebuilt from what was observed and judged.

Temporary triggers do it, which only our own connections have: another program's changes count as
what they are.
"""

import sqlite3
from hashlib import sha256
from itertools import chain

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.custody_tables import sums
from reportedly.store.tables import CONCLUDED
from reportedly.store.units import stored

CONCLUSIONS = "conclusions"  # the name of the sum
_MODULUS = 1 << 256
_RESTARTS = (
    "CREATE TEMP TRIGGER sum_restarts AFTER DELETE ON main.sums "
    "BEGIN SELECT reportedly_restart(); END"
)


class Sum:
    """What an open transaction adds to the sum. SQLite calls it for each row."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A new transaction has changed nothing yet."""
        self.added, self.restarted = 0, False

    def restart(self) -> None:
        """Forget what went so far: the sum that it was to be taken from is gone itself."""
        self.added, self.restarted = 0, True

    def come(self, *values: object) -> None:
        self.added += _number(values)

    def gone(self, *values: object) -> None:
        self.added -= _number(values)


def watch(connection: Connection) -> Sum:
    """See every row of a concluded table that this connection writes. The tables are there, and
    no transaction is open: triggers made in one would go with it."""
    counted, bare = Sum(), connection.connection.driver_connection
    assert isinstance(bare, sqlite3.Connection)
    bare.create_function("reportedly_come", -1, counted.come)
    bare.create_function("reportedly_gone", -1, counted.gone)
    bare.create_function("reportedly_restart", 0, counted.restart)
    for statement in (_RESTARTS, *(each for table in CONCLUDED for each in _triggers(table))):
        connection.exec_driver_sql(statement)
    return counted


def begin_sum(connection: Connection) -> None:
    """Start from what stands."""
    connection.execute(sa.delete(sums))
    connection.execute(sa.insert(sums).values(name=CONCLUSIONS, total=_hex(sum_of(connection))))


def keep_sum(connection: Connection, counted: Sum) -> None:
    """Add what the open transaction changed, to nothing where it took the sum away."""
    if counted.added == 0 and not counted.restarted:
        return
    before = connection.scalar(sa.select(sums.c.total).where(sums.c.name == CONCLUSIONS))
    total = _hex(int(str(before or "0"), 16) + counted.added)
    connection.execute(sa.delete(sums))
    connection.execute(sa.insert(sums).values(name=CONCLUSIONS, total=total))
    counted.begin()


def sum_holds(connection: Connection) -> bool:
    """Whether the rows that stand add up to the sum that was kept."""
    kept = connection.scalar(sa.select(sums.c.total).where(sums.c.name == CONCLUSIONS))
    return str(kept) == _hex(sum_of(connection))


def sum_of(connection: Connection) -> int:
    """The sum over all rows that stand."""
    reading = connection.execution_options(yield_per=64)
    tables = (((table.name, *row) for row in reading.execute(stored(table))) for table in CONCLUDED)
    return sum(map(_number, chain.from_iterable(tables)))


def _triggers(table: sa.Table) -> list[str]:
    columns = [column.name for column in table.columns]
    come = ", ".join([f"'{table.name}'", *(f"new.{name}" for name in columns)])
    gone = ", ".join([f"'{table.name}'", *(f"old.{name}" for name in columns)])
    added, taken = f"SELECT reportedly_come({come});", f"SELECT reportedly_gone({gone});"
    return [
        f"CREATE TEMP TRIGGER sum_{table.name}_{when} AFTER {when} ON main.{table.name} "
        f"BEGIN {does} END"
        for when, does in (("INSERT", added), ("DELETE", taken), ("UPDATE", taken + added))
    ]


def _number(values: tuple[object, ...]) -> int:
    """What a row adds. Python's own ASCII takes less time than JSON, and is the same everywhere."""
    return int.from_bytes(sha256(ascii(values).encode()).digest())


def _hex(total: int) -> str:
    return f"{total % _MODULUS:064x}"
