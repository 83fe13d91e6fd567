"""The map under the map: the shapes that ship with the desk, cut to the box that is drawn."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # rows of longitude and latitude in degrees
LINES = ("admin", "coast", "borders", "disputed")  # what is drawn over what


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, bounds: "Box") -> bool:
        lies = self.west < bounds.east and self.east > bounds.west
        return lies and self.south < bounds.north and self.north > bounds.south


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, or the ring around an area, and how far it reaches."""

    points: Points
    bounds: Box


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, with the rings around it; a hole is a ring too."""

    name: str
    country: str
    at: tuple[float, float]
    rings: tuple[Shape, ...]
    bounds: Box


@dataclass(frozen=True, slots=True)
class City:
    """Its name, where it is, and how many people live there."""

    name: str
    lon: float
    lat: float
    people: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Provinces, the rings around land, lines by what they are, cities from the largest on."""

    units: tuple[Unit, ...]
    land: tuple[Shape, ...]
    lines: dict[str, tuple[Shape, ...]]
    cities: tuple[City, ...]

    def cities_in(self, box: Box) -> Iterator[City]:
        for city in self.cities:
            if box.west < city.lon < box.east and box.south < city.lat < box.north:
                yield city


@cache
def open_ground() -> Ground:
    """The world, read once."""
    world = _shipped("world")
    arcs = _arcs(world)
    lines = {kind: tuple(_shapes(world["objects"][kind]["arcs"], arcs)) for kind in LINES}
    units = tuple(_unit(shape, arcs) for shape in world["objects"]["areas"]["geometries"])
    cities = tuple(City(*row) for row in _shipped("cities"))
    land = tuple(_shapes(chain(*world["objects"]["land"]["arcs"]), arcs))
    return Ground(units, land, lines, tuple(sorted(cities, key=lambda city: -city.people)))


def _shipped(name: str) -> Any:
    held = files("reportedly.server").joinpath("static", "basemap", f"{name}.json.gz")
    return json.loads(gzip.decompress(held.read_bytes()))


def _arcs(world: Any) -> list[Points]:
    """The lines that shapes are put together from (TopoJSON: whole numbers, each from the last)."""
    scale, origin = np.array(world["transform"]["scale"]), np.array(world["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in world["arcs"]]


def _shapes(told: Iterable[Any], arcs: Sequence[Points]) -> Iterator[Shape]:
    for numbers in told:
        line = _joined(numbers, arcs)
        yield Shape(line, bounds_of((line,)))


def _unit(shape: Any, arcs: Sequence[Points]) -> Unit:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = tuple(_shapes(chain.from_iterable(polygons), arcs))
    told, bounds = shape["properties"], bounds_of(ring.points for ring in rings)
    return Unit(told["name"], told["country"], tuple(told["at"]), rings, bounds)


def _joined(numbers: Iterable[int], arcs: Sequence[Points]) -> Points:
    """Arcs end to end; a negative number is that of an arc taken backwards."""
    return np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])


def bounds_of(shapes: Iterable[Points]) -> Box:
    points = np.concatenate(list(shapes))
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return Box(float(west), float(south), float(east), float(north))


def cut_ring(ring: Points, box: Box) -> Points:
    """The part of a ring within the box (Sutherland and Hodgman 1974); perhaps nothing."""
    edges = ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1))
    for axis, edge, sign in edges:
        ring = _cut(ring, axis, edge, sign)
    return ring


def cut_line(line: Points, box: Box) -> Iterator[Points]:
    """The stretches of a line within the box, each with the point before and the one after."""
    least, most = (box.west, box.south), (box.east, box.north)
    inside = ((line >= least) & (line <= most)).all(axis=1)
    near = np.convolve(inside, (1, 1, 1), mode="same") > 0
    starts, ends = np.flatnonzero(np.diff(near, prepend=0) == 1), np.diff(near, append=0)
    for start, end in zip(starts, np.flatnonzero(ends == -1), strict=True):
        yield line[start : end + 1]


def _cut(ring: Points, axis: int, edge: float, sign: int) -> Points:
    if len(ring) == 0:
        return ring
    beyond = (ring[:, axis] - edge) * sign
    if (beyond >= 0).all():
        return ring
    kept: list[Points] = []
    for at, (point, inside) in enumerate(zip(ring, beyond, strict=True)):
        before, was = ring[at - 1], beyond[at - 1]
        if (inside >= 0) != (was >= 0):
            kept.append(before + (point - before) * (was / (was - inside)))
        if inside >= 0:
            kept.append(point)
    return np.array(kept).reshape(-1, 2)
