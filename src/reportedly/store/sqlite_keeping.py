"""What SQLite can itself say of a casebook file: structure, indexes, schema, the running sum."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from reportedly.errors import CasebookError
from reportedly.store.checking_contents import REBUILD, RESTORE
from reportedly.store.connected import WRITES
from reportedly.store.custody import Act, Fault
from reportedly.store.custody_tables import log, log_openings
from reportedly.store.log import opened
from reportedly.store.sqlite_guards import schema_digest
from reportedly.store.sqlite_sums import sum_holds
from reportedly.store.sqlite_words import INDEXES, lost_words
from reportedly.store.tables import SCHEMA

_MOST = 20  # faults that SQLite lists of one file


class SqliteVoucher:
    """Vouches for the file; `fixed` says that it can only be read."""

    def __init__(self, *, fixed: bool) -> None:
        self._fixed = fixed

    @contextmanager
    def lenient(self, connection: Connection) -> Iterator[None]:
        bare = connection.connection.driver_connection
        assert isinstance(bare, sqlite3.Connection)
        usual = bare.text_factory
        bare.text_factory = _as_it_is
        try:
            yield
        finally:
            bare.text_factory = usual

    def faults(self, connection: Connection) -> Iterator[Fault]:
        for (found,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
            if found != "ok":
                yield Fault("the file", str(found), RESTORE)
        behind = _bytes_behind(connection)
        if behind > 0:
            yield Fault("the file", f"{behind:,} bytes stand behind its end", RESTORE)
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            what = f"row {row} refers to a row of {parent} that is not there"
            yield Fault(f"{table}", what, RESTORE)
        if _logged_schema(connection) != schema_digest(connection):
            yield Fault("the file", "its tables or guards are not as they were made", RESTORE)
        layout = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
        if [row[0] for row in layout] != [str(SCHEMA)]:
            yield Fault("the file", "it does not know the number of its layout", RESTORE)
        if not sum_holds(connection):
            yield Fault("conclusions", "are not what was last concluded", REBUILD)
        yield from _unsearchable(connection)

    def index_faults(self, engine: Engine) -> Iterator[Fault]:
        with self._writer(engine) as execute:
            for index in INDEXES:
                ask = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                try:
                    execute(ask)
                except (CasebookError, sa.exc.SQLAlchemyError, sqlite3.Error):
                    yield Fault(index, "the index of words does not fit the texts", RESTORE)

    @contextmanager
    def _writer(self, engine: Engine) -> Iterator[Callable[[str], object]]:
        """Where the indexes can be asked: they answer only who may write, so it is a copy on the
        disk's room for passing things where the file can only be read."""
        if not self._fixed:
            with engine.execution_options(**{WRITES: True}).begin() as connection:
                yield connection.exec_driver_sql
            return
        with engine.connect() as connection, closing(sqlite3.connect("")) as copy:
            bare = connection.connection.driver_connection
            assert isinstance(bare, sqlite3.Connection)
            bare.backup(copy)
            yield copy.execute


def _unsearchable(connection: Connection) -> Iterator[Fault]:
    """Which indexes a search finds no way through; a reader asks, since it takes a while."""
    for index in INDEXES:
        try:
            lost = lost_words(connection, index)
        except (CasebookError, sa.exc.SQLAlchemyError):
            yield Fault(index, "the index of words cannot be searched", RESTORE)
        else:
            if lost:
                what = f"a search does not find {lost:,} words wherever they stand"
                yield Fault(index, what, RESTORE)


def _bytes_behind(connection: Connection) -> int:
    """How many bytes of the file belong to no page; 0 while changes wait beside it, which may make
    it shorter. The file is not opened: to close it again would end SQLite's locks on it."""
    file = Path(str(connection.exec_driver_sql("PRAGMA database_list").all()[0].file))
    wal = file.with_name(f"{file.name}-wal")
    if wal.exists() and wal.stat().st_size:
        return 0
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    page_bytes = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return file.stat().st_size - int(pages) * int(page_bytes)


def _logged_schema(connection: Connection) -> object:
    """The digest of tables and guards, as the last entry about the layout has it."""
    layout = log.c.act.in_((Act.BEGUN.value, Act.UPGRADED.value))
    joined = sa.select(log_openings.c.about).join_from(log, log_openings).where(layout)
    told = (opened(str(about)) for about in connection.scalars(joined.order_by(log.c.number)))
    digests = [about["schema"] for about in told if "schema" in about]
    return digests[-1] if digests else None


def _as_it_is(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
