"""Whether a casebook still holds what was put into it, and nothing else.

The log vouches for what was observed and judged, digests for bytes and for what was held, reports
for the words of claims, and a running sum for what is concluded. What a part cannot even read is a
fault like any other, and the next part goes on.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from reportedly.errors import CasebookError
from reportedly.store.checking_contents import CONTENTS, RESTORE
from reportedly.store.columns import metadata
from reportedly.store.connected import Connected
from reportedly.store.custody import Act, Checked, Fault, Step, unheard
from reportedly.store.custody_tables import log, log_openings
from reportedly.store.log import CHAINED, NO_HASH, chained, commitment, committed, opened
from reportedly.store.units import TABLES, Key, all_digests

_WORDS = "the index of words"  # is looked at before the others, by a writer
_TOLD_EACH = 1_000  # things compared: several times a second

MOST_FAULTS = 50  # of one part: who has so many restores a backup and reads no further
NOT_OURS = "cannot be read to the end: it holds a value of a kind that is never written there"
TOOK = "took"  # under this name an erasure lists the entries whose openings it took away

# What reading rows can raise that somebody else wrote: the database's errors, and those of making
# values of them. Their words are a programmer's.
UNREADABLE = (
    sa.exc.SQLAlchemyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

Part = Callable[["Check"], Iterator[Fault]]


class Vouching(Protocol):
    """What a database can itself say of its file."""

    def lenient(self, connection: Connection) -> AbstractContextManager[None]:
        """Within it, text that is damaged is read as it is."""

    def index_faults(self, engine: Engine) -> Iterator[Fault]:
        """Which indexes do not fit what they index; this may take the lock of a writer."""

    def faults(self, connection: Connection) -> Iterator[Fault]:
        """What is broken in the file's own structure."""


class Check:
    """One check: its connection, what it has counted, what the log vouches for."""

    def __init__(
        self, connection: Connection, voucher: Vouching, told: Callable[[Step], None]
    ) -> None:
        self.connection = connection
        self.voucher = voucher
        self.counts: dict[str, int] = {}
        self.units: dict[Key, tuple[str, int]] = {}  # the digest, and which entry says so
        self._told = told
        self._part, self._number, self._compared = _WORDS, 1, 0

    def begins(self, part: str) -> None:
        """The next part is looked at from now on."""
        self._part, self._number = part, self._number + 1
        self._tell()

    def count(self, name: str) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1
        self._compared += 1
        if self._compared % _TOLD_EACH == 0:
            self._tell()

    def _tell(self) -> None:
        self._told(Step(self._part, self._number, len(_PARTS) + 1, self._compared))


class Checking(Connected):
    """Compares everything."""

    _voucher: Vouching

    def check(self, told: Callable[[Step], None] = unheard) -> Checked:
        told(Step(_WORDS, 1, len(_PARTS) + 1, 0))
        with self._reading() as connection, self._voucher.lenient(connection):
            missing = tuple(_missing(connection))
        if missing:  # whatever is compared needs them
            return Checked({}, missing)
        faults = list(self._voucher.index_faults(self._engine))
        with self._reading() as connection, self._voucher.lenient(connection):
            check = Check(connection, self._voucher, told)
            faults += [fault for name, part in _PARTS for fault in _seen(check, name, part)]
        return Checked(check.counts, tuple(faults))


def _seen(check: Check, name: str, part: Part) -> Iterator[Fault]:
    """What one part finds; that it cannot go on is a fault, too."""
    check.begins(name)
    seen = 0
    try:
        for fault in part(check):
            seen += 1
            if seen > MOST_FAULTS:
                yield Fault(name, f"more than {MOST_FAULTS} faults: the rest is not listed", "")
                return
            yield fault
    except CasebookError as error:
        yield Fault(name, f"cannot be read: {error}", RESTORE)
    except UNREADABLE:
        yield Fault(name, NOT_OURS, RESTORE)


def _missing(connection: Connection) -> Iterator[Fault]:
    there = set(sa.inspect(connection).get_table_names())
    for name in sorted(metadata.tables.keys() - there):
        what = f"its table {name} is missing; nothing else was compared"
        yield Fault("the file", what, RESTORE)


def _structure(check: Check) -> Iterator[Fault]:
    return check.voucher.faults(check.connection)


def _chain(check: Check) -> Iterator[Fault]:
    """Every entry follows from the one before, and opens what it commits to."""
    before, number = NO_HASH, 0
    missing: list[int] = []
    taken: set[int] = set()
    joined = log.join(log_openings, log_openings.c.number == log.c.number, isouter=True)
    question = sa.select(log, log_openings.c.salt, log_openings.c.about).select_from(joined)
    reading = check.connection.execution_options(yield_per=64)
    for row in reading.execute(question.order_by(log.c.number)):
        where, number = f"log, entry {row.number}", number + 1
        check.count("log entries")
        if row.number != number:
            yield Fault(where, f"stands where entry {number} should stand", RESTORE)
            number = row.number
        if not _follows(row, before):
            yield Fault(where, "does not follow from the entry before it", RESTORE)
        before = row.hash
        if row.about is None:
            missing.append(row.number)
        elif not _opens(row):
            yield Fault(where, "what it was about is not what it committed to", RESTORE)
        else:
            about = opened(row.about)
            check.units |= {key: (digest, number) for key, digest in committed(about).items()}
            taken.update(about.get(TOOK, ()) if row.act == Act.ERASED else ())
    for gone in missing:
        if gone not in taken:
            what = "what it was about is gone, and no erasure took it"
            yield Fault(f"log, entry {gone}", what, RESTORE)
    if number == 0:
        yield Fault("log", "is empty", RESTORE)


def _follows(row: sa.Row[Any], before: str) -> bool:
    try:
        return bool(row.hash == chained([getattr(row, name) for name in CHAINED], before))
    except TypeError:  # bytes stand where words should
        return False


def _opens(row: sa.Row[Any]) -> bool:
    try:
        return bool(row.commitment == commitment(row.salt, row.about))
    except (AttributeError, TypeError):  # words stand where bytes should, or bytes where words
        return False


def _rows(check: Check) -> Iterator[Fault]:
    """Every row that the log vouches for stands as it was written, and no other does."""
    left = dict(check.units)
    for table in TABLES.values():
        for key, digest in all_digests(check.connection, table):
            check.count(table.name)
            told = left.pop(key, None)
            if told is None:
                yield Fault(_named(key), "stands there, but no entry of the log says why", RESTORE)
            elif told[0] != digest:
                what = f"is not what was written there by entry {told[1]} of the log"
                yield Fault(_named(key), what, RESTORE)
    for key, (_, entry) in left.items():
        yield Fault(_named(key), f"is gone; entry {entry} of the log put it there", RESTORE)


def _named(key: Key) -> str:
    table, *names = key
    return f"{table}, {' / '.join(map(str, names))}"


_PARTS: tuple[tuple[str, Part], ...] = (
    ("the file", _structure),
    ("the log", _chain),
    ("rows", _rows),
    *((name, part) for name, part in CONTENTS),
)
