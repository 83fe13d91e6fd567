"""Figures on one axis: an honest zero, open ends open, nothing said nothing drawn."""

from dossiers import OBSERVER, told
from hypothesis import given
from hypothesis import strategies as st

from builders import at_least, claim, figure
from reportedly.model.casualties import Outcome, Quantifier
from reportedly.model.events import Status
from reportedly.server.shapes.figures import chart_of
from reportedly.server.shapes.scale import scale_of

COUNTS = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=30)


@given(COUNTS)
def test_an_axis_begins_at_zero_and_keeps_the_order_of_counts(counts: list[int]) -> None:
    scale = scale_of(counts)
    drawn = [scale.at(count) for count in sorted(counts)]
    assert scale.at(0) == 0
    assert drawn == sorted(drawn)
    assert all(0 <= at <= 100 for at in drawn)


@given(COUNTS)
def test_ticks_are_few_true_and_on_the_axis(counts: list[int]) -> None:
    scale = scale_of(counts)
    assert scale.ticks[0].count == 0
    assert len(scale.ticks) <= 12
    assert all(tick.at == scale.at(tick.count) <= 100 for tick in scale.ticks)


def test_one_great_count_bends_the_axis_so_that_the_small_ones_stay_apart() -> None:
    assert not scale_of([3, 40, 60]).bent
    scale = scale_of([3, 4, 6, 9000])
    assert scale.bent
    assert scale.at(6) - scale.at(3) > 3


def test_an_open_end_is_drawn_open_and_an_exact_count_as_a_point() -> None:
    chart = chart_of(
        told(claim("r-1", figures=(at_least(40),)), claim("r-2", figures=(figure(12),))), None
    )
    assert chart is not None
    exact, open_ended = chart.groups[0].tolls
    assert exact.stretch is not None
    assert exact.stretch.is_point
    assert open_ended.stretch is not None
    assert open_ended.stretch.opens_right
    assert not open_ended.stretch.opens_left


def test_a_ceiling_fades_towards_zero() -> None:
    most = figure(None, 40, quantifier=Quantifier.AT_MOST)
    chart = chart_of(told(claim("r-1", figures=(most,))), None)
    assert chart is not None
    stretch = chart.groups[0].tolls[0].stretch
    assert stretch is not None
    assert stretch.opens_left


def test_a_number_that_nobody_said_is_not_drawn_as_nought() -> None:
    many = figure(None, None, quantifier=Quantifier.VAGUE)
    chart = chart_of(told(claim("r-1", figures=(many,))), None)
    assert chart is not None
    assert chart.groups[0].tolls[0].stretch is None


def test_the_same_words_by_one_speaker_stand_once_with_all_their_claims() -> None:
    said = [claim(key, by=OBSERVER, figures=(figure(29),)) for key in ("r-1", "r-2")]
    chart = chart_of(told(*said), None)
    assert chart is not None
    (toll,) = chart.groups[0].tolls
    assert [one.number for one in toll.told] == [1, 2]


def test_outcomes_are_never_mixed() -> None:
    figures = (figure(9), figure(40, outcome=Outcome.WOUNDED))
    chart = chart_of(told(claim("r-1", figures=figures)), None)
    assert chart is not None
    assert [group.outcome for group in chart.groups] == ["killed", "wounded"]


def test_what_is_denied_stands_aside() -> None:
    denied = claim("r-1", status=Status.DENIED, figures=(figure(9),))
    chart = chart_of(told(denied), None)
    assert chart is not None
    assert chart.groups[0].tolls[0].aside


def test_without_a_figure_there_is_no_drawing() -> None:
    assert chart_of(told(claim("r-1")), None) is None
