"""A small map of a comparison: where both tell of an event, where one alone. No ground, no net."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, floor, log10, radians
from statistics import median
from typing import Any

from lxml.builder import ElementMaker  # type: ignore[import-untyped]
from lxml.html import builder as tag  # type: ignore[import-untyped]

from reportedly.compare.comparison import Comparison
from reportedly.compare.events import ListedEvent, Point
from reportedly.query import words
from reportedly.query.harmless import harmless

_SVG = ElementMaker()
_WIDTH = 720.0
_MARGIN = 16.0
_ROUNDED = 2  # places of a degree: dots closer than a kilometre are one
_MOST_NAMES = 8  # more would lie on one another in a country of usual size
_ABOVE = 14.0  # so that a name does not lie on what is told of most
_KM_A_DEGREE = 111.0
_LEAST_DEGREES = 0.2  # of a map's sides, so that a single place is no whole sheet
# How each kind of dot is drawn where no style sheet reaches it; the page's own goes before this.
_DRAWN = {
    "dot-theirs": {"r": "2", "fill": "#a8571f", "fill-opacity": ".28"},
    "dot-ours": {"r": "3.4", "fill": "none", "stroke": "#1f5fa8"},
    "dot-both": {"r": "2.6", "fill": "#1f5fa8"},
}


def map_of(found: Comparison) -> Iterator[Any]:
    """The figure; nothing where no event has a point."""
    theirs = [alone.event for alone in found.theirs_alone]
    ours = [alone.event for alone in found.ours_alone]
    both = [matched.pair.one for matched in found.matched]
    layers = (
        ("dot-theirs", _points(theirs)), ("dot-ours", _points(ours)), ("dot-both", _points(both)),
    )  # fmt: skip
    points = [point for _, layer in layers for point in layer]
    if points:
        sheet = _Sheet(points)
        label = "Map of the places of both lists"
        dots = [dot for name, layer in layers for dot in sheet.dots(layer, name)]
        names = sheet.names(_regions([*theirs, *ours, *both]))
        box = f"0 0 {_WIDTH:.0f} {sheet.height:.0f}"
        ground = {"viewBox": box, "role": "img", "aria-label": label}
        drawn = _SVG.svg(*dots, *names, sheet.scale(), ground)
        yield tag.FIGURE(drawn, _caption(found))


def _caption(found: Comparison) -> Any:
    shown = (
        ("dot-both", f"matched ({words.plural(len(found.matched), 'pair')})"),
        ("dot-ours", f"ours only ({len(found.ours_alone):,})"),
        ("dot-theirs", f"theirs only ({len(found.theirs_alone):,})"),
    )
    keys = [tag.SPAN(_key(name), f" {text}", tag.CLASS("key")) for name, text in shown]
    note = "North is up; one dot may be many events, and stands for the middle of its place."
    return tag.FIGCAPTION(tag.DIV(*keys), note)


def _key(name: str) -> Any:
    """A dot of this kind beside the words that say what it is."""
    dot = _SVG.circle({"class": name, "cx": "6", "cy": "6", **_DRAWN[name]})
    return _SVG.svg(dot, {"viewBox": "0 0 12 12", "aria-hidden": "true"})


def _regions(events: Sequence[ListedEvent]) -> list[tuple[str, Point]]:
    """The provinces told of most, each at the middle of its places: they show where one looks."""
    told: defaultdict[str, list[Point]] = defaultdict(list)
    for event in events:
        if event.region and event.point is not None and not event.is_coarse:
            told[event.region.removesuffix(" Governorate").removesuffix(" Province")].append(
                event.point
            )
    most = sorted(told, key=lambda name: (-len(told[name]), name))[:_MOST_NAMES]
    return [(name, _middle(told[name])) for name in most]


def _middle(points: Sequence[Point]) -> Point:
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def _points(events: Iterable[ListedEvent]) -> list[Point]:
    placed = (event.point for event in events if event.point is not None)
    return sorted({(round(lat, _ROUNDED), round(lon, _ROUNDED)) for lat, lon in placed})


class _Sheet:
    """Where a point lies on the sheet: degrees made as long as they are in the middle of it."""

    def __init__(self, points: list[Point]) -> None:
        lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
        self._north, self._west = max(lats), min(lons)
        self._narrow = cos(radians((max(lats) + min(lats)) / 2))
        wide = max((max(lons) - min(lons)) * self._narrow, _LEAST_DEGREES)
        self._scale = (_WIDTH - 2 * _MARGIN) / wide
        self.height = max(max(lats) - min(lats), _LEAST_DEGREES) * self._scale + 2 * _MARGIN

    def _at(self, lat: float, lon: float) -> tuple[float, float]:
        x = _MARGIN + (lon - self._west) * self._narrow * self._scale
        return x, _MARGIN + (self._north - lat) * self._scale

    def dots(self, points: Iterable[Point], name: str) -> Iterator[Any]:
        for lat, lon in points:
            x, y = self._at(lat, lon)
            at = {"cx": f"{x:.1f}", "cy": f"{y:.1f}"}
            yield _SVG.circle({"class": name, **at, **_DRAWN[name]})

    def names(self, regions: Iterable[tuple[str, Point]]) -> Iterator[Any]:
        """The names of provinces, a little above the middle of their dots."""
        for name, (lat, lon) in regions:
            x, y = self._at(lat, lon)
            at = {"class": "region", "x": f"{x:.1f}", "y": f"{y - _ABOVE:.1f}"}
            yield _SVG.text(harmless(name), at)

    def scale(self) -> Any:
        """A bar of a round number of kilometres, about a fifth of the sheet."""
        km_wide = _WIDTH / self._scale * _KM_A_DEGREE
        power = 10 ** floor(log10(km_wide / 5))
        km = next(step * power for step in (5, 2, 1) if step * power <= km_wide / 5)
        long, y = km / _KM_A_DEGREE * self._scale, self.height - _MARGIN
        line = {"x1": f"{_MARGIN}", "x2": f"{_MARGIN + long:.1f}", "y1": f"{y:.1f}"}
        bar = _SVG.line({"class": "scale", "stroke": "#6b665e", **line, "y2": f"{y:.1f}"})
        at = {"class": "region", "x": f"{_MARGIN + long + 6:.1f}", "y": f"{y + 4:.1f}"}
        return _SVG.g(bar, _SVG.text(f"{km:g} km", {**at, "style": "text-anchor: start"}))
