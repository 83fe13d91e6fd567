"""Letting rows of a casebook file go for good: no letter stays in the file or beside it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection, Engine

from reportedly.errors import CasebookError
from reportedly.store.connected import WRITES
from reportedly.store.sqlite_guards import guard, unguard
from reportedly.store.sqlite_sums import begin_sum
from reportedly.store.sqlite_words import INDEXES

BARE = "bare"  # the execution option for what SQLite does in no transaction
MIGRATES = "migrates"  # the one for a transaction that works without guards or the running sum


class SqliteWiping:
    """Empties rows out of one casebook file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def emptied(self) -> Iterator[Connection]:
        self._settle("Nothing was erased.")
        writer = self._engine.execution_options(**{WRITES: True, MIGRATES: True})
        with writer.begin() as connection:
            unguard(connection)
            yield connection
            begin_sum(connection)
            guard(connection)
        self.compact()

    def compact(self) -> None:
        """Write the file anew without what went, and empty the file of changes beside it."""
        left = "The report is erased, but not yet all letters of it; then run it again."
        self._settle(left)
        with self._engine.connect().execution_options(**{BARE: True}) as connection:
            connection.exec_driver_sql("VACUUM")
        self._settle(left)

    def _settle(self, hint: str) -> None:
        """Bring all changes into the file itself. CasebookError while others read or write."""
        with self._engine.connect().execution_options(**{BARE: True}) as connection:
            answer = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if answer[0]:
            hint = f"Close the desk and all other programs that have it open. {hint}"
            raise CasebookError("another program has the casebook open", hint=hint)

    def forget(self, connection: Connection, report_id: str) -> None:
        connection.exec_driver_sql("DELETE FROM report_numbers WHERE report_id = ?", (report_id,))

    def reindex(self, connection: Connection) -> None:
        for index in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
