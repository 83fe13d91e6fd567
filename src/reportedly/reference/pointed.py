"""A place by its id, and a point that no list names: in which units it lies."""

from reportedly.model.ids import content_id
from reportedly.model.places import PlaceCandidate, PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.distance import distance_km
from reportedly.reference.gazetteer import Gazetteer, Point, candidate_of

BY_HAND = "hand"  # heads the ids of places that a person pointed out
# So far from a village another one lies mostly in the same unit. It is what GED calls near
# (codebook 19.1, Appendix 3); not measured.
_BESIDE_KM = 25.0
_POINTS = frozenset({PlaceLevel.POPULATED, PlaceLevel.SITE})


def row_of(place_id: str, gazetteer: Gazetteer, *, country: str | None = None) -> PlaceRow | None:
    """The place with this id in any list of the theatre, of `country` (ISO letters), or among the
    world's countries and great cities, without its spellings; None where none has it."""
    rows = gazetteer.entries(country)
    return next((row for row in rows if place_id in (row.id, *row.ids)), None)


def entry_of(
    place_id: str, gazetteer: Gazetteer, *, country: str | None = None
) -> PlaceCandidate | None:
    """The same as an answer that a person chose."""
    found = row_of(place_id, gazetteer, country=country)
    return None if found is None else candidate_of(found, ("chosen by a person",))


def pointed_out(
    name: str, point: Point, gazetteer: Gazetteer, *, country: str | None = None
) -> PlaceCandidate:
    """A place of one's own at `point` (latitude, longitude in degrees).

    It lies in the units of the nearest place that a list has, within 25 km; farther off only the
    country is taken from it, unless `country` (ISO letters) says it.
    """
    near = _nearest(point, gazetteer, country)
    beside = near is not None and distance_km(point, (near.lat, near.lon)) <= _BESIDE_KM
    units = ("", "") if near is None or not beside else (near.admin1, near.admin2)
    return PlaceCandidate(
        id=f"{BY_HAND}:{content_id('p', name, *point)}",
        name=name,
        lat=point[0],
        lon=point[1],
        level=PlaceLevel.POPULATED,
        country=country or ("" if near is None else near.country),
        admin1=units[0],
        admin2=units[1],
        score=1.0,
        reasons=("pointed out by a person",),
    )


def _nearest(point: Point, gazetteer: Gazetteer, country: str | None) -> PlaceRow | None:
    rows = (row for row in gazetteer.entries(country) if row.level in _POINTS)
    wanted = (row for row in rows if country in (None, row.country))
    return min(wanted, key=lambda row: distance_km(point, (row.lat, row.lon)), default=None)
