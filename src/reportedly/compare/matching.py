"""Which event of one list is which of another: one to one, whatever the order of either.

Of all pairs within reach the likeliest is taken, then the likeliest of what is left, and so on
(docs/decisions/0014-comparing.md): no two events stay apart that would both rather have each
other, and nobody loses a sure partner so that two doubtful pairs may arise elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.compare.events import ListedEvent, days_apart
from reportedly.compare.likeness import (
    Likeness,
    Weights,
    km_apart,
    likeness,
    name_likeness,
    place_keys,
)
from reportedly.model.dates import ONE_DAY


@dataclass(frozen=True, slots=True)
class Reach:
    """How far two events may lie apart and still be one; both ends are included."""

    km: float = 25.0
    days: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two events within reach of each other, and how likely they are one (0 to 1)."""

    one: ListedEvent
    other: ListedEvent
    likeness: Likeness
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events taken for one. `rivals` are those that either could have had in its place."""

    one: ListedEvent
    other: ListedEvent
    score: float
    rivals: int


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs by score, the surest first; and the events of either list that stand alone."""

    pairs: tuple[Pair, ...]
    one_alone: tuple[ListedEvent, ...]
    other_alone: tuple[ListedEvent, ...]


def match(
    ones: Iterable[ListedEvent],
    others: Iterable[ListedEvent],
    *,
    reach: Reach,
    weights: Weights,
    least: float,
) -> Matching:
    """The two lists joined one to one, by pairs whose score is `least` or more.

    Ids are unique within each list. The order of neither list matters, and with the lists
    exchanged the pairs are the same.
    """
    left, right = tuple(ones), tuple(others)
    likely = [each for each in candidates(left, right, reach, weights) if each.score >= least]
    pairs = tuple(_taken(likely))
    ours, theirs = {pair.one.id for pair in pairs}, {pair.other.id for pair in pairs}
    return Matching(
        pairs,
        tuple(event for event in left if event.id not in ours),
        tuple(event for event in right if event.id not in theirs),
    )


def candidates(
    ones: Sequence[ListedEvent], others: Sequence[ListedEvent], reach: Reach, weights: Weights
) -> Iterator[Candidate]:
    """Every pair within reach, scored. Figures count where the weights give them any weight."""
    with_tolls = weights.tolls != 0
    by_day = _by_day(others)
    for one in ones:
        for other in _near_in_time(one, by_day, reach.days):
            if _is_near(one, other, reach.km):
                found = likeness(one, other, with_tolls=with_tolls)
                yield Candidate(one, other, found, weights.score(found))


def _by_day(events: Iterable[ListedEvent]) -> dict[int, list[ListedEvent]]:
    found: dict[int, list[ListedEvent]] = defaultdict(list)
    for event in events:
        for day in event.days:
            found[day.toordinal()].append(event)
    return found


def _near_in_time(
    one: ListedEvent, by_day: dict[int, list[ListedEvent]], days: int
) -> Iterator[ListedEvent]:
    first = (one.days.start - days * ONE_DAY).toordinal()
    last = (one.days.last + days * ONE_DAY).toordinal()
    met = (event for day in range(first, last + 1) for event in by_day.get(day, ()))
    yield from {event.id: event for event in met}.values()


# A name this like another is the same name in another spelling: "Kafr Nbouda" and "Kafr Nabudah"
# are .91 alike as they are folded, "Kafr Zita" and "Kafr Naha" .71.
_SAME_NAME = 0.85


def _is_near(one: ListedEvent, other: ListedEvent, km: float) -> bool:
    """Within so many kilometres; where one has no point, by a place of the same name.

    A province's point is nobody's town: what is known no closer meets only its like.
    """
    if one.is_coarse != other.is_coarse:
        return False
    apart = km_apart(one, other)
    if apart is not None:
        return apart <= km
    named = bool(place_keys(one.place) and place_keys(other.place))
    return named and name_likeness(one.place, other.place) >= _SAME_NAME


def _taken(likely: Sequence[Candidate]) -> Iterator[Pair]:
    """Greedily, the likeliest first; among equals by ids, in an order that knows no side."""
    wanted = Counter(each.one.id for each in likely)
    asked = Counter(each.other.id for each in likely)
    ours: set[str] = set()
    theirs: set[str] = set()
    for each in sorted(likely, key=_rank):
        one, other = each.one.id, each.other.id
        if one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
            yield Pair(each.one, each.other, each.score, wanted[one] + asked[other] - 2)


def _rank(each: Candidate) -> tuple[float, tuple[str, ...]]:
    return -each.score, tuple(sorted((each.one.id, each.other.id)))


def gap_days(pair: Pair) -> int:
    """Days from the one to the other."""
    return days_apart(pair.one.days, pair.other.days)
