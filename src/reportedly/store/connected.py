"""The one way to the database: short reads, short writes, pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

PAGE_ROWS = 64  # rows held at once; some reports are large
KEYS_AT_ONCE = 500  # ids in one question; databases bound the number of parameters
AUTHOR = "author"  # the execution option that says who works with the casebook
WRITES = "writes"  # the execution option by which a database's file knows a writer


K = TypeVar("K", str, int)


class Connected:
    """What the parts of a casebook share: an engine, and a moment that may be held still."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held: ContextVar[Connection | None] = ContextVar("held", default=None)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Within it every read sees the same moment, whatever another program writes."""
        if self._held.get() is not None:
            yield
            return
        with self._engine.connect() as connection:
            token = self._held.set(connection)
            try:
                yield
            finally:
                self._held.reset(token)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        held = self._held.get()
        if held is not None:
            yield held
            return
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer = self._engine.execution_options(**{WRITES: True})
        with writer.begin() as connection:
            yield connection

    def _rows(self, question: sa.Select[Any]) -> Sequence[Row[Any]]:
        with self._reading() as connection:
            return connection.execute(question).all()

    def _count(self, question: sa.Select[Any]) -> int:
        counted = sa.select(sa.func.count()).select_from(question.subquery())
        return int(self._rows(counted)[0][0])

    def _pages(self, question: sa.Select[Any], key: sa.Column[Any]) -> Iterator[Row[Any]]:
        """The rows in the order of `key`, a page at a time, so that no writer waits."""
        question = question.order_by(key).limit(PAGE_ROWS)
        rows = self._rows(question)
        while rows:
            yield from rows
            last = rows[-1]._mapping[key.name]
            rows = self._rows(question.where(key > last)) if len(rows) == PAGE_ROWS else ()

    def _among(
        self,
        question: sa.Select[Any],
        column: sa.ColumnElement[Any],
        keys: Collection[K],
    ) -> Iterator[Row[Any]]:
        """The rows whose `column` is one of `keys`, in portions of sorted keys."""
        ordered = sorted(set(keys))
        for at in range(0, len(ordered), KEYS_AT_ONCE):
            yield from self._rows(question.where(column.in_(ordered[at : at + KEYS_AT_ONCE])))

    def _some(
        self, question: sa.Select[Any], column: sa.Column[Any], keys: Collection[str] | None
    ) -> Iterable[Row[Any]]:
        """All rows, or those whose `column` is one of `keys`."""
        return self._rows(question) if keys is None else self._among(question, column, keys)


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)


def firsts(items: Iterable[N]) -> dict[str, N]:
    """The items by id, in order; of several with one id the first."""
    found: dict[str, N] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def insert_rows(
    connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert rows, if there are any (an empty list would insert a row of defaults)."""
    if rows:
        connection.execute(sa.insert(table), [dict(row) for row in rows])


def present(connection: Connection, column: sa.Column[str], keys: Collection[str]) -> set[str]:
    """Those of `keys` that `column` holds already."""
    ordered = sorted(set(keys))
    found: set[str] = set()
    for at in range(0, len(ordered), KEYS_AT_ONCE):
        some = ordered[at : at + KEYS_AT_ONCE]
        found.update(connection.scalars(sa.select(column).where(column.in_(some))))
    return found
