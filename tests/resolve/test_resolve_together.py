"""Places told in one breath, each resolved; what only says where another lies is none of them."""

from dataclasses import replace

import pytest
from telling import mention, resolved, told

from reportedly.model.places import PlaceLevel, PlaceMention, ResolvedPlace
from reportedly.reference.library import Library


def first(library: Library, text: str, place: PlaceMention, *others: PlaceMention) -> ResolvedPlace:
    claim = replace(told(text, place=place), other_places=others)
    (one,) = resolved(library, text, claim)
    assert one.place is not None
    return one.place


def names(place: ResolvedPlace) -> list[str | None]:
    return [other.chosen.name if other.chosen else None for other in place.others]


def test_every_place_of_a_row_is_resolved_by_itself(library: Library) -> None:
    text = "In Syria, raids hit Saraqib, Binnish and Zubaybaq."
    row = [mention(text, name) for name in ("Saraqib", "Binnish", "Zubaybaq")]
    place = first(library, text, *row)
    assert place.chosen is not None
    assert (place.chosen.name, names(place)) == ("Saraqib", ["Binnish", None])
    assert [other.mention.name for other in place.others] == ["Binnish", "Zubaybaq"]


@pytest.mark.parametrize(
    ("text", "unit", "name"),
    [
        ("In Syria, raids hit Atarib, Aleppo, and Saraqib.", "Aleppo", "Aleppo"),
        (
            "In Syria, raids hit Atarib and Aleppo province and Saraqib.",
            "Aleppo province",
            "Aleppo",
        ),
    ],
)
def test_the_province_that_holds_another_of_them_is_no_place_of_its_own(
    library: Library, text: str, unit: str, name: str
) -> None:
    others = (mention(text, unit, name=name), mention(text, "Saraqib"))
    assert names(first(library, text, mention(text, "Atarib"), *others)) == ["Saraqib"]


def test_a_city_beside_a_town_of_its_province_is_a_place_of_its_own(library: Library) -> None:
    text = "In Syria, raids hit Atarib and Aleppo."
    assert names(first(library, text, mention(text, "Atarib"), mention(text, "Aleppo"))) == [
        "Aleppo"
    ]


def test_provinces_told_together_are_provinces_each(library: Library) -> None:
    text = "In Syria, twenty died in Aleppo and Idlib provinces."
    row = mention(text, "Aleppo and Idlib provinces", name="Aleppo")
    place = first(library, text, row, mention(text, "Idlib provinces", name="Idlib"))
    levels = [one.chosen.level for one in (place, *place.others) if one.chosen is not None]
    assert levels == [PlaceLevel.ADM1, PlaceLevel.ADM1]
