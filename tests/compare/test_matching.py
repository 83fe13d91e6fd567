"""Two lists joined one to one: what is always true, and what a person would expect."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listing import ALLIANCE, FAR_HARBOUR, LANTERN, MIRAN, NIVALDA, VILLAGERS, event, lists

from reportedly.compare.events import ListedEvent, days_apart
from reportedly.compare.likeness import km_apart, likeness, name_likeness
from reportedly.compare.matching import Matching, Pair, Reach, candidates, match
from reportedly.compare.weights import LEAST, WITH_TOLLS, WITHOUT_TOLLS
from reportedly.model.records import Estimate

REACH = Reach()
EASY = 0.01  # a low bar, so that invented lists meet often

Ids = set[tuple[str, str]]


def joined(
    ones: list[ListedEvent], others: list[ListedEvent], *, least: float = EASY, reach: Reach = REACH
) -> Matching:
    return match(ones, others, reach=reach, weights=WITHOUT_TOLLS, least=least)


def ids(pairs: tuple[Pair, ...]) -> Ids:
    return {(pair.one.id, pair.other.id) for pair in pairs}


@given(lists(), lists())
def test_nobody_has_two_partners_and_nobody_is_lost(
    ones: list[ListedEvent], others: list[ListedEvent]
) -> None:
    found = joined(ones, others)
    left = [pair.one for pair in found.pairs] + list(found.one_alone)
    right = [pair.other for pair in found.pairs] + list(found.other_alone)
    assert sorted(event.id for event in left) == sorted(event.id for event in ones)
    assert sorted(event.id for event in right) == sorted(event.id for event in others)


@given(lists(), lists(), st.randoms())
def test_the_order_of_the_lists_does_not_matter(
    ones: list[ListedEvent], others: list[ListedEvent], random: Random
) -> None:
    before = joined(ones, others)
    random.shuffle(ones)
    random.shuffle(others)
    assert joined(ones, others).pairs == before.pairs


@given(lists(), lists())
def test_the_lists_exchanged_are_joined_alike(
    ones: list[ListedEvent], others: list[ListedEvent]
) -> None:
    there, back = joined(ones, others), joined(others, ones)
    assert ids(there.pairs) == {(one, other) for other, one in ids(back.pairs)}
    assert [pair.score for pair in there.pairs] == [pair.score for pair in back.pairs]


@given(lists(), lists())
def test_no_two_would_both_rather_have_each_other(
    ones: list[ListedEvent], others: list[ListedEvent]
) -> None:
    found = joined(ones, others)
    got = {pair.one.id: pair.score for pair in found.pairs}
    held = {pair.other.id: pair.score for pair in found.pairs}
    for each in candidates(ones, others, REACH, WITHOUT_TOLLS):
        worst = round(max(got.get(each.one.id, EASY), held.get(each.other.id, EASY)), 2)
        assert round(each.score, 2) <= worst or each.score < EASY


@given(lists(), lists())
def test_partners_lie_within_reach(ones: list[ListedEvent], others: list[ListedEvent]) -> None:
    for pair in joined(ones, others).pairs:
        km = km_apart(pair.one, pair.other)
        assert days_apart(pair.one.days, pair.other.days) <= REACH.days
        assert km is None or km <= REACH.km
        assert pair.one.is_coarse == pair.other.is_coarse


@given(lists(), lists(), st.integers(0, 90))
def test_figures_never_join_claims_and_a_database(
    ones: list[ListedEvent], others: list[ListedEvent], toll: int
) -> None:
    recounted = [event_with(one, toll) for one in ones]
    assert ids(joined(recounted, others).pairs) == ids(joined(ones, others).pairs)


def event_with(one: ListedEvent, toll: int) -> ListedEvent:
    return replace(one, killed=Estimate(toll, toll, toll))


def test_the_nearer_of_two_is_taken() -> None:
    found = joined([event("a")], [event("far", at=NIVALDA, place="Nivalda"), event("near")])
    assert ids(found.pairs) == {("a", "near")}


def test_a_sure_partner_is_not_given_up_for_two_doubtful_pairs() -> None:
    """One strike in both lists, and on either side another event that fits less."""
    ours = [event("strike"), event("raid", "2017-11-12", at=NIVALDA, place="Nivalda")]
    theirs = [event("strike"), event("clash", "2017-11-14", at=NIVALDA, place="Nivalda")]
    assert ("strike", "strike") in ids(joined(ours, theirs).pairs)


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (event("x"), True),
        (event("x", "2017-11-14"), True),
        (event("x", "2017-11-15"), False),
        (event("x", at=FAR_HARBOUR), False),
        (event("x", at=None, place="Sarr Meeran town"), True),
        (event("x", at=None, place="Upper Nivalda"), False),
        (event("x", is_coarse=True), False),
    ],
)
def test_who_is_a_candidate(other: ListedEvent, is_one: bool) -> None:
    assert bool(list(candidates([event()], [other], REACH, WITHOUT_TOLLS))) == is_one


def test_parties_and_types_speak_for_one_of_two_on_a_spot() -> None:
    allied = event("allied", b=(ALLIANCE,))
    strangers = event("strangers", a=(VILLAGERS,), b=(), kinds=("one-sided",))
    for theirs in ([allied, strangers], [strangers, allied]):
        assert ids(joined([event("a")], theirs).pairs) == {("a", "allied")}


def test_among_equals_the_one_that_more_reports_tell_of() -> None:
    fragments = [event("a"), event("b", reports=4), event("c", reports=1)]
    found = joined(fragments, [event("x")])
    assert ids(found.pairs) == {("b", "x")}
    assert {rival.id for rival in found.pairs[0].one_rivals} == {"a", "c"}
    assert not found.pairs[0].is_clear


def test_two_databases_may_be_told_apart_by_their_tolls() -> None:
    theirs = [event("few", killed=2), event("many", killed=40)]
    found = match([event("a", killed=39)], theirs, reach=REACH, weights=WITH_TOLLS, least=LEAST)
    assert ids(found.pairs) == {("a", "many")}


def test_likeness_without_tolls_does_not_hold_them() -> None:
    assert likeness(event(), event(killed=80), with_tolls=False).tolls == 0
    assert likeness(event(), event(killed=80), with_tolls=True).tolls == -1
    assert likeness(event(), event(killed=None), with_tolls=True).tolls == 0


def test_a_party_of_neither_list_says_nothing() -> None:
    nobody = event(a=(), b=(VILLAGERS,))
    assert likeness(event(a=(LANTERN,)), nobody, with_tolls=False).sides == 0


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Kafr Nabudah town", "Kafar Nbouda", 0.9, 1),
        ("Has/Hassef town", "Hass", 0.9, 1),
        ("Tall Musaybin village", "Msibein", 0.8, 1),
        ("Idlib Governorate", "Idlib", 1, 1),
        ("Kafr Aya", "Kafr Zayta town", 0, 0.75),
        ("Hama", "Homs", 0, 0.6),
        ("", "Homs", 0.5, 0.5),
        ("village", "town", 0.5, 0.5),
    ],
)
def test_names_of_places(one: str, other: str, least: float, most: float) -> None:
    assert least <= name_likeness(one, other) <= most
    assert name_likeness(one, other) == name_likeness(other, one)


def test_no_events_no_pairs() -> None:
    assert joined([], [event(at=MIRAN)]).pairs == ()
