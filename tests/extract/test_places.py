"""Which words are a place, how the happening lies to it, and which of several is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.place_choice import choose_place
from reportedly.extract.place_finding import find_places
from reportedly.extract.places import Atlas, Place
from reportedly.model.places import PlaceRelation

TOWNS = {"Azaz", "Homs", "Aleppo", "Idlib", "Damascus", "Douma", "Al-Bab", "Deir ez-Zor", "Tadef"}
COUNTRIES = {"Syria", "Turkey"}
ATLAS = Atlas(lambda name: name in TOWNS | COUNTRIES, lambda name: name in COUNTRIES)


def places(text: str, *, taken: str | None = None) -> list[Place]:
    """The places in a text; the words `taken` name somebody."""
    stretches = [] if taken is None else [(text.index(taken), text.index(taken) + len(taken))]
    return find_places(text, ATLAS, stretches)


def names(text: str, *, taken: str | None = None) -> list[str]:
    return [place.name for place in places(text, taken=taken)]


@pytest.mark.parametrize(
    "text",
    [
        "Air base denies that it shelled anybody",
        "Air Base Denies Raid",
        "Rebel stronghold falls after a siege",
        "Army Checkpoint Attacked",
        "Refugee camp shelled, four dead",
        "Weapons factory hit by missile",
        "Military airport under fire",
    ],
)
def test_an_ordinary_word_written_large_before_a_noun_names_no_place(text: str) -> None:
    assert names(text) == []


def test_a_name_that_holds_an_ordinary_word_is_a_place() -> None:
    assert names("a blast at Velmo Air Base") == ["Velmo Air Base"]
    assert names("Velmo refugee camp shelled") == ["Velmo"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("shells fell in Azaz", "Azaz"),
        ("raids on the town of Kafr Qart killed two", "Kafr Qart"),
        ("in the Waer district of nowhere", "Waer"),
        ("a bomb in the village of Kafer Na'al", "Kafer Na'al"),
        ("an air strike on Zubaybaq", "Zubaybaq"),
        ("the shelling of Zubaybaq", "Zubaybaq"),
        ("strikes in Deir ez-Zor", "Deir ez-Zor"),
        ("strikes in al-Bab", "al-Bab"),
        ("Homs's old quarter was hit in Homs's souk", "Homs"),
        ("in Azaz’s market", "Azaz"),
    ],
)
def test_a_place_is_found_by_the_words_around_it(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "killed by Omar Hassan on Monday",
        "Zubaybaq said that it was a tragedy",
        "the Homs regime",
        "the Kurdish-held zone",
        "in Ramadan",
        "in the Civil War",
        "no place is named here",
        "",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert places(text) == []


def test_what_describes_a_place_parts_its_name_from_the_one_before() -> None:
    text = "Raids killed two in Syria's Tarn Front-held Azaz on Monday"
    assert names(text, taken="Tarn Front") == ["Syria", "Azaz"]


def test_names_of_parties_are_not_places() -> None:
    assert names("clashes in Azaz with Liwa Homs", taken="Liwa Homs") == ["Azaz"]


@pytest.mark.parametrize(
    ("text", "relation", "km"),
    [
        ("in Azaz", PlaceRelation.AT, None),
        ("near Azaz", PlaceRelation.NEAR, None),
        ("near the town of Azaz", PlaceRelation.NEAR, None),
        ("on the outskirts of Azaz", PlaceRelation.NEAR, None),
        ("a village 12.5 km from Azaz", PlaceRelation.NEAR, 12.5),
        ("10 miles south of Azaz", PlaceRelation.NEAR, 16.09344),
        ("across Syria", PlaceRelation.WITHIN, None),
        ("in northern Aleppo", PlaceRelation.WITHIN, None),
        ("in the countryside of Aleppo", PlaceRelation.WITHIN, None),
        ("on the road between Aleppo and Idlib", PlaceRelation.BETWEEN, None),
        ("clashes between Azaz residents", PlaceRelation.AT, None),
    ],
)
def test_the_relation_to_a_place_and_its_distance_are_kept(
    text: str, relation: PlaceRelation, km: float | None
) -> None:
    found = places(text)[0]
    assert found.relation is relation
    assert found.distance_km == (pytest.approx(km) if km is not None else None)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("in Syria", 1),
        ("in Aleppo province", 2),
        ("in Azaz", 3),
        ("in the Waer district", 4),
        ("at the Kindi hospital", 5),
    ],
)
def test_the_more_local_a_place_the_higher_its_rank(text: str, rank: int) -> None:
    assert [place.rank for place in places(text)] == [rank]


def chosen(text: str, *, at: int = 0) -> tuple[str, str | None]:
    found = choose_place(places(text), at, text)
    assert found is not None
    place, larger = found
    return place.name, None if larger is None else larger.name


@pytest.mark.parametrize(
    ("text", "place", "larger"),
    [
        ("in the Waer district of Homs", "Waer", "Homs"),
        ("in the Zahraa neighbourhood of the city of Homs", "Zahraa", "Homs"),
        ("in the town of Tadef in Aleppo province", "Tadef", "Aleppo"),
        ("in the Damascus suburb of Douma", "Douma", "Damascus"),
        ("in Azaz in Syria", "Azaz", "Syria"),
    ],
)
def test_the_most_local_place_is_chosen_with_what_it_lies_in(
    text: str, place: str, larger: str
) -> None:
    assert chosen(text) == (place, larger)


def test_of_two_towns_the_one_nearer_to_the_happening_is_chosen() -> None:
    text = "in Azaz, and in Tadef a bomb"
    assert chosen(text, at=0) == ("Azaz", None)
    assert chosen(text, at=len(text)) == ("Tadef", None)


def test_no_place_none_chosen() -> None:
    assert choose_place([], 0, "") is None


WORDS = st.lists(
    st.sampled_from(
        "in near the town of Azaz Homs Al-Bab al- Syria Syrias Turkeys 5 km from road between and "
        "district Na'al «Homs» Homs's Deir ez-Zor province , . — Дамаск А\u200bzaz".split(" ")
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for place in find_places(text, ATLAS, []):
        assert end <= place.start < place.end <= len(text)
        assert text[place.start : place.end].startswith(place.name)
        assert place.rank in range(1, 6)
        end = place.start + len(place.name)


@given(WORDS, st.integers(0, 200))
def test_one_place_of_those_found_is_chosen_and_the_larger_is_larger(text: str, at: int) -> None:
    found = find_places(text, ATLAS, [])
    answer = choose_place(found, at, text)
    assert (answer is None) == (not found)
    if answer is not None:
        place, larger = answer
        covered = [p for p in found if place.start <= p.start and p.end <= place.end]
        assert place.name in {p.name for p in covered}
        assert larger is None or larger.rank < place.rank


def test_a_persons_name_within_the_name_of_a_village_is_no_person() -> None:
    text = "Jets struck depots in Khan al-Assad on Monday, and nine died."
    assert names(text, taken="Assad") == ["Khan al-Assad"]


def test_a_headlines_verb_is_no_part_of_a_name() -> None:
    assert names("Missile Hits Azaz") == ["Azaz"]
