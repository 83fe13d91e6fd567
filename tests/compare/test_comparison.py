"""What is compared, what is not, and how far two lists agree."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from listing import ALLIANCE, FAR_HARBOUR, LANTERN, NIVALDA, ORCHARD, VILLAGERS, event

from reportedly.compare.agreement import Verdict, agreements, compared, toll_gap
from reportedly.compare.comparison import Comparison, compare, looked_at
from reportedly.compare.events import EventFile, LeftOut, ListedEvent, Party
from reportedly.compare.matching import Pair, Reach
from reportedly.compare.ours import OwnEvents
from reportedly.model.dates import DayRange

REACH = Reach()
YEAR = DayRange(date(2017, 1, 1), date(2018, 1, 1))


def file(*events: ListedEvent, deadly_only: bool = True) -> EventFile:
    return EventFile("list.csv", "GED", 42, len(events), YEAR, deadly_only, events)


def laid(ours: list[ListedEvent], *theirs: ListedEvent, deadly_only: bool = True) -> Comparison:
    own = OwnEvents(tuple(ours), ())
    return compare(own, file(*theirs, deadly_only=deadly_only), reach=REACH)


def later(one: ListedEvent, days: int, id: str) -> ListedEvent:
    start = one.days.start + timedelta(days=days)
    return replace(one, id=id, days=DayRange.one(start))


def test_another_war_is_no_event_that_we_missed() -> None:
    ours = [event("a"), event("b", "2017-12-01", at=NIVALDA)]
    elsewhere, before = event("x", at=FAR_HARBOUR), event("y", "2017-03-01")
    missed = event("z", "2017-11-20")
    found = laid(ours, event("same"), elsewhere, before, missed)
    assert [alone.event.id for alone in found.theirs_alone] == ["z"]
    assert found.theirs_left_out == (LeftOut(2, "outside our days and area"),)


def test_ours_outside_their_days_and_area_are_no_event_that_they_missed() -> None:
    ours = [event("a"), event("b", at=FAR_HARBOUR), event("c", "2019-05-05")]
    found = laid(ours, event("same"))
    assert (found.ours, found.ours_alone) == (1, ())
    assert {left.reason for left in found.ours_left_out} == {
        "outside the area of theirs",
        "outside the days of theirs",
    }


@pytest.mark.parametrize(
    ("ours", "reason"),
    [
        (event("a", is_sum=True), "a sum over several events"),
        (event("a", days=8), "its day is known no closer than a week"),
        (event("a", killed=None), "nobody counts a death"),
        (event("a", killed=0), "nobody counts a death"),
    ],
)
def test_what_no_single_row_can_tell_of_is_not_compared(ours: ListedEvent, reason: str) -> None:
    found = laid([ours], event("same"))
    assert found.ours == 0
    assert found.ours_left_out[0].reason.startswith(reason)


def test_where_a_list_holds_events_without_a_death_ours_are_compared() -> None:
    assert len(laid([event("a", killed=None)], event("same"), deadly_only=False).matched) == 1


def test_a_pair_tells_something_where_there_mostly_is_nothing() -> None:
    (matched,) = laid([event("a")], event("same")).matched
    assert matched.is_telling and matched.at_other_times == 0


def test_a_pair_tells_little_where_something_happens_every_week() -> None:
    ours = event("a")
    weekly = [later(ours, 7 * week, f"w{week}") for week in range(-13, 7)]
    found = laid([ours], *weekly)
    (matched,) = found.matched
    assert matched.at_other_times == 1 and not matched.is_telling
    assert found.by_chance == 1


def test_a_pair_tells_little_where_several_of_theirs_fit_alike() -> None:
    (matched,) = laid([event("a")], event("x"), event("y")).matched
    assert not matched.is_telling


def test_what_stands_alone_says_why_the_deadliest_first() -> None:
    ours = [event("a"), event("b", "2017-11-20", killed=9), event("c", "2017-11-13", killed=1)]
    found = laid(ours, event("same"), event("other", "2017-11-25"))
    assert [alone.event.id for alone in found.ours_alone] == ["b", "c"]
    nothing, taken = found.ours_alone
    assert (nothing.likeliest, nothing.reason) == (None, "nothing within reach")
    assert taken.reason == "its likeliest partner has another"


def test_the_furthest_apart_on_the_dead_come_first() -> None:
    ours = [event("a", killed=3), event("b", "2017-11-20", killed=400)]
    theirs = [event("x", killed=12), event("y", "2017-11-20", killed=441)]
    found = laid(ours, *theirs)
    assert [matched.pair.one.id for matched in found.matched] == ["a", "b"]


def test_witnesses_that_both_cite_are_named() -> None:
    one = event("a", cites=("Lantern Watch", "Daily Post"))
    (matched,) = laid([one], event("x", cites=("Lantern Watch",))).matched
    assert matched.shared == ("Lantern Watch",)


def test_a_file_is_looked_at_over_the_weeks_that_ours_are_moved_by() -> None:
    area = looked_at(OwnEvents((event("a"),), ()), REACH)
    assert area is not None and area.days is not None
    assert (area.days.start, area.days.last) == (date(2017, 8, 21), date(2018, 2, 5))
    assert looked_at(OwnEvents((), ()), REACH) is None


def verdicts(one: ListedEvent, other: ListedEvent) -> dict[str, Verdict]:
    return {each.field: each.verdict for each in compared(Pair(one, other, 1.0))}


@pytest.mark.parametrize(
    ("field", "theirs", "verdict"),
    [
        ("days", event(), Verdict.SAME),
        ("days", event(days=2), Verdict.CLOSE),
        ("days", event(day="2017-11-14"), Verdict.APART),
        ("place", event(at=(36.102, 36.801)), Verdict.SAME),
        ("place", event(at=(36.13, 36.80), place="Nivalda"), Verdict.CLOSE),
        ("place", event(at=(36.25, 36.80), place="Nivalda"), Verdict.APART),
        ("place", event(at=None), Verdict.UNSAID),
        ("type", event(kinds=("one-sided",)), Verdict.APART),
        ("type", event(kinds=("state-based", "air strike")), Verdict.CLOSE),
        ("type", event(kinds=()), Verdict.UNSAID),
        ("side_b", event(b=(ALLIANCE,)), Verdict.CLOSE),
        ("side_b", event(b=(Party("Tide", "tide"),)), Verdict.APART),
        ("side_b", event(b=(VILLAGERS,)), Verdict.UNSAID),
        ("side_a", event(a=(ORCHARD,), b=(LANTERN,)), Verdict.SAME),  # the sides are crossed
        ("best", event(killed=(2, 3, 9)), Verdict.SAME),
        ("best", event(killed=(2, 5, 9)), Verdict.CLOSE),
        ("best", event(killed=(4, 5, 9)), Verdict.APART),
        ("low", event(killed=(None, 3, None)), Verdict.UNSAID),
    ],
)
def test_how_two_values_stand_to_each_other(
    field: str, theirs: ListedEvent, verdict: Verdict
) -> None:
    assert verdicts(event(), theirs)[field] is verdict


def test_agreement_by_field_counts_every_pair_once() -> None:
    pairs = [compared(Pair(event(), event(killed=n), 1.0)) for n in (1, 3, 6)]
    best = next(each for each in agreements(pairs) if each.field == "best")
    assert (best.same, best.close, best.apart, best.unsaid, best.said) == (1, 0, 2, 0, 3)
    assert best.quarters == (0.75, 1.0, 2.0)


def test_a_gap_of_the_dead_is_measured_by_roots() -> None:
    assert toll_gap(Pair(event(killed=4), event(killed=9), 1.0)) == 1
    assert toll_gap(Pair(event(killed=100), event(killed=121), 1.0)) == 1
    assert toll_gap(Pair(event(killed=None), event(killed=121), 1.0)) == 0
