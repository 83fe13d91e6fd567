"""Incidents that lie near another one in place and time: what it may be one with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians

from reportedly.model.dates import DayRange
from reportedly.model.places import PlaceCandidate
from reportedly.model.summaries import Summary
from reportedly.query.views import IncidentView
from reportedly.reference.distance import distance_km
from reportedly.store.base import Casebook
from reportedly.store.questions import Box, By, Filter

# Wider than linking joins by itself: it is a person who chooses.
_WITHIN_KM, _WITHIN_DAYS = 40.0, 5
_KM_A_DEGREE = 111.0  # of latitude
_LOOKED_AT = 200  # in such a box and week there are seldom more; the nearest of these are told


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another incident, so many kilometres and days away."""

    summary: Summary
    km: float
    days: int


@dataclass(frozen=True, slots=True)
class _Spot:
    place: PlaceCandidate
    days: DayRange


def nearby(casebook: Casebook, view: IncidentView, *, limit: int = 8) -> tuple[Nearby, ...]:
    """The nearest first; nothing where no place or no day of this one is concluded."""
    found: dict[int, Nearby] = {}
    for record in view.records:
        if record.place is not None and record.days is not None:
            spot = _Spot(record.place, record.days)
            since, until = _shifted(spot.days.start, -1), _shifted(spot.days.last, 1)
            wanted = Filter(since, until, box=_box(spot.place))
            for summary in casebook.summaries(wanted, by=By.NUMBER, limit=_LOOKED_AT, offset=0):
                for near in _near(spot, summary):
                    found[summary.number] = min(found.get(summary.number, near), near, key=_away)
    others = (near for number, near in found.items() if number != view.incident.number)
    return tuple(sorted(others, key=_away)[:limit])


def _shifted(day: date, way: int) -> date:
    try:
        return day + way * timedelta(days=_WITHIN_DAYS)
    except OverflowError:  # the calendar ends
        return day


def _box(place: PlaceCandidate) -> Box:
    """What holds all that lies so near, and some more at its corners."""
    up = _WITHIN_KM / _KM_A_DEGREE
    across = min(180.0, up / max(0.01, cos(radians(place.lat))))
    west, east = _turned(place.lon - across), _turned(place.lon + across)
    return Box(west, max(-90.0, place.lat - up), east, min(90.0, place.lat + up))


def _turned(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def _near(spot: _Spot, summary: Summary) -> Iterator[Nearby]:
    for other in summary.spots:
        if other.place is not None and other.days is not None:
            apart = not spot.days.overlaps(other.days)
            days = spot.days.gap_days(other.days) + apart  # the day after is one day away
            here, there = (spot.place.lat, spot.place.lon), (other.place.lat, other.place.lon)
            km = distance_km(here, there)
            if days <= _WITHIN_DAYS and km <= _WITHIN_KM:
                yield Nearby(summary, round(km, 1), days)


def _away(near: Nearby) -> tuple[float, int]:
    return near.km / _WITHIN_KM + near.days / _WITHIN_DAYS, near.summary.number
