"""The log of all acts: each entry chained to the one before, written with the act itself.

An entry's hash is over its number, time, act, author, version, commitment and the hash before.
The commitment is over a salt and what the act was about. Both lie in a table of their own: an
erasure deletes them, the chain stays whole, and without the salt nobody can try out guesses.
"""

import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.errors import CasebookError
from reportedly.store.connected import AUTHOR, Connected, insert_rows
from reportedly.store.custody import (
    ALL_ENTRIES,
    About,
    Act,
    Head,
    LogEntry,
    Stamp,
    Wanted,
)
from reportedly.store.custody_tables import log, log_openings, stamps
from reportedly.store.units import TABLES, Key, all_digests, digests_of

ROWS = "rows"  # under this name an entry's `about` lists the units that it commits to
NO_HASH = "0" * 64  # stands before the first entry
CHAINED = ("number", "at", "act", "author", "version", "commitment")  # what is hashed, in order
Noted = tuple[About, Sequence[Key]]  # what an act is about, and the units that it wrote
UNITS_AT_ONCE = 500  # in one entry, where one commits to much that stands
_SALT_BYTES = 32  # as many as the digest has, so that no salt can be guessed


@cache
def program_version() -> str:
    return version("reportedly")


class Logged(Connected):
    """Reads the log, and writes what happens outside of the casebook."""

    def note(self, act: Act, about: About, *, author: str = "") -> Head:
        with self._writing() as connection:
            return note(connection, act, about, author=author)

    def head(self) -> Head:
        with self._reading() as connection:
            return head_of(connection)

    def log(self, wanted: Wanted = ALL_ENTRIES) -> Iterator[LogEntry]:
        return map(entry_of, self._pages(_asked(wanted), log.c.number))

    def log_page(
        self, wanted: Wanted = ALL_ENTRIES, *, limit: int, offset: int = 0
    ) -> tuple[LogEntry, ...]:
        newest = _asked(wanted).order_by(log.c.number.desc()).limit(limit).offset(offset)
        return tuple(map(entry_of, self._rows(newest)))

    def log_count(self, wanted: Wanted = ALL_ENTRIES) -> int:
        opened_too = log if wanted.naming is None else log.join(log_openings)
        counted = sa.select(sa.func.count()).select_from(opened_too).where(*_conditions(wanted))
        return int(self._rows(counted)[0][0])

    def log_authors(self) -> tuple[str, ...]:
        named = sa.select(log.c.author).where(log.c.author != "").distinct()
        return tuple(sorted((row.author for row in self._rows(named)), key=str.casefold))

    def add_stamp(self, stamp: Stamp) -> None:
        with self._writing() as connection:
            row = {"entry": stamp.entry, "server": stamp.server}
            added = sa.insert(stamps).values(**row, token=stamp.token, imprint=stamp.imprint)
            number = connection.scalar(added.returning(stamps.c.number))
            note(connection, Act.STAMPED, row, rows=[("stamps", int(number or 0))])

    def stamps(self) -> tuple[Stamp, ...]:
        rows = self._rows(sa.select(stamps).order_by(stamps.c.number))
        return tuple(Stamp(row.entry, row.server, row.token, row.imprint) for row in rows)


def _asked(wanted: Wanted) -> sa.Select[Any]:
    return entries().where(*_conditions(wanted))


def _conditions(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    """Times are written alike, so that their letters stand in the order of time."""
    if wanted.acts:
        yield log.c.act.in_([act.value for act in wanted.acts])
    if wanted.since is not None:
        yield log.c.at >= written(wanted.since)
    if wanted.until is not None:
        yield log.c.at < written(wanted.until)
    if wanted.naming is not None:
        name = json.dumps(wanted.naming)[1:-1]
        yield log_openings.c.about.contains(name, autoescape=True)
    if wanted.number is not None:
        yield log.c.number == wanted.number
    if wanted.author is not None:
        yield log.c.author == wanted.author
    if wanted.hash is not None:
        yield log.c.hash == wanted.hash


def written(moment: datetime) -> str:
    """A time as the log has it: in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def note(
    connection: Connection,
    act: Act,
    about: About,
    *,
    author: str = "",
    rows: Iterable[Key] = (),
) -> Head:
    """Log an act in the open transaction. `rows` are the units that it wrote; the entry commits
    to them as they stand now."""
    return note_all(connection, act, [(about, tuple(rows))], author=author)


def note_all(
    connection: Connection,
    act: Act,
    acts: Sequence[Noted],
    *,
    author: str = "",
) -> Head:
    """The same act upon several things: one entry each, in order.

    Where no author is given, it is whoever works with the casebook, if that is known.
    """
    author = author or connection.get_execution_options().get(AUTHOR, "")
    at, head = written(datetime.now(UTC)), head_of(connection)
    entries, openings = [], []
    for about, keys in acts:
        digests = digests_of(connection, keys)
        text = canonical_about({**about, ROWS: as_rows(digests)} if digests else about)
        salt = secrets.token_bytes(_SALT_BYTES)
        told = (head.number + 1, at, act.value, author, program_version(), commitment(salt, text))
        head = Head(head.number + 1, chained(told, head.hash))
        entries.append({**dict(zip(CHAINED, told, strict=True)), "hash": head.hash})
        openings.append({"number": head.number, "salt": salt, "about": text})
    insert_rows(connection, log, entries)
    insert_rows(connection, log_openings, openings)
    return head


def begin_log(connection: Connection, about: About, *, changed: Collection[str]) -> None:
    """Log that the layout was brought up to date; at first, with all that stood there before.

    Later the entry commits anew to the rows of the tables whose layout has `changed`, since their
    digests are others. What had happened to rows of other tables is still found.
    """
    is_first = head_of(connection).number == 0
    act = Act.BEGUN if is_first else Act.UPGRADED
    note(connection, act, about)
    for table in (t for t in TABLES.values() if is_first or t.name in changed):
        held = (key for key, _ in all_digests(connection, table))
        while keys := tuple(islice(held, UNITS_AT_ONCE)):
            note(connection, act, {"held": len(keys), "table": table.name}, rows=keys)


def head_of(connection: Connection) -> Head:
    """The last entry; number 0 in a casebook whose log has not begun."""
    newest = sa.select(log.c.number, log.c.hash).order_by(log.c.number.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(0, NO_HASH) if row is None else Head(row.number, row.hash)


def entries() -> sa.Select[Any]:
    """Every entry with its opening, if it has one still."""
    joined = log.join(log_openings, log_openings.c.number == log.c.number, isouter=True)
    return sa.select(log, log_openings.c.salt, log_openings.c.about).select_from(joined)


def entry_of(row: Row[Any]) -> LogEntry:
    """The entry of a row. Raises CasebookError where another program wrote into it."""
    try:
        about = None if row.about is None else opened(row.about)
        at, act = datetime.fromisoformat(row.at), Act(row.act)
    except (TypeError, ValueError) as error:
        hint = "`reportedly verify` tells all that does not hold; then restore a backup."
        raise CasebookError(f"entry {row.number} of the log cannot be read", hint=hint) from error
    return LogEntry(row.number, at, act, row.author, row.version, about, row.commitment, row.hash)


def commitment(salt: bytes, about: str) -> str:
    return sha256(salt + about.encode()).hexdigest()


def chained(told: Sequence[object], before: str) -> str:
    """The hash of an entry whose columns `CHAINED` say this, after the one with hash `before`."""
    words = json.dumps([*told, before], separators=(",", ":"))
    return sha256(words.encode()).hexdigest()


def canonical_about(about: Mapping[str, object]) -> str:
    return json.dumps(about, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def opened(about: str) -> dict[str, Any]:
    """What an entry was about, from its canonical text."""
    told: dict[str, Any] = dict(json.loads(about))  # another program may have written no object
    return told


def as_rows(digests: Mapping[Key, str]) -> list[list[object]]:
    return [[*key, digest] for key, digest in digests.items()]


def committed(about: About) -> dict[Key, str]:
    """The units that an entry commits to, each with its digest."""
    rows = about.get(ROWS, ())
    assert isinstance(rows, list | tuple)
    return {tuple(row[:-1]): row[-1] for row in rows}
