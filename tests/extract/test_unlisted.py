"""Parties that no list knows and people told by what they are, in invented sentences."""

import pytest
from read_tokens import tokens

from builders import report
from reportedly.extract.casualties import find_counts
from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.casualties import Whom
from reportedly.reference.library import open_library


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader(open_library())


def doers(text: str, reader: Reader) -> set[str]:
    found = extract_claims(report("r", text, published="2016-11-14"), reader)
    return {actor.name for claim in found for actor in claim.actors}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Guerrillas of the Crimson Dawn killed ten soldiers in Lima.", {"Crimson Dawn"}),
        ("Members of the Crimson Dawn kidnapped a judge in Lima on Monday.", {"Crimson Dawn"}),
        ("Members of the outlawed Crimson Dawn killed a judge in Lima.", {"Crimson Dawn"}),
        ("FRLN guerrillas attacked Chalco on Monday, killing two peasants.", {"FRLN guerrillas"}),
        ("The FRLN kidnapped a senator and two bishops in Ocotal on Monday.", {"FRLN"}),
        ("The Crimson Dawn has claimed responsibility for the bomb that killed two clergymen.",
         {"Crimson Dawn"}),
    ],
)  # fmt: skip
def test_a_party_that_nobody_listed_is_told_by_its_name(
    text: str, wanted: set[str], reader: Reader
) -> None:
    assert doers(text, reader) == wanted


@pytest.mark.parametrize("whose", ["Northern Garrison", "Chalco Governorate", "General Staff"])
def test_whose_soldiers_they_are_is_not_always_a_party(whose: str, reader: Reader) -> None:
    assert doers(f"Soldiers of the {whose} shot two peasants on Monday.", reader) == {"Soldiers"}


def test_an_anonymous_speaker_is_no_doer_of_what_he_tells(reader: Reader) -> None:
    assert doers("A neighbour said the bomb killed two clergymen in Lima.", reader) == set()


@pytest.mark.parametrize(
    "people", ["peasants", "clergymen", "magistrates", "ranchers", "senators", "unionists"]
)
def test_people_told_by_what_they_are_count_as_civilians(people: str) -> None:
    (count,) = find_counts(tokens(f"Gunmen killed two {people} in Chalco."))
    assert (count.low, count.whom) == (2, Whom.CIVILIANS)


def test_a_person_killed_is_quoted_with_the_whole_name() -> None:
    read = tokens("Rosa Elena Paz was killed in Chalco on Monday.")
    (count,) = find_counts(read)
    assert [t.text for t in read[count.first : count.last + 1]] == ["Rosa", "Elena", "Paz"]


@pytest.mark.parametrize("head", ["VELMAR, Nov 13 (Example Wire) - ", "Velmar (Example Wire) — "])
def test_where_a_report_was_written_is_no_doer(head: str, reader: Reader) -> None:
    assert (
        doers(f"{head}Warplanes bombed the market of Idlib, killing nine people.", reader) == set()
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A Russian fixed-wing aircraft bombed the market of Idlib.", {"Russian"}),
        ("Syrian L-39 jets bombed the market of Idlib.", {"Syrian"}),
        ("Fighter jets bombed the market of Idlib.", set()),
        ("A Russian cook in a white plane saw that Idlib was bombed.", set()),
    ],
)
def test_a_craft_is_whose_it_is_whatever_its_sort(
    text: str, wanted: set[str], reader: Reader
) -> None:
    assert doers(text, reader) == wanted
