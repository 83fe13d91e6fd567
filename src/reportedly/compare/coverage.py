"""What two lists can be compared on: the days and the area that both tell of."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.compare.events import LeftOut, ListedEvent, Point, days_apart
from reportedly.compare.likeness import place_keys
from reportedly.compare.matching import Reach
from reportedly.model.dates import DayRange
from reportedly.reference.distance import distance_km

# The widest span on which "a day apart" still says something; GED calls it a week known (date_prec
# 3), and 16,329 of the 16,566 events of UCDP's Syria 2016-2019 are within it.
MOST_DAYS = 7
_KM_A_DEGREE = 111.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days and places that a list tells of."""

    days: DayRange | None
    points: tuple[Point, ...]  # by latitude
    names: frozenset[str]

    @classmethod
    def of(cls, events: Sequence[ListedEvent], days: DayRange | None = None) -> "Coverage":
        """That of these events; `days` where they are known to be only some of the list."""
        points = sorted({event.point for event in events if event.point is not None})
        names = frozenset(key for event in events for key in place_keys(event.place))
        return cls(days or _over(events), tuple(points), names)

    def lacks(self, event: ListedEvent, reach: Reach) -> str:
        """Why an event of another list lies outside: "" where it does not."""
        if self.days is None or days_apart(self.days, event.days) > reach.days:
            return "outside the days"
        return "" if self._reaches(event, reach.km) else "outside the area"

    def _reaches(self, event: ListedEvent, km: float) -> bool:
        if event.point is None:
            return any(key in self.names for key in place_keys(event.place))
        reach = km / _KM_A_DEGREE
        first = bisect_left(self.points, (event.point[0] - reach, -180.0))
        last = bisect_right(self.points, (event.point[0] + reach, 180.0))
        return any(distance_km(event.point, point) <= km for point in self.points[first:last])


def _over(events: Sequence[ListedEvent]) -> DayRange | None:
    if not events:
        return None
    return DayRange(min(e.days.start for e in events), max(e.days.end for e in events))


def comparable(
    events: Iterable[ListedEvent], lacks: Callable[[ListedEvent], str]
) -> tuple[tuple[ListedEvent, ...], tuple[LeftOut, ...]]:
    """The events that nothing speaks against, and how many of the others there are, and why."""
    kept, reasons = [], Counter[str]()
    for event in events:
        reason = lacks(event)
        if reason:
            reasons[reason] += 1
        else:
            kept.append(event)
    return tuple(kept), tuple(LeftOut(count, reason) for reason, count in reasons.most_common())


def unfit(event: ListedEvent, *, deadly_only: bool) -> str:
    """Why an event by itself cannot be laid beside a single one of another list; "" if it can."""
    if event.is_sum:
        return "a sum over several events"
    if event.days.days > MOST_DAYS:
        return "its day is known no closer than a week"
    if deadly_only and not event.is_deadly:
        return "nobody counts a death, and the other list holds events with a death alone"
    return ""
