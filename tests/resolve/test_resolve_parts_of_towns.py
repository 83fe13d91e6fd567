"""Quarters and buildings that no list has: at the town told with them, and only near it."""

import pytest
from telling import mention, placed

from reportedly.model.places import PlaceMention, PlaceRelation, ResolvedPlace
from reportedly.reference.library import Library


def one(library: Library, text: str, place: PlaceMention) -> ResolvedPlace:
    (found,) = placed(library, text, place)
    return found


@pytest.mark.parametrize(
    ("text", "said", "name", "within", "town"),
    [
        ("In Syria, the Zubaybaq neighbourhood of Aleppo was hit.",
         "Zubaybaq neighbourhood", "Zubaybaq", "Aleppo", "Aleppo"),
        ("In Syria, the neighbourhood of Zubaybaq in Aleppo was hit.",
         "Zubaybaq", "Zubaybaq", "Aleppo", "Aleppo"),
        ("In Syria, the Old City of Aleppo was hit.", "Old City", "Old City", "Aleppo", "Aleppo"),
        ("In Syria, Aleppo's Zubaybaq quarter was hit.",
         "Zubaybaq quarter", "Zubaybaq", "Aleppo's", "Aleppo"),
        ("In Syria, the Zubaybaq hospital in Idlib city was hit.",
         "Zubaybaq hospital", "Zubaybaq", "Idlib city", "Idlib"),
    ],
)  # fmt: skip
def test_a_part_of_a_town_lies_near_the_towns_point(
    library: Library, text: str, said: str, name: str, within: str, town: str
) -> None:
    found = one(library, text, mention(text, said, name=name, within=within))
    assert found.chosen is not None
    assert (found.chosen.name, found.precision, found.geo_precision) == (town, 2, 2)
    assert name in found.reason
    assert found.mention.name == name


@pytest.mark.parametrize(
    ("text", "said", "within"),
    [
        ("In Syria, the village of Zubaybaq in Aleppo was hit.", "Zubaybaq", "Aleppo"),
        ("In Syria, Zubaybaq hospital in Idlib was hit.", "Zubaybaq hospital", "Idlib"),
        ("In Syria, Zubaybaq district of Aleppo province was hit.",
         "Zubaybaq district", "Aleppo province"),
        ("In Syria, Zubaybaq quarter in Nowhereton was hit.", "Zubaybaq quarter", "Nowhereton"),
        ("In Syria, Zubaybaq quarter was hit, in Aleppo or elsewhere.", "Zubaybaq quarter", None),
    ],
)  # fmt: skip
def test_what_may_lie_anywhere_in_a_province_stays_open(
    library: Library, text: str, said: str, within: str | None
) -> None:
    found = one(library, text, mention(text, said, name="Zubaybaq", within=within))
    assert (found.chosen, found.precision) == (None, None)


def test_a_quarter_that_a_list_has_keeps_its_own_point(library: Library) -> None:
    text = "In Syria, the Shaar neighbourhood of Aleppo was hit."
    found = one(library, text, mention(text, "Shaar neighbourhood", name="Shaar", within="Aleppo"))
    assert found.chosen is not None
    assert (found.chosen.name, found.precision) == ("Shaar (Aleppo)", 1)


def test_between_two_quarters_is_no_nearer_than_between(library: Library) -> None:
    text = "In Syria, the road between Zubaybaq quarter and Tartaq quarter in Aleppo was hit."
    between = mention(
        text, "Zubaybaq quarter", name="Zubaybaq", within="Aleppo", relation=PlaceRelation.BETWEEN
    )
    assert one(library, text, between).precision == 5
