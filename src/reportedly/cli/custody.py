"""`log`, `verify` and `timestamp`: what was done with a casebook, and whether it still holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click
from rich.table import Table

from reportedly.cli.book import opened
from reportedly.cli.choices import a_day
from reportedly.cli.claims_view import QUIET
from reportedly.cli.options import JSON_LINES, JSON_OBJECT
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, json_line, line, out, say, tell
from reportedly.errors import CasebookError, InputError
from reportedly.pipeline.checked import Seen
from reportedly.query import words
from reportedly.settings import Settings
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Checked, Fault, LogEntry, Wanted

_SHOWN_LETTERS = 12  # of a digest, on the screen: enough to tell two apart
_LEFT_OUT = ("rows", "headers")  # they are long; --json has them


class Broken(CasebookError):
    """Something in the casebook does not hold."""

    exit_code = 1


@click.command(
    cls=Taught,
    examples=(
        "reportedly log",
        "reportedly log --act exported --act released",
        "reportedly log --naming r-gj3ydff2oig5 --json",
        "reportedly log --head                    # write it down elsewhere: `verify --holds` asks",
    ),
)
@click.option(
    "--act",
    "acts",
    multiple=True,
    type=click.Choice([act.value for act in Act]),
    help="Only these; may stand several times.",
)
@click.option("--since", type=a_day, metavar="DAY", help="From this day on (UTC).")
@click.option("--until", type=a_day, metavar="DAY", help="Up to this day (UTC).")
@click.option("--naming", metavar="WORDS", help="Only what names this id, file or address.")
@click.option("--head", is_flag=True, help="Only the number and the hash of the last entry.")
@JSON_LINES
@click.pass_obj
def log(
    settings: Settings,
    acts: tuple[str, ...],
    since: date | None,
    until: date | None,
    naming: str | None,
    head: bool,
    as_json: bool,
) -> None:
    """List what was done with the casebook, oldest first.

    Each entry was written together with what it tells of, and holds the digests of the rows that
    were written; its hash is over itself and the hash before, so that none can be changed or
    taken out unseen. What an entry was about is missing where an erasure took it away.
    """
    with opened(settings) as book:
        if head:
            last = book.head()
            tell(out(settings), f"{last.number} {last.hash}")
            return
        before = None if until is None else _midnight(until + timedelta(days=1))
        after = None if since is None else _midnight(since)
        wanted = Wanted(tuple(map(Act, acts)), after, before, naming)
        for entry in book.log(wanted):
            if as_json:
                json_line(_form(entry))
            else:
                say(out(settings), _row(entry))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _form(entry: LogEntry) -> dict[str, object]:
    return {**asdict(entry), "at": entry.at.isoformat(), "act": entry.act.value}


def _row(entry: LogEntry) -> Table:
    row = Table.grid(expand=True, padding=(0, 2, 0, 0))
    row.add_column(width=6, justify="right", style=QUIET)
    row.add_column(width=19)
    row.add_column(width=11)
    row.add_column(ratio=1, overflow="fold")
    at = entry.at.strftime("%Y-%m-%d %H:%M:%S")
    row.add_row(str(entry.number), at, entry.act.value, line(_told(entry)))
    return row


def _told(entry: LogEntry) -> str:
    by = f"by {entry.author}; " if entry.author else ""
    if entry.about is None:
        return f"{by}(erased)"
    told = ((name, value) for name, value in entry.about.items() if name not in _LEFT_OUT)
    return by + ", ".join(f"{name} {_short(value)}" for name, value in told if value is not None)


def _short(value: object) -> str:
    text = str(value)
    is_digest = len(text) == 64 and text.isalnum()  # SHA-256 in hexadecimal digits
    return f"{text[:_SHOWN_LETTERS]}…" if is_digest else text


@click.command(
    cls=Taught,
    examples=(
        "reportedly verify",
        "reportedly --casebook copy.casebook verify --json",
        "reportedly verify --holds 5f0c…          # the hash that you wrote down is in the log",
        "reportedly verify --authority tsa-ca.pem",
        "reportedly verify --log --author 'R. K.'    # the log remembers what was seen",
    ),
)
@click.option("--holds", metavar="HASH", help="Ask that the log has an entry with this hash.")
@click.option(
    "--authority",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Certificates (PEM) that time stamps must be signed under.",
)
@click.option("--log", "logs", is_flag=True, help="Have the log remember what was seen.")
@click.option("--author", metavar="NAME", default="", help="With --log: who checked.")
@JSON_OBJECT
@click.pass_obj
def verify(
    settings: Settings,
    holds: str | None,
    authority: Path | None,
    logs: bool,
    author: str,
    as_json: bool,
) -> None:
    """Check all that is kept: the file, the log, bytes, texts, claims, judgements, conclusions.

    It changes nothing, but that --log writes an entry of the log: what was compared, and what does
    not hold. Everything that does not hold is named, with where it is and what to do; the exit
    code is then 1.
    """
    _refuse_to_log(settings, logs, author)
    with _checked(settings, holds, authority, author) as (book, seen):
        _tell_all(settings, seen, as_json=as_json)
        if logs:
            _remember(settings, book, seen)
    if not seen.holds:
        count = words.plural(seen.broken, "fault")
        raise Broken(f"{settings.casebook} does not hold: {count}", hint="each is listed above")


def _refuse_to_log(settings: Settings, logs: bool, author: str) -> None:
    from reportedly.store.sqlite_backups import sealed_digest

    if author and not logs:
        raise click.UsageError("--author goes with --log")
    if logs and sealed_digest(settings.casebook) is not None:
        hint = "Check it without --log; the casebook that it was made of has a log to write in."
        raise InputError("a backup has to stay as its digest says", hint=hint)


@contextmanager
def _checked(
    settings: Settings, holds: str | None, authority: Path | None, author: str
) -> Iterator[tuple[Casebook, Seen]]:
    """What a check of everything sees, and the casebook while it is open."""
    from reportedly.pipeline.checking import look

    unsealed = tuple(_unsealed(settings))  # before anything opens it
    with opened(settings) as book:
        seen = look(book, author=author or settings.author, authorities=authority)
        faults = (*unsealed, *seen.checked.faults, *_missing(book, seen, holds))
        yield book, replace(seen, checked=Checked(seen.checked.counts, faults))


def _remember(settings: Settings, book: Casebook, seen: Seen) -> None:
    from reportedly.pipeline.checked import remember

    kept = remember(book, seen)
    tell(err(settings), f"entry {kept.entry} of the log remembers it")


def _missing(book: Casebook, seen: Seen, wanted: str | None) -> Iterator[Fault]:
    if wanted and seen.head.number and not book.log_count(Wanted(hash=wanted)):
        hint = "This is another casebook, an older copy, or one whose log was written anew."
        yield Fault("the log", f"has no entry with the hash {wanted}", hint)


def _unsealed(settings: Settings) -> Iterator[Fault]:
    """Where a digest stands beside the file, as beside a backup, the file has it."""
    from reportedly.store.sqlite_backups import file_digest, sealed_digest

    written = sealed_digest(settings.casebook)
    if written is not None and written != file_digest(settings.casebook):
        what = "its bytes are not those of the digest beside it"
        hint = "Of a backup that nobody wrote to this means damage: take another one."
        yield Fault(settings.casebook.name, what, hint)


def _tell_all(settings: Settings, seen: Seen, *, as_json: bool) -> None:
    checked, head = seen.checked, seen.head
    if as_json:
        told = {"holds": seen.holds, "head": asdict(head), "counts": dict(checked.counts)}
        json_line({**told, "faults": [asdict(fault) for fault in checked.faults]})
        return
    for name, count in checked.counts.items():
        tell(out(settings), f"{name}: {count:,}")
    for fault in checked.faults:
        tell(out(settings), f"BROKEN {fault.where}: {fault.what}. {fault.hint}")
    if seen.holds:
        tell(out(settings), "everything holds")
    if head.number:
        tell(out(settings), f"the log ends with entry {head.number}, {head.hash}")


@click.command(
    cls=Taught,
    examples=("reportedly timestamp --server https://tsa.example.org/tsr",),
)
@click.option("--server", metavar="URL", required=True, help="Who gives time stamps (RFC 3161).")
@click.pass_obj
def timestamp(settings: Settings, server: str) -> None:
    """Have the end of the log stamped by an authority, and keep its answer in the casebook.

    This goes to the network. Only a digest is sent; nobody can tell from it what the casebook
    holds. `verify --authority FILE` checks the stamps against the authority's certificates.
    """
    from reportedly.pipeline.stamping import stamp

    if not server.startswith(("https://", "http://")):
        raise InputError(f"{server!r} is no web address", hint="write it as https://…")
    tell(err(settings), f"asking {server}")
    with opened(settings) as book:
        given = stamp(book, server)
    at = given.at.strftime("%Y-%m-%d %H:%M:%S")
    tell(out(settings), f"entry {given.entry} of the log is stamped {at} UTC by {given.server}")
