"""Which event of one list is which of another: one to one, whatever the order of either.

Of all pairs within reach the likeliest is taken, then the likeliest of what is left, and so on
(docs/decisions/0014-comparing.md): no two events stay apart that would both rather have each
other, and nobody loses a sure partner so that two doubtful pairs may arise elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.compare.events import ListedEvent
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


CLOSE_SCORE = 0.1  # a partner whose score is no more than this below another's is as good


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events taken for one.

    `one_rivals` are events of the first list that could have been the partner as well, the
    likeliest first, `other_rivals` of the second: those whose score comes within `CLOSE_SCORE`
    of the pair's own, or exceeds it.
    """

    one: ListedEvent
    other: ListedEvent
    score: float
    one_rivals: tuple[ListedEvent, ...] = ()
    other_rivals: tuple[ListedEvent, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether each is the other's one good partner."""
        return not self.one_rivals and not self.other_rivals


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
    return join(left, right, candidates(left, right, reach, weights), least=least)


def join(
    ones: Sequence[ListedEvent],
    others: Sequence[ListedEvent],
    found: Iterable[Candidate],
    *,
    least: float,
) -> Matching:
    """The same from candidates that have been scored."""
    pairs = tuple(_taken([each for each in found if each.score >= least]))
    ours, theirs = {pair.one.id for pair in pairs}, {pair.other.id for pair in pairs}
    return Matching(
        pairs,
        tuple(event for event in ones if event.id not in ours),
        tuple(event for event in others if event.id not in theirs),
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


# A name this like another is the same name in another spelling, or one that holds it by its
# consonants alone (.81): "Tall Musaybin" and "Msibein". "Kafr Zita" and "Kafr Naha" are .67 alike.
_SAME_NAME = 0.8


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
    """Greedily, the likeliest first, in an order that knows no side."""
    ranked = sorted(likely, key=_rank)
    of_one, of_other = defaultdict(list), defaultdict(list)
    for each in ranked:
        of_one[each.one.id].append(each)
        of_other[each.other.id].append(each)
    ours: set[str] = set()
    theirs: set[str] = set()
    for each in ranked:
        if each.one.id not in ours and each.other.id not in theirs:
            ours.add(each.one.id)
            theirs.add(each.other.id)
            yield _pair(each, of_one[each.one.id], of_other[each.other.id])


def _pair(each: Candidate, of_one: Iterable[Candidate], of_other: Iterable[Candidate]) -> Pair:
    def rivals(found: Iterable[Candidate]) -> Iterator[Candidate]:
        as_good = (rival for rival in found if rival.score >= each.score - CLOSE_SCORE)
        return (rival for rival in as_good if rival is not each)

    ours = tuple(rival.one for rival in rivals(of_other))
    theirs = tuple(rival.other for rival in rivals(of_one))
    return Pair(each.one, each.other, each.score, ours, theirs)


_TELLING_PLACES = 2  # of a score: what differs by less than a hundredth is no better


def _rank(each: Candidate) -> tuple[float, int, tuple[str, ...], str]:
    """By score; among equals what more reports tell of. The last part only orders two pairs that
    can both be taken."""
    ids = tuple(sorted((each.one.id, each.other.id)))
    reports = each.one.reports + each.other.reports
    return -round(each.score, _TELLING_PLACES), -reports, ids, each.one.id
