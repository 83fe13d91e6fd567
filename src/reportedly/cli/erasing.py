"""`erase`: a report away on request, with all its words."""

from collections.abc import Sequence
from datetime import datetime

import click

from reportedly.cli.book import opened
from reportedly.cli.deciding import signed
from reportedly.cli.taught import Taught
from reportedly.cli.terminal import err, out, tell
from reportedly.errors import InputError
from reportedly.query import words
from reportedly.settings import Settings
from reportedly.store.base import Casebook
from reportedly.store.custody import About, Act, Erased, Erasing, Wanted

# Acts by which words of a report may have left the casebook in files; releases are kept with it.
_LEFT = (Act.EXPORTED, Act.BACKED_UP, Act.RESTORED)


@click.command(
    cls=Taught,
    examples=(
        "reportedly erase r-gj3ydff2oig5 --reason 'asked for by her family' --author 'R. K.' --yes",
        "reportedly erase demo-01 --keep-out --reason 'withdrawn' --author 'R. K.' --yes",
    ),
)
@click.argument("report")
@signed
@click.option(
    "--keep-out",
    is_flag=True,
    help="Refuse the same text when it comes again, under whatever outlet or address. The mark "
    "that this needs lets whoever has both casebook and text tell that it was there.",
)
@click.option("--yes", is_flag=True, help="It cannot be undone, and you mean it.")
@click.pass_obj
def erase(
    settings: Settings, report: str, author: str, reason: str, keep_out: bool, yes: bool
) -> None:
    """Take a report away for good: bytes, text, claims, quotes, what was concluded, index entries.

    The log keeps that something was taken in and erased, by whom and why, and commitments from
    which nobody can guess what it was; so its chain still verifies. Judgements about this report
    alone go, and stay in the log as acts; others lose its words and their reason. Keep names and
    quotes out of --reason: it stays.

    Only this casebook is emptied: exports, backups and releases that hold the report are listed,
    and the blocks of a disk are its owner's business.
    """
    if not yes:
        raise InputError("it cannot be undone", hint="say --yes if you mean it")
    with opened(settings) as book:
        found = book.report(report)
        same = _same_words(book, found.id)
        left = _left_since(book, found.id)
        erased = book.erase(Erasing(found.id, author, reason, keep_out))
    with opened(settings) as book:
        concluded = _concluded(book)
    tell(out(settings), _words(erased))
    tell(out(settings), concluded)
    for note in (*_notes(same, erased), *left):
        tell(err(settings), f"note: {note}")


def _concluded(book: Casebook) -> str:
    from reportedly.cli.summaries import concluded_line
    from reportedly.pipeline.run import conclude

    return concluded_line(conclude(book), "the casebook")


def _same_words(book: Casebook, report_id: str) -> tuple[str, ...]:
    """Other reports that are copies of this one: they hold its words, too."""
    groups = book.copies([report_id])
    return tuple(key for group in groups for key in group.report_ids if key != report_id)


def _left_since(book: Casebook, report_id: str) -> Sequence[str]:
    """The files and releases by which its words may have left the casebook since it was taken in.

    What the log said of them, an earlier erasure may have taken away.
    """
    since = _taken_in(book, report_id)
    files = (
        f"{file}, {entry.act} {entry.at:%Y-%m-%d} (log entry {entry.number})"
        for entry in book.log(Wanted(_LEFT, since=since))
        for file in _files(entry.about)
    )
    frozen = (
        f"release {release.name}, released {release.made_at:%Y-%m-%d}"
        for release in book.releases()
        if since is None or release.made_at >= since
    )
    return tuple(f"its words may stand in {where}" for where in (*files, *frozen))


def _taken_in(book: Casebook, report_id: str) -> datetime | None:
    """When the report came in; None where the log does not say so, or no more."""
    taken = Wanted((Act.TAKEN_IN,), naming=report_id)
    return next((entry.at for entry in book.log(taken)), None)


def _files(about: About | None) -> list[object]:
    """What a file was called, and what it replaced."""
    if about is None:
        return ["a file whose name an earlier erasure took"]
    return [about[key] for key in ("file", "replaced") if about.get(key) is not None]


def _words(erased: Erased) -> str:
    parts = (
        words.plural(erased.claims, "claim"),
        words.plural(erased.judgements, "judgement"),
        words.plural(erased.held, "value") + " of the history",
    )
    blanked = f"; {words.plural(erased.blanked, 'judgement')} without its words" * (
        erased.blanked > 0
    )
    return f"erased (log entry {erased.entry}): the report with {', '.join(parts)}{blanked}"


def _notes(same: Sequence[str], erased: Erased) -> Sequence[str]:
    notes = []
    if erased.shared:
        notes.append("the bytes stay: another report was read from the same bytes")
    if same:
        notes.append(f"these are copies, and hold its words still: {', '.join(same)}")
    return notes
