"""Names that are not to be cut, lists that are one place, and what only lies near."""

import pytest

from reportedly.extract.place_choice import choose_place
from reportedly.extract.place_finding import find_places
from reportedly.extract.places import Atlas

TOWNS = {"Azaz", "Homs", "Aleppo", "Idlib", "Khan", "Guatemala City", "Algiers", "Thai", "Raqqa"}
COUNTRIES = {"Syria", "Iraq", "Guatemala"}
ATLAS = Atlas(lambda name: name in TOWNS | COUNTRIES, lambda name: name in COUNTRIES)


def names(text: str, *, taken: str | None = None) -> list[str]:
    stretches = [] if taken is None else [(text.index(taken), text.index(taken) + len(taken))]
    return [place.name for place in find_places(text, ATLAS, stretches)]


def chosen(text: str, at: str) -> str:
    choice = choose_place(find_places(text, ATLAS, []), text.index(at), text)
    assert choice is not None
    return text[choice[0].start : choice[0].end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Guatemala City on Monday", ["Guatemala City"]),
        ("stormed the outskirts of Khan Al-Zeit", ["Khan Al-Zeit"]),
        ("near the Badran Cement Factory", ["Badran Cement Factory"]),
        ("fighting in Homs Gate Park was heavy", ["Homs Gate Park"]),
        ("was shot in San Pedro del Rio", ["San Pedro del Rio"]),
        ("they captured Hill 40 in Azaz", ["Hill 40", "Azaz"]),
        ("shells hit Azaz Homs and Idlib", ["Azaz", "Homs", "Idlib"]),
        ("in the Yara state", ["Yara"]),
    ],
)
def test_a_name_is_taken_whole_unless_another_known_one_follows(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("captured the villages of Sel, Amar and Jisan", ["Sel", "Amar", "Jisan"]),
        ("entered the Sel and Amar districts", ["Sel", "Amar"]),
        ("entered Sel and Omar told them", []),
    ],
)
def test_what_a_list_calls_villages_are_places_each(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("Ten died in Aleppo and Raqqa provinces.", "died", "Aleppo and Raqqa provinces"),
        ("Ten died in Azaz, Homs and Idlib.", "died", "Azaz, Homs and Idlib"),
        ("Ten died in Azaz and nearby Raqqa city.", "died", "Azaz and nearby Raqqa city"),
        ("Ten died in Azaz, Aleppo province.", "died", "Azaz"),
    ],
)
def test_coordinated_places_are_one_mention(text: str, at: str, place: str) -> None:
    assert chosen(text, at) == place


def test_a_town_goes_before_the_city_it_lies_south_of() -> None:
    assert chosen("Two were shot in Baraki, southeast of Algiers.", "shot") == "Baraki"


def test_a_village_goes_before_an_airport_near_it() -> None:
    text = "They shelled the village of Sharif near Tiran Airport."
    assert chosen(text, "shelled") == "village of Sharif"[11:]


def test_the_place_told_in_one_breath_with_the_deed_goes_before_one_far_off() -> None:
    text = (
        "A bomb killed five in Azaz on Sunday, two days after officials of several parties had met"
        " in the village of Jisan for talks."
    )
    assert chosen(text, "killed") == "Azaz"


@pytest.mark.parametrize(
    "text", ["a Thai soldier was in it", "fired at the Danish post", "A raid hit", "This in part"]
)
def test_a_people_or_an_opening_word_is_no_place(text: str) -> None:
    assert names(text) == []


def test_a_town_may_end_like_a_people() -> None:
    assert names("a raid in Binnish") == ["Binnish"]
    assert names("a blast in Dalian") == ["Dalian"]


def test_a_country_within_which_something_happened_is_a_place_though_it_may_be_a_party() -> None:
    assert names("a blast in southern Iraq", taken="Iraq") == ["Iraq"]
    assert names("a statement by Iraq", taken="Iraq") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("terrorists positioned in Azaz fired at Homs", ["Homs"]),
        ("rebels based in the eastern Azaz near Idlib shelled Homs", ["Homs"]),
        ("RAQQA Shells fell in Azaz", ["Azaz"]),
        ("a raid on a Kurd town near Azaz", ["Azaz"]),
        ("Tens of men died in Azaz", ["Azaz"]),
        ("in the mainly Kurdish-populated Azaz", ["Azaz"]),
        ("they were driven from Zubaybaq.", ["Zubaybaq"]),
        ("a meeting in Qasr al-Zubayr was hit", ["Qasr al-Zubayr"]),
    ],
)
def test_what_is_told_of_somebody_else_is_no_place_of_the_deed(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("Two died in Sel, the main town of the Azaz area.", "died", "Sel"),
        ("Two died in the Zubaybaq neighbourhood of Homs.", "died", "Zubaybaq neighbourhood"),
        ("Two died in Zubaybaq, a rebel-held quarter of Homs.", "died", "Zubaybaq"),
        ("A raid on Homs city hit boats on the Jisan River.", "raid", "Homs city"),
        ("Two died around Kafr Sel 5 km north of Homs on Monday.", "died", "Kafr Sel"),
        ("Raids on the Zubaybaq valley northwest of Homs killed two.", "killed", "Zubaybaq valley"),
    ],
)
def test_what_is_named_first_goes_before_what_it_lies_in(text: str, at: str, place: str) -> None:
    assert chosen(text, at) == place


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("Rebels from Azaz shelled Homs and left for Idlib, where they rested.", "shelled", "Homs"),
        ("In Azaz, two were shot near Homs while walking to a cousin in Aleppo.", "shot", "Homs"),
        ("Men of Azaz, known well before that summer, were shot in Idlib.", "shot", "Idlib"),
        ("Men were shot in the Homs suburb of Zubaybaq.", "shot", "Zubaybaq"),
        ("Men were shot in Syria after they had fled from Homs.", "shot", "Homs"),
        ("In Azaz men wept as they heard that others were shot.", "shot", "Azaz"),
    ],
)
def test_the_next_place_behind_the_deed_is_likeliest_but_no_country(
    text: str, at: str, place: str
) -> None:
    assert chosen(text, at) == place


def test_a_place_without_a_name_ranks_below_any_that_has_one() -> None:
    found = find_places("a raid on a village near Homs and a blast in Azaz", ATLAS, [])
    assert [(p.name, p.rank, p.is_unnamed) for p in found] == [
        ("Homs", 2, True),
        ("Azaz", 3, False),
    ]


SPELT = Atlas(
    lambda name: name in TOWNS | COUNTRIES | {"Kili"},
    lambda name: name in COUNTRIES,
    lambda name: name in {"Aleppo", "Raqqa"},
    lambda name: name == "Kilis",
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in Syrias Raqqa on Monday", "Syria"),
        ("in Aleppos eastern districts", "Aleppo"),
        ("in Azazs countryside", "Azaz"),
        ("in Kilis, a town", "Kilis"),
        ("in the Kilis province", "Kilis"),
        ("in Raqqas.", "Raqqas"),
        ("in Homss on Monday", "Homss"),
    ],
)
def test_an_s_is_lost_where_something_is_owned_and_no_place_is_spelt_with_it(
    text: str, name: str
) -> None:
    first, *_ = find_places(text, SPELT, [])
    assert first.name == name


def test_a_town_described_by_where_it_lies_is_meant_however_far_from_the_deed() -> None:
    text = "Envoys met in Azaz, a market town in the countryside west of Aleppo, and signed a truce"
    assert chosen(text, "truce") == "Azaz"
