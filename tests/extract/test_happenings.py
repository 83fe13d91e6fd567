"""Which sentences tell one happening: told through the door, for that is what must hold."""

from datetime import date

import pytest
from stories import MONDAY, Telling, actors, bounds, first_day, said_by, where

from reportedly.extract.background import is_past
from reportedly.model.casualties import Outcome
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType


def groups(told: Telling, text: str) -> int:
    return len({claim.group for claim in told(text)})


ONE = {
    "the same in other words": (
        "Warplanes bombed the town of Khan Sheikhun on Monday, residents said. "
        "The gas attack on Khan Sheikhun killed 58 people, a doctor said."
    ),
    "a bomb and a suicide attack": (
        "A car bomb killed nine people in the city of Homs on Monday, police said. "
        "The suicide attack in Homs killed nine people, state television said."
    ),
    "three voices with one toll": (
        "A blast in Azaz on Monday killed 7 people, police said. "
        "Residents said 7 people died. The Observatory said 7 people died."
    ),
    "dead and wounded by two mouths": (
        "Raids on the town of Azaz on Monday killed four people, activists said. "
        "A medic said 20 people were wounded."
    ),
    "the outlet's toll and an official's": (
        "The raids killed 12 people in Azaz on Monday. Officials said the raids killed 20 people."
    ),
    "executed by shooting": (
        "Militants executed two men in the town of Tadef on Monday. "
        "The two men were shot dead in Tadef, residents said."
    ),
}
TWO = {
    "two days": "Shelling killed four people in Azaz on Sunday. "
    "Shelling killed six people in Azaz on Monday.",
    "two days with one toll": "Shelling killed four people in Azaz on Sunday. "
    "Shelling killed four people in Azaz on Monday.",
    "two places with one vague toll": (
        "Dozens were killed in raids on Binnish on Monday, activists said. "
        "Dozens were killed in shelling of Douma on Monday, activists said."
    ),
    "a truce and its breach": (
        "A truce between rebels and the army took effect in Homs on Sunday. "
        "Rebels shelled the Zahraa district of Homs on Monday, killing two people."
    ),
    "news and the memory of a month": (
        "In August 2013 a chemical attack on Ghouta killed hundreds of people. "
        "On Monday shells hit Ghouta and killed two people, residents said."
    ),
    "one mouth with two tolls of two towns": (
        "The Observatory said raids on Binnish killed six people on Monday. "
        "It said raids on Ariha killed four people on Monday."
    ),
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_one_happening(told: Telling, text: str) -> None:
    assert groups(told, text) == 1


@pytest.mark.parametrize("text", TWO.values(), ids=TWO.keys())
def test_two_happenings(told: Telling, text: str) -> None:
    assert groups(told, text) == 2


def test_what_tells_of_one_happening_shares_its_day(told: Telling) -> None:
    claims = told(ONE["the outlet's toll and an official's"])
    assert {first_day(c) for c in claims} == {MONDAY}
    assert sorted(bounds(c) for c in claims) == [[(12, 12)], [(20, 20)]]


def test_each_mouth_keeps_what_it_counted(told: Telling) -> None:
    dead, wounded = told(ONE["dead and wounded by two mouths"])
    assert (said_by(dead), bounds(dead)) == ("activists", [(4, 4)])
    assert bounds(wounded) == [], "the medic counted no dead"
    assert bounds(wounded, Outcome.WOUNDED) == [(20, 20)]


def test_a_sentence_just_after_says_where_it_was(told: Telling) -> None:
    (claim,) = told(
        "Six people were killed when a bomb exploded on Monday. "
        "The blast hit a bakery in the town of Azaz, police said."
    )
    assert (where(claim), bounds(claim)) == ("Azaz", [(6, 6)])


def test_a_head_and_his_observatory_are_one_mouth(told: Telling) -> None:
    (claim,) = told(
        "The Observatory said 12 people were killed in raids on the town of Azaz on Monday. "
        "Rami Abdel Rahman, the head of the Observatory, said 12 people were killed."
    )
    assert bounds(claim) == [(12, 12)]


def test_a_toll_told_as_superseded_is_no_claim(told: Telling) -> None:
    claims = told(
        "The Observatory had earlier put the toll at 29, but said on Tuesday that 53 people died "
        "in the raids on the town of Al-Atarib on Monday."
    )
    assert [bounds(c) for c in claims] == [[(53, 53)]]


def test_who_says_they_bombed_the_market_did_not_bomb_it(told: Telling) -> None:
    claims = told('"They bombed the market on Monday," said Omar, a shopkeeper in Azaz.')
    assert claims
    assert all(actors(c) == [] for c in claims)


def test_a_month_is_not_taken_for_the_day_of_the_news(told: Telling) -> None:
    earlier, news = told(TWO["news and the memory of a month"])
    assert (earlier.background, news.background) == (True, False)
    assert earlier.event_type is EventType.CHEMICAL_ATTACK
    assert first_day(news) == MONDAY


def test_without_a_day_of_publication_the_last_day_told_is_the_news(told: Telling) -> None:
    earlier, news = told(
        "On 3 May 2016 shelling killed four people in Azaz. "
        "On 5 November 2017 raids killed nine people in Idlib.",
        published=None,
    )
    assert (earlier.background, news.background) == (True, False)


def test_a_report_of_old_things_alone_has_them_for_its_news(told: Telling) -> None:
    (claim,) = told("On 3 May 2016 shelling killed four people in Azaz, a court heard.")
    assert not claim.background


@pytest.mark.parametrize(
    ("last", "published", "old"),
    [
        (date(2017, 11, 12), date(2017, 11, 14), False),
        (date(2017, 11, 11), date(2017, 11, 14), True),
        (date(2017, 11, 20), date(2017, 11, 14), False),
        (date(2001, 1, 1), None, False),
    ],
)
def test_two_days_are_still_news(last: date, published: date | None, old: bool) -> None:
    assert is_past(DayRange.one(last), published) is old
