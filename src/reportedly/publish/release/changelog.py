"""What changed, for a reader (Markdown) and for a program (CSV)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.publish.cells import csv_line, list_cell, text_cell
from reportedly.publish.release.changes import Change, Kind

MOST_LISTED = 200  # records a section lists; about as many lines as a person scrolls through
_HEADINGS = {
    Kind.NEW: "New",
    Kind.SPLIT: "Split off",
    Kind.CHANGED: "Changed",
    Kind.MERGED: "Merged",
    Kind.WITHDRAWN: "Withdrawn",
}
_TOLD = {
    Kind.NEW: "Records that the release before did not hold.",
    Kind.SPLIT: "New numbers whose claims stood under another number before.",
    Kind.CHANGED: "The same number, other values: from what, to what, and why.",
    Kind.MERGED: "Numbers that go under another one now; no other incident is given them.",
    Kind.WITHDRAWN: "Numbers that this release no longer holds; no other incident is given them.",
}
CHANGE_COLUMNS = ("id", "part", "change", "field", "before", "after", "other_ids", "because")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a changelog is about: the release, the one before it (None: it is the first), how many
    records it holds, and what else changed that made it (the program, the rules, ...)."""

    name: str
    made_at: datetime
    previous: str | None
    records: int
    makers: tuple[str, ...] = ()


def changelog(heading: Heading, changes: Sequence[Change]) -> str:
    """The changelog in Markdown. Long sections are cut; changes.csv holds all."""
    told: defaultdict[Kind, list[Change]] = defaultdict(list)
    for change in changes:
        told[change.kind].append(change)
    lines = [*_head(heading, told), *_makers(heading)]
    if heading.previous is not None:
        for kind in Kind:
            lines += _section(kind, told[kind])
    return "\n".join(lines).rstrip() + "\n"


def _head(heading: Heading, told: defaultdict[Kind, list[Change]]) -> Iterator[str]:
    records = f"{heading.records:,} {'record' if heading.records == 1 else 'records'}"
    yield f"# {heading.name}, {heading.made_at:%Y-%m-%d}"
    yield ""
    if heading.previous is None:
        yield f"The first release, of {records}."
    elif not any(told.values()):
        yield f"Since {heading.previous} nothing changed: {records}."
    else:
        counts = ", ".join(f"{len(told[kind]):,} {kind}" for kind in Kind if told[kind])
        yield f"Since {heading.previous}: {counts}. In all {records}."
    yield ""
    yield "A number stands for one incident for good, through all releases for these readers."


def _makers(heading: Heading) -> Iterator[str]:
    if heading.makers:
        yield ""
        yield f"What makes the records changed too: {', '.join(heading.makers)}."


def _section(kind: Kind, changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"## {_HEADINGS[kind]}: {len(changes):,}", "", _TOLD[kind], "")
    for change in changes[:MOST_LISTED]:
        yield from _lines(change)
    if len(changes) > MOST_LISTED:
        more = len(changes) - MOST_LISTED
        yield f"- … and {more:,} more, which `changes.csv` lists."


def _lines(change: Change) -> Iterator[str]:
    yield f"- **{change.name}** {_plain(change.title)}{_others(change)}"
    for one in change.fields:
        because = f": {_plain(one.because)}" if one.because else ""
        yield f"  - {one.field}: {_plain(one.before)} → {_plain(one.after)}{because}"
    yield from (f"  - {_plain(words)}" for words in change.because)


def _others(change: Change) -> str:
    if not change.others:
        return ""
    word = {Kind.SPLIT: "from", Kind.MERGED: "now under"}[change.kind]
    return f", {word} {', '.join(f'**{number}**' for number in change.others)}"


def _plain(text: str) -> str:
    """Foreign words on one line, in which no mark of Markdown or HTML acts."""
    line = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in line)


_MARKS = frozenset("\\`*_[]<>|#")


def change_lines(changes: Iterable[Change]) -> Iterator[bytes]:
    """changes.csv: a row for each field that changed, one for each record that came or went."""
    yield csv_line(CHANGE_COLUMNS)
    for change in changes:
        others = ";".join(map(str, change.others))
        head = (change.number, change.part or None, change.kind)
        for one in change.fields:
            because = list_cell(filter(None, (one.because, *change.because)))
            told = (text_cell(one.before), text_cell(one.after), others, because)
            yield csv_line((*head, one.field, *told))
        if not change.fields:
            yield csv_line((*head, None, None, None, others, list_cell(change.because)))
