"""Places of one report judge one another; what is not known stays unresolved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import mention, placed, resolved, told

from builders import span
from reportedly.model.places import PlaceLevel, PlaceMention, PlaceRelation
from reportedly.reference.distance import distance_km
from reportedly.reference.library import Library
from reportedly.resolve.precision import acled_precision, ged_precision

FOUNDING = (
    "Fighting in Syria: at Handarat camp by Aleppo, at Kafer Na'al, at Al-Atareb, near Dar-Ta'az."
)


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("Handarat camp", (36.26, 37.155)),
        ("Al-Atareb", (36.139, 36.825)),
        ("Dar-Ta'az", (36.28247, 36.85216)),
    ],
)
def test_the_founding_reports_places_are_found(
    library: Library, said: str, point: tuple[float, float]
) -> None:
    bare = said.removesuffix(" camp")
    (place,) = placed(library, FOUNDING, mention(FOUNDING, said, name=bare))
    assert place.chosen is not None
    assert distance_km((place.chosen.lat, place.chosen.lon), point) < 5
    assert place.chosen.admin1 == "Aleppo"
    assert place.reason


def test_a_village_that_may_be_two_stays_unresolved_with_both_candidates(
    library: Library,
) -> None:
    others = [mention(FOUNDING, "Al-Atareb"), mention(FOUNDING, "Dar-Ta'az")]
    first, *_ = placed(library, FOUNDING, mention(FOUNDING, "Kafer Na'al"), *others)
    assert first.chosen is None
    assert {"Kafr Naha", "Kafr Taal"} <= {place.name for place in first.candidates[:5]}
    assert first.reason


def test_the_larger_unit_tells_which_of_two_places_is_meant(library: Library) -> None:
    text = "Shelling hit Midan in Aleppo, Syria, and later Midan quarter in Damascus."
    north = PlaceMention(span("Midan"), "Midan", within=span("Aleppo"))
    south = PlaceMention(span("Midan"), "Midan", within=span("Damascus"))
    one, other = placed(library, text, north, south)
    assert one.chosen is not None
    assert other.chosen is not None
    assert (one.chosen.admin1, other.chosen.admin1) == ("Aleppo", "Damascus")


def test_the_reports_other_places_tell_which_village_is_meant(library: Library) -> None:
    text = "In Syria, rockets fell on Mansoura and on Khan al-Asal."
    one, _ = placed(library, text, mention(text, "Mansoura"), mention(text, "Khan al-Asal"))
    assert one.chosen is not None
    assert one.chosen.admin1 == "Aleppo"
    assert "other places" in one.reason


def test_a_place_is_never_pinned_to_a_country_the_report_is_not_about(library: Library) -> None:
    text = "In Syria, the army shelled Tripoli street and Springfield."
    for place in placed(library, text, mention(text, "Tripoli"), mention(text, "Springfield")):
        assert place.chosen is None


def test_a_place_of_another_country_that_the_report_names_is_found_there(
    library: Library,
) -> None:
    text = "Syria and Iraq: raids hit Raqqa, Aleppo, Idlib and Mosul."
    mentions = [mention(text, name) for name in ("Raqqa", "Aleppo", "Idlib", "Mosul")]
    found = placed(library, text, *mentions)
    countries = [place.chosen.country for place in found if place.chosen is not None]
    assert countries == ["SY", "SY", "SY", "IQ"]


def test_a_name_known_only_outside_the_unit_told_is_not_pinned(library: Library) -> None:
    text = "In Syria, a raid hit Atarib in Daraa province."
    (place,) = placed(library, text, mention(text, "Atarib", within="Daraa province"))
    assert place.chosen is None
    assert "outside Daraa province" in place.reason


def test_a_report_that_names_no_country_is_still_placed_in_the_theatre(library: Library) -> None:
    text = "A raid hit Saraqib."
    (place,) = placed(library, text, mention(text, "Saraqib"))
    assert place.chosen is not None
    assert place.chosen.country == "SY"


def test_a_province_and_its_town_are_told_apart_by_the_words(library: Library) -> None:
    text = "Syria: clashes in Idlib province and in Idlib city."
    province = mention(text, "Idlib province", name="Idlib")
    town = mention(text, "Idlib city", name="Idlib")
    one, other = placed(library, text, province, town)
    assert (one.precision, other.precision) == (4, 1)
    assert (one.geo_precision, other.geo_precision) == (3, 1)


@pytest.mark.parametrize(
    ("level", "relation", "distance_km", "expected"),
    [
        (PlaceLevel.POPULATED, PlaceRelation.AT, None, 1),
        (PlaceLevel.POPULATED, PlaceRelation.NEAR, None, 2),
        (PlaceLevel.POPULATED, PlaceRelation.NEAR, 25.0, 2),
        (PlaceLevel.POPULATED, PlaceRelation.NEAR, 26.0, 5),
        (PlaceLevel.ADM2, PlaceRelation.AT, None, 3),
        (PlaceLevel.ADM1, PlaceRelation.AT, None, 4),
        (PlaceLevel.ADM1, PlaceRelation.WITHIN, None, 5),
        (PlaceLevel.POPULATED, PlaceRelation.BETWEEN, None, 5),
        (PlaceLevel.REGION, PlaceRelation.AT, None, 5),
        (PlaceLevel.COUNTRY, PlaceRelation.WITHIN, None, 6),
    ],
)
def test_precision_follows_ged_appendix_3(
    level: PlaceLevel, relation: PlaceRelation, distance_km: float | None, expected: int
) -> None:
    said = PlaceMention(span("X"), "X", relation, distance_km=distance_km)
    assert ged_precision(level, said) == expected


def test_the_sea_is_seven() -> None:
    said = PlaceMention(span("Mediterranean Sea"), "Mediterranean Sea")
    assert ged_precision(PlaceLevel.REGION, said) == 7


def test_acled_knows_three_steps() -> None:
    assert [acled_precision(step) for step in range(1, 8)] == [1, 2, 2, 3, 3, 3, 3]


def test_the_order_of_claims_changes_no_place(library: Library) -> None:
    text = "In Syria, rockets fell on Mansoura and on Khan al-Asal."
    mentions = [mention(text, "Mansoura"), mention(text, "Khan al-Asal")]
    forward = placed(library, text, *mentions)
    backward = placed(library, text, *reversed(mentions))
    assert forward == list(reversed(backward))


@given(name=st.text(min_size=1, max_size=30))
def test_any_name_is_resolved_or_says_why_not(library: Library, name: str) -> None:
    said = PlaceMention(span(name), name)
    (place,) = placed(library, f"Syria {name}", said)
    assert place.reason
    if place.chosen is not None:
        assert place.candidates[0] == place.chosen


def test_a_claim_without_a_place_stays_without(library: Library) -> None:
    text = "Syria: nine died."
    assert resolved(library, text, told(text))[0].place is None


def test_a_province_told_beside_another_lies_in_neither(library: Library) -> None:
    text = "Syria: clashes in Idlib and in West Aleppo province."
    (place,) = placed(library, text, mention(text, "Idlib", within="Aleppo province"))
    assert place.chosen is not None
    assert (place.chosen.name, place.precision) == ("Idlib Governorate", 4)


def test_half_of_a_city_is_not_its_province(library: Library) -> None:
    text = "Syria: shells fell on eastern Aleppo."
    said = mention(text, "Aleppo", relation=PlaceRelation.WITHIN)
    (place,) = placed(library, text, said)
    assert place.chosen is not None
    assert (place.chosen.name, place.precision) == ("Eastern Aleppo (city)", 1)
