"""Cells of a foreign row: what they hold, or a ValueError that says which column is wrong."""

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime

from reportedly.compare.events import Point
from reportedly.model.casualties import MOST_DIGITS

Row = Mapping[str, str]

_MOST_SHOWN = 40  # letters of a wrong cell in a message
_BETWEEN = re.compile(r"\s*[;,/]\s*")


def day_in(row: Row, column: str) -> date:
    """The day in a cell: 2017-11-13, with a time behind it (GED from 20.1), 13 November 2017.

    ValueError if there is none, or none that has a month around it.
    """
    day = _day(row[column].strip())
    if day is None or day.year in (MINYEAR, MAXYEAR):
        raise ValueError(f"{column} {_shown(row[column])} is no day")
    return day


def _day(cell: str) -> date | None:
    try:
        if cell[:4].isdigit():
            return date.fromisoformat(cell[:10])
        return datetime.strptime(cell.replace("-", " "), "%d %B %Y").date()
    except ValueError:
        return None


def _shown(cell: str) -> str:
    """A cell in quotes, as much of it as a message can hold."""
    return repr(cell if len(cell) <= _MOST_SHOWN else f"{cell[:_MOST_SHOWN]}…")


def count_in(row: Row, column: str) -> int | None:
    """The count in a cell, None where it is empty. ValueError for what is no count."""
    cell = row.get(column, "").strip()
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()) or len(cell) > MOST_DIGITS:
        raise ValueError(f"{column} {_shown(cell)} is no count")
    return int(cell)


def point_in(row: Row) -> Point | None:
    """The point of a row, None where both cells are empty. ValueError where it is not on Earth."""
    if not (row["latitude"].strip() or row["longitude"].strip()):
        return None
    try:
        lat, lon = float(row["latitude"]), float(row["longitude"])
    except ValueError:
        words = f"{_shown(row['latitude'])}, {_shown(row['longitude'])}"
        raise ValueError(f"latitude and longitude {words} are no numbers") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is not on Earth")
    return lat, lon


def names_in(row: Row, column: str) -> list[str]:
    """The names that a cell lists, parted by semicolons, commas or strokes."""
    return [name for name in _BETWEEN.split(row.get(column, "").strip()) if name]
