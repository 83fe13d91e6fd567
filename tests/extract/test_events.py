"""What kind of happening words tell of, and in what sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.events import (
    is_hypothetical,
    is_mishap,
    is_negated,
    is_threat,
    is_unreal,
    tells,
)
from reportedly.extract.periods import spans_period
from reportedly.extract.triggers import ATTACK, find_triggers
from reportedly.model.events import EventType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a chlorine attack from the air", EventType.CHEMICAL_ATTACK),
        ("a suicide bomber in a car", EventType.SUICIDE_BOMBING),
        ("he blew himself up", EventType.SUICIDE_BOMBING),
        ("three men were beheaded", EventType.EXECUTION),
        ("warplanes fired rockets", EventType.AIR_STRIKE),
        ("a strike on the market", EventType.AIR_STRIKE),
        ("a drone killed him", EventType.AIR_STRIKE),
        ("mortars hit the square", EventType.SHELLING),
        ("an IED went off", EventType.EXPLOSIVE_DEVICE),
        ("gunmen opened fire", EventType.SHOOTING),
        ("a judge was shot dead", EventType.SHOOTING),
        ("monks were kidnapped", EventType.ABDUCTION),
        ("the army retook the hill", EventType.TERRITORIAL_CHANGE),
        ("a cease-fire holds", EventType.CEASEFIRE),
        ("fierce clashes", EventType.ARMED_CLASH),
        ("BARREL BOMBS", EventType.AIR_STRIKE),
    ],
)
def test_the_strongest_word_says_the_kind(text: str, kind: EventType) -> None:
    assert find_triggers(text)[0].kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "workers called a general strike",
        "prisoners on hunger strike",
        "they executed an operation",
        "he was shelved and outshot",
        "a minefield-free meadow",
        "stop shooting",
        "",
    ],
)
def test_words_that_only_look_like_violence_are_none(text: str) -> None:
    kinds = {t.kind for t in find_triggers(text) if t.means != ATTACK}
    assert kinds <= {EventType.CEASEFIRE}


def test_an_attack_is_any_violence_and_comes_last() -> None:
    assert [t.means for t in find_triggers("the attack came after shelling")] == [
        "shelling",
        ATTACK,
    ]


@pytest.mark.parametrize(
    "text",
    ["gunmen shot a judge", "the town was shelled", "fighting erupted", "a truce took effect"],
)
def test_verbs_tell(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize("text", ["the war in its fifth year", "an air base", "rocket factories"])
def test_names_do_not_tell(text: str) -> None:
    assert not tells(text)


@pytest.mark.parametrize(
    ("text", "word", "answer"),
    [
        ("the truce may turn into clashes", "clashes", True),
        ("the army plans to shell the town", "shell", True),
        ("police foiled a bombing", "bombing", True),
        ("the army shelled the town in May", "shelled", False),
        ("clashes broke out, and more may come", "clashes", False),
    ],
)
def test_a_modal_counts_only_before_the_happening(text: str, word: str, answer: bool) -> None:
    assert is_hypothetical(text, text.index(word)) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("thousands could die", True),
        ("hundreds would have been killed", True),
        ("they vowed to kill the ten hostages", True),
        ("they threatened to behead 12 soldiers", True),
        ("up to 300 may have been killed", False),  # a guess at what did happen
        ("ten were killed and more will follow", False),
        ("they vowed to avenge the ten killed", False),
    ],
)
def test_the_dead_that_are_only_feared_are_not_dead(text: str, answer: bool) -> None:
    assert is_unreal(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("an earthquake killed 12", True),
        ("six died in a road accident", True),
        ("migrants drowned", True),
        ("fighters stormed the base", False),
        ("troops tried to storm the base", False),
        ("a car bomb killed six", False),
        ("warplanes crashed into the hill", False),
    ],
)
def test_accidents_and_weather_are_no_violence(text: str, answer: bool) -> None:
    assert is_mishap(text) is answer


def test_a_threat_is_told_by_its_words() -> None:
    assert is_threat("the group threatened to attack")
    assert not is_threat("the group attacked")


def test_a_denial_stands_close_to_what_it_denies() -> None:
    text = "the army did not bomb the town"
    assert is_negated(text, text.index("bomb"))
    far = "he had never been there before, as he told everybody at length; the town was bombed"
    assert not is_negated(far, far.index("bombed"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("since the start of the war", True),
        ("in the past 24 hours", True),
        ("the six-year civil war", True),
        ("on Monday", False),
        ("since dawn", False),
    ],
)
def test_a_period_is_told_from_a_day(text: str, answer: bool) -> None:
    assert spans_period(text) is answer


@given(st.text(max_size=120))
def test_triggers_lie_in_the_text(text: str) -> None:
    for trigger in find_triggers(text):
        assert 0 <= trigger.start < trigger.end <= len(text)
        assert trigger.means
