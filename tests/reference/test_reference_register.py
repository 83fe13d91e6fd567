"""Parties, speakers and outlets: found by spelling, year and country; labels are nobody."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow
from reportedly.reference import lists
from reportedly.reference.actor_lists import actor_rows
from reportedly.reference.library import Library, open_library

NOVEMBER_2017 = date(2017, 11, 13)


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("Jabhat an-Nusra", "nusra-front/hts"),
        ("Nusra", "nusra-front/hts"),
        ("Husra", "nusra-front/hts"),
        ("the al Qaeda-linked Nusra Front", "nusra-front/hts"),
        ("Nur ad-Deen az-Zinki", "nour-al-din-al-zenki"),
        ("Нур ад-Дин аз-Зинки", "nour-al-din-al-zenki"),
        ("Аl-Qaeda", "al-qaeda"),
        ("IS", "islamic-state"),
        ("Daesh (ISIL)", "islamic-state"),
        ("IS fighters", "islamic-state"),
        ("Syrian regime warplanes", "syria-government"),
        ("Syrias armed forces", "syria-government/army"),
        ("forces loyal to Syrian President Bashar al-Assad", "syria-government/forces"),
        ("government forces", "syria-government/forces"),
        ("suspected Russian jets", "russia"),
        ("U.S.", "united-states"),
        ("the U.S.-led coalition", "us-led-coalition"),
        ("the Kurdish YPG militia", "ypg"),
        ("Terrorists of the so called Jaish al-Islam", "jaysh-al-islam"),
        ("Syrian civilians", "people/civilians"),
        ("schoolchildren", "people/children"),
    ],
)
def test_a_party_is_found_in_the_words_of_news(library: Library, name: str, row_id: str) -> None:
    found = library.register.find_actor(name, day=NOVEMBER_2017, country="SY")
    assert found[0].id == row_id
    assert found[0].reasons


@pytest.mark.parametrize(
    "label",
    ["terrorists", "militants", "Takfiri militants", "armed terrorist groups", "gang", "is", "us"],
)
def test_a_label_is_no_party(library: Library, label: str) -> None:
    assert library.register.find_actor(label, country="SY") == ()


def test_a_name_after_its_years_stands_for_the_name_of_that_year(library: Library) -> None:
    first, *_, last = library.register.find_actor("Jabhat an-Nusra", day=NOVEMBER_2017)
    assert (first.name, last.name) == ("Hayat Tahrir al-Sham", "Nusra Front")
    assert any("2012-2016" in reason and "Nusra Front" in reason for reason in first.reasons)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2014, 5, 1), "Nusra Front"),
        (date(2017, 1, 5), "Jabhat Fateh al-Sham"),
        (date(2017, 11, 13), "Hayat Tahrir al-Sham"),
    ],
)
@pytest.mark.parametrize("said", ["Jabhat an-Nusra", "Husra", "al-Qaeda's Syrian affiliate"])
def test_a_renamed_party_is_called_by_the_name_of_the_day(
    library: Library, said: str, on: date, name: str
) -> None:
    found = library.register.find_actor(said, day=on)
    assert name in [party.name for party in found[:2]]
    assert found[0].id.partition("/")[0] == "nusra-front"


def test_a_name_in_its_years_stands_alone(library: Library) -> None:
    found = library.register.find_actor("Jabhat an-Nusra", day=date(2014, 5, 1))
    assert [party.name for party in found] == ["Nusra Front"]


def test_a_common_noun_belongs_to_the_country_of_the_report(library: Library) -> None:
    find = library.register.find_actor
    assert find("government forces", country="NO") == ()
    assert find("government forces", country="UA")[0].id == "ukraine"
    assert (
        find("government forces", country=None)[0].score
        < find("regime forces", country="SY")[0].score
    )


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("the Observatory", "sohr"),
        ("Observatory chief Rami Abdel Rahman", "sohr"),
        ("the opposing UK-based Syrian Observatory for Human Rights", "sohr"),
        ("Syria's Civil Defence", "white-helmets"),
        ("a local civil defense official", "white-helmets"),
        ("SANAs correspondent", "outlet/sana"),
        ("a Russian Defence Ministry spokesman", "russian-defence-ministry"),
        ("A U.N. Commission of Inquiry into human rights in Syria", "un-coi"),
    ],
)
def test_a_speaker_is_found_in_the_words_of_news(library: Library, name: str, row_id: str) -> None:
    row = library.register.find_speaker(name)
    assert row is not None
    assert row.id == row_id


@pytest.mark.parametrize("name", ["local sources", "activists", "a doctor", "The group", ""])
def test_an_unnamed_speaker_is_nobody_known(library: Library, name: str) -> None:
    assert library.register.find_speaker(name) is None


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("sana", "outlet/sana"),
        ("https://sana.sy/en/?p=1", "outlet/sana"),
        ("Al Manar", "outlet/manar"),
        ("jordantimes", "outlet/jordantimes"),
    ],
)
def test_an_outlet_is_found_by_short_name_name_and_address(
    library: Library, name: str, row_id: str
) -> None:
    row = library.register.find_outlet(name)
    assert row is not None
    assert row.id == row_id


def test_an_invented_outlet_is_unknown(library: Library) -> None:
    assert library.register.find_outlet("Northern Lantern") is None


def words_found(library: Library, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in library.register.scan(text)]


def test_the_longest_name_wins_and_case_tells_is_from_is(library: Library) -> None:
    text = "This is what IS said: the Syrian Observatory for Human Rights is near us in the US."
    assert words_found(library, text) == [
        "IS",
        "Syrian Observatory for Human Rights",
        "US",
    ]


def test_names_survive_lost_apostrophes_quotes_and_hyphens(library: Library) -> None:
    text = "Syrias army, Syria’s army, «Nur ad-Deen az-Zinki» and al–Nusra Front; Assads regime"
    assert words_found(library, text) == [
        "Syrias army",
        "Syria’s army",
        "Nur ad-Deen az-Zinki",
        "al–Nusra Front",
        "Assads regime",
    ]


def test_a_name_does_not_run_over_the_end_of_a_sentence(library: Library) -> None:
    assert "Army of Islam" not in words_found(library, "They joined the Army. Of Islam he spoke.")


def test_a_headline_in_capitals_is_no_islamic_state(library: Library) -> None:
    assert words_found(library, "THIS IS WHAT WE KNOW ABOUT IT") == []


@given(text=st.text(max_size=200))
def test_hits_are_in_order_apart_and_within_the_text(library: Library, text: str) -> None:
    hits = library.register.scan(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))


def test_every_row_points_to_rows_that_exist() -> None:
    actors = {row.id for row in actor_rows()}
    for actor in actor_rows():
        assert set(actor.successors) <= actors
        assert actor.side is None or actor.side in actors
        assert actor.id.partition("/")[0] in actors | {"people"}
    for speaker in lists.speaker_rows():
        assert speaker.party is None or speaker.party in actors
        assert bool(speaker.party) == bool(speaker.alignment)


def test_ids_are_unique() -> None:
    for rows in (actor_rows(), lists.speaker_rows(), lists.place_rows()):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


def test_a_users_party_is_found_and_takes_no_shipped_name() -> None:
    mine = ActorRow("mine:1", "Lantern Guard", ActorKind.MILITIA, ("Nusra Front",), "", "x")
    register = open_library(actors=[mine]).register
    assert register.find_actor("Lantern Guard")[0].id == "mine:1"
    assert register.find_actor("Nusra Front")[0].id == "nusra-front"
