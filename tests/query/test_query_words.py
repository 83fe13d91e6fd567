"""The words for values: nothing said stays unsaid, every bound keeps its ends."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.dates import DayRange
from reportedly.model.events import Denies, Status
from reportedly.model.records import Estimate
from reportedly.query import words
from reportedly.query.counts import figure_words
from shown_values import claim, figure, place

AT_LEAST = Quantifier.AT_LEAST


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (figure(83, 83), "83 killed"),
        (figure(1, 1, whom=Whom.CHILDREN), "1 child killed"),
        (figure(2, 2, whom=Whom.POLICE), "2 police officers killed"),
        (figure(0, 0), "none killed"),
        (
            figure(40, None, Quantifier.AT_LEAST, whom=Whom.COMBATANTS),
            "at least 40 combatants killed",
        ),
        (figure(None, 30, Quantifier.AT_MOST), "up to 30 killed"),
        (figure(30, 40), "30 to 40 killed"),
        (figure(50, 50, Quantifier.ABOUT), "about 50 killed"),
        (figure(24, None, Quantifier.VAGUE, base="dozens"), "“dozens” killed (24 or more)"),
        (
            figure(200, None, Quantifier.VAGUE, base="hundreds", whom=Whom.COMBATANTS),
            "“hundreds” of combatants killed (200 or more)",
        ),
        (figure(None, None, Quantifier.VAGUE, base="many"), "“many” killed (no number said)"),
        (
            figure(None, None, Quantifier.VAGUE, base="", whom=Whom.CIVILIANS),
            "“The” killed (no number said)",
        ),
        (figure(2, 2, whom=Whom.MIXED), "2 (of several kinds) killed"),
        (figure(1200, 1200, outcome=Outcome.DISPLACED), "1,200 displaced"),
        (figure(53, 53, cumulative=True), "53 killed so far"),
        (
            figure(12, 12, whom=Whom.WOMEN, part_of_total=True),
            "among them 12 women killed",
        ),
        (figure(200, 200, outcome=Outcome.KILLED_OR_WOUNDED), "200 killed or wounded"),
    ],
)
def test_a_figure_reads_as_it_was_said(said: Figure, wanted: str) -> None:
    assert figure_words(said) == wanted


@given(st.integers(0, 10**6) | st.none(), st.integers(0, 10**6) | st.none())
def test_no_open_end_ever_reads_as_a_number(low: int | None, high: int | None) -> None:
    """An end that was not said adds no digit; an end that was said is there."""
    if low is not None and high is not None and high < low:
        low, high = high, low
    quantifier = Quantifier.VAGUE if low is None else Quantifier.EXACT
    told = figure_words(figure(low, high, quantifier, base="some"))
    ends = {end for end in (low, high) if end not in (None, 0)}
    for end in ends:
        assert f"{end:,}" in told
    if low is None and high is None:
        assert not any(letter.isdigit() for letter in told)


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (date(2017, 11, 13), date(2017, 11, 13), "13 Nov 2017"),
        (date(2017, 11, 12), date(2017, 11, 13), "12–13 Nov 2017"),
        (date(2017, 10, 30), date(2017, 11, 2), "30 Oct – 2 Nov 2017"),
        (date(2016, 12, 31), date(2017, 1, 1), "31 Dec 2016 – 1 Jan 2017"),
        (date(2017, 2, 1), date(2017, 2, 28), "Feb 2017"),
        (date(2017, 12, 1), date(2017, 12, 31), "Dec 2017"),
        (date(2017, 1, 1), date(2017, 12, 31), "2017"),
        (date(2011, 1, 1), date(2016, 12, 31), "2011–2016"),
    ],
)
def test_days_include_both_ends(first: date, last: date, wanted: str) -> None:
    assert words.days_words(DayRange.inclusive(first, last)) == wanted


def test_not_said_is_neither_zero_nor_blank() -> None:
    assert words.estimate_words(Estimate(None, None, None)) == "not said"
    assert words.estimate_words(Estimate(0, 0, None)) == "0 / 0 / not said"
    assert (
        words.count_words(None) == words.when_words(None) == words.where_words(None) == "not said"
    )
    assert words.actors_words(()) == "not said"


def test_an_unresolved_place_shows_its_candidates() -> None:
    unresolved = place("Kafr Nal", candidates=("Kafr Naha", "Kafr Taal"))
    assert words.where_words(unresolved) == (
        "“Kafr Nal” unresolved (candidates: Kafr Naha, Miran; Kafr Taal, Miran)"
    )


def test_places_told_in_one_breath_stand_side_by_side() -> None:
    others = (place("Bashir"), place("Kafr Nal", candidates=("Kafr Naha",)))
    row = replace(place("Sar Miran"), others=others)
    assert words.where_words(row) == (
        "Sar Miran, Miran; Bashir, Miran; “Kafr Nal” unresolved (candidates: Kafr Naha, Miran)"
    )
    assert words.where_in_short(row) == "Sar Miran, Miran and 2 other places"


def test_a_number_is_never_without_its_speaker() -> None:
    assert words.attributed(claim(figure(83, 83))) == "83 killed — Harbour Monitor in Example Post"
    own_voice = claim(figure(5, 5), speaker=None)
    assert words.attributed(own_voice) == "5 killed — Example Post, in its own voice"


def test_a_denied_toll_never_reads_as_a_toll() -> None:
    denial = claim(figure(83, 83), status=Status.DENIED, denies=Denies.TOLL)
    assert words.claim_figures(denial.claim) == "denies the toll: 83 killed"
    bare = claim(status=Status.DENIED, denies=Denies.OCCURRENCE)
    assert words.claim_figures(bare.claim) == "denies the occurrence"
    may = claim(figure(9, 9), status=Status.PLANNED_OR_HYPOTHETICAL)
    assert words.claim_figures(may.claim) == "may happen, has not: 9 killed"


def test_a_larger_place_than_its_point_is_told_as_such() -> None:
    """A village's name must not stand where only the province is known."""
    found = place().chosen
    assert found is not None
    assert words.concluded_place_words("Sar Miran", found) == "Sar Miran, Miran"
    larger = words.concluded_place_words("Miran", found)
    assert larger == "Miran (the point is Sar Miran's)"
