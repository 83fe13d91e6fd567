"""Parties and speakers: who it is, by year and country; who is nobody known stays so."""

import pytest
from telling import mention, resolved, told

from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.reference.library import Library

HOME, ABROAD = ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCE


def test_a_party_is_judged_by_the_day_of_the_happening_not_of_the_report(
    library: Library,
) -> None:
    text = "In Syria in 2014 Jabhat al-Nusra held the town."
    (then,) = resolved(library, text, told(text, actor="Jabhat al-Nusra", on="2014-05-01"))
    (undated,) = resolved(library, text, told(text, actor="Jabhat al-Nusra"))
    assert [party.name for party in then.actors[0].candidates] == ["Nusra Front"]
    assert undated.actors[0].id == "nusra-front/hts"
    assert "Nusra Front" in [party.name for party in undated.actors[0].candidates]


@pytest.mark.parametrize(
    ("name", "row_id"),
    [("Husra", "nusra-front/hts"), ("Nur ad-Deen az-Zinki", "nour-al-din-al-zenki")],
)
def test_the_founding_reports_parties_are_found(library: Library, name: str, row_id: str) -> None:
    text = f"In Syria, {name} attacked."
    (claim,) = resolved(library, text, told(text, actor=name, on="2017-11-13"))
    assert claim.actors[0].id == row_id


def test_a_label_keeps_its_words_and_is_no_party(library: Library) -> None:
    text = "In Syria terrorists attacked."
    (claim,) = resolved(library, text, told(text, actor="terrorists"))
    assert claim.actors[0].chosen is None
    assert claim.actors[0].name == "terrorists"


def test_two_parties_in_one_mention_are_not_guessed_between(library: Library) -> None:
    text = "In Syria the Nusra Front and Ahrar al-Sham attacked."
    said = "the Nusra Front and Ahrar al-Sham"
    (claim,) = resolved(library, text, told(text, actor=said, on="2015-05-01"))
    assert claim.actors[0].chosen is None
    assert {party.name for party in claim.actors[0].candidates} == {"Nusra Front", "Ahrar al-Sham"}


@pytest.mark.parametrize(
    ("where", "row_id"),
    [("In Ukraine, near Kharkiv,", "ukraine"), ("In Norway, near Bergen,", None), ("", None)],
)
def test_government_forces_are_those_of_the_reports_country(
    library: Library, where: str, row_id: str | None
) -> None:
    text = f"{where} government forces attacked."
    (claim,) = resolved(library, text, told(text, actor="government forces"))
    assert claim.actors[0].id == row_id
    assert row_id is not None or claim.actors[0].name == "government forces"


@pytest.mark.parametrize(
    ("text", "name", "place", "kind"),
    [
        ("The Turkish army attacked Diyarbakir in Turkey.", "Turkish army", "Diyarbakir", HOME),
        ("The Turkish army attacked near Aleppo in Syria.", "Turkish army", "Aleppo", ABROAD),
        ("In Syria the Turkish army attacked; it also struck Diyarbakir.", "Turkish army",
         "Diyarbakir", HOME),
        ("The Rwandan army attacked near Goma in DR Congo.", "Rwandan army", "Goma", ABROAD),
        ("Hezbollah attacked near Beirut in Lebanon.", "Hezbollah", "Beirut", ActorKind.MILITIA),
        ("Hezbollah attacked near Aleppo in Syria.", "Hezbollah", "Aleppo", ABROAD),
    ],
)  # fmt: skip
def test_a_states_forces_are_external_ones_abroad(
    library: Library, text: str, name: str, place: str, kind: ActorKind
) -> None:
    (claim,) = resolved(library, text, told(text, actor=name, place=mention(text, place)))
    assert claim.actors[0].chosen is not None
    assert claim.actors[0].chosen.kind is kind


def test_the_outlets_own_voice_is_the_outlet_with_its_owner(library: Library) -> None:
    text = "In Syria nine died."
    (state,) = resolved(library, text, told(text), outlet="sana")
    (invented,) = resolved(library, text, told(text), outlet="Northern Lantern")
    assert (state.speaker.id, state.speaker.party) == ("outlet/sana", "syria-government")
    assert state.speaker.alignment
    assert (invented.speaker.id, invented.speaker.name) == (None, "Northern Lantern")
    assert invented.speaker.party is None


def test_a_party_that_speaks_speaks_for_itself(library: Library) -> None:
    text = "The Syrian army said forty died in Syria."
    claim = told(text, speaker="The Syrian army", kind=SpeakerKind.STATE)
    (said,) = resolved(library, text, claim)
    assert said.speaker.party == "syria-government/army"
    assert said.speaker.alignment


def test_a_monitor_has_no_party_and_its_head_is_the_same_speaker(library: Library) -> None:
    text = "The Observatory said so. Rami Abdel Rahman said more, in Syria."
    claims = [
        told(text, speaker=name, kind=SpeakerKind.MONITOR)
        for name in ("The Observatory", "Rami Abdel Rahman")
    ]
    one, other = resolved(library, text, *claims)
    assert one.speaker.id == other.speaker.id == "sohr"
    assert one.speaker.party is None


def test_an_activist_named_with_a_nations_word_is_not_the_nation(library: Library) -> None:
    text = "A Syrian activist said nine died."
    claim = told(text, speaker="A Syrian activist", kind=SpeakerKind.ACTIVISTS)
    (said,) = resolved(library, text, claim)
    assert (said.speaker.id, said.speaker.party) == (None, None)
    assert said.speaker.name == "A Syrian activist"


def test_a_database_is_marked_as_compiling_others(library: Library) -> None:
    text = "Airwars lists nine dead in Syria."
    (said,) = resolved(library, text, told(text, speaker="Airwars", kind=SpeakerKind.MONITOR))
    assert said.speaker.compiles_others


INVENTED = "In Vardenia, near the town of Ostrel, {} attacked the bridge."


@pytest.mark.parametrize(
    "words",
    ["the regime", "the army", "rebels", "opposition fighters", "coalition warplanes",
     "Kurdish-led forces", "the Republican Guard", "pro-government militias", "the group"],
)  # fmt: skip
def test_in_a_country_that_nobody_knows_a_common_noun_is_no_known_party(
    library: Library, words: str
) -> None:
    text = INVENTED.format(words)
    (claim,) = resolved(library, text, told(text, actor=words))
    assert claim.actors[0].chosen is None
    assert claim.actors[0].name == words


@pytest.mark.parametrize(
    ("text", "words", "row_id"),
    [
        ("In Syria {} struck a convoy.", "coalition warplanes", "us-led-coalition"),
        ("In Yemen {} struck a convoy.", "coalition warplanes", "saudi-led-coalition"),
        ("In Syria {} took a hill.", "Kurdish-led forces", "kurdish-forces"),
        ("In Iraq {} took a hill.", "Kurdish forces", "peshmerga"),
        ("In Sudan {} took a hill.", "RSF", "rapid-support-forces"),
        ("In Myanmar {} shelled a village.", "the army", "myanmar"),
        ("In Syria {} shelled a village.", "the regime", "syria-government"),
        ("In Syria {} shelled a village.", "Daesh", "islamic-state"),
        ("In Syria {} shelled a village.", "takfiri militants", None),
        ("The Houthis blamed {} for the raid.", "coalition warplanes", "saudi-led-coalition"),
    ],
)
def test_loaded_and_common_words_are_a_party_where_the_text_says_which(
    library: Library, text: str, words: str, row_id: str | None
) -> None:
    text = text.format(words)
    (claim,) = resolved(library, text, told(text, actor=words, on="2017-06-01"))
    assert claim.actors[0].id == row_id


@pytest.mark.parametrize("outlet", ["sana", "alalam", "etilaf", "Northern Lantern"])
def test_the_outlet_decides_nothing(library: Library, outlet: str) -> None:
    text = "In Syria terrorists shelled the town and the regime answered."
    claims = [told(text, actor=words) for words in ("terrorists", "the regime")]
    one, other = resolved(library, text, *claims, outlet=outlet)
    assert (one.actors[0].id, other.actors[0].id) == (None, "syria-government")


@pytest.mark.parametrize("words", ["three medics", "civilians", "12 women and children"])
def test_people_are_of_a_kind_and_no_group(library: Library, words: str) -> None:
    text = f"In Vardenia, near Ostrel, {words} were killed."
    (claim,) = resolved(library, text, told(text, actor=words))
    assert claim.actors[0].id is None or claim.actors[0].id.startswith("people/")
