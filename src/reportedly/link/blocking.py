"""Which tellings are worth comparing: those that may share a day and a place, or rare names.

A telling is filed under its days and its places. Wide days (a month) and wide places (a province)
are met by everything narrower inside them, but never make narrow ones meet each other: that
keeps the number of pairs near to linear. Where gazetteers are silent, or one report gives the
street and the other the town, names of the text do: one on the same days, two within a season
(a trial is reported months after the deed).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product
from math import floor

from reportedly.link.tellings import Telling, When
from reportedly.link.words import fold, telling_words
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace

_GRID_DEGREES = 0.35  # 25 km from west to east (GED's "near") up to 50 degrees of latitude
_NARROW_DAYS = 10  # a week's window and a few days on either side
_SLIP = timedelta(days=1)  # a report may be a day off

_NAMES = 6  # the rarest of a text: each a cell of its days, each two a cell of a season
_SEASON = timedelta(days=180)

Cell = tuple[str, str, str]  # a sort, a bucket of days and a bucket of places or names


class Cells:
    """Tellings filed in their cells.

    Natives of a cell are as wide as the cell, visitors narrower; visitors do not meet there.
    """

    def __init__(self) -> None:
        self._natives: dict[Cell, list[int]] = defaultdict(list)
        self._visitors: dict[Cell, list[int]] = defaultdict(list)

    def file(self, at: int, telling: Telling) -> set[int]:
        """Files the telling under its number; the numbers of those before it that it meets."""
        met: set[int] = set()
        for cell, native in set(_cells(telling)):
            met.update(self._natives.get(cell, ()))
            if native:
                met.update(self._visitors.get(cell, ()))
            (self._natives if native else self._visitors)[cell].append(at)
        return met


def _cells(telling: Telling) -> Iterator[tuple[Cell, bool]]:
    names = list(telling.profile.names)
    if telling.when is not None:
        where = [
            *_place_buckets(telling.places),
            *((f"named {name}", True) for name in names[:_NAMES]),
            *((f"name {name}", False) for name in names),
        ]
        for (day, narrow), (bucket, own) in product(_day_buckets(telling.when), where):
            yield (telling.sort, day, bucket), narrow and own
    for season, (one, two) in product(_seasons(telling), combinations(sorted(names[:_NAMES]), 2)):
        yield (telling.sort, season, f"named {one} {two}"), True


def _seasons(telling: Telling) -> Iterator[str]:
    """Two that overlap: what is published within one season of another shares one."""
    if telling.lead and telling.published is not None:
        season = telling.published.toordinal() // _SEASON.days
        yield from (f"season {season}", f"season {season + 1}")


def _day_buckets(when: When) -> Iterator[tuple[str, bool]]:
    """Days with one on either side; for wide days their months, where narrow ones visit."""
    wide = when.days.days > _NARROW_DAYS
    first, last = when.days.start - _SLIP, when.days.last + _SLIP
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if not wide:
        yield from ((day.isoformat(), True) for day in span)
    yield from ((month, wide) for month in sorted({f"{day:%Y-%m}" for day in span}))


def _place_buckets(places: Sequence[ResolvedPlace]) -> Iterator[tuple[str, bool]]:
    """Where a telling is at home, and the wider drawers it visits."""
    known = [place for place in places if place.chosen is not None or place.candidates]
    yield "anywhere", not known
    for place in places:
        yield from _buckets_of(place)


def _buckets_of(place: ResolvedPlace) -> Iterator[tuple[str, bool]]:
    yield f"name {fold(place.mention.name)}", True
    yield from ((f"name {word}", True) for word in telling_words(place.mention.name))
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
