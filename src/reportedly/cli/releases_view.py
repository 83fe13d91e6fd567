"""Releases on the screen and as JSON."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from reportedly.cli.claims_view import COUNTED, QUIET
from reportedly.cli.forms import Form
from reportedly.cli.terminal import line
from reportedly.publish.release.manifest import read_manifest
from reportedly.query import words
from reportedly.store.releases import Release

_SEAL_SHOWN = 12  # hexadecimal digits: enough to tell releases apart; --json has all 64


def releases_view(made: Sequence[Release]) -> RenderableType:
    """A line a release, oldest first."""
    if not made:
        return line("nothing was released yet; `reportedly release NAME` does it")
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in (COUNTED, "", "", "", "", QUIET):
        table.add_column(style=style, overflow="fold")
    for one in made:
        records = read_manifest(one.manifest).records.count
        told = (f"{one.profile}, {one.pack}", words.plural(records, "record"), one.author)
        shown = (one.name, words.minute_words(one.made_at), *told, one.seal[:_SEAL_SHOWN])
        table.add_row(*map(line, shown))
    return table


def release_form(release: Release) -> Form:
    """One line of `releases --json`."""
    manifest = read_manifest(release.manifest)
    return {
        "name": release.name,
        "made_at": release.made_at.isoformat(),
        "profile": release.profile,
        "rules": release.pack,
        "authors": list(manifest.authors),
        "previous": release.previous,
        "records": manifest.records.count,
        "seal": release.seal,
        "files": [file.path for file in manifest.files],
    }
