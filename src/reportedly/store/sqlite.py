"""SQLite, spoken here alone: how a casebook file is opened, guarded and copied."""

import os
import re
import sqlite3
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, ExceptionContext

from reportedly.errors import CasebookError
from reportedly.store.casebook import SqlCasebook
from reportedly.store.columns import metadata
from reportedly.store.connected import AUTHOR, WRITES
from reportedly.store.log import begin_log
from reportedly.store.sqlite_guards import guard, schema_digest, unguard
from reportedly.store.sqlite_keeping import SqliteVoucher
from reportedly.store.sqlite_sums import Sum, begin_sum, keep_sum, watch
from reportedly.store.sqlite_wiping import BARE, MIGRATES, SqliteWiping
from reportedly.store.sqlite_words import IndexedWords, create_words
from reportedly.store.tables import SCHEMA

APPLICATION_ID = 0x52505444  # "RPTD" in the file's header tells a casebook from other databases
BUSY_S = 10.0  # how long a writer waits for another; our own transactions take milliseconds

_SUM = "reportedly.sum"  # where a connection keeps what its open transaction adds

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # or INSERT OR REPLACE would delete past the guards
    "PRAGMA secure_delete = ON",  # what goes leaves no letters behind in the file
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -32768",  # KiB: halves the time of long lists (bench/asking.py)
)


def open_casebook(
    path: str | Path, *, create: bool = True, busy_s: float = BUSY_S, author: str = ""
) -> SqlCasebook:
    """The casebook in the file `path`; a missing file becomes a new, empty casebook.

    With `create` false, one that cannot be written is read as it stands, if nobody has it open:
    what others write meanwhile would not be seen.

    `busy_s` is how long a write waits for another program's; `author` is whom the log names for
    acts that name nobody themselves ("": nobody is known). Raises CasebookError if the file
    is missing (with `create` false), can be neither written nor read as it stands, is damaged or
    has damage in what SQLite keeps beside it, is no casebook, or was written by a newer version.
    """
    file = Path(path)
    fixed = not create and _is_fixed(file)
    if not fixed:
        _check_file(file, create)
    _check_beside(file)
    engine = _engine(file, busy_s, author, fixed=fixed)
    try:
        _prepare(engine, file)
    except UnicodeDecodeError as error:  # the names of its own tables
        engine.dispose()
        raise CasebookError(f"{file} is damaged", hint=_RESTORE) from error
    except BaseException:
        engine.dispose()
        raise
    backup = partial(_backup, engine)
    return SqlCasebook(
        engine,
        backup,
        words=IndexedWords(),
        voucher=SqliteVoucher(fixed=fixed),
        wiping=SqliteWiping(engine),
        owns=partial(_owns, file.absolute()),
    )


def _is_fixed(file: Path) -> bool:
    """Whether it can only be read, and holds all that was written: nobody has it open."""
    if not file.is_file() or file.with_name(f"{file.name}-wal").exists():
        return False
    return not all(os.access(place, os.W_OK) for place in (file, file.absolute().parent))


def _check_file(file: Path, create: bool) -> None:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise CasebookError(f"there is no folder {folder}", hint=f"Make it: mkdir -p {folder}")
    if file.is_dir():
        raise CasebookError(f"{file} is a folder", hint="Name a file in it.")
    if not file.exists() and not create:
        raise CasebookError(
            f"there is no casebook {file}",
            hint="Make one with `reportedly add PATH...`, or name yours with --casebook FILE.",
        )
    if not os.access(file if file.exists() else folder, os.W_OK):
        raise CasebookError(f"{file} cannot be written", hint="Copy it to a folder of your own.")


def _check_beside(file: Path) -> None:
    """See that what was written last can be read, where the file was not closed."""
    wal = file.with_name(f"{file.name}-wal")
    if wal.exists():
        from reportedly.store.sqlite_wal import refuse_broken  # loads numpy, seldom needed

        refuse_broken(wal)


def _engine(file: Path, busy_s: float, author: str, *, fixed: bool) -> Engine:
    place = file.absolute().as_uri() if fixed else str(file.absolute())
    query = {"uri": "true", "mode": "ro", "immutable": "1"} if fixed else {}
    url = sa.URL.create("sqlite", database=place, query=query)
    engine = sa.create_engine(
        url,
        connect_args={"timeout": busy_s, "isolation_level": None},
        execution_options={AUTHOR: author},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _sum_up)
    event.listen(engine, "handle_error", partial(_translate, file))
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: a reader that turns writer could wait for itself."""
    options = connection.get_execution_options()
    if options.get(BARE, False):
        return
    writes = options.get(WRITES, False)
    if writes and not options.get(MIGRATES, False):
        _watched(connection).begin()  # a transaction that failed left what it had
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _watched(connection: Connection) -> Sum:
    """What this connection adds to the sum of what is concluded."""
    if _SUM not in connection.info:
        connection.info[_SUM] = watch(connection)
    counted: Sum = connection.info[_SUM]
    return counted


def _sum_up(connection: Connection) -> None:
    migrates = connection.get_execution_options().get(MIGRATES, False)
    if _SUM in connection.info and not migrates:
        keep_sum(connection, connection.info[_SUM])


_RESTORE = "Bring it back from a backup: `reportedly restore BACKUP --replace`."
# What SQLite says, and what a person can do about it.
_MEANINGS = (
    ("locked", "is busy: another program is writing", "Wait until it is done, then try again."),
    (
        "not a database",
        "is not a casebook",
        f"Name another file with --casebook FILE. If it was one: {_RESTORE}",
    ),
    ("malformed", "is damaged", _RESTORE),
    ("no such table", "is damaged: {told}", _RESTORE),
    ("no such column", "is damaged: {told}", _RESTORE),
    ("readonly", "cannot be written", "Copy it to a folder of your own."),
    ("unable to open", "cannot be opened", "See that you may write the file and its folder."),
    ("no such module", "needs full-text search", "Use a Python whose sqlite3 has FTS5."),
    ("full", "cannot grow: the disk is full", "Free some space; nothing that was kept is lost."),
    ("append-only", "keeps what was observed and judged", "Append what corrects it instead."),
    (
        "constraint failed",
        "refused rows that do not hold together",
        "Nothing was changed. This is a fault of reportedly: please report it.",
    ),
    ("i/o error", "cannot be read or written", "See that its disk is whole and has space."),
)


def _translate(file: Path, context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error):
        _explain(file, context.original_exception)


def _explain(file: Path, error: sqlite3.Error) -> None:
    for sign, meaning, hint in _MEANINGS:
        if sign in str(error).lower():
            raise CasebookError(f"{file} {meaning.format(told=error)}", hint=hint) from error


def _prepare(engine: Engine, file: Path) -> None:
    """Make a new file a casebook and bring an old casebook up to date; refuse all others."""
    with engine.connect() as connection:
        version = _version(connection, file)
    if version == SCHEMA:
        return
    with engine.connect().execution_options(**{BARE: True}) as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    options = {WRITES: True, MIGRATES: True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if _version(connection, file) != SCHEMA:  # another program may have been faster
            _migrate(connection)


def _version(connection: Connection, file: Path) -> int:
    """The schema of the file, 0 for an empty one. Raises CasebookError if it is not ours."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    empty = not connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1").first()
    if application != APPLICATION_ID and not (empty and application == 0):
        hint = "It is another program's database. Name another file with --casebook FILE."
        raise CasebookError(f"{file} is not a casebook", hint=hint)
    if version > SCHEMA:
        raise CasebookError(
            f"{file} was written by a newer reportedly (layout {version}; this one knows {SCHEMA})",
            hint="Upgrade: pip install --upgrade reportedly",
        )
    return version


def _migrate(connection: Connection) -> None:
    from reportedly.store.migrate import to_newest  # costs half a second, needed once a file

    before = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    columns = _columns(connection)
    unguard(connection, metadata.sorted_tables)
    to_newest(connection)
    create_words(connection)
    guard(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    begin_sum(connection)
    changed = {name for name, told in _columns(connection).items() if columns.get(name) != told}
    about = {"from": before, "layout": SCHEMA, "schema": schema_digest(connection)}
    begin_log(connection, about, changed=changed)


def _columns(connection: Connection) -> dict[str, set[str]]:
    """The columns of each table that is there, by name."""
    seen = sa.inspect(connection)
    tables = seen.get_table_names()
    return {name: {column["name"] for column in seen.get_columns(name)} for name in tables}


def _owns(casebook: Path, path: Path) -> bool:
    """The file, those that backups took the place of, and what SQLite keeps beside each."""
    name = rf"{re.escape(casebook.name)}(\.replaced-[0-9a-f]+)?(-wal|-shm|-journal)?"
    if re.fullmatch(name, path.name) is None:
        return False
    return path.parent.resolve() == casebook.parent.resolve()


def _backup(engine: Engine, path: str) -> None:
    """Copy page by page through the database, so that a write in between is not torn."""
    target = Path(path)
    if target.exists():
        raise CasebookError(f"{target} is there already", hint="Name a new file for the backup.")
    _check_file(target, True)
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
        except sqlite3.Error as error:
            _explain(target, error)
            raise
        finally:
            copy.close()
