"""A user's lists of parties: UCDP's, the UN's and others; joined, taken apart, and put back."""

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow, TieKind
from reportedly.reference.actor_tables import read_actors
from reportedly.reference.library import open_library
from reportedly.reference.register import Register


def written(tmp_path: Path, text: str, name: str = "mine.csv") -> tuple[ActorRow, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_actors(path).rows


def register_with(rows: tuple[ActorRow, ...]) -> Register:
    return open_library(actors=rows).register


UCDP = (
    "ActorId,NameData,NameOrigFullEng,Org,ActorIdPrev,ActorIdGroup,Location\n"
    '118,Government of Syria,Government of Syria,4,,,"Israel, Syria"\n'
    '90001,LGV,Lantern Guard of Vardenia,1,,,"DR Congo (Zaire), Uganda"\n'
    '90002,LGV - North,,1,90001,"90001, 118",Uganda\n'
)


def test_ucdps_columns_are_known_and_its_numbers_join_the_register(tmp_path: Path) -> None:
    path = tmp_path / "ucdp.csv"
    path.write_text(UCDP)
    read = read_actors(path)
    assert any("UCDP" in words for words in read.announcements)
    state, guard, north = read.rows
    assert (state.country, state.acts_in, state.kind) == ("SY", ("IL",), ActorKind.STATE_FORCES)
    assert (guard.country, guard.acts_in, guard.ids) == ("CD", ("UG",), ("ucdp:90001",))
    assert [(tie.kind, tie.other) for tie in north.ties] == [
        (TieKind.SPLIT_FROM, guard.id),
        (TieKind.MERGED_INTO, guard.id),
        (TieKind.MERGED_INTO, state.id),
    ]
    register = register_with(read.rows)
    assert register.find_actor("Government of Syria")[0].id == "syria-government"
    assert register.find_actor("Lantern Guard of Vardenia")[0].id == guard.id
    assert f"split from {guard.name}" in register.history(north.id)


UN = """<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Private Person</FIRST_NAME></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>LANTERN GUARD OF VARDENIA (LGV)</FIRST_NAME>
<REFERENCE_NUMBER>VDe.001 </REFERENCE_NUMBER>
<ENTITY_ALIAS><ALIAS_NAME>PEOPLE'S LANTERNS</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><ALIAS_NAME/></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Uganda</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def test_of_the_uns_list_entities_alone_are_read(tmp_path: Path) -> None:
    (row,) = written(tmp_path, UN, "un.xml")
    assert (row.name, row.country) == ("Lantern Guard of Vardenia", "UG")
    assert row.spellings == ("LGV", "People's Lanterns")
    assert row.ids == ("un:VDe.001",)


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><CONSOLIDATED_LIST><ENTITIES><ENTITY><FIRST_NAME>&i;</FIRST_NAME></ENTITY></ENTITIES>"
    "</CONSOLIDATED_LIST>"
)


@pytest.mark.parametrize(
    "content",
    ["<html><p>no list</p></html>", "<CONSOLIDATED_LIST>", "<", "<CONSOLIDATED_LIST/>", BOMB],
)
def test_xml_that_is_no_list_of_the_un_gives_no_party(tmp_path: Path, content: str) -> None:
    path = tmp_path / "un.xml"
    path.write_text(content)
    try:
        rows = read_actors(path).rows
    except InputError as refused:
        assert refused.hint
    else:
        assert rows == ()


HEAD = "id,name,spellings,same_as,not_same_as,decided\n"


def test_a_row_is_said_to_be_another_and_the_saying_is_undone(tmp_path: Path) -> None:
    joined = written(tmp_path, HEAD + "1,Lions of Homs,Homs Lions,free-syrian-army,,2026-01-05\n")
    register = register_with(joined)
    assert register.find_actor("Homs Lions")[0].id == "free-syrian-army"
    assert any("decided 2026-01-05" in words for words in register.history("free-syrian-army"))
    undone = written(tmp_path, HEAD + "1,Lions of Homs,Homs Lions,,,\n")
    assert undone[0].id == joined[0].id
    assert register_with(undone).find_actor("Homs Lions")[0].id == joined[0].id


def test_names_are_taken_from_a_party_that_they_are_not(tmp_path: Path) -> None:
    rows = written(tmp_path, HEAD + "2,Zinki of the East,Zinki; az-Zinki,,nour-al-din-al-zenki,\n")
    register = register_with(rows)
    assert register.find_actor("az-Zinki")[0].id == rows[0].id
    assert register.find_actor("Nur ad-Din az-Zinki")[0].id == "nour-al-din-al-zenki"


def test_a_day_or_a_tie_that_is_none_sets_the_row_aside(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,decided,member_of\nOne,soon,\nTwo,,x 12\nThree,2026-01-05,x 2013-2015\n")
    read = read_actors(path)
    assert [row.name for row in read.rows] == ["Three"]
    assert len(read.rejects) == 2


def test_a_users_initials_are_found_when_asked_for_and_not_in_every_text() -> None:
    mine = ActorRow("user:x:1", "Lantern Guard", ActorKind.MILITIA, ("LG",), "", "x")
    register = register_with((mine,))
    assert register.find_actor("LG")[0].id == mine.id
    assert register.scan("LG televisions") == ()


@pytest.mark.shared
def test_the_public_lists_are_read_as_they_are(shared: Path) -> None:
    ucdp = read_actors(shared / "corpora/ucdp/actors_22_1.csv")
    un = read_actors(shared / "corpora/actors/un_sc_entities_2020.xml")
    assert (len(ucdp.rows), len(un.rows)) == (1725, 305)
    assert not ucdp.rejects
    assert not un.rejects
    register = register_with((*ucdp.rows, *un.rows))
    assert register.find_actor("Government of Syria")[0].id == "syria-government"
    assert (
        register.find_actor("Al-Nusrah Front for the People of the Levant")[0].id == "nusra-front"
    )
