"""A user's own speakers: new ones, and what overrules a shipped entry."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import Evidence, SpeakerRow
from reportedly.reference.columns import TableList
from reportedly.reference.library import Library, open_library
from reportedly.reference.speaker_tables import read_speakers

Given = dict[str, str]


def listed(folder: Path, library: Library, *entries: Given) -> TableList[SpeakerRow]:
    path = folder / "mine.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return read_speakers(path, register=library.register)


def only(table: TableList[SpeakerRow]) -> SpeakerRow:
    (row,) = table.rows
    assert not table.rejects
    return row


def test_an_entry_with_a_shipped_id_changes_what_it_says_and_keeps_the_rest(
    tmp_path: Path, library: Library
) -> None:
    said = {"id": "outlet/ahram", "party": "qatar", "stated_by": "Example Archive", "from": "2012"}
    row, before = only(listed(tmp_path, library, said)), library.register.speaker("outlet/ahram")
    assert before is not None
    assert (row.name, row.spellings, row.owner) == (before.name, before.spellings, before.owner)
    (stated,) = row.alignments
    assert (stated.party, stated.stated_by, stated.since) == (
        "qatar",
        "Example Archive",
        date(2012, 1, 1),
    )
    assert row.source == "mine.json"
    found = open_library(speakers=[row]).register.find_outlet("english.ahram.org.eg")
    assert found == row


def test_unknown_takes_away_what_the_shipped_entry_states(tmp_path: Path, library: Library) -> None:
    said = {"id": "airwars", "party": "unknown", "owner": "unknown", "evidence": "unknown"}
    row = only(listed(tmp_path, library, said))
    assert (row.alignments, row.owner, row.evidence) == ((), "", ())


def test_an_entry_without_id_is_the_known_speaker_of_that_name(
    tmp_path: Path, library: Library
) -> None:
    assert only(listed(tmp_path, library, {"name": "TASS", "owner": "x"})).id == "outlet/tass"


def test_a_new_speaker_needs_a_name_and_a_kind(tmp_path: Path, library: Library) -> None:
    new = {"name": "Lantern Post", "kind": "outlet", "spellings": "Lantern; LP", "covers": "SY"}
    table = listed(tmp_path, library, new, {"name": "Nobody"}, {"id": "x", "kind": "media"})
    (row,) = table.rows
    assert (row.id, row.kind, row.covers) == (
        "user:mine:lantern-post",
        SpeakerKind.OUTLET,
        ("SY",),
    )
    assert row.quiet == ("LP",), "two capitals are others' in most texts"
    assert [reject.reason.split(":")[0] for reject in table.rejects] == [
        "the entry has no kind",
        "the entry has no name",
    ]


def test_a_local_name_of_ones_own_is_meant_in_its_country_alone(
    tmp_path: Path, library: Library
) -> None:
    said = {"name": "Fjord Desk", "kind": "monitor", "covers": "NO", "local": "the Desk"}
    register = open_library(speakers=[only(listed(tmp_path, library, said))]).register
    found = [register.find_speaker("the Desk", country=country) for country in ("NO", "SE", None)]
    assert [row is not None for row in found] == [True, False, False]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"party": "qatar"}, "whose statement"),
        ({"party": "the good ones", "stated_by": "x"}, "no party has the id"),
        ({"party": "qatar", "stated_by": "x", "from": "2014", "to": "2012"}, "run backwards"),
        ({"party": "qatar", "stated_by": "x", "from": "soon"}, "no day or year"),
        ({"evidence": "hearsay"}, "no class of evidence"),
        ({"kind": "oracle"}, "no kind of speaker"),
        ({"country": "Karvonia"}, "no country"),
    ],
)
def test_an_entry_that_cannot_stand_is_named_with_the_reason(
    tmp_path: Path, library: Library, said: Given, reason: str
) -> None:
    table = listed(tmp_path, library, {"id": "outlet/tass", **said})
    assert table.rows == ()
    assert reason in table.rejects[0].reason


def test_yaml_and_csv_say_the_same(tmp_path: Path, library: Library) -> None:
    """YAML's own words for no and for years are plain words here."""
    said = {"id": "x", "name": "Fjord Desk", "kind": "monitor", "country": "NO", "from": "2012"}
    told = {**said, "party": "russia", "stated_by": "Example Archive", "evidence": "visits_sites"}
    sheet, page = tmp_path / "a.csv", tmp_path / "a.yaml"
    sheet.write_text("\n".join((",".join(told), ",".join(told.values()))), encoding="utf-8")
    plain = "".join(f"  {key}: {value}\n" for key, value in told.items())
    page.write_text("-" + plain[1:], encoding="utf-8")
    assert yaml.safe_load(page.read_text(encoding="utf-8"))[0]["country"] is False
    rows = [only(read_speakers(path, register=library.register)) for path in (sheet, page)]
    assert rows[0].country == rows[1].country == "NO"
    assert rows[0].alignments == rows[1].alignments
    assert rows[0].evidence == rows[1].evidence == (Evidence.VISITS_SITES,)
