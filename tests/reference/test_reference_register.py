"""Parties, speakers and outlets: found by spelling, year and country; labels are nobody."""

import itertools
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow
from reportedly.reference import lists
from reportedly.reference.actor_lists import actor_rows
from reportedly.reference.library import Library, open_library
from reportedly.reference.speaker_lists import speaker_rows

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
    row = library.register.find_speaker(name, country="SY")
    assert row is not None
    assert row.id == row_id


@pytest.mark.parametrize("name", ["local sources", "activists", "a doctor", "The group", ""])
def test_an_unnamed_speaker_is_nobody_known(library: Library, name: str) -> None:
    assert library.register.find_speaker(name, country="SY") is None


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


def test_ties_point_to_rows_and_run_forwards() -> None:
    actors = {row.id for row in actor_rows()}
    for actor in actor_rows():
        for tie in actor.ties:
            assert tie.other in actors - {actor.id}
            assert tie.end_year is None or tie.start_year is not None
            assert (tie.start_year or 0) <= (tie.end_year or 9999)
        assert (actor.start_year or 0) <= (actor.end_year or 9999)


def test_the_register_knows_many_parties_of_many_wars() -> None:
    armed = [row for row in actor_rows() if row.kind in (ActorKind.REBEL_GROUP, ActorKind.MILITIA)]
    by_country = Counter(row.country for row in armed)
    assert len(armed) >= 150
    assert len([country for country, number in by_country.items() if number >= 3]) >= 12


@pytest.mark.parametrize(
    ("name", "country", "row_id"),
    [
        ("ELN", "CO", "eln-colombia"),
        ("ELN", "PE", "eln-peru"),
        ("UPC", "CD", "upc-congo"),
        ("UPC", "CF", "upc-car"),
        ("SNA", "SY", "syrian-national-army"),
        ("Kurdish fighters", "IQ", "peshmerga"),
        ("Maoist rebels", "NP", "cpn-maoist"),
        ("al-Shabaab", "MZ", "ansar-al-sunna-mozambique"),
        ("al-Shabaab", "KE", "al-shabaab"),
    ],
)
def test_of_two_parties_of_one_name_the_one_that_acts_there_is_meant(
    library: Library, name: str, country: str, row_id: str
) -> None:
    assert library.register.find_actor(name, country=country)[0].id == row_id


@pytest.mark.parametrize(
    ("name", "country"), [("SNA", "SO"), ("NDF", "PH"), ("Republican Guard", "FR")]
)
def test_initials_and_common_names_of_another_war_are_no_answer(
    library: Library, name: str, country: str
) -> None:
    found = library.register.find_actor(name, country=country)
    assert not found or found[0].score < 0.8


@pytest.mark.parametrize(
    "name",
    ["Iraqi insurgents", "Pakistani militants", "pro-Russian fighters", "Libyan rebel forces",
     "Iraqi tribesmen", "Turkish hackers"],
)  # fmt: skip
def test_men_of_a_nation_are_not_its_state(library: Library, name: str) -> None:
    found = library.register.find_actor(name, country="SY")
    assert not found or found[0].score < 0.8


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("Russian occupation forces", "russia"),
        ("Israeli jets", "israel"),
        ("Lebanese group Hizbollah", "hezbollah"),
        ("Iraqi Kurdish fighters in Kirkuk", "peshmerga"),
        ("US-backed Kurdish fighters", "kurdish-forces"),
        ("pro-Houthi fighters", "houthis"),
        ("Islamist Boko Haram fighters", "boko-haram"),
        ("طالبان", "taliban"),
    ],
)
def test_of_several_names_within_the_words_the_most_telling_counts(
    library: Library, name: str, row_id: str
) -> None:
    found = library.register.find_actor(name, country="SY")
    assert found[0].id == row_id


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Shan Liberty Army", "MM"),
        ("Army of Lanterns", "IN"),
        ("National Islamic Front of Vardenia", "SY"),
        ("FMLN-Renewed", "SV"),
        ("Los Zetas - Old Lantern faction", "MX"),
        ("Hezbollah dissidents", "LB"),
        ("East Side Boys", "SL"),
        ("SSXM/A", "SD"),
        ("council for independence in Ukraine", "UA"),
    ],
)
def test_a_longer_name_is_not_the_party_whose_words_it_holds(
    library: Library, name: str, country: str
) -> None:
    found = library.register.find_actor(name, country=country)
    assert not found or found[0].score < 0.8


def test_a_history_tells_names_splits_and_memberships_with_years(library: Library) -> None:
    assert "called Jabhat Fateh al-Sham from 2016" in library.register.history("nusra-front")
    assert "split from Hayat Tahrir al-Sham in 2018" in library.register.history("hurras-al-din")
    assert "member of Islamic Front 2013-2015" in library.register.history("ahrar-al-sham")
    assert library.register.history("nobody") == ()


def test_words_of_other_trades_are_no_party_in_running_text(library: Library) -> None:
    text = "Let the NPA and the KIA meet: Fatah's friend Amal, MSA, CMA and DPR."
    assert words_found(library, text) == ["Fatah"]


def test_ids_are_unique() -> None:
    for rows in (actor_rows(), speaker_rows(), lists.place_rows()):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("QSD: Syrian Democratic Forces", "sdf"),
        ("Military Forces of Syria (2000-2024)", "syria-government"),
        ("Islamic State (West Africa)", "iswap"),
        ("ULA/AA: United League of Arakan/Arakan Army", "arakan-army"),
    ],
)
def test_a_party_is_found_by_the_name_that_acled_gives_it(name: str, row_id: str) -> None:
    assert open_library().register.find_actor(name)[0].id == row_id


def test_a_name_of_acleds_is_not_looked_for_in_running_text() -> None:
    assert not open_library().register.scan("They named it Operation Restoring Hope.")


@pytest.mark.parametrize("prefix", ["acled:", "wikidata:"])
def test_an_id_of_another_list_stands_on_one_party_alone(prefix: str) -> None:
    """A user's row with that id is joined to the party that has it, so a second is a mistake."""
    given = Counter(number for row in actor_rows() for number in row.ids)
    assert not {number for number, rows in given.items() if number.startswith(prefix) and rows > 1}


def test_wikidata_ids_are_numbers_of_items() -> None:
    numbers = [i.removeprefix("wikidata:") for row in actor_rows() for i in row.ids if "wiki" in i]
    assert numbers and all(one[0] == "Q" and one[1:].isdecimal() for one in numbers)


def test_a_users_party_is_found_and_takes_no_shipped_name() -> None:
    mine = ActorRow("mine:1", "Lantern Guard", ActorKind.MILITIA, ("Nusra Front",), "", "x")
    register = open_library(actors=[mine]).register
    assert register.find_actor("Lantern Guard")[0].id == "mine:1"
    assert register.find_actor("Nusra Front")[0].id == "nusra-front"
