"""A user's list: which column holds what, guessed and announced; bad entries set aside."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from reportedly.errors import InputError
from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow
from reportedly.model.reports import Reject
from reportedly.reference.folding import fold_words
from reportedly.reference.listfiles import Entry, split_values

Row = TypeVar("Row", PlaceRow, ActorRow, SpeakerRow)

_SPELLING_HEADING = re.compile(
    r"(?:adm\d_(?:ar|fr|ru|alt\w*|ref)|alt|alias|spelling|other|name[._]|nameorig|newname|alternate).*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TableList(Generic[Row]):
    """What a list gave: rows, what was guessed (for a person), and entries set aside."""

    rows: tuple[Row, ...]
    announcements: tuple[str, ...]
    rejects: tuple[Reject, ...]


def guess_columns(
    path: Path,
    entries: Sequence[Entry],
    headings: dict[str, tuple[str, ...]],
    needed: tuple[str, ...],
) -> dict[str, str]:
    """Which column holds each field: the first heading in use. InputError without a needed one."""
    present = {key for entry in entries[:500] for key in entry.fields}
    columns = {
        field: next(name for name in names if name in present)
        for field, names in headings.items()
        if present.intersection(names)
    }
    missing = [field for field in needed if field not in columns]
    if missing:
        seen = ", ".join(sorted(present)[:12]) or "none"
        hint = f"Name columns like {', '.join(headings[missing[0]][:3])}. Columns seen: {seen}."
        raise InputError(f"{path}: no column for {' and '.join(missing)}", hint=hint)
    return columns


def announce(columns: dict[str, str]) -> list[str]:
    """What was guessed, in words for a person."""
    return [f"{field} is read from column {column!r}" for field, column in columns.items()]


def convert(
    entries: Sequence[Entry], make: Callable[[Entry], Row]
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    """The rows that `make` gives, and the entries for which it raised ValueError."""
    rows: dict[str, Row] = {}
    rejects = []
    for entry in entries:
        try:
            row = make(entry)
        except ValueError as error:
            hint = "Correct the entry and add the list again; the others were read."
            rejects.append(Reject.of(entry.locator, str(error), hint))
        else:
            rows.setdefault(row.id, row)
    return tuple(rows.values()), tuple(rejects)


def said_in(entry: Entry, columns: dict[str, str]) -> dict[str, str]:
    """The fields that an entry fills."""
    return {
        field: entry.fields[column] for field, column in columns.items() if column in entry.fields
    }


def spellings_in(entry: Entry, columns: dict[str, str]) -> list[str]:
    """Other names of an entry, from every column that is headed so."""
    used = set(columns.values())
    listed = (
        split_values(value)
        for key, value in entry.fields.items()
        if key not in used and _SPELLING_HEADING.fullmatch(key)
    )
    return [name for names in listed for name in names if not name.replace(".", "").isdigit()]


def name_in(said: dict[str, str]) -> str:
    """The name of an entry. ValueError if it has none."""
    if not fold_words(said.get("name", "")):
        raise ValueError("the entry has no name")
    return said["name"]


def row_id(stem: str, said: dict[str, str], otherwise: str) -> str:
    """A row's id: the list's name, and the entry's own id or else `otherwise`."""
    return f"user:{stem}:{said.get('id') or fold_words(otherwise).replace(' ', '-')}"
