"""Whom the words mean: pronouns, "the group", "a monitor", surnames, acronyms, persons, credits."""

import pytest
from stories import Telling
from tests.builders import report

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.credits import find_credits
from reportedly.extract.speakers import SpeakerMemory, kind_of, person_name, ranked_name
from reportedly.model.actors import SpeakerKind
from reportedly.reference.library import open_library

SOHR = ("sohr", "Syrian Observatory for Human Rights")


def met(*words: str, named: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The keys of speakers met in this order; a row is known if its words are."""
    memory = SpeakerMemory(named)
    rows = {name: row for row, name in named}
    found = [memory.meet(w, 10 * i, rows.get(w)) for i, w in enumerate(words)]
    return [speaker.key if speaker is not None else "" for speaker in found]


def test_a_pronoun_with_nobody_before_it_is_nobody() -> None:
    assert met("it") == [""]


def test_he_is_the_person_and_it_is_the_body() -> None:
    words = ("the Orlin Network", "Governor Anton Belka", "it", "he")
    assert met(*words) == ["orlin network", "governor anton belka"] * 2


def test_a_surname_and_an_acronym_mean_who_was_named_in_full() -> None:
    assert met("Governor Anton Belka", "Belka")[1] == "governor anton belka"
    assert met("Marud Relief Council", "the MRC")[1] == "marud relief council"


def test_the_source_is_the_source_of_before_not_the_last_speaker() -> None:
    assert met("a military source", "police", "the source") == [
        "military source",
        "police",
        "military source",
    ]


@pytest.mark.parametrize("words", ["a monitor", "a monitoring group", "a Britain-based watchdog"])
def test_a_monitor_is_the_one_that_the_report_names_anywhere(words: str) -> None:
    assert met(words, named=(SOHR,)) == ["sohr"]


def test_a_group_is_the_monitor_if_it_is_said_to_watch() -> None:
    memory = SpeakerMemory((SOHR,))
    watching = memory.meet("a group", 0, None, about=" tracking the violence ")
    other = memory.meet("a group", 50, None, about=" of farmers ")
    assert watching is not None
    assert other is not None
    assert (watching.key, other.key) == ("sohr", "group")


def test_several_monitors_are_not_the_one_that_is_named() -> None:
    assert met("independent monitors", named=(SOHR,)) != ["sohr"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kurd activist Dana", "Dana"),
        ("local resident Mika al-Dorn", "Mika al-Dorn"),
        ("Lena Oru head of the clinic", "Lena Oru"),
        ("Lena Oru, a local doctor", "Lena Oru"),
        ("a local doctor", "a local doctor"),
        ("Orlin Media Centre", "Orlin Media Centre"),
        ("Another resident", "Another resident"),
        ("Health director for Tarn", "Health director for Tarn"),
        ("Dana, a Tarn resident", "Dana"),
    ],
)
def test_the_name_of_a_person_is_what_follows_the_calling(words: str, name: str) -> None:
    assert person_name(words) == name


def test_kinds_by_the_words() -> None:
    assert kind_of("a military source") is SpeakerKind.ANONYMOUS
    assert kind_of("a war monitor") is SpeakerKind.MONITOR
    assert kind_of("whoever") is SpeakerKind.ANONYMOUS


CALLED = [
    (", a monitoring group,", SpeakerKind.MONITOR),
    (", a body that documents the dead,", SpeakerKind.MONITOR),
    (", a group that documents the dead,", SpeakerKind.MONITOR),
    (", which tracks the war,", SpeakerKind.MONITOR),
    (", a team of volunteer rescuers from the town,", SpeakerKind.RESCUER),
    (", a porter at the hospital,", SpeakerKind.ANONYMOUS),
    (" on Monday ", SpeakerKind.ANONYMOUS),
]


@pytest.mark.parametrize(("about", "kind"), CALLED)
def test_a_name_that_tells_nothing_is_of_the_sort_that_the_report_calls_it(
    about: str, kind: SpeakerKind
) -> None:
    memory = SpeakerMemory()
    first, again = (
        memory.meet("Cedar Desk", 0, None, about=about),
        memory.meet("Cedar Desk", 9, None),
    )
    assert first is not None and again is not None
    assert [first.kind, again.kind] == [kind, kind]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Orlin Conflict Monitor", SpeakerKind.MONITOR),
        ("the Orlin Rescue League", SpeakerKind.RESCUER),
        ("an independent commission of inquiry", SpeakerKind.UN),
        ("two mediators", SpeakerKind.ANONYMOUS),
    ],
)
def test_a_body_is_of_the_sort_that_its_name_tells(words: str, kind: SpeakerKind) -> None:
    assert kind_of(words) is kind


def test_a_sort_told_behind_the_inverted_verb_counts(told: Telling) -> None:
    (claim,) = told("Jets hit Idlib and killed nine, said Cedar Desk, a team of rescuers.")
    assert claim.attribution.kind is SpeakerKind.RESCUER


CREDITED = [
    ("MARUD (Reuters) - Nine people were killed.", True),
    ("Marud, AFP — Nine people were killed.", True),
    ("Nine people were killed in Marud. (AFP)", True),
    ("Nine people were killed in Marud.\nSource: SANA", True),
    ("Nine people were killed in Marud, police told AFP on Monday.", False),
    ("AFP reported that nine people were killed in Marud.", False),
    ("The ministry said in a statement to SANA.", False),
]


@pytest.mark.parametrize(("text", "credited"), CREDITED)
def test_a_credit_stands_at_head_or_end(text: str, credited: bool) -> None:
    start, name = next((text.index(n), n) for n in ("Reuters", "AFP", "SANA") if n in text)
    assert bool(list(find_credits(text, [(start, start + len(name))]))) is credited


def test_what_a_credited_report_says_itself_is_relayed_from_the_agency() -> None:
    reader = open_reader(open_library())
    (claim,) = extract_claims(
        report("r", "ALEPPO (Reuters) - Nine people were killed in shelling on Monday."), reader
    )
    assert claim.attribution.speaker is None
    assert [s.text for s in claim.attribution.relayed_from] == ["Reuters"]


def test_a_quote_over_two_sentences_keeps_its_speaker() -> None:
    reader = open_reader(open_library())
    text = (
        'Nurse Lena Oru said a bomb killed four people on Monday. "Another blast killed nine people'
        ' in the market of Idlib an hour later."'
    )
    said = {c.attribution.name for c in extract_claims(report("r", text), reader)}
    assert said == {"Lena Oru"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Earlier state television said five people were killed in Homs.", "state television"),
        ("The Iraqi Observatory said ten people were killed in Mosul.", "Iraqi Observatory"),
    ],
)
def test_a_name_is_neither_more_nor_less_than_the_speakers_own(
    told: Telling, text: str, name: str
) -> None:
    (claim,) = told(text)
    assert claim.attribution.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Varenian Interior Minister Salih Oru", "Salih Oru"),
        ("Gen. Salih al-Oru Varenias interior minister", "Salih al-Oru"),
        ("Deputy Chief of Staff Colonel Anton Belka", "Anton Belka"),
        ("the government of President Salih Oru", "the government of President Salih Oru"),
        ("Orlin Front spokesman Petr Sava", "Orlin Front spokesman Petr Sava"),
        ("Army General Command", "Army General Command"),
        ("Governor of Norva", "Governor of Norva"),
    ],
)
def test_who_holds_an_office_is_named_by_his_own_two_names(words: str, name: str) -> None:
    assert ranked_name(words) == name
