"""Reports about anywhere: a name is the place that the report leads to, or it stays open."""

import pytest
from telling import mention, placed, resolved, told

from reportedly.model.places import PlaceLevel, ResolvedPlace
from reportedly.reference.library import Library, open_library
from reportedly.reference.theatre import NO_THEATRE


@pytest.fixture(scope="module")
def world() -> Library:
    return open_library(theatre=NO_THEATRE)


def found(library: Library, text: str, *names: str) -> list[ResolvedPlace]:
    return placed(library, text, *(mention(text, name) for name in names))


def where(places: list[ResolvedPlace]) -> list[tuple[str, str] | None]:
    return [(p.chosen.name, p.chosen.country) if p.chosen else None for p in places]


@pytest.mark.parametrize("theatre", ["SY", NO_THEATRE])
def test_a_country_that_is_named_says_whose_town_is_meant(theatre: str) -> None:
    text = "In Nigeria, gunmen attacked Gwoza and Bama, killing twelve people."
    places = found(open_library(theatre=theatre), text, "Gwoza", "Bama")
    assert where(places) == [("Gwoza", "NG"), ("Bama", "NG")]
    assert all("Nigeria" in place.reason or "country" in place.reason for place in places)


def test_the_state_that_stands_after_the_name_says_which_town(world: Library) -> None:
    text = "Police said a man shot two people in Paris, Texas, on Monday."
    (paris,) = placed(world, text, mention(text, "Paris", within="Texas"))
    assert paris.chosen is not None
    assert (paris.chosen.country, paris.chosen.admin1, paris.precision) == ("US", "Texas", 1)
    assert "Texas" in paris.reason


def test_towns_near_one_another_lead_to_one_another(world: Library) -> None:
    text = "Gunmen raided Gwoza and Bama and burnt a market near Maiduguri."
    places = found(world, text, "Gwoza", "Bama", "Maiduguri")
    assert [one and one[1] for one in where(places)] == ["NG", "NG", "NG"]


def test_a_great_city_needs_no_country_and_a_namesake_of_many_stays_open(world: Library) -> None:
    text = "A bomb went off in Kano, and later shots were heard in Springfield."
    kano, springfield = found(world, text, "Kano", "Springfield")
    assert where([kano, springfield]) == [("Kano", "NG"), None]
    assert springfield.reason
    assert springfield.candidates


def test_an_invented_town_is_not_pinned_to_one_of_that_spelling_far_away(world: Library) -> None:
    """Hassa is a town in Turkey, Karvonia no country."""
    text = "In Karvonia, the rebels shelled Hassa and Ovrinth, killing three."
    assert where(found(world, text, "Hassa", "Ovrinth")) == [None, None]


def test_a_slip_is_read_as_a_town_of_the_reports_country_alone(world: Library) -> None:
    text = "In Nigeria, gunmen attacked Maidugurri and Bama."
    slip, _ = found(world, text, "Maidugurri", "Bama")
    assert slip.chosen is not None
    assert slip.chosen.name == "Maiduguri"


def test_an_unknown_quarter_lies_near_its_town_anywhere(world: Library) -> None:
    text = "A bomb went off in the Zubaybaq quarter of Kano in Nigeria."
    quarter = mention(text, "Zubaybaq quarter", name="Zubaybaq", within="Kano")
    (place,) = placed(world, text, quarter)
    assert place.chosen is not None
    assert (place.chosen.name, place.precision) == ("Kano", 2)


def test_a_province_is_as_precise_as_a_province(world: Library) -> None:
    text = "Twelve people were killed in Kano province and four in Kano city in Nigeria."
    unit, town = (mention(text, f"Kano {word}", name="Kano") for word in ("province", "city"))
    one, other = placed(world, text, unit, town)
    assert one.chosen is not None
    assert (one.chosen.level, one.precision, other.precision) == (PlaceLevel.ADM1, 4, 1)


def test_a_foreign_aircraft_does_not_move_a_syrian_village_abroad(library: Library) -> None:
    text = "A Russian aircraft bombed Atarib and Khan al-Asal, killing nine."
    assert {place.chosen.country for place in found(library, text, "Atarib", "Khan al-Asal")
            if place.chosen is not None} == {"SY"}  # fmt: skip


def test_with_syrias_lists_on_another_war_is_not_taken_for_syrias(library: Library) -> None:
    text = "American police said five people were shot in Salem and Springfield, Massachusetts."
    claims = [told(text, place=mention(text, name)) for name in ("Salem", "Springfield")]
    places = [one.place for one in resolved(library, text, *claims)]
    assert all(p is not None and (p.chosen is None or p.chosen.country == "US") for p in places)
