"""Golden stories: what makes one claim, what two, and what one happening."""

from stories import MONDAY, Telling, actors, bounds, first_day, said_by, where

from builders import day
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.dates import DayRange
from reportedly.model.events import EventType

WEEK = """Monday's raids on the town of Al-Atarib killed 29 people, the Observatory said.
On Sunday clashes between Hayat Tahrir al-Sham and the Nour al-Din al-Zenki movement near \
Darat Izza left five fighters dead, activists said.
A suicide bomber killed three policemen in Damascus on Saturday, state media reported.
Also on Saturday, Islamic State militants kidnapped 12 shepherds in Palmyra.
The army recaptured the village of Khanaser on Friday."""


def test_a_report_with_five_happenings_gives_five_claims_in_text_order(told: Telling) -> None:
    claims = told(WEEK)
    assert [c.event_type for c in claims] == [
        EventType.AIR_STRIKE,
        EventType.ARMED_CLASH,
        EventType.SUICIDE_BOMBING,
        EventType.ABDUCTION,
        EventType.TERRITORIAL_CHANGE,
    ]
    assert [where(c) for c in claims] == [
        "Al-Atarib",
        "Darat Izza",
        "Damascus",
        "Palmyra",
        "Khanaser",
    ]
    assert [d.day if (d := first_day(c)) else None for c in claims] == [13, 12, 11, 11, 10]
    assert len({c.group for c in claims}) == 5


def test_each_happening_has_its_own_speaker_and_its_own_dead(told: Telling) -> None:
    claims = told(WEEK)
    assert [said_by(c) for c in claims] == ["Observatory", "activists", "state media", None, None]
    assert [bounds(c) for c in claims] == [[(29, 29)], [(5, 5)], [(3, 3)], [], []]
    assert bounds(claims[3], Outcome.CAPTURED) == [(12, 12)]
    assert claims[1].figures[0].whom is Whom.COMBATANTS
    assert claims[2].figures[0].whom is Whom.POLICE


def test_both_sides_of_a_clash_are_actors_and_recipients(told: Telling) -> None:
    clash = told(WEEK)[1]
    assert actors(clash) == ["Hayat Tahrir al-Sham", "Nour al-Din al-Zenki movement"]
    assert set(actors(clash)) <= {m.name for m in clash.recipients}


def test_a_report_without_commas_is_read_all_the_same(told: Telling) -> None:
    claims = told(
        "Warplanes bombed the town of Al-Atarib on Monday killing 29 people the Observatory said. "
        "Meanwhile a car bomb in Azaz killed four civilians and wounded ten a medic said"
    )
    assert [said_by(c) for c in claims] == ["Observatory", "medic"]
    assert [where(c) for c in claims] == ["Al-Atarib", "Azaz"]
    assert [bounds(c) for c in claims] == [[(29, 29)], [(4, 4)]]
    assert bounds(claims[1], Outcome.WOUNDED) == [(10, 10)]


def test_what_one_speaker_says_three_times_is_one_claim_with_three_quotes(told: Telling) -> None:
    (claim,) = told(
        "Air strikes hit the town of Maarat al-Numan on Monday killing at least 12 people, "
        "the Syrian Observatory for Human Rights said.\n"
        "The raids struck a crowded market, the Observatory said.\n"
        "The Britain-based monitor said the strikes on Maarat al-Numan killed at least 12 people."
    )
    assert said_by(claim) == "Syrian Observatory for Human Rights"
    assert bounds(claim) == [(12, None)]
    assert len(claim.evidence) == 3


def test_a_lede_that_a_speaker_repeats_is_that_speakers_claim(told: Telling) -> None:
    (claim,) = told(
        "At least 17 people were killed in an air strike on the town of Khan Sheikhun on Monday.\n"
        "The Observatory said at least 17 people had died, among them five children."
    )
    assert said_by(claim) == "Observatory"
    assert bounds(claim) == [(17, None)]
    (part,) = [f for f in claim.figures if f.part_of_total]
    assert (part.low, part.whom) == (5, Whom.CHILDREN)


def test_of_one_number_said_twice_the_exact_telling_stays(told: Telling) -> None:
    (claim,) = told(
        "At least 17 people were killed in an air strike on the town of Khan Sheikhun on Monday.\n"
        "The Observatory said at least 17 people had died in the strike on Khan Sheikhun.\n"
        "It said 17 people were killed in the strike, two of them nurses."
    )
    assert bounds(claim) == [(17, 17)]


def test_two_speakers_with_two_tolls_are_two_claims_in_one_group(told: Telling) -> None:
    claims = told(
        "Warplanes bombed a market in Al-Atarib on Monday. The Observatory said 53 people were "
        "killed. The civil defence said at least 57 people were killed."
    )
    assert {said_by(c): bounds(c) for c in claims} == {
        "Observatory": [(53, 53)],
        "civil defence": [(57, None)],
    }
    assert len({c.group for c in claims}) == 1
    assert {first_day(c) for c in claims} == {MONDAY}
    assert {where(c) for c in claims} == {"Al-Atarib"}


def test_a_running_toll_of_one_speaker_is_two_claims_of_one_happening(told: Telling) -> None:
    claims = told(
        "The Observatory said 29 people were killed in raids on the town of Al-Atarib on Monday. "
        "The Observatory later said the death toll had risen to 53."
    )
    assert sorted(bounds(c) for c in claims) == [[(29, 29)], [(53, 53)]]
    assert len({c.group for c in claims}) == 1


def test_two_towns_struck_on_one_day_are_two_happenings(told: Telling) -> None:
    claims = told(
        "Air strikes killed six people in Saraqeb on Monday. "
        "Air strikes killed four people in Ariha on Monday."
    )
    assert {where(c): bounds(c) for c in claims} == {"Saraqeb": [(6, 6)], "Ariha": [(4, 4)]}
    assert len({c.group for c in claims}) == 2


def test_one_sentence_with_a_toll_for_each_place_is_a_claim_for_each(told: Telling) -> None:
    claims = told(
        "The strikes killed five people in Saraqeb and one in Marea on Monday, "
        "the Observatory said."
    )
    assert {where(c): bounds(c) for c in claims} == {"Saraqeb": [(5, 5)], "Marea": [(1, 1)]}
    assert {said_by(c) for c in claims} == {"Observatory"}


# News and background


def test_years_gone_by_are_background_beside_the_news(told: Telling) -> None:
    news, earlier, war = told(
        "A car bomb killed six people in the city of Homs on Monday, state television said.\n"
        "In 2014 a double suicide bombing in Homs killed 54 people.\n"
        "More than 300,000 people have been killed since the war began in 2011."
    )
    assert [c.background for c in (news, earlier, war)] == [False, True, True]
    assert earlier.date is not None and earlier.date.precision == 5
    assert war.event_type is EventType.AGGREGATE
    assert bounds(war) == [(300_000, None)]


def test_a_wars_toll_has_no_means_actor_or_town_of_the_news_beside_it(told: Telling) -> None:
    _, war = told(
        "Russian warplanes bombed a school in the town of Hass on Monday, killing 22 children, "
        "the civil defence said.\n"
        "More than 300,000 people have been killed since the conflict began in 2011."
    )
    assert (war.means, actors(war), where(war)) == (None, [], None)
    assert said_by(war) is None


def test_what_an_inquiry_finds_months_later_is_its_news(told: Telling) -> None:
    (claim,) = told(
        "The Commission of Inquiry found that a strike on the market of Al Atarib on "
        "13 November 2017 killed at least 84 people.\nIt said about 150 others "
        "were injured.",
        published="2018-03-07",
    )
    assert not claim.background
    assert first_day(claim) == MONDAY
    assert claim.event_type is EventType.AIR_STRIKE
    assert bounds(claim) == [(84, None)]
    assert bounds(claim, Outcome.WOUNDED) == [(150, 150)]


def test_a_toll_over_a_period_is_an_aggregate(told: Telling) -> None:
    (claim,) = told(
        "The Observatory said 310 people had been killed in eastern Aleppo since the start of "
        "the offensive in September."
    )
    assert claim.event_type is EventType.AGGREGATE
    assert claim.date is not None
    assert claim.date.days == DayRange.inclusive(day("2017-09-01"), day("2017-11-14"))
