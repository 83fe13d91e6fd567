"""Where incidents lie: one place for each spot that they share, the deadliest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.publish.geojson import WHERE_PRECISION
from reportedly.server.site.lists import address, named
from reportedly.server.site.rows import Row, Spot

COUNTRY = 6  # GED where_prec: a whole country, which is no place on a map


@dataclass(frozen=True, slots=True)
class Place:
    """A spot with its incidents, the deadliest first; `page` tells of them all.

    `toll` is the highest that is concluded of any one of them, None where no number is.
    """

    spot: Spot
    rows: tuple[Row, ...]
    page: str
    toll: int | None
    contradicted: bool

    @property
    def precision_words(self) -> str:
        return WHERE_PRECISION.get(self.spot.precision, "")


def shared_places(rows: Iterable[Row]) -> dict[Spot, tuple[str, tuple[Row, ...]]]:
    """The spots that several incidents share: the file of each one's list, and its incidents."""
    held = {spot: own for spot, own in _by_spot(rows).items() if len(own) > 1}
    stems = named("place", (spot.name for spot in held))
    return {spot: (stem, tuple(own)) for stem, (spot, own) in zip(stems, held.items(), strict=True)}


def places_of(
    rows: Iterable[Row], shared: Mapping[Spot, tuple[str, tuple[Row, ...]]]
) -> tuple[Place, ...]:
    """The places of these rows that a map can show, the deadliest first."""
    places = (_place(spot, own, shared) for spot, own in _by_spot(rows).items())
    return tuple(sorted(places, key=lambda place: (-_weight(place.toll), place.spot.name)))


def _place(
    spot: Spot, rows: list[Row], shared: Mapping[Spot, tuple[str, tuple[Row, ...]]]
) -> Place:
    ordered = tuple(sorted(rows, key=lambda row: -_weight(row.toll)))
    page = rows[0].page if len(rows) == 1 else f"lists/{address(shared[spot][0])}"
    contradicted = any(row.contradictions for row in rows)
    return Place(spot, ordered, page, ordered[0].toll, contradicted)


def _by_spot(rows: Iterable[Row]) -> dict[Spot, list[Row]]:
    held: dict[Spot, list[Row]] = defaultdict(list)
    for row in rows:
        for spot in row.spots:
            if spot.precision != COUNTRY:
                held[spot].append(row)
    return held


def _weight(toll: int | None) -> int:
    return -1 if toll is None else toll
