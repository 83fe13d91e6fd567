"""Which tellings are worth comparing: those that may share a day and a place.

A telling is filed under its days and its places. Wide days (a month) and wide places (a province)
are met by everything narrower inside them, but never make narrow ones meet each other: that
keeps the number of pairs near to linear.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product
from math import floor

from reportedly.link.tellings import Telling, When
from reportedly.link.words import fold
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace

_GRID_DEGREES = 0.35  # 25 km from west to east (GED's "near") up to 50 degrees of latitude
_NARROW_DAYS = 10  # a week's window and a few days on either side
_SLIP = timedelta(days=1)  # a report may be a day off

Cell = tuple[str, str, str]  # a sort, a bucket of days and a bucket of places


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of positions in `tellings`, each once, the smaller first, in order.

    Natives of a cell are as wide as the cell, visitors narrower; visitors do not meet there.
    """
    natives: dict[Cell, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        for cell in {cell for cell, native in _cells(telling) if native}:
            natives[cell].append(at)
    pairs = {pair for members in natives.values() for pair in combinations(members, 2)}
    for at, telling in enumerate(tellings):
        for cell in {cell for cell, native in _cells(telling) if not native and cell in natives}:
            pairs.update((min(at, n), max(at, n)) for n in natives[cell] if n != at)
    return sorted(pairs)


def _cells(telling: Telling) -> Iterator[tuple[Cell, bool]]:
    if telling.when is None:
        return
    places = tuple(_place_buckets(telling.place))
    for (day, narrow), (place, own) in product(_day_buckets(telling.when), places):
        yield (telling.sort, day, place), narrow and own


def _day_buckets(when: When) -> Iterator[tuple[str, bool]]:
    """Days with one on either side; for wide days their months, where narrow ones visit."""
    wide = when.days.days > _NARROW_DAYS
    first, last = when.days.start - _SLIP, when.days.last + _SLIP
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if not wide:
        yield from ((day.isoformat(), True) for day in span)
    yield from ((month, wide) for month in sorted({f"{day:%Y-%m}" for day in span}))


def _place_buckets(place: ResolvedPlace | None) -> Iterator[tuple[str, bool]]:
    """Where a telling is at home, and the wider drawers it visits."""
    yield "anywhere", place is None or (place.chosen is None and not place.candidates)
    if place is None:
        return
    yield f"name {fold(place.mention.name)}", True
    if place.chosen is None:
        yield from ((f"id {candidate.id}", True) for candidate in place.candidates)
        return
    yield f"name {fold(place.chosen.name)}", True
    yield from _resolved_buckets(place.chosen)


def _resolved_buckets(chosen: PlaceCandidate) -> Iterator[tuple[str, bool]]:
    yield f"id {chosen.id}", True
    yield f"country {chosen.country}", chosen.level in (PlaceLevel.COUNTRY, PlaceLevel.REGION)
    if chosen.level in (PlaceLevel.COUNTRY, PlaceLevel.REGION):
        return
    wide = chosen.level in (PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.ADM3)
    yield f"unit {chosen.country} {fold(chosen.admin1)}", wide
    yield from ((f"grid {y} {x}", True) for y, x in _grid(chosen))


def _grid(chosen: PlaceCandidate) -> Iterator[tuple[int, int]]:
    """Squares of two steps a side that hold the point: points within one step share one."""
    y, x = floor(chosen.lat / _GRID_DEGREES), floor(chosen.lon / _GRID_DEGREES)
    yield from product((y - 1, y), (x - 1, x))
