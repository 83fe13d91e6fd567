"""A still map as plain numbers: the ground, and on it each place as precisely as it is known.

A dot stands for an exact place alone; what lies somewhere in an area is drawn as that area.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.reference.folding import fold_place
from reportedly.server.site.ground import (
    LINES,
    Box,
    City,
    Ground,
    Points,
    Shape,
    Unit,
    bounds_of,
    cut_line,
    cut_ring,
    open_ground,
)
from reportedly.server.site.places import Place
from reportedly.server.site.rows import PROVINCE, Spot

MOST_DRAWN = 2000  # places on one map: more hide one another
WIDTH = 960.0  # units of the drawing, which a page makes as wide as it is
_SLIMMEST, _WIDEST = 1.2, 2.2  # width by height: what stands well on a screen and on a sheet
_LEAST_DEGREES = 2.0  # across: closer, nothing of the ground would be left to know it by
_ROOM = 0.12  # around the places, as a share of the box
_KM_PER_DEGREE = 111.32  # of latitude
_EXACT = 1  # GED where_prec
# How far around its point a place of each precision may lie; the desk's map draws the same.
_RADIUS_KM = {2: 25.0, 3: 20.0, 4: 20.0, 5: 25.0, 7: 50.0}
_KINDS = {1: "point", 2: "near", 3: "district", 4: "province", 5: "vague", 7: "away"}
_DOT, _LARGEST_DOT = 5.0, 20.0
_WIDE = 40.0  # degrees across: from here on the lines of provinces would be all that one sees
_FEW = 0.02  # share of incidents at either end that may lie far from the others
_MUCH = 4  # times the area: what is gained by leaving those out
_FINEST = 1.0  # a point nearer than this to the last adds nothing that one could see
_MOST_NAMES, _LETTER, _LINE = 16, 6.6, 15.0  # cities named; a letter's width and a line's height


@dataclass(frozen=True, slots=True)
class Mark:
    """A place as it is drawn: a circle, or the outline of a province."""

    place: Place
    kind: str
    x: float
    y: float
    r: float
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A city's name, and the dot that it stands beside."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map: paths of SVG for the ground, marks from the widest to the smallest.

    `left_out` counts the places that find no room, the least deadly; `outside` those that lie too
    far from all others.
    """

    width: float
    height: float
    land: str
    lines: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]
    marks: tuple[Mark, ...]
    left_out: int = 0
    outside: int = 0


def draw(places: Sequence[Place], *, closely: bool = True) -> Drawing | None:
    """The map of these places; None where there is nothing to draw.

    `closely` leaves out the few places that lie so far from the others that these could not be
    told apart; else all are on it.
    """
    if not places:
        return None
    ground, shown = open_ground(), places[:MOST_DRAWN]
    near = _together(shown) if closely else shown
    units = {place.spot: _unit_of(ground, place.spot) for place in near}
    frame = _Frame(_around(units))
    marks = sorted((_mark(place, units[place.spot], frame) for place in near), key=_widest_first)
    kinds = LINES if frame.box.east - frame.box.west < _WIDE else LINES[1:]
    return Drawing(
        WIDTH,
        frame.height,
        frame.areas(ground.land),
        tuple((kind, frame.lines(ground.lines[kind])) for kind in kinds),
        tuple(_names(ground.cities_in(frame.box), frame)),
        tuple(marks),
        len(places) - len(shown),
        len(shown) - len(near),
    )


def _together(places: Sequence[Place]) -> Sequence[Place]:
    """Those in the box that holds most incidents, if it is much smaller than the box of all."""
    points = np.array([(place.spot.lon, place.spot.lat) for place in places])
    weights = [len(place.rows) for place in places]
    every = np.repeat(points, weights, axis=0)
    least, most = np.quantile(every, _FEW, axis=0), np.quantile(every, 1 - _FEW, axis=0)
    room = np.maximum(most - least, _LEAST_DEGREES) * _ROOM * 2
    inside = ((points >= least - room) & (points <= most + room)).all(axis=1)
    near = [place for place, lies in zip(places, inside, strict=True) if lies]
    return near if near and _area(points) > _MUCH * _area(points[inside]) else places


def _area(points: Points) -> float:
    width, height = np.maximum(np.ptp(points, axis=0), _LEAST_DEGREES)
    return float(width * height)


class _Frame:
    """Degrees to the units of the drawing: even in both ways at the middle of the box."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self._narrow = _narrow(box)
        self._scale = WIDTH / ((box.east - box.west) * self._narrow)
        self.height = round((box.north - box.south) * self._scale, 1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.box.west) * self._narrow * self._scale
        return round(x, 1), round((self.box.north - lat) * self._scale, 1)

    def length(self, km: float) -> float:
        return round(km / _KM_PER_DEGREE * self._scale, 1)

    def areas(self, shapes: Iterable[Shape]) -> str:
        """The outlines of what lies in the box, cut at its edges."""
        met = (shape for shape in shapes if self._shows(shape.bounds))
        cut = (cut_ring(shape.points, self.box) for shape in met)
        return "".join(self.path(ring, closed=True) for ring in cut if len(ring))

    def lines(self, shapes: Iterable[Shape]) -> str:
        met = (shape for shape in shapes if self._shows(shape.bounds))
        cut = (stretch for shape in met for stretch in cut_line(shape.points, self.box))
        return "".join(map(self.path, cut))

    def _shows(self, bounds: Box) -> bool:
        """Whether anything of a shape could be seen."""
        across = max(bounds.east - bounds.west, bounds.north - bounds.south) * self._scale
        return across > _FINEST and self.box.meets(bounds)

    def path(self, line: Points, *, closed: bool = False) -> str:
        """The line as the `d` of a path, without what is too fine to be seen."""
        x = (line[:, 0] - self.box.west) * self._narrow * self._scale
        y = (self.box.north - line[:, 1]) * self._scale
        told = _thinned(np.column_stack((x, y)))
        return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in told) + ("Z" if closed else "")


def _thinned(points: Points) -> Iterator[tuple[float, float]]:
    last = points[0]
    yield last[0], last[1]
    for point in points[1:-1]:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _FINEST:
            last = point
            yield last[0], last[1]
    yield points[-1][0], points[-1][1]


def _narrow(box: Box) -> float:
    """How much shorter a degree of longitude is than one of latitude, at the middle."""
    return max(0.05, math.cos(math.radians((box.south + box.north) / 2)))


def _around(units: dict[Spot, Unit | None]) -> Box:
    """The box around all places with room beside them, of a shape that stands well."""
    tight = bounds_of(np.array(_corners(spot, unit)) for spot, unit in units.items())
    lon, lat = (tight.west + tight.east) / 2, (tight.south + tight.north) / 2
    narrow = _narrow(tight)
    width = max(_LEAST_DEGREES, (tight.east - tight.west) * narrow) * (1 + 2 * _ROOM)
    height = max(_LEAST_DEGREES / _WIDEST, tight.north - tight.south) * (1 + 2 * _ROOM)
    width, height = max(width, height * _SLIMMEST), max(height, width / _WIDEST)
    half = width / narrow / 2
    return Box(lon - half, lat - height / 2, lon + half, lat + height / 2)


def _corners(spot: Spot, unit: Unit | None) -> tuple[tuple[float, float], tuple[float, float]]:
    if unit is not None:
        box = unit.bounds
        return (box.west, box.south), (box.east, box.north)
    reach = _RADIUS_KM.get(spot.precision, 0.0) / _KM_PER_DEGREE
    return (spot.lon - reach, spot.lat - reach), (spot.lon + reach, spot.lat + reach)


def _unit_of(ground: Ground, spot: Spot) -> Unit | None:
    """The province that a spot is all of; None for any other spot, and for one nobody drew."""
    if spot.precision != PROVINCE or not spot.province:
        return None
    own = (unit for unit in ground.units if unit.country == spot.country)
    return next((unit for unit in own if fold_place(unit.name) == fold_place(spot.province)), None)


def _mark(place: Place, unit: Unit | None, frame: _Frame) -> Mark:
    spot, kind = place.spot, _KINDS[place.spot.precision]
    outline = "" if unit is None else frame.areas(unit.rings)
    if unit is not None and outline:
        return Mark(place, kind, *frame.at(*unit.at), frame.height, outline)
    radius = _dot(place.toll) if spot.precision == _EXACT else _reach(spot, frame)
    return Mark(place, kind, *frame.at(spot.lon, spot.lat), radius)


def _dot(toll: int | None) -> float:
    """By area: four times the dead, twice as wide."""
    return round(min(_LARGEST_DOT, _DOT + math.sqrt(toll or 0)), 1)


def _reach(spot: Spot, frame: _Frame) -> float:
    return max(_DOT, frame.length(_RADIUS_KM[spot.precision]))


def _widest_first(mark: Mark) -> tuple[bool, float]:
    return mark.kind == "point", -mark.r


def _names(cities: Iterable[City], frame: _Frame) -> Iterator[Name]:
    """The largest cities whose names have room beside each other."""
    taken: list[tuple[float, float, float, float]] = []
    for city in cities:
        x, y = frame.at(city.lon, city.lat)
        box = (x - 4, y - _LINE / 2, x + 8 + _LETTER * len(city.name), y + _LINE / 2)
        inside = box[2] < WIDTH and box[0] > 0 and box[1] > 0 and box[3] < frame.height
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield Name(city.name, x, y)
        if len(taken) == _MOST_NAMES:
            return


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
