"""Where incidents lie: one place for each spot that they share, the deadliest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.publish.geojson import WHERE_PRECISION
from reportedly.server.site.lists import Choice, address, named
from reportedly.server.site.rows import Row, Spot


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


Shared = Mapping[str, Choice]  # the list of each place that several incidents share, by its key


def shared_places(rows: Iterable[Row]) -> dict[str, Choice]:
    """A list for each place that several of these incidents share."""
    held = {key: (spot, own) for key, spot, own in _by_place(rows) if len(own) > 1}
    stems = named("place", (spot.name for spot, _ in held.values()))
    return {
        key: Choice(spot.name, stem, tuple(own))
        for stem, (key, (spot, own)) in zip(stems, held.items(), strict=True)
    }


def places_of(rows: Iterable[Row], shared: Shared) -> tuple[Place, ...]:
    """The places of these rows that a map can show, the deadliest first."""
    places = (_place(spot, own, shared.get(key)) for key, spot, own in _by_place(rows))
    return tuple(sorted(places, key=lambda place: (-_weight(place.toll), place.spot.name)))


def _place(spot: Spot, rows: list[Row], shared: Choice | None) -> Place:
    ordered = tuple(sorted(rows, key=lambda row: -_weight(row.toll)))
    page = rows[0].page
    if shared is not None and len(rows) > 1:
        page = f"lists/{address(shared.stem)}"
    contradicted = any(row.contradictions for row in rows)
    return Place(spot, ordered, page, ordered[0].toll, contradicted)


def _by_place(rows: Iterable[Row]) -> Iterable[tuple[str, Spot, list[Row]]]:
    """The key of each place, one spot of it, and the rows that lie there, each once."""
    held: dict[str, list[Row]] = defaultdict(list)
    spots: dict[str, Spot] = {}
    for row in rows:
        for key, spot in {spot.key: spot for spot in row.spots if spot.is_close}.items():
            held[key].append(row)
            spots.setdefault(key, spot)
    return [(key, spots[key], own) for key, own in held.items()]


def _weight(toll: int | None) -> int:
    return -1 if toll is None else toll
