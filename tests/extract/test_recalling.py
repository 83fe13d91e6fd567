"""The place that "the city" or "the province" means."""

import pytest

from reportedly.extract.places import Place
from reportedly.extract.recalling import place_meant, recalled
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
    assert place_meant(text) == kind


@pytest.mark.parametrize(
    ("kind", "name"),
    [("city", "Sel"), ("province", "Norva"), ("district", "Ulm quarter"), ("town", "Ulm quarter")],
)
def test_it_is_the_last_told_of_that_kind(kind: str, name: str) -> None:
    found = recalled(kind, TOLD)
    assert found is not None
    assert found.name == name


def test_nothing_is_recalled_where_nothing_was_told() -> None:
    assert recalled("city", []) is None
