"""Places told in one breath: the figure is of all of them, the claim stays one."""

import pytest
from stories import Telling, bounds

from reportedly.model.claims import Claim
from reportedly.model.events import EventType
from reportedly.model.places import PlaceRelation


def others(claim: Claim) -> list[str]:
    return [place.name for place in claim.other_places]


@pytest.mark.parametrize(
    ("text", "first", "wanted"),
    [
        ("Air strikes on Atarib, Saraqib and Binnish killed 13.", "Atarib", ["Saraqib", "Binnish"]),
        ("Shells hit Azaz and Marea, killing nine people.", "Azaz", ["Marea"]),
        ("Six died in shelling of the towns of Saraqib and Zubaybaq.", "Saraqib", ["Zubaybaq"]),
        ("Twenty died in fighting in Aleppo and Idlib provinces.", "Aleppo", ["Idlib"]),
        ("Rockets killed four in Azaz or Marea.", "Azaz", []),
        ("A bomb on the road between Azaz and Marea killed six.", "Azaz", []),
        ("Shells on the road linking Azaz and Marea killed six.", "Azaz", []),
        ("An air strike killed six in Atarib, Aleppo province.", "Atarib", []),
    ],
)
def test_what_and_joins_are_places_of_one_claim(
    told: Telling, text: str, first: str, wanted: list[str]
) -> None:
    (claim,) = told(text)
    assert claim.place is not None
    assert (claim.place.name, others(claim)) == (first, wanted)


def test_each_keeps_its_own_words_and_how_the_happening_lies_to_it(told: Telling) -> None:
    (claim,) = told("Air strikes on Atarib and near Binnish killed 13 people.")
    (binnish,) = claim.other_places
    assert (binnish.span.text, binnish.relation) == ("Binnish", PlaceRelation.NEAR)


def test_a_toll_of_one_of_them_is_not_of_all(told: Telling) -> None:
    (claim,) = told("Shelling hit Azaz and Marea. In Azaz the shells killed five civilians.")
    assert bounds(claim) == [(5, 5)]
    assert others(claim) == []


def test_a_toll_without_a_place_is_of_all_that_were_hit(told: Telling) -> None:
    claims = told(
        "Air raids hit Atarib and Binnish on Monday. Ten people were killed in the raids."
    )
    counted = [claim for claim in claims if claim.figures]
    assert [others(claim) for claim in counted] == [["Binnish"]]
    assert {claim.event_type for claim in claims} == {EventType.AIR_STRIKE}


def test_a_town_that_ends_in_s_is_not_another_that_owns_something(told: Telling) -> None:
    (claim,) = told("Rockets from Syria hit the Turkish town of Kilis on Monday, killing two.")
    assert claim.place is not None
    assert claim.place.name == "Kilis"


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("An air strike hit the Old City of Aleppo, killing five.", "Old City", "Aleppo"),
        ("Shells hit Aleppo's Zubaybaq quarter, killing five.", "Zubaybaq", "Aleppo's"),
        ("Five died in the districts of Zubaybaq and Tartaq in Aleppo.", "Zubaybaq", "Aleppo"),
        ("Five died in Saraqib and neighbouring Aleppo province.", "Saraqib", None),
    ],
)
def test_the_town_that_holds_a_part_is_told_with_it(
    told: Telling, text: str, name: str, within: str | None
) -> None:
    (claim,) = told(text)
    assert claim.place is not None
    larger = claim.place.within
    assert (claim.place.name, larger and larger.text) == (name, within)
