"""Several lists of one country laid over one another: one row a place, its units named alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import mode

import numpy as np
from numpy.typing import NDArray

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.distance import distance_km
from reportedly.reference.folding import fold_place, skeleton

# How far two lists may put one village apart. By eye on Syria's lists: most are within 3 km of
# each other, and namesakes of one sub-district lie farther.
_ONE_PLACE_KM = 5.0
# A place without a province has that of most of its nearest neighbours, unless all are far.
_NEIGHBOURS, _NEIGHBOUR_KM = 3, 25.0
_POINTS = frozenset({PlaceLevel.POPULATED, PlaceLevel.SITE})


def layered(first: Sequence[PlaceRow], *others: Sequence[PlaceRow]) -> list[PlaceRow]:
    """The rows of all lists, with the first list's name and point where several have the place.

    Rows of the first list stay apart from one another. A row that takes in another has both ids
    and the spellings of both.
    """
    later = [row for rows in others for row in rows]
    if not later:
        return list(first)
    units = _Units((*first, *later))
    settled = _with_neighbours([units.named(row) for row in (*first, *later)])
    laid = _Laid()
    for row in settled[: len(first)]:
        laid.add(row)
    for row in settled[len(first) :]:
        laid.join(row)
    return laid.rows


class _Laid:
    """Rows, and under which names each stands."""

    def __init__(self) -> None:
        self.rows: list[PlaceRow] = []
        self._spelt: dict[tuple[str, str], list[int]] = {}

    def add(self, row: PlaceRow) -> None:
        self._name(len(self.rows), row)
        self.rows.append(row)

    def join(self, row: PlaceRow) -> None:
        """Into a row of that name nearby, or as one of its own."""
        spelt = (at for key in _keys(row) for at in self._spelt.get(key, ()))
        at = next((at for at in spelt if _are_near(self.rows[at], row)), None)
        if at is None:
            self.add(row)
        else:
            self.rows[at] = _joined(self.rows[at], row)
            self._name(at, row)

    def _name(self, at: int, row: PlaceRow) -> None:
        for key in _keys(row):
            self._spelt.setdefault(key, []).append(at)


def _keys(row: PlaceRow) -> list[tuple[str, str]]:
    """Its folded spellings, each with the sort of thing that it is."""
    sort = "point" if row.level in _POINTS else row.level
    keys = {fold_place(name) for name in (row.name, *row.spellings)} - {""}
    return [(key, sort) for key in sorted(keys)]


def _are_near(one: PlaceRow, other: PlaceRow) -> bool:
    """Units of one name and level are one, wherever a list puts their middle."""
    if one.level not in _POINTS and one.level is not PlaceLevel.REGION:
        return one.level is PlaceLevel.ADM1 or one.admin1 == other.admin1 or not other.admin1
    return distance_km((one.lat, one.lon), (other.lat, other.lon)) <= _ONE_PLACE_KM


def _joined(first: PlaceRow, row: PlaceRow) -> PlaceRow:
    said = dict.fromkeys((*first.spellings, row.name, *row.spellings))
    said.pop(first.name, None)
    return replace(
        first,
        spellings=tuple(said),
        admin2=first.admin2 or row.admin2,
        population=max(first.population, row.population),
        ids=tuple(dict.fromkeys((*first.ids, row.id, *row.ids))),
    )


class _Units:
    """What the first list to name a province calls it, by any list's name for it."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self._names: dict[tuple[PlaceLevel, str], str] = {}
        for row in rows:
            if row.level in (PlaceLevel.ADM1, PlaceLevel.ADM2):
                usual = row.admin1 if row.level is PlaceLevel.ADM1 else row.admin2
                for name in (row.name, *row.spellings):
                    self._names.setdefault((row.level, _bare(name)), usual or row.name)

    def named(self, row: PlaceRow) -> PlaceRow:
        """`row` with the usual names of its units."""
        first, second = row.admin1, row.admin2
        if row.level is PlaceLevel.ADM1:
            first = first or row.name
        if row.level is PlaceLevel.ADM2:
            second = second or row.name
        return replace(
            row,
            admin1=self._names.get((PlaceLevel.ADM1, _bare(first)), first),
            admin2=self._names.get((PlaceLevel.ADM2, _bare(second)), second),
        )


def _bare(name: str) -> str:
    words = [word for word in fold_place(name).split() if word not in _UNIT_KEYS]
    return skeleton(" ".join(words))


_UNIT_KEYS = frozenset(fold_place(word) for word in ("governorate", "province", "district"))


def _with_neighbours(rows: list[PlaceRow]) -> list[PlaceRow]:
    """Rows without a province get that which most of the nearest places have."""
    known = [row for row in rows if row.admin1 and row.level in _POINTS]
    if not known:
        return rows
    points = np.radians([(row.lat, row.lon) for row in known])
    return [row if row.admin1 else _beside(row, known, points) for row in rows]


def _beside(row: PlaceRow, known: Sequence[PlaceRow], points: NDArray[np.float64]) -> PlaceRow:
    lat, lon = np.radians((row.lat, row.lon))
    across = np.cos(lat) * (points[:, 1] - lon)
    nearest = np.argsort(np.square(points[:, 0] - lat) + np.square(across))[:_NEIGHBOURS]
    near = [known[int(at)] for at in nearest]
    if distance_km((row.lat, row.lon), (near[0].lat, near[0].lon)) > _NEIGHBOUR_KM:
        return row
    admin1 = mode(one.admin1 for one in near)
    admin2 = next((one.admin2 for one in near if one.admin1 == admin1), "")
    return replace(row, admin1=admin1, admin2=row.admin2 or admin2)
