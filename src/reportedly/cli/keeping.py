"""`conclude`, `status` and `dump`: the casebook as a whole."""

from dataclasses import asdict

import click
from rich.table import Table

from reportedly.cli.book import opened
from reportedly.cli.claims_view import QUIET
from reportedly.cli.options import JSON_OBJECT
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import json_line, line, out, say, tell
from reportedly.pipeline.checked import Seen, last_seen
from reportedly.query import words
from reportedly.settings import Settings
from reportedly.store.base import Casebook, Snapshot
from reportedly.store.custody import Head
from reportedly.store.questions import Counts

_COUNTED = {
    "reports": "reports",
    "outlets": "outlets",
    "set_aside": "of the reports set aside, see `reportedly rejects`",
    "rejects": "items on the list of rejects, those reports included",
    "claims": "claims, of all generations of the extractor",
    "judgements": "judgements",
    "incidents": "incidents",
    "records": "records",
}


@click.command(cls=Taught, examples=("reportedly conclude", "reportedly conclude --rules ged"))
@click.option("--rules", metavar="PACK", default="ged", show_default=True, help="The rule pack.")
@click.option("--again", is_flag=True, help="Even where nothing has changed: after damage.")
@click.pass_obj
def conclude(settings: Settings, rules: str, again: bool) -> None:
    """Read again what this version reads better, and conclude everything anew.

    `add`, `judge`, `places add` and `actors add` do this by themselves; it is needed after the
    program itself has changed. What was observed and judged stays; numbers of incidents stay.
    """
    from reportedly.cli.summaries import concluded_line
    from reportedly.cli.work import renewed

    with opened(settings) as book:
        concluded = renewed(settings, book, rules=rules, even_so=again)
    told = concluded_line(concluded, str(settings.casebook))
    tell(out(settings), told if concluded.anew else f"nothing has changed; {told}")


@click.command(
    cls=Taught,
    examples=("reportedly status", "reportedly --casebook idlib.casebook status --json"),
)
@JSON_OBJECT
@click.pass_obj
def status(settings: Settings, as_json: bool) -> None:
    """Say what the casebook holds and what made its conclusions."""
    with opened(settings) as book:
        counts, snapshot = book.counts(), book.snapshot()
        seen, head = last_seen(book), book.head()
    if as_json:
        json_line({**_form(settings, counts, snapshot), "checked": _checked_form(seen, head)})
    else:
        table = _table(settings, counts, snapshot)
        table.add_row("last checked", line(_checked_words(seen, head)))
        say(out(settings), table)


def _form(settings: Settings, counts: Counts, snapshot: Snapshot | None) -> dict[str, object]:
    made_by = None if snapshot is None else asdict(snapshot)
    return {
        "casebook": str(settings.casebook),
        "version": version(),
        "counts": asdict(counts),
        "made_by": made_by,
    }


def _checked_form(seen: Seen | None, head: Head) -> dict[str, object] | None:
    """The last check that the log remembers; null where none is."""
    if seen is None:
        return None
    return {
        "at": seen.at.isoformat(),
        "author": seen.author,
        "holds": seen.holds,
        "broken": seen.broken,
        "entry": seen.entry,
        "entries_since": seen.entries_since(head),
    }


def _checked_words(seen: Seen | None, head: Head) -> str:
    if seen is None:
        return "no check is remembered: `reportedly verify --log`"
    by = f" by {seen.author}" if seen.author else ""
    found = "nothing broken" if seen.holds else f"{words.plural(seen.broken, 'fault')} found"
    since = seen.entries_since(head)
    came = f"; {words.plural(since, 'entry', 'entries')} of the log came since" if since else ""
    return f"{words.minute_words(seen.at)}{by}, {found}{came}"


def _table(settings: Settings, counts: Counts, snapshot: Snapshot | None) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET, justify="right")
    table.add_column(overflow="fold")
    table.add_row("casebook", line(str(settings.casebook.absolute())))
    table.add_row("program", f"reportedly {version()}")
    for name, count in asdict(counts).items():
        table.add_row(words.count_words(count), _COUNTED[name])
    if snapshot is None:
        table.add_row("made by", "nothing was concluded yet")
    for name, digest in asdict(snapshot).items() if snapshot is not None else ():
        table.add_row(name, line(digest, QUIET))
    return table


def version() -> str:
    from importlib.metadata import version as installed

    return installed("reportedly")


@click.command(
    cls=Taught,
    examples=(
        "reportedly dump > one.txt",
        "reportedly --casebook other.casebook dump | diff one.txt -",
    ),
)
@click.pass_obj
def dump(settings: Settings) -> None:
    """Print the whole casebook as canonical JSON lines.

    Two casebooks with the same dump hold the same: no clock and no row number is in it.
    """
    with opened(settings) as book:
        _print_all(book)


def _print_all(book: Casebook) -> None:
    for row in book.dump():
        click.echo(row)
