"""What is wrong with a file that calls itself GED: columns, types, sums, bounds."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from reportedly.publish.checking import Form, Problem, Row, Severity, check, one_of
from reportedly.publish.countries import priogrid_gid
from reportedly.publish.ged import COLUMNS, COLUMNS_42
from reportedly.publish.hxl import COLUMNS as HXL_COLUMNS
from reportedly.publish.hxl import TAGS

_COUNT = re.compile(r"\d+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d( 00:00:00\.000)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_POINT = re.compile(r"POINT \(-?\d+(\.\d+)? -?\d+(\.\d+)?\)")

_FORMS = {
    **dict.fromkeys(("id", "conflict_new_id", "dyad_new_id", "side_a_new_id"), _COUNT),
    **dict.fromkeys(("side_b_new_id", "country_id", "priogrid_gid"), _COUNT),
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), _COUNT),
    **dict.fromkeys(("best", "high", "low"), _COUNT),
    **dict.fromkeys(("date_start", "date_end"), _DAY),
    **dict.fromkeys(("latitude", "longitude"), _NUMBER),
    "year": re.compile(r"\d{1,4}"),
    "geom_wkt": _POINT,
    "number_of_sources": re.compile(r"-1|\d+"),
    "type_of_violence": one_of(1, 2, 3),
    "where_prec": one_of(*range(1, 8)),
    "date_prec": one_of(*range(1, 6)),
    "event_clarity": one_of(1, 2),
    "region": one_of("Africa", "Americas", "Asia", "Europe", "Middle East"),
}
_REQUIRED = ("id", "year", "date_start", "date_end", "type_of_violence", "country_id")
_PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


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
    if row["year"] and row["date_start"] and row["date_start"][:4] != row["year"].zfill(4):
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


_RULES = (_missing, _sums, _bounds, _days, _points)
GedLayout = Literal["ged", "ged42", "hxl"]
_FILES: dict[GedLayout, Form] = {
    "ged": Form("GED", COLUMNS, "id", _FORMS, _RULES),
    "ged42": Form("GED", COLUMNS_42, "id", _FORMS, _RULES),
    "hxl": Form("HXL", HXL_COLUMNS, "id", _FORMS, _RULES, TAGS),
}


def validate_ged(path: Path, *, layout: GedLayout = "ged") -> tuple[Problem, ...]:
    """Everything wrong with a file of GED's columns: columns and types are errors, sums and bounds
    warnings.

    Where the header is not the layout's, nothing below it is judged. Raises InputError if the file
    cannot be read as UTF-8.
    """
    return check(path, _FILES[layout])
