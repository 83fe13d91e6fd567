"""What is wrong with a file that calls itself GED: columns, types, sums, bounds."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reportedly.errors import InputError
from reportedly.publish.countries import priogrid_gid
from reportedly.publish.ged import COLUMNS

Row = Mapping[str, str]


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


_COUNT = re.compile(r"\d+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d( 00:00:00\.000)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_POINT = re.compile(r"POINT \(-?\d+(\.\d+)? -?\d+(\.\d+)?\)")


def _one_of(*values: object) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(str(value)) for value in values))


_FORMS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("id", "conflict_new_id", "dyad_new_id", "side_a_new_id"), _COUNT),
    **dict.fromkeys(("side_b_new_id", "country_id", "priogrid_gid"), _COUNT),
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), _COUNT),
    **dict.fromkeys(("best", "high", "low"), _COUNT),
    **dict.fromkeys(("date_start", "date_end"), _DAY),
    **dict.fromkeys(("latitude", "longitude"), _NUMBER),
    "year": re.compile(r"\d{4}"),
    "geom_wkt": _POINT,
    "number_of_sources": re.compile(r"-1|\d+"),
    "type_of_violence": _one_of(1, 2, 3),
    "where_prec": _one_of(*range(1, 8)),
    "date_prec": _one_of(*range(1, 6)),
    "event_clarity": _one_of(1, 2),
    "region": _one_of("Africa", "Americas", "Asia", "Europe", "Middle East"),
}
_REQUIRED = ("id", "year", "date_start", "date_end", "type_of_violence", "country_id")
_PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def validate_ged(path: Path) -> tuple[Problem, ...]:
    """Everything wrong with a GED file: columns and types are errors, sums and bounds warnings.

    Where the header is not GED's, nothing below it is judged. Raises InputError if the file
    cannot be read as UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return tuple(_problems(csv.reader(lines, strict=True)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        hint = "GED is a CSV file after RFC 4180 in UTF-8."
        raise InputError(f"{path} cannot be read: {error}", hint=hint) from error


def _problems(lines: Iterator[list[str]]) -> Iterator[Problem]:
    header = next(lines, [])
    if tuple(header) != COLUMNS:
        yield _header_problem(header)
        return
    seen: set[str] = set()
    for number, cells in enumerate(lines, start=1):
        if len(cells) != len(COLUMNS):
            message = f"{len(cells)} cells instead of {len(COLUMNS)}"
            yield Problem(number, "", Severity.ERROR, message)
            continue
        row = dict(zip(COLUMNS, cells, strict=True))
        yield from (problem for rule in _RULES for problem in rule(number, row))
        if row["id"] in seen and row["id"]:
            yield Problem(number, "id", Severity.ERROR, f"{row['id']} comes twice")
        seen.add(row["id"])


def _header_problem(header: list[str]) -> Problem:
    at = next(
        (n for n, pair in enumerate(zip(header, COLUMNS, strict=False)) if pair[0] != pair[1]),
        min(len(header), len(COLUMNS)),
    )
    wanted = COLUMNS[at] if at < len(COLUMNS) else "the end"
    found = header[at] if at < len(header) else "the end"
    message = f"column {at + 1} is {found!r}, not {wanted!r}"
    return Problem(0, wanted, Severity.ERROR, message)


def _forms(number: int, row: Row) -> Iterator[Problem]:
    for column, form in _FORMS.items():
        if row[column] and form.fullmatch(row[column]) is None:
            message = f"{row[column]!r} is not a {column}"
            yield Problem(number, column, Severity.ERROR, message)


def _missing(number: int, row: Row) -> Iterator[Problem]:
    for column in _REQUIRED:
        if not row[column]:
            yield Problem(number, column, Severity.WARNING, "empty: GED always has it")


def _sums(number: int, row: Row) -> Iterator[Problem]:
    parts = _whole(row, _PARTS)
    best = _whole(row, ("best",))
    if parts and best and sum(parts) != best[0]:
        message = f"best is {best[0]}, its four parts sum to {sum(parts)}"
        yield Problem(number, "best", Severity.WARNING, message)


def _bounds(number: int, row: Row) -> Iterator[Problem]:
    known = [count for column in ("low", "best", "high") for count in _whole(row, (column,))]
    if known != sorted(known):
        message = f"low {row['low']}, best {row['best']}, high {row['high']}: look, GED allows it"
        yield Problem(number, "best", Severity.WARNING, message)
    if not any(known):
        yield Problem(number, "best", Severity.WARNING, "no death in low, best or high")


def _days(number: int, row: Row) -> Iterator[Problem]:
    if row["date_start"] and row["date_end"] and row["date_end"] < row["date_start"]:
        yield Problem(number, "date_end", Severity.ERROR, "before date_start")
    if row["year"] and row["date_start"] and not row["date_start"].startswith(row["year"]):
        yield Problem(number, "year", Severity.WARNING, f"{row['year']} is not date_start's")


def _points(number: int, row: Row) -> Iterator[Problem]:
    if not all(_NUMBER.fullmatch(row[column]) for column in ("latitude", "longitude")):
        return
    lat, lon = float(row["latitude"]), float(row["longitude"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        yield Problem(number, "latitude", Severity.ERROR, f"{lat}, {lon} is not on Earth")
    elif row["priogrid_gid"] != str(priogrid_gid(lat, lon)):
        message = f"{row['priogrid_gid']} is not the cell of {lat}, {lon}"
        yield Problem(number, "priogrid_gid", Severity.WARNING, message)


def _whole(row: Row, columns: Iterable[str]) -> tuple[int, ...]:
    """The counts in those columns; empty unless every one of them is a whole number."""
    cells = [row[column] for column in columns]
    return tuple(map(int, cells)) if all(map(_COUNT.fullmatch, cells)) else ()


_RULES: tuple[Callable[[int, Row], Iterator[Problem]], ...] = (
    *(_forms, _missing, _sums, _bounds, _days, _points),
)
