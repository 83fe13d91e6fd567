"""Which tellings are worth comparing: those that may share a day and a place, or rare names.

A telling is filed under its days and its places. Wide days (a month) and wide places (a province)
are met by everything narrower inside them, but never make narrow ones meet each other: that
keeps the number of pairs near to linear. Where gazetteers are silent, or one report gives the
street and the other the town, names of the text do: one on the same days, two within a season
(a trial is reported months after the deed).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from math import floor

from reportedly.link.tellings import Telling
from reportedly.link.words import fold, telling_words
from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace

_GRID_DEGREES = 0.35  # 25 km from west to east (GED's "near") up to 50 degrees of latitude
_NARROW_DAYS = 10  # a week's window and a few days on either side
_SLIP = timedelta(days=1)  # a report may be a day off

_NAMES = 6  # the rarest of a text: each a cell of its days
# Each two of these are a cell of a season. Of 583 pairs of reports on one shooting that bring
# claims, 477 met with six names, 509 with ten, 519 with twelve; twelve make a tenth more pairs.
_SEASON_NAMES = 10
_SEASON = timedelta(days=180)

Span = tuple[int, int]  # first and last, both included
Shelves = dict[tuple[str, str], "_Shelf"]  # by sort, and by bucket of places or names


class Cells:
    """Tellings filed by their days under their places and names.

    Natives of a bucket are as wide as it is, visitors narrower; two visitors do not meet there.
    Narrow tellings meet where their days do, wide ones meet all that shares a month with them.
    """

    def __init__(self) -> None:
        self._narrow: tuple[Shelves, Shelves] = ({}, {})  # visitors, natives
        self._wide: tuple[Shelves, Shelves] = ({}, {})
        self._named: dict[tuple[str, str, str], array[int]] = {}  # two names of a season

    def file(self, at: int, telling: Telling) -> set[int]:
        """Files the telling under its number; the numbers of those before it that it meets."""
        met: set[int] = set()
        if telling.when is not None:
            self._file_days(at, telling, telling.when.days, met)
        for cell in _seasons_named(telling):
            row = self._named.setdefault(cell, array("I"))
            met.update(row)
            row.append(at)
        return met

    def _file_days(self, at: int, telling: Telling, said: DayRange, met: set[int]) -> None:
        first, last = said.start - _SLIP, said.last + _SLIP
        days, months = (first.toordinal(), last.toordinal()), (_month(first), _month(last))
        within = _first_day(months[0]), _first_day(months[1] + 1) - 1
        wide = said.days > _NARROW_DAYS
        for bucket, own in _buckets(telling).items():
            cell = (telling.sort, bucket)
            for native in (False, True):
                if native or (own and wide):
                    _meet(self._wide[native], cell, months, met)
                if native or own:
                    if not wide:
                        _meet(self._narrow[native], cell, days, met)
                    elif own:
                        _meet(self._narrow[native], cell, within, met)
            _shelve((self._wide if wide else self._narrow)[own], cell, months if wide else days, at)


class _Shelf:
    """Numbers of tellings by the range of days (or months) they lie on."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[int, tuple[array[int], array[int]]] = {}  # by length: starts, numbers

    def put(self, span: Span, at: int) -> None:
        starts, numbers = self._rows.setdefault(span[1] - span[0], (array("i"), array("I")))
        place = bisect_right(starts, span[0])
        starts.insert(place, span[0])
        numbers.insert(place, at)

    def meet(self, span: Span, met: set[int]) -> None:
        """Adds the numbers of all whose range shares a day with this one."""
        for longer, (starts, numbers) in self._rows.items():
            first = bisect_left(starts, span[0] - longer)
            met.update(numbers[first : bisect_right(starts, span[1], first)])


def _shelve(shelves: Shelves, cell: tuple[str, str], span: Span, at: int) -> None:
    shelf = shelves.get(cell)
    if shelf is None:
        shelf = shelves[cell] = _Shelf()
    shelf.put(span, at)


def _meet(shelves: Shelves, cell: tuple[str, str], span: Span, met: set[int]) -> None:
    shelf = shelves.get(cell)
    if shelf is not None:
        shelf.meet(span, met)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _buckets(telling: Telling) -> dict[str, bool]:
    """Where a telling is filed, and whether it is at home there."""
    names = list(telling.profile.names)
    found = dict.fromkeys((f"name {name}" for name in names), False)
    for bucket, own in _place_buckets(telling.places):
        found[bucket] = own or found.get(bucket, False)
    found.update((f"named {name}", True) for name in names[:_NAMES])
    return found


def _seasons_named(telling: Telling) -> Iterator[tuple[str, str, str]]:
    """Two seasons, that overlap: what is published within one of another shares one."""
    if not telling.lead or telling.published is None:
        return
    first = telling.published.toordinal() // _SEASON.days
    names = sorted(list(telling.profile.names)[:_SEASON_NAMES])
    for season, (one, two) in product((first, first + 1), combinations(names, 2)):
        yield telling.sort, f"{season} {one}", two


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
