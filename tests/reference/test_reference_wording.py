"""What the words for a place say, read as a person reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.places import PlaceLevel, PlaceRelation
from reportedly.reference.wording import read_words


@pytest.mark.parametrize(
    ("words", "names", "within"),
    [
        ("village of Tell Anwar in the Salqin countryside", ("Tell Anwar",), ("Salqin",)),
        ("Bir Zaytun, Sabkha District", ("Bir Zaytun",), ("Sabkha",)),
        ("Old Mill (Harbour City)", ("Old Mill",), ("Harbour",)),
        ("قرية تل أنوار بريف حلب", ("تل أنوار",), ("حلب",)),
        ("Darwish/Derwish town", ("Darwish", "Derwish"), ()),
        ("Handarat refugee camp", ("Handarat",), ()),
    ],
)
def test_the_bare_name_and_what_it_lies_in(
    words: str, names: tuple[str, ...], within: tuple[str, ...]
) -> None:
    read = read_words(words)
    assert (read.names, read.within) == (names, within)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("near Tell Anwar", PlaceRelation.NEAR),
        ("northern outskirts of Tell Anwar", PlaceRelation.NEAR),
        ("countryside of Tell Anwar", PlaceRelation.WITHIN),
        ("between Tell Anwar and Salqin", PlaceRelation.BETWEEN),
        ("Tell Anwar", PlaceRelation.AT),
    ],
)
def test_how_the_happening_lies_to_the_place(words: str, relation: PlaceRelation) -> None:
    read = read_words(words)
    assert (read.names, read.relation) == (("Tell Anwar",), relation)


def test_a_distance_is_read() -> None:
    read = read_words("7.5 km north of Tell Anwar")
    assert (read.names, read.relation, read.distance_km) == (
        ("Tell Anwar",), PlaceRelation.NEAR, 7.5,
    )  # fmt: skip


def test_a_province_whose_name_is_a_countryside_keeps_it() -> None:
    assert read_words("Rif Dimashq").names == ("Rif Dimashq",)


def test_the_word_for_its_kind_is_told() -> None:
    assert read_words("Vale province").level is PlaceLevel.ADM1
    assert read_words("town of Vale").level is PlaceLevel.POPULATED


@given(words=st.text(max_size=60))
def test_any_words_are_read(words: str) -> None:
    assert read_words(words).names
