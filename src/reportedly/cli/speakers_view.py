"""Speakers and outlets on the screen and as JSON: who they are, and who states with whom they
stand."""

from collections.abc import Sequence
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table

from reportedly.cli.claims_view import COUNTED, QUIET
from reportedly.cli.terminal import line
from reportedly.model.reference import Alignment, SpeakerRow
from reportedly.query import words
from reportedly.reference.speaker_lists import BUILT_IN

_UNKNOWN = "unknown"


def speaker_form(row: SpeakerRow) -> dict[str, Any]:
    """The entry as it stands, with null for what nobody was found to state."""
    form: dict[str, Any] = msgspec.to_builtins(row)
    return {key: value if value != "" else None for key, value in form.items()}


def speakers_table(found: Sequence[SpeakerRow]) -> RenderableType:
    """Each entry with its sources."""
    if not found:
        return line("nobody of this name is known; `reportedly speakers add` takes yours")
    return Group(*(_one(row) for row in found))


def _one(row: SpeakerRow) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET)
    table.add_column(overflow="fold")
    table.add_row("", line(row.name, COUNTED).append_text(line(f" {row.id}", QUIET)))
    table.add_row("kind", line(words.plain(row.kind)))
    table.add_row("country", line(row.country or _UNKNOWN))
    table.add_row("owner", line(row.owner or _UNKNOWN))
    evidence = ", ".join(words.plain(one) for one in row.evidence)
    table.add_row("evidence", line(evidence or _UNKNOWN))
    for alignment in row.alignments:
        table.add_row("aligned", line(_alignment(alignment)))
    if not row.alignments:
        table.add_row("aligned", line(_UNKNOWN))
    for citation in row.citations:
        table.add_row("stated", line(f"{citation.states} ({citation.at})"))
    if row.source.startswith(BUILT_IN) and not (row.citations or row.alignments):
        table.add_row("stated", line("not looked up"))
    source = "the command line" if row.source == "named" else row.source
    table.add_row("entry", line(f"from {source}", QUIET))
    return table


def _alignment(one: Alignment) -> str:
    days = (("from", one.since), ("to", one.until))
    when = "".join(f" {word} {day.isoformat()}" for word, day in days if day is not None)
    where = f", {one.at}" if one.at else ""
    return f"{one.party}{when}: {one.states} ({one.stated_by}{where})"
