"""Incidents that lie near another one in place and time: what it may be one with."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.records import EventRecord
from reportedly.query.views import IncidentView
from reportedly.reference.distance import distance_km
from reportedly.store.base import Casebook

# Wider than linking joins by itself: it is a person who chooses.
_WITHIN_KM, _WITHIN_DAYS = 40.0, 5


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another incident by its record: so many kilometres and days away."""

    record: EventRecord
    km: float
    days: int


def nearby(casebook: Casebook, view: IncidentView, *, limit: int = 8) -> tuple[Nearby, ...]:
    """The nearest first, a day counting as much as eight kilometres; none of its own records."""
    own = [record for record in view.records if record.place is not None and record.days]
    found: dict[int, Nearby] = {}
    for record in casebook.records() if own else ():
        for near in _near(own, record):
            known = found.get(record.number)
            if record.incident_id != view.incident.id and (
                known is None or _away(near) < _away(known)
            ):
                found[record.number] = near
    return tuple(sorted(found.values(), key=_away)[:limit])


def _near(own: list[EventRecord], record: EventRecord) -> Iterator[Nearby]:
    if record.place is None or record.days is None:
        return
    point = record.place.lat, record.place.lon
    for mine in own:
        assert mine.place is not None and mine.days is not None
        apart = not mine.days.overlaps(record.days)
        days = mine.days.gap_days(record.days) + apart  # the day after is one day away
        km = distance_km((mine.place.lat, mine.place.lon), point)
        if days <= _WITHIN_DAYS and km <= _WITHIN_KM:
            yield Nearby(record, round(km, 1), days)


def _away(near: Nearby) -> tuple[float, int]:
    return near.km / _WITHIN_KM + near.days / _WITHIN_DAYS, near.record.number
