"""What is wrong with a file that calls itself a layout: its columns, the form of its cells."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reportedly.errors import InputError

Row = Mapping[str, str]
# Python reads no cell longer than 131,072 letters unless told to; an event of hundreds of reports
# lists as many headlines in one.
_LONGEST_CELL = 1 << 24


class Severity(StrEnum):
    """An error breaks the layout; a warning is for a person to look at, and often right."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which row and column. Row 1 stands under the header; 0 is the file."""

    row: int
    column: str
    severity: Severity
    message: str


Rule = Callable[[int, Row], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Form:
    """What a layout's files look like: `key` is the column that never holds a value twice.

    `forms` are the patterns of cells that are not empty, `rules` what else is looked at. `tags` is
    the row that must stand under the header, if there is one.
    """

    name: str
    columns: tuple[str, ...]
    key: str
    forms: Mapping[str, re.Pattern[str]]
    rules: tuple[Rule, ...]
    tags: tuple[str, ...] = ()


def one_of(*values: object) -> re.Pattern[str]:
    """The pattern of a cell that holds one of these."""
    return re.compile("|".join(re.escape(str(value)) for value in values))


def check(path: Path, form: Form) -> tuple[Problem, ...]:
    """Everything wrong with a file. Where the header is not the layout's, nothing below it is
    judged.

    Raises InputError if the file cannot be read as UTF-8.
    """
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return tuple(_problems(csv.reader(lines, strict=True), form))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        hint = f"{form.name} is a CSV file after RFC 4180 in UTF-8."
        raise InputError(f"{path} cannot be read: {error}", hint=hint) from error


def _problems(lines: Iterator[list[str]], form: Form) -> Iterator[Problem]:
    for wanted in filter(None, (form.columns, form.tags)):
        header = next(lines, [])
        if tuple(header) != wanted:
            yield _header_problem(header, wanted)
            return
    seen: set[str] = set()
    for number, cells in enumerate(lines, start=1):
        if len(cells) != len(form.columns):
            message = f"{len(cells)} cells instead of {len(form.columns)}"
            yield Problem(number, "", Severity.ERROR, message)
            continue
        row = dict(zip(form.columns, cells, strict=True))
        yield from _misformed(number, row, form)
        yield from (problem for rule in form.rules for problem in rule(number, row))
        if row[form.key] in seen and row[form.key]:
            yield Problem(number, form.key, Severity.ERROR, f"{row[form.key]} comes twice")
        seen.add(row[form.key])


def _header_problem(header: list[str], columns: tuple[str, ...]) -> Problem:
    at = next(
        (n for n, pair in enumerate(zip(header, columns, strict=False)) if pair[0] != pair[1]),
        min(len(header), len(columns)),
    )
    wanted = columns[at] if at < len(columns) else "the end"
    found = header[at] if at < len(header) else "the end"
    message = f"column {at + 1} is {found!r}, not {wanted!r}"
    return Problem(0, wanted, Severity.ERROR, message)


def _misformed(number: int, row: Row, form: Form) -> Iterator[Problem]:
    for column, pattern in form.forms.items():
        if column in row and row[column] and pattern.fullmatch(row[column]) is None:
            message = f"{row[column]!r} is not a {column}"
            yield Problem(number, column, Severity.ERROR, message)
