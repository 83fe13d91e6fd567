"""What is joined, and what logic keeps apart however alike it looks."""

import math
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from stories import Telling

from reportedly.extract.joining import NEVER, Chances, joined, numbered
from reportedly.extract.marks import look, marks_of
from reportedly.extract.marks_pair import marks_of_pair
from reportedly.extract.weights import Weights, open_scales


@st.composite
def likelihoods(draw: st.DrawFn) -> Chances:
    size = draw(st.integers(0, 9))
    chances = np.zeros((size, size))
    for i, j in combinations(range(size), 2):
        chances[i, j] = chances[j, i] = draw(st.just(NEVER) | st.floats(0, 1))
    return chances


@given(likelihoods())
def test_every_item_stands_in_one_row(chances: Chances) -> None:
    rows = joined(chances)
    assert sorted(i for row in rows for i in row) == list(range(len(chances)))
    assert rows == sorted(sorted(row) for row in rows)


@given(likelihoods())
def test_what_must_not_be_joined_never_is_though_others_would_join_it(chances: Chances) -> None:
    for row in joined(chances):
        assert all(chances[i, j] != NEVER for i, j in combinations(row, 2))


@given(likelihoods())
def test_groups_are_numbered_in_order_and_hold_nothing_apart(chances: Chances) -> None:
    rows = [[i] for i in range(len(chances))]
    numbers = numbered(rows, chances)
    firsts = list(dict.fromkeys(numbers))
    assert firsts == list(range(1, len(firsts) + 1))
    for i, j in combinations(range(len(chances)), 2):
        assert numbers[i] != numbers[j] or chances[i, j] != NEVER


def test_all_that_are_surely_one_are_one() -> None:
    assert joined(np.ones((4, 4))) == [[0, 1, 2, 3]]


def test_the_weights_that_ship_answer_three_questions() -> None:
    scales = open_scales()
    for asked in (scales.is_claim, scales.one_claim, scales.one_happening):
        assert len(asked.by_mark) > 50
        assert all(math.isfinite(weight) for weight in asked.by_mark.values())


def test_a_chance_says_which_marks_speak_loudest() -> None:
    weights = Weights({"told": 2.0, "asked": -3.0, "far": 0.1})
    marks = {"told": 1.0, "far": 1.0, "never learned": 1.0}
    assert weights.telling(marks, 2) == [("told", 2.0), ("far", 0.1)]
    assert weights.chance(marks) > 0.5 > weights.chance({"asked": 1.0})
    assert weights.chance({}) == 0.5


def test_two_tellings_of_one_strike_are_likelier_one_than_two_strikes(told: Telling) -> None:
    text = (
        "An air strike on the town of Azaz killed nine people on Monday. "
        "The strike on Azaz killed nine people, a medic said. "
        "A truce began in the city of Homs in May."
    )
    first, second, other = (look(s, text) for s in told.statements(text))
    one = open_scales().one_happening
    assert one.chance(marks_of_pair(second, first)) > one.chance(marks_of_pair(other, first))


def test_idle_talk_is_less_likely_a_claim_than_a_toll(told: Telling) -> None:
    text = (
        "An air strike on the town of Azaz killed nine people on Monday. "
        "Ministers held talks on how the shelling could be ended."
    )
    toll, talk = (marks_of(look(s, text)) for s in told.statements(text))
    assert open_scales().is_claim.chance(toll) > open_scales().is_claim.chance(talk)
