"""Who speaks and who publishes: every shipped entry is stated by somebody, or says less."""

from datetime import date
from itertools import pairwise

import pytest

from reportedly.model.reference import Alignment, Evidence, SpeakerRow
from reportedly.reference.actor_lists import actor_rows
from reportedly.reference.library import Library, open_library
from reportedly.reference.speaker_lists import speaker_rows
from reportedly.reference.theatre import NO_THEATRE

SHIPPED = speaker_rows()
ITSELF = "its own name"  # who states that a ministry is an organ of its state


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row.id)
def test_an_alignment_is_stated_by_somebody_at_an_address(row: SpeakerRow) -> None:
    """What rules weigh by is never unchecked: it is cited, or borne in the speaker's own name."""
    for alignment in row.alignments:
        assert alignment.at.startswith(("http://", "https://")) == (alignment.stated_by != ITSELF)
        assert alignment.states
        assert "unchecked" not in f"{alignment.states} {alignment.stated_by}"


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row.id)
def test_an_entry_that_was_not_looked_up_says_no_more_than_who_it_is(row: SpeakerRow) -> None:
    cited = row.citations or any(one.stated_by != ITSELF for one in row.alignments)
    assert cited or not (row.owner or row.evidence)


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row.id)
def test_a_speaker_stands_with_a_party_that_the_register_knows(row: SpeakerRow) -> None:
    parties = {actor.id for actor in actor_rows()}
    assert {alignment.party for alignment in row.alignments} <= parties


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row.id)
def test_a_local_name_is_local_to_somewhere(row: SpeakerRow) -> None:
    assert not row.local or row.covers


def test_only_databases_compile() -> None:
    compiling = {row.id for row in SHIPPED if Evidence.COMPILES in row.evidence}
    assert compiling == {"airwars", "ibc", "acled", "ucdp", "yemen-data-project"}


def test_a_name_of_the_whole_world_is_one_speakers() -> None:
    """Only local names may mean another speaker in another country."""
    owned: dict[str, str] = {}
    for row in SHIPPED:
        for name in (row.name, *row.spellings):
            if name not in row.local:
                assert owned.setdefault(name, row.id) == row.id, name


@pytest.mark.parametrize(
    ("name", "country", "row_id"),
    [
        ("state news agency", "SY", "outlet/sana"),
        ("the state news agency", "IR", "irna"),
        ("state news agency", "TR", "anadolu"),
        ("state news agency", "NO", None),
        ("state news agency", None, None),
        ("the Observatory", "SY", "sohr"),
        ("the Observatory", "SV", None),
        ("SOHR", None, "sohr"),
        ("Abdel Rahman", "SD", None),
        ("Civil Defence", "PS", "gaza-civil-defence"),
        ("Civil Defence", "SY", "white-helmets"),
        ("Red Crescent", "PS", "prcs"),
        ("a Civil Defence team in the town", "SY", "white-helmets"),
        ("a Civil Defence team in the town", "SV", None),
        ("the Salvadoran Red Cross", "SV", None),
        ("the Red Cross", "SV", "icrc"),
    ],
)
def test_a_common_name_means_whom_the_reports_country_means(
    library: Library, name: str, country: str | None, row_id: str | None
) -> None:
    row = library.register.find_speaker(name, country=country)
    assert (row.id if row is not None else None) == row_id


def test_all_who_bear_a_name_somewhere_are_told(library: Library) -> None:
    found = [row.id for row in library.register.find_speakers("Civil Defence")]
    assert found == ["white-helmets", "gaza-civil-defence"]


@pytest.mark.parametrize("text", ["He fled to Fars province.", "Guardian angels of Saba."])
def test_a_quiet_name_is_not_looked_for_in_running_text(library: Library, text: str) -> None:
    assert [hit for hit in library.register.scan(text) if hit.kind != "actor"] == []


def test_an_alignment_holds_on_its_first_and_last_day() -> None:
    until = Alignment("a", "x", "y", until=date(2014, 3, 1))
    after = Alignment("b", "x", "y", since=date(2014, 3, 2))
    row = SpeakerRow("r", "R", SHIPPED[0].kind, (), "", alignments=(until, after))
    days = (date(2014, 3, 1), date(2014, 3, 2))
    assert [stated.party for day in days if (stated := row.alignment_on(day))] == ["a", "b"]
    assert all(not one.holds_on(days[0]) for one in (after,))


def test_without_the_theatre_its_speakers_are_gone_and_the_worlds_stay() -> None:
    cold = open_library(theatre=NO_THEATRE)
    for name in ("SANA", "SOHR", "White Helmets", "Syrian state TV"):
        assert cold.register.find_speakers(name) == (), name
    for name in ("TASS", "ACLED", "UNAMA", "CENTCOM", "Al-Manar"):
        assert cold.register.find_speakers(name), name


def test_the_digest_tells_libraries_with_other_speakers_or_theatres_apart() -> None:
    mine = SpeakerRow("user:x:post", "Lantern Post", SHIPPED[0].kind, (), "x")
    libraries = (open_library(), open_library(speakers=[mine]), open_library(theatre=NO_THEATRE))
    assert all(one.digest != other.digest for one, other in pairwise(libraries))


@pytest.mark.parametrize(
    "name",
    ["the Lantern Observatory", "Afrin Observatory", "Omar Abdel Rahman", "Vardenian Observatory"],
)
def test_a_longer_name_that_ends_like_a_local_one_is_anothers(name: str, library: Library) -> None:
    assert library.register.find_speaker(name, country="SY") is None


@pytest.mark.parametrize(
    "name",
    [
        "the Observatory",
        "Director Abdel Rahman",
        "The Coventry-based Observatory",
        "its Observatory",
    ],
)
def test_words_before_a_local_name_leave_it_that_one(name: str, library: Library) -> None:
    found = library.register.find_speaker(name, country="SY")
    assert found is not None and found.id == "sohr"
