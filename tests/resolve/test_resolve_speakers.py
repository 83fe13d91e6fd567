"""Speakers in a report: who is meant there, with whom they stood that day, and what it changes."""

from dataclasses import replace

import pytest
from telling import mention, resolved, told

from reportedly.model.actors import SpeakerKind
from reportedly.model.reference import Alignment, SpeakerRow
from reportedly.reference.library import Library, open_library

SYRIAN = "In Syria, in the city of Aleppo, the Nusra Front killed nine, state media said."


@pytest.mark.parametrize(
    ("text", "said", "row_id"),
    [
        ("Nine died in Aleppo, Syria, the Observatory said.", "the Observatory", "sohr"),
        ("Nine died in Bergen, Norway, the Observatory said.", "the Observatory", None),
        ("Nine died in Tehran, Iran, the state news agency said.", "the state news agency", "irna"),
        ("Nine died on Monday, the Observatory said.", "the Observatory", None),
    ],
)
def test_a_common_name_is_somebody_only_in_a_report_about_his_country(
    library: Library, text: str, said: str, row_id: str | None
) -> None:
    where = text.split(" in ")[1].split(",")[0] if " in " in text else None
    place = mention(text, where) if where is not None else None
    claim = told(text, place=place, speaker=said, kind=SpeakerKind.MONITOR)
    (one,) = resolved(library, text, claim)
    assert one.speaker.id == row_id
    assert row_id is not None or one.speaker.name == said


def test_an_alignment_is_that_of_the_reports_day(library: Library) -> None:
    text = "In Syria nine died."
    days = ("2017-11-25", "2024-12-08", "2024-12-09")
    outlets = [resolved(library, text, told(text), outlet="sana", published=day) for day in days]
    assert [one.speaker.party for (one,) in outlets] == ["syria-government"] * 2 + [None]


def test_who_states_an_alignment_goes_with_the_claim(library: Library) -> None:
    text = "In Lebanon nine died."
    (claim,) = resolved(library, text, told(text), outlet="Al-Manar")
    assert claim.speaker.party == "hezbollah"
    assert "US Department of the Treasury" in claim.speaker.alignment
    assert "https://" in claim.speaker.alignment


def test_a_database_is_told_from_a_witness(library: Library) -> None:
    text = "Airwars said nine died in Syria, Amnesty International said ten."
    names = ("Airwars", "Amnesty International")
    claims = [told(text, speaker=name, kind=SpeakerKind.MONITOR) for name in names]
    compiled, seen = resolved(library, text, *claims)
    assert (compiled.speaker.compiles_others, seen.speaker.compiles_others) == (True, False)


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("Hayat Tahrir al-Sham", "nusra-front/hts"),
        ("a source near Hayat Tahrir al-Sham", None),
        ("Cedar Desk", None),
    ],
)
def test_a_partys_own_name_speaks_as_the_party_though_it_tells_no_sort(
    library: Library, said: str, party: str | None
) -> None:
    text = f"In Aleppo, Syria, nine died, {said} said."
    (one,) = resolved(library, text, told(text, speaker=said, kind=SpeakerKind.ANONYMOUS))
    kind = SpeakerKind.ANONYMOUS if party is None else SpeakerKind.ARMED_GROUP
    assert (one.speaker.party, one.speaker.kind) == (party, kind)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Police", SpeakerKind.OFFICIAL),
        ("Quillan County Sheriff Bo Hask", SpeakerKind.OFFICIAL),
        ("Coroner Ida Meers", SpeakerKind.OFFICIAL),
        ("Sources in the police", SpeakerKind.ANONYMOUS),
        ("Ida Meers", SpeakerKind.ANONYMOUS),
    ],
)
def test_police_and_courts_are_officials_however_their_name_begins(
    library: Library, said: str, kind: SpeakerKind
) -> None:
    text = f"{said} said that nine died in Norwell."
    (one,) = resolved(library, text, told(text, speaker=said, kind=SpeakerKind.ANONYMOUS))
    assert one.speaker.kind is kind


def realigned(library: Library, row_id: str, *parties: str) -> Library:
    """The library with one speaker overruled: it stands with these parties, or with nobody."""
    row = library.register.speaker(row_id)
    assert isinstance(row, SpeakerRow)
    stated = tuple(Alignment(party, "a test", "invented") for party in parties)
    return open_library(speakers=[replace(row, alignments=stated)])


@pytest.mark.parametrize("parties", [(), ("nusra-front",), ("islamic-state",), ("russia",)])
def test_an_alignment_never_changes_what_a_claim_says(
    library: Library, parties: tuple[str, ...]
) -> None:
    """Doers, struck, place, kind of speaker: all the same, whomever the outlet stands with."""
    claims = (
        told(SYRIAN, place=mention(SYRIAN, "Aleppo"), actor="the Nusra Front", on="2015-05-01"),
        told(SYRIAN, actor="the Nusra Front", speaker="state media", kind=SpeakerKind.MEDIA),
    )
    usual = resolved(library, SYRIAN, *claims, outlet="sana")
    other = resolved(realigned(library, "outlet/sana", *parties), SYRIAN, *claims, outlet="sana")
    assert usual[0].speaker.party == "syria-government"
    assert other[0].speaker.party == (parties[0] if parties else None)
    speakers = [replace(one.speaker, party=None, alignment="") for one in (*usual, *other)]
    assert speakers[:2] == speakers[2:]
    assert [replace(one, speaker=speakers[0]) for one in usual] == [
        replace(one, speaker=speakers[0]) for one in other
    ]
