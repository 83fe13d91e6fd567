"""The first sieve: what it lets through, what it passes over, and the words it names for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.sieve import THRESHOLD, sift
from reportedly.extract.sieve_words import FAMILIES

TELLING = [
    "Warplanes struck the market of Deir Nasra at noon. At least nine people were killed.",
    "A ceasefire between the two factions took effect on Sunday, mediators said.",
    "The brigade captured the hill above Wadi Sahm after three days of clashes.",
    "Man shot outside a bakery in Millbrook",
    "Gunmen abducted the mayor and two of his aides, the council said.",
    "SEVEN PEASANTS WERE MURDERED IN SAN ELIAS, THE GARRISON REPORTED.",
]
IDLE = [
    "The parliament passed the budget on Tuesday. The minister thanked both parties.",
    "The orchestra will open its season with three new works. Tickets go on sale in May.",
    "The candidate said that her opponent had no plan for schools. Voters go to the polls soon.",
]
SWAPS = [
    ("killed", "martyred"),
    ("killed", "liquidated"),
    ("killed", "slaughtered"),
    ("rebels", "terrorists"),
    ("rebels", "militants"),
]


@pytest.mark.parametrize("text", TELLING)
def test_a_report_of_violence_or_of_its_end_goes_through(text: str) -> None:
    assert sift(text).relevant


@pytest.mark.parametrize("text", IDLE)
def test_a_report_of_other_things_is_passed_over(text: str) -> None:
    assert not sift(text).relevant


def test_one_mention_in_a_long_report_of_other_things_is_passed_over() -> None:
    filler = "The committee heard the farmers on the price of milk. " * 40
    assert not sift(filler + "His uncle died in the war.").relevant


def test_a_headline_alone_can_carry_a_report() -> None:
    body = "The site asks its readers to sign in. " * 8
    assert sift("Five killed as gunmen open fire on a bus\n" + body).relevant


@pytest.mark.parametrize(("word", "other"), SWAPS)
def test_loaded_words_do_not_close_the_sieve(word: str, other: str) -> None:
    text = "Six rebels were killed near the dam, a monitor said.\nThe road is closed."
    assert sift(text.replace(word, other)).relevant


def test_the_verdict_names_the_words_that_decided() -> None:
    verdict = sift("Two people were killed and one was injured in a blast. The mayor came.")
    assert set(verdict.words) == {"killed", "injured", "blast"}


def test_nothing_to_read_is_passed_over() -> None:
    assert not sift("").relevant
    assert not sift(" \n\n ").relevant
    assert not sift("\x00\ufeff\u202e").relevant


@given(st.text())
def test_any_text_gets_a_verdict_that_agrees_with_its_score(text: str) -> None:
    verdict = sift(text)
    assert verdict.relevant is (verdict.score >= THRESHOLD) or verdict.score == pytest.approx(
        THRESHOLD, abs=1e-3
    )
    assert all(word in text.lower() for word in verdict.words)


def test_a_word_belongs_to_one_family() -> None:
    words = [word for _, _, family in FAMILIES for word in family.split()]
    assert len(words) == len(set(words))
