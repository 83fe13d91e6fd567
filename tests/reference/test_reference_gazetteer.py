"""Places: found in any spelling, absent when absent, of their country alone."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference import gazetteer
from reportedly.reference.cache import Arrays
from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library, open_library
from reportedly.reference.spellings import compile_names


@pytest.mark.parametrize(
    ("name", "point", "within_km"),
    [
        ("Al-Atareb", (36.139, 36.825), 5),
        ("Dar-Ta'az", (36.28247, 36.85216), 3),
        ("Handarat", (36.28888, 37.16086), 3),
        ("Handarat refugee camp", (36.26, 37.155), 3),
        ("Кафр-Наха", (36.16827, 36.9845), 3),
        ("دارة عزة", (36.28247, 36.85216), 3),
        ("Idlib province", (35.76667, 36.66667), 1),
        ("Kobani", (36.89, 38.35), 5),
        ("Eastern Ghouta", (33.5, 36.44), 1),
    ],
)
def test_a_place_is_found_in_the_spelling_of_news(
    library: Library, name: str, point: tuple[float, float], within_km: float
) -> None:
    first = library.gazetteer.find(name, country="SY")[0]
    assert distance_km((first.lat, first.lon), point) <= within_km
    assert first.reasons


def test_a_name_that_fits_no_village_lists_both_that_may_be_meant(library: Library) -> None:
    west_of_aleppo = (36.2, 36.95)
    found = library.gazetteer.find("Kafer Na'al", country="SY", near=west_of_aleppo, limit=5)
    assert {"Kafr Naha", "Kafr Taal"} <= {place.name for place in found}
    assert all(place.score < 0.94 for place in found)


def test_a_country_that_is_given_is_never_left(library: Library) -> None:
    found = library.gazetteer.find("Tripoli", country="SY")
    assert {place.country for place in found} <= {"SY"}
    assert all(place.score < 0.94 for place in found)


def test_an_unknown_country_has_no_places(library: Library) -> None:
    assert library.gazetteer.find("Aleppo", country="XX") == ()
    assert library.gazetteer.find("", country="SY") == ()


def test_the_nearer_of_two_places_of_one_name_comes_first(library: Library) -> None:
    near_aleppo = library.gazetteer.find("Mansoura", country="SY", near=(36.2, 37.1))[0]
    near_raqqa = library.gazetteer.find("Mansoura", country="SY", near=(35.9, 39.0))[0]
    assert (near_aleppo.admin1, near_raqqa.admin1) == ("Aleppo", "Raqqa")


def test_a_level_word_prefers_that_level(library: Library) -> None:
    find = library.gazetteer.find
    assert find("Aleppo", country="SY")[0].level is PlaceLevel.POPULATED
    assert find("Aleppo province", country="SY")[0].level is PlaceLevel.ADM1
    assert find("governorate of Homs", country="SY")[0].level is PlaceLevel.ADM1


@pytest.mark.parametrize("name", ["Media", "West", "Police", "Time", "Observatory", "Sunday", ""])
def test_common_words_are_no_places(library: Library, name: str) -> None:
    assert not library.gazetteer.knows(name)


@pytest.mark.parametrize("name", ["Al-Atareb", "Syria", "Baghdad", "Raqa", "Khan Sheikhoun"])
def test_towns_great_cities_and_countries_are_known(library: Library, name: str) -> None:
    assert library.gazetteer.knows(name)


def test_a_name_once_looked_up_costs_microseconds(library: Library) -> None:
    library.gazetteer.knows("Al-Atareb")
    start = time.perf_counter()
    for _ in range(1000):
        library.gazetteer.knows("Al-Atareb")
    assert (time.perf_counter() - start) / 1000 < 50e-6


def test_countries_are_told_by_name_and_by_people(library: Library) -> None:
    named = library.gazetteer.countries_named
    assert named("The Syrian army said; Syria denied. Turkish jets.") == ("SY", "TR")
    assert named("Give it to us.") == ()


@given(name=st.text(max_size=40))
def test_no_name_breaks_the_gazetteer_or_scores_outside_0_to_1(library: Library, name: str) -> None:
    for place in library.gazetteer.find(name, country="SY"):
        assert 0 <= place.score <= 1


def test_a_users_place_joins_the_others_and_opens_its_country() -> None:
    row = PlaceRow("mine:1", "Novhorod Velykyi", (), 50.1, 36.2, PlaceLevel.SITE, "ZZ", "", "", "x")
    library = open_library(places=[row])
    assert library.gazetteer.find("Novgorod Velykyi", country="ZZ")[0].id == "mine:1"
    assert "ZZ" in library.gazetteer.theatre
    assert library.digest != open_library().digest


def test_a_cache_that_cannot_be_written_changes_no_answer(
    monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/no-such-place")
    fresh = open_library()
    assert fresh.gazetteer.find("Syria") == library.gazetteer.find("Syria")
    assert fresh.digest == library.digest


@pytest.mark.parametrize(
    ("name", "province"), [("Idlib", True), ("Aleppo", True), ("Manbij", False), ("Syria", False)]
)
def test_a_first_level_unit_is_told_from_a_town(
    library: Library, name: str, province: bool
) -> None:
    assert library.gazetteer.is_province(name, countries=("SY",)) is province


def test_towns_beyond_the_border_are_spelt_around_but_not_those_far_off(library: Library) -> None:
    assert library.gazetteer.is_spelt_around("Kilis")
    assert not library.gazetteer.is_spelt_around("Springfield")


def test_who_waits_for_the_worlds_names_is_told_and_for_a_countrys_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = PlaceRow("mine:1", "Velikohrad", (), 50, 36, PlaceLevel.POPULATED, "ZZ", "", "", "x")
    said = {}

    def kept(name: str, _make: Callable[[], Arrays], *, told: str) -> Arrays:
        said[name.split("-")[1]] = told
        return compile_names([row])

    monkeypatch.setattr(gazetteer, "kept_arrays", kept)
    places = gazetteer.Gazetteer([row], units={}, demonyms={})
    assert places.find("Velikohrad", everywhere=True)[0].id == "mine:1"
    assert {part for part, words in said.items() if words} == {"everywhere"}
    assert "ZZ" in said
