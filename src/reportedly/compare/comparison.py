"""The whole comparison of our events with those of a foreign file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.compare.agreement import (
    Compared,
    FieldAgreement,
    agreements,
    compared,
    toll_gap,
)
from reportedly.compare.coverage import Coverage, comparable, unfit
from reportedly.compare.events import EventFile, LeftOut, ListedEvent, moved
from reportedly.compare.matching import Candidate, Pair, Reach, candidates, join
from reportedly.compare.ours import OwnEvents
from reportedly.compare.weights import LEAST, WITHOUT_TOLLS
from reportedly.model.dates import DayRange

# By how many days our events are moved to see how many find a partner by mere chance: whole weeks,
# so that Fridays stay Fridays, and far enough that no report is still about the same events.
CHANCE_DAYS = (-84, -56, -28, 28, 56, 84)
# Up to this share of other weeks with a partner, a pair is taken to tell something: one in six.
MOST_AT_OTHER_TIMES = 1 / 6


@dataclass(frozen=True, slots=True)
class Matched:
    """A pair with its fields; `shared` are the witnesses that both name.

    `at_other_times` is how often ours would find a partner there weeks before or after (0 to 1):
    where the war never stops, a pair says little. None where theirs tells of no such days.
    """

    pair: Pair
    fields: tuple[Compared, ...]
    shared: tuple[str, ...]
    at_other_times: float | None

    @property
    def is_telling(self) -> bool:
        """Whether the pair says something: each is the other's one good partner, and in most other
        weeks there is nothing of the kind there."""
        usual = self.at_other_times
        return self.pair.is_clear and usual is not None and usual <= MOST_AT_OTHER_TIMES


@dataclass(frozen=True, slots=True)
class Alone:
    """An event that found no partner: the likeliest within reach, or None, and why not that."""

    event: ListedEvent
    likeliest: ListedEvent | None
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists side by side.

    `matched` has those that disagree most on the dead first; what is alone, the deadliest. `ours`
    and `theirs` are how many were compared, what was not is `ours_left_out`, `theirs_left_out`.
    `within_reach` is how many of ours have anything of theirs near, whatever it is; `by_chance`
    how many would find a partner with their days moved by weeks, None where no row of theirs
    tells of such days.
    """

    reach: Reach
    ours: int
    theirs: int
    within_reach: int
    days: DayRange | None
    matched: tuple[Matched, ...]
    ours_alone: tuple[Alone, ...]
    theirs_alone: tuple[Alone, ...]
    fields: tuple[FieldAgreement, ...]
    ours_left_out: tuple[LeftOut, ...]
    theirs_left_out: tuple[LeftOut, ...]
    by_chance: float | None

    @property
    def days_told(self) -> int:
        """On how many days ours tell of an event at all, of those from the first to the last."""
        ours = (*(m.pair.one for m in self.matched), *(alone.event for alone in self.ours_alone))
        return len({start + timedelta(n) for start, count in map(_run, ours) for n in range(count)})

    @property
    def theirs_unseen(self) -> int:
        """How many of theirs alone have nothing of ours near: no report that we hold tells of
        them, or we did not read it so."""
        return sum(alone.likeliest is None for alone in self.theirs_alone)


def _run(event: ListedEvent) -> tuple[date, int]:
    return event.days.start, event.days.days


def looked_at(own: OwnEvents, reach: Reach) -> Coverage | None:
    """The days and area of a foreign list that a comparison looks at: ours, and the weeks before
    and after by which ours are moved. None where we have no event."""
    days = Coverage.of(own.events).days
    if days is None:
        return None
    wide = max(CHANCE_DAYS)
    return Coverage.of(own.events, DayRange(moved(days, -wide).start, moved(days, wide).end))


def compare(
    own: OwnEvents, foreign: EventFile, *, reach: Reach, least: float = LEAST
) -> Comparison:
    """Ours and theirs, joined one to one without a look at figures, and how far they agree.

    With `least` 0 whatever lies within reach may be joined, the likeliest first.
    """
    ours, ours_left = _ours(own, foreign, reach)
    theirs, theirs_left = _theirs(ours, foreign, reach)
    found = tuple(candidates(ours, theirs, reach, WITHOUT_TOLLS))
    joined = join(ours, theirs, found, least=least)
    usual = _at_other_times(ours, foreign, reach, least)
    matched = tuple(_matched(pair, usual.get(pair.one.id)) for pair in joined.pairs)
    ours_alone = sorted(joined.one_alone, key=_by_deaths)
    theirs_alone = sorted(joined.other_alone, key=_by_deaths)
    return Comparison(
        reach=reach,
        ours=len(ours),
        theirs=len(theirs),
        within_reach=len({each.one.id for each in found}),
        days=Coverage.of(ours).days,
        matched=tuple(sorted(matched, key=lambda each: -toll_gap(each.pair))),
        ours_alone=_alone(ours_alone, found, least),
        theirs_alone=_alone(theirs_alone, tuple(map(_mirrored, found)), least),
        fields=agreements(each.fields for each in matched),
        ours_left_out=(*own.left_out, *ours_left),
        theirs_left_out=theirs_left,
        by_chance=sum(usual.values()) if usual else None,
    )


def _ours(
    own: OwnEvents, foreign: EventFile, reach: Reach
) -> tuple[tuple[ListedEvent, ...], tuple[LeftOut, ...]]:
    """Our events that a row of theirs could tell of, and why the others are none."""
    theirs = Coverage.of(foreign.events, foreign.days)

    def lacks(event: ListedEvent) -> str:
        apart = theirs.lacks(event, reach)
        return unfit(event, deadly_only=foreign.deadly_only) or (apart and f"{apart} of theirs")

    return comparable(own.events, lacks)


def _theirs(
    ours: Sequence[ListedEvent], foreign: EventFile, reach: Reach
) -> tuple[tuple[ListedEvent, ...], tuple[LeftOut, ...]]:
    """Their events within our days and area: another war is no event that we missed."""
    covered = Coverage.of(ours)

    def lacks(event: ListedEvent) -> str:
        return covered.lacks(event, reach) or unfit(event, deadly_only=False)

    kept, left_out = comparable(foreign.events, lacks)
    unread = foreign.rows - len(foreign.rejects) - len(foreign.events)
    outside = sum(left.count for left in left_out if left.reason.startswith("outside")) + unread
    inside = (left for left in left_out if not left.reason.startswith("outside"))
    told = LeftOut(outside, "outside our days and area")
    return kept, (*((told,) if outside else ()), *inside)


def _matched(pair: Pair, at_other_times: float | None) -> Matched:
    shared = tuple(name for name in pair.one.cites if name in pair.other.cites)
    return Matched(pair, compared(pair), shared, at_other_times)


def _alone(
    events: Sequence[ListedEvent], found: Sequence[Candidate], least: float
) -> tuple[Alone, ...]:
    """Each with its likeliest candidate, which it did not get."""
    best: dict[str, Candidate] = {}
    for each in found:
        kept = best.get(each.one.id)
        if kept is None or (-each.score, each.other.id) < (-kept.score, kept.other.id):
            best[each.one.id] = each
    return tuple(_told(event, best.get(event.id), least) for event in events)


def _by_deaths(event: ListedEvent) -> tuple[int, str]:
    known = (event.killed.best, event.killed.high, event.killed.low)
    return -next((count for count in known if count is not None), 0), event.id


def _told(event: ListedEvent, best: Candidate | None, least: float) -> Alone:
    if best is None:
        alike = " that is known no closer either" if event.is_coarse else ""
        return Alone(event, None, f"nothing within reach{alike}")
    taken = best.score >= least
    reason = "its likeliest partner has another" if taken else "what is within reach is unlike it"
    return Alone(event, best.other, reason)


def _mirrored(each: Candidate) -> Candidate:
    return replace(each, one=each.other, other=each.one)


def _at_other_times(
    ours: Sequence[ListedEvent], foreign: EventFile, reach: Reach, least: float
) -> dict[str, float]:
    """For each of ours the share of moves, of those within the days of the file, in which it finds
    a partner."""
    theirs = [event for event in foreign.events if not unfit(event, deadly_only=False)]
    tried: Counter[str] = Counter()
    partnered: Counter[str] = Counter()
    for by in CHANCE_DAYS:
        shifted = [replace(event, days=moved(event.days, by)) for event in ours]
        inside = [event for event in shifted if event.days.overlaps(foreign.days)]
        found = tuple(candidates(inside, theirs, reach, WITHOUT_TOLLS))
        tried.update(event.id for event in inside)
        partnered.update(pair.one.id for pair in join(inside, theirs, found, least=least).pairs)
    return {event_id: partnered[event_id] / times for event_id, times in tried.items()}
