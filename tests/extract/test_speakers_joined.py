"""One key for one speaker: what a whole report shows of who its speakers are."""

import pytest
from tests.builders import report

from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.speakers import Speaker, SpeakerMemory
from reportedly.extract.speakers_joined import who_is_who
from reportedly.reference.library import open_library

SOHR = ("sohr", "Syrian Observatory for Human Rights")
READER = open_reader(open_library())


def keys_of(*told: str, named: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The keys of speakers met in this order, once the whole report is read.

    "words | about" gives what stands between a speaker and the verb.
    """
    memory = SpeakerMemory(named)
    rows = {name: row for row, name in named}
    seen: list[Speaker] = []
    for i, one in enumerate(told):
        words, _, about = one.partition(" | ")
        met = memory.meet(words, 100 * i, rows.get(words), about=about)
        assert met is not None
        seen.append(met)
    meant = who_is_who(memory.seen, named[0][0] if named else None)
    return [meant.get(s.key, s).key for s in seen]


@pytest.mark.parametrize(
    "pair",
    [
        ("Belka", "Governor Anton Belka"),
        ("the MRC", "the Marud Relief Council | (MRC)"),
        ("the defence ministry", "the Varenian defence ministry"),
        ("the Varenian Defense Ministry", "the Varenian defence ministry"),
        ("Moscow", "Russia"),
        ("Damascus", "the Syrian government"),
        ("Syria", "Damascus"),
        ("a broadcaster", "Radio Vela channel"),
        ("state television", "the broadcaster"),
        ("Colonel Petr Sava | , a spokesman for the Orlin Front, ", "the Orlin Front"),
        ("Orlin Front spokesman Petr Sava", "the Orlin Front"),
        ("a civil defence official", "Lena Oru"),
        ("local activists", "activists"),
        ("other residents", "residents"),
    ],
)
def test_two_wordings_of_one_speaker_have_one_key(pair: tuple[str, str]) -> None:
    ours, theirs = keys_of(*pair)
    assert ours == theirs


@pytest.mark.parametrize("words", ["an NGO", "a monitor group", "the observatory group"])
def test_a_body_that_watches_the_war_is_the_monitor_that_is_named(words: str) -> None:
    assert keys_of(words, SOHR[1], named=(SOHR,)) == ["sohr", "sohr"]


@pytest.mark.parametrize(
    "pair",
    [
        ("Russia", "Turkey"),
        ("Anton Belka", "Lena Belka"),
        ("the army", "Orlin Army spokesman Petr Sava"),
        ("residents of Damascus", "the Syrian government"),
        ("a correspondent in Damascus", "the Syrian government"),
        ("Damascus residents", "Damascus"),
        ("sources in Syria", "Syria"),
        ("Tarnish media", "Radio Vela channel"),
        ("an AFP correspondent", "state media"),
        ("local media", "state media"),
        ("a network", "the Orlin Hospital"),
        ("activists in Tarn", "activists in Marud"),
        ("a civil defence official", "Mayor Lena Oru"),
    ],
)
def test_two_speakers_stay_two(pair: tuple[str, str]) -> None:
    ours, theirs = keys_of(*pair)
    assert ours != theirs


def test_a_medium_is_nobody_known_where_two_are_named() -> None:
    told = keys_of("the channel", "Radio Vela agency", "Orlin News agency")
    assert len(set(told)) == 3


def test_a_wording_that_means_another_lesser_one_means_whom_that_one_means() -> None:
    assert len(set(keys_of("Sava", "Colonel Petr Sava | , an Orlin Front spokesman, ",
                           "the Orlin Front"))) == 1  # fmt: skip


def test_a_report_shows_the_name_that_it_gives_later() -> None:
    text = (
        "Nine people were killed in shelling of Idlib on Monday, a monitoring group said."
        " The Syrian Observatory for Human Rights said 20 people were wounded in the shelling."
    )
    said = {c.attribution.name for c in extract_claims(report("r", text), READER)}
    assert said == {"Syrian Observatory for Human Rights"}


def test_a_short_name_in_brackets_says_who_the_full_one_is() -> None:
    text = (
        "The world childrens agency (UNICEF) said nine children were killed in Idlib on Monday."
        " Nine children died when a bomb hit a school in Idlib on Monday, UNICEF said."
    )
    claims = extract_claims(report("r", text), READER)
    assert len(claims) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Damascus said nine people were killed by a shell in Homs on Tuesday.", "Damascus"),
        ("Nine people were killed by a shell, according to Damascus.", "Damascus"),
        ("A bomb killed nine people in Damascus on Tuesday.", None),
        ("A bombing in Syria killed nine people on Tuesday.", None),
        ("In Syria, nine people were killed by a bomb on Tuesday.", None),
        ("The attack on Damascus, said to have killed nine people, came at dawn.", None),
        ("Damascus witnessed shelling that killed nine people on Tuesday.", None),
        ("Violence in Damascus claimed nine lives on Tuesday.", None),
        ("DAMASCUS - Nine people were killed by a bomb on Tuesday.", None),
    ],
)
def test_a_seat_speaks_as_its_state_and_as_a_place_it_does_not(
    text: str, speaker: str | None
) -> None:
    (told,) = extract_claims(report("r1", text), READER)
    assert told.attribution.name == speaker
