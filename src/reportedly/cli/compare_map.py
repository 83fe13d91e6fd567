"""A small map of a comparison: where both tell of an event, where one alone. No ground, no net."""

from collections.abc import Iterable, Iterator
from math import cos, radians
from typing import Any

from lxml.builder import ElementMaker  # type: ignore[import-untyped]
from lxml.html import builder as tag  # type: ignore[import-untyped]

from reportedly.compare.comparison import Comparison
from reportedly.compare.events import ListedEvent, Point
from reportedly.query import words

_SVG = ElementMaker()
_WIDTH = 720.0
_MARGIN = 16.0
_ROUNDED = 2  # places of a degree: dots closer than a kilometre are one
_LEAST_DEGREES = 0.2  # of a map's sides, so that a single place is no whole sheet
# How each kind of dot is drawn where no style sheet reaches it; the page's own goes before this.
_DRAWN = {
    "dot-theirs": {"r": "2", "fill": "#a8571f", "fill-opacity": ".28"},
    "dot-ours": {"r": "3.4", "fill": "none", "stroke": "#1f5fa8"},
    "dot-both": {"r": "2.6", "fill": "#1f5fa8"},
}


def map_of(found: Comparison) -> Iterator[Any]:
    """The figure; nothing where no event has a point."""
    layers = (
        ("dot-theirs", _points(alone.event for alone in found.theirs_alone)),
        ("dot-ours", _points(alone.event for alone in found.ours_alone)),
        ("dot-both", _points(matched.pair.one for matched in found.matched)),
    )
    points = [point for _, layer in layers for point in layer]
    if points:
        sheet = _Sheet(points)
        label = "Map of the places of both lists"
        dots = [dot for name, layer in layers for dot in sheet.dots(layer, name)]
        box = f"0 0 {_WIDTH:.0f} {sheet.height:.0f}"
        drawn = _SVG.svg(*dots, {"viewBox": box, "role": "img", "aria-label": label})
        yield tag.FIGURE(drawn, tag.FIGCAPTION(_caption(found)))


def _caption(found: Comparison) -> str:
    return (
        f"Full: matched ({words.plural(len(found.matched), 'pair')}). Rings: ours only "
        f"({len(found.ours_alone):,}). Faint: theirs only ({len(found.theirs_alone):,}). North is "
        "up; one dot may be many events."
    )


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

    def dots(self, points: Iterable[Point], name: str) -> Iterator[Any]:
        for lat, lon in points:
            x = _MARGIN + (lon - self._west) * self._narrow * self._scale
            y = _MARGIN + (self._north - lat) * self._scale
            at = {"cx": f"{x:.1f}", "cy": f"{y:.1f}"}
            yield _SVG.circle({"class": name, **at, **_DRAWN[name]})
