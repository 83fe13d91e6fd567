"""The place that "the city" or "the province" means."""

import pytest

from reportedly.extract.places import Place
from reportedly.extract.recalling import Meant, places_meant, recalled
from reportedly.model.places import PlaceRelation


def place(name: str, rank: int, *, large: bool = False) -> Place:
    return Place(0, len(name), name, rank, 3, PlaceRelation.AT, None, is_large=large)


TOLD = [place("Norva", 3, large=True), place("Sel", 3), place("Ulm quarter", 4)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Raids hit the city on Monday", "city"),
        ("across the north-western province", "province"),
        ("another bomb in the southeastern suburb.", "district"),
        ("in the city of Sel", None),
        ("in the city Sel", None),
        ("a city was hit", None),
        ("the residential neighbourhood was hit", None),
    ],
)
def test_a_definite_noun_without_a_name_means_a_place_told(text: str, kind: str | None) -> None:
    found = places_meant(text, 0)
    assert (found[0].kind if found else None) == kind


@pytest.mark.parametrize(
    ("kind", "name"),
    [("city", "Sel"), ("province", "Norva"), ("district", "Ulm quarter"), ("town", "Ulm quarter")],
)
def test_it_is_the_last_told_of_that_kind(kind: str, name: str) -> None:
    found = recalled([Meant(kind, 0, 8, is_part=False)], TOLD)
    assert found is not None
    assert found[0].name == found[1].name == name


def test_nothing_is_recalled_where_nothing_was_told() -> None:
    assert recalled([Meant("city", 0, 8, is_part=False)], []) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raids hit the eastern parts of the city on Monday", "the eastern parts of the city"),
        ("the citys besieged districts were shelled", "the citys besieged districts"),
        ("a bomb at a police station in the town", "a police station in the town"),
    ],
)
def test_the_words_for_a_part_of_it_are_kept(text: str, words: str) -> None:
    told = [place("Sel", 3)]
    found = recalled(places_meant(text, 10), told)
    assert found is not None
    whole, part = found
    assert whole == told[0]
    assert part.name == "Sel"
    assert text[part.start - 10 : part.end - 10] == words


def test_a_site_is_recalled_by_its_noun() -> None:
    base = Place(0, 9, "Norva", 5, 3, PlaceRelation.AT, None, noun="airbase")
    found = recalled(places_meant("they stormed the base", 0), [base, place("Sel", 3)])
    assert found is not None
    assert found[0] is base
