"""Which of several days is the happening's, what has no day, and what is only context."""

from datetime import date

import pytest
from stories import MONDAY, Telling, first_day

from reportedly.extract.dates import find_dates
from reportedly.model.dates import DateBasis, DayRange

TUESDAY, SUNDAY = date(2017, 11, 14), date(2017, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes killed nine people on Monday in Azaz, which rebels took in March 2016.",
        "Shelling killed nine people on Monday in Azaz, besieged since May 2016.",
        "Men flee shelling in Marea, 6 March 2016 (REUTERS) Raids killed nine people on Monday.",
    ],
)
def test_a_day_of_another_clause_or_of_a_picture_is_not_the_deeds(told: Telling, text: str) -> None:
    assert MONDAY in [first_day(claim) for claim in told(text)]


def test_a_relative_clause_alone_does_not_date_the_main_one(told: Telling) -> None:
    (claim,) = told("Shelling killed nine people in Azaz, which rebels took in March 2016.")
    assert first_day(claim) == TUESDAY


@pytest.mark.parametrize(
    "text",
    [
        "The Lantern Observatory said on Monday that 18 people were killed in a raid on Azaz.",
        "On Monday the Lantern Observatory said that a raid on Azaz killed 18 people.",
        "A raid on Azaz killed 18 people, the Lantern Observatory said on Monday.",
    ],
)
def test_the_day_of_the_saying_is_no_word_for_the_day_of_the_deed(told: Telling, text: str) -> None:
    (claim,) = told(text)
    assert first_day(claim) == MONDAY
    assert claim.date is not None
    assert (claim.date.basis, claim.date.span) == (DateBasis.NARRATIVE, None)


def test_the_day_of_the_deed_goes_before_that_of_the_saying(told: Telling) -> None:
    """Also where the saying's stands nearer to the number, or where a later sentence says it."""
    one = "The Lantern Observatory said on Monday that 18 died in Azaz in a raid on Sunday."
    two = "A medic said on Monday that eight had died in the shelling of Azaz. The shells fell on "
    for text in (one, two + "Sunday, he said."):
        (claim,) = told(text)
        assert first_day(claim) == SUNDAY
        assert claim.date is not None
        assert claim.date.span is not None
        assert claim.date.span.text == "Sunday"


def test_what_follows_undated_happened_on_the_day_the_news_began_with(told: Telling) -> None:
    text = (
        "On Sunday air strikes killed nine people in Azaz.\n"
        "A car bomb wounded four soldiers in Palmyra."
    )
    first, second = told(text)
    assert first_day(first) == first_day(second) == SUNDAY
    assert second.date is not None
    assert second.date.basis is DateBasis.NARRATIVE


def test_an_old_day_is_not_lent_to_the_news(told: Telling) -> None:
    text = (
        "On 3 November raids on Azaz killed four people. On Monday raids on Marea killed two.\n"
        "A bomb in Palmyra wounded six soldiers."
    )
    assert [first_day(c) for c in told(text)][-1] == MONDAY


@pytest.mark.parametrize(
    "text",
    [
        "The army has repeatedly shelled the town of Azaz.",
        "The army has denied shelling the town of Azaz.",
        "Rebel fighters had previously shelled the town of Azaz, killing four people.",
    ],
)
def test_what_has_often_been_or_long_gone_on_has_no_day(told: Telling, text: str) -> None:
    claims = told(text + "\nA bomb killed two people in Palmyra on Monday.")
    assert claims[0].date is None
    assert claims[0].background
    assert not claims[-1].background


def test_what_is_going_on_has_no_day(told: Telling) -> None:
    (going,) = told.statements("Rebel fighters have been shelling the town of Azaz.")
    assert going.backdrop


def test_a_toll_that_goes_on_keeps_its_day(told: Telling) -> None:
    (claim,) = told("Forces have been shelling Azaz, killing four people.")
    assert first_day(claim) == TUESDAY


def test_a_wars_toll_runs_from_the_day_it_began(told: Telling) -> None:
    text = (
        "Raids on Azaz killed two people on Monday.\n"
        "The party has ruled since 1963.\n"
        "The uprising began as a protest in March 2011.\n"
        "More than 300,000 people have been killed in the war."
    )
    war = told(text)[-1]
    assert war.date is not None
    assert war.date.days == DayRange.inclusive(date(2011, 3, 1), TUESDAY)
    assert war.background


@pytest.mark.parametrize(
    ("when", "background"),
    [("on Sunday", False), ("on Friday", True), ("over the past two weeks", True)],
)
def test_news_turns_into_context_after_two_days_and_over_a_week(
    told: Telling, when: str, background: bool
) -> None:
    text = f"Raids killed nine people in Azaz on Monday.\nShelling hit Palmyra {when}, killing two."
    assert [c.background for c in told(text)] == [False, background]


@pytest.mark.parametrize("what", ["the truce collapsed", "the ceasefire expired", "talks failed"])
def test_since_an_end_counts_from_its_day(what: str) -> None:
    (time,) = find_dates(f"Forty have died since {what} on Friday.", TUESDAY)
    assert time.days == DayRange.inclusive(date(2017, 11, 10), TUESDAY)


def test_what_is_counted_since_a_day_ends_when_it_was_said(told: Telling) -> None:
    text = (
        "The Syrian Observatory said on Sunday that raids have killed 40 people since 3 November."
    )
    (claim,) = told(text)
    assert claim.date is not None
    assert claim.date.days == DayRange.inclusive(date(2017, 11, 3), SUNDAY)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people on Monday in the market of Azaz, which has often been shelled.",
        "Fighters of the Falcons (formerly the Hawks) killed two people in Azaz on Monday.",
    ],
)
def test_what_often_befell_a_thing_named_takes_no_day_from_the_deed(
    told: Telling, text: str
) -> None:
    assert MONDAY in [first_day(claim) for claim in told(text)]


def test_what_the_news_is_set_beside_is_context(told: Telling) -> None:
    text = (
        "A car bomb killed two people in Palmyra on Monday.\n"
        "The bombing came a day after shelling killed nine people in Azaz."
    )
    claims = told(text)
    assert [claim.background for claim in claims] == [False, True]


def test_a_month_that_is_named_is_not_stretched_to_the_report(told: Telling) -> None:
    (claim,) = told("Air strikes killed 270 civilians in Aleppo during October.")
    assert claim.date is not None
    assert claim.date.days == DayRange.inclusive(date(2017, 10, 1), date(2017, 10, 31))


def test_a_day_lends_itself_before_a_stretch_of_days(told: Telling) -> None:
    text = (
        "Raids on Azaz have killed 30 people since Friday.\n"
        "On Sunday shelling killed nine people in Marea.\n"
        "A car bomb wounded four soldiers in Palmyra."
    )
    assert first_day(told(text)[-1]) == SUNDAY


def test_a_dotted_word_does_not_end_a_clause_of_since() -> None:
    text = "Nine have died since the U.N.-brokered truce collapsed Friday evening."
    (found,) = find_dates(text, TUESDAY)
    assert found.days == DayRange.inclusive(date(2017, 11, 10), TUESDAY)


def test_in_a_report_without_any_day_what_happened_is_news(told: Telling) -> None:
    text = "Shelling killed four people in the town of Azaz, residents said."
    (claim,) = told(text, published=None)
    assert claim.date is None
    assert not claim.background


@pytest.mark.parametrize(
    "text",
    [
        "The raids that hit the market of Azaz on Sunday have now cost 61 lives, a monitor said.",
        "The raid, which took place on Sunday, killed 61 people in Azaz, activists said.",
    ],
)
def test_a_relative_clause_on_the_deed_itself_dates_it(told: Telling, text: str) -> None:
    (claim,) = told(text)
    assert first_day(claim) == SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Azaz on Sunday. The army denied on Monday that it had bombed Azaz.",
        "The army denied on Monday bombing the market of Azaz on Sunday.",
        "The army denied on Monday that it had bombed the market of Azaz on Sunday.",
    ],
)
def test_the_day_of_a_denial_is_not_that_of_the_deed(told: Telling, text: str) -> None:
    assert {first_day(claim) for claim in told(text)} == {SUNDAY}


@pytest.mark.parametrize("began", ["After the strike", "After that raid", "Some time later"])
def test_what_came_next_is_not_dated_to_the_report(told: Telling, began: str) -> None:
    """The days between what is told before it and the report; GED's no-time row is the pack's."""
    text = (
        f"On 3 November a raid killed nine in Azaz.\n\n{began} rebels attacked a post near Marea."
    )
    (later,) = (c for c in told(text) if "attacked" in c.evidence[0].text)
    assert later.date is not None
    assert later.date.basis is DateBasis.NARRATIVE
    assert later.date.days == DayRange.inclusive(date(2017, 11, 3), TUESDAY)


def test_what_rescuers_did_after_the_strike_is_of_the_strike(told: Telling) -> None:
    text = (
        "A raid killed nine in Azaz on Sunday.\n\nAfter the raid rescuers pulled out four bodies."
    )
    assert {first_day(claim) for claim in told(text)} == {SUNDAY}


def test_what_is_owned_to_since_a_year_ends_when_it_was_said(told: Telling) -> None:
    text = (
        "In October the coalition acknowledged the deaths of 612 civilians in its strikes in "
        "Syria since 2014."
    )
    (claim,) = told(text)
    assert claim.date is not None
    assert claim.date.days.last == date(2017, 10, 31)


def test_since_when_somebody_rules_is_no_day_of_a_war(told: Telling) -> None:
    text = "The party has been in power since 1963. Shelling killed nine people in Azaz."
    (claim,) = told(text)
    assert first_day(claim) == TUESDAY


def test_last_monday_is_not_yesterday(told: Telling) -> None:
    (claim,) = told("Jets struck a market in Azaz last Monday, killing nine people.")
    assert first_day(claim) == date(2017, 11, 6)
