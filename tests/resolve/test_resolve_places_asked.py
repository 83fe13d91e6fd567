"""A name asked for by itself, and the names of a text about anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library, open_library
from reportedly.resolve.naming import ENOUGH, look_up


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("village of Kimar in the Afrin countryside", "Kimar", 1),
        ("5 km from Saraqib", "Saraqib", 2),
        ("between Saraqib and Idlib", "Saraqib", 5),
        ("Idlib province", "Idlib Governorate", 4),
        ("Handarat refugee camp", "Handarat camp", 1),
        ("Хандарат", "Handarat", 1),
    ],
)
def test_a_phrase_is_answered_with_its_precision(
    library: Library, words: str, name: str, precision: int
) -> None:
    answer = look_up(words, library.gazetteer, country="SY")
    assert answer.chosen is not None
    assert (answer.chosen.name, answer.precision) == (name, precision)


def test_what_is_not_known_stays_unresolved_with_candidates(library: Library) -> None:
    answer = look_up("Kafer Na'al", library.gazetteer, country="SY", near=(36.17, 36.9))
    assert answer.chosen is None
    assert {"Kafr Naha", "Kafr Taal"} <= {place.name for place in answer.candidates}


def test_the_province_told_beside_a_name_tells_which_is_meant(library: Library) -> None:
    for province in ("Aleppo", "Raqqa"):
        answer = look_up("Mansoura", library.gazetteer, country="SY", within=province)
        assert answer.candidates[0].admin1 == province


def test_scores_of_different_places_are_shares_of_one(library: Library) -> None:
    found = look_up("Mansoura", library.gazetteer, country="SY").candidates
    apart = [a for a in found if all(
        a is b or distance_km((a.lat, a.lon), (b.lat, b.lon)) > 60 for b in found)]  # fmt: skip
    assert sum(place.score for place in apart) <= 1


@given(words=st.text(min_size=1, max_size=40))
def test_any_words_are_answered_or_left_open(library: Library, words: str) -> None:
    answer = look_up(words, library.gazetteer, country="SY")
    if answer.chosen is not None:
        assert answer.chosen.score >= ENOUGH


def test_a_users_village_is_found_through_a_slip(library: Library) -> None:
    row = PlaceRow("mine:1", "Velykohrad", (), 50.1, 36.2, PlaceLevel.POPULATED, "ZZ", "", "", "x")
    answer = look_up("Velikohrad", open_library(places=[row]).gazetteer, country="ZZ")
    assert answer.candidates[0].id == "mine:1"
