# ruff: noqa: E501  (tables read better in long lines)
"""Who says what: one sentence each, in proper English and as archives print it, commas lost."""

import pytest

from reportedly.extract.attribution import find_sayings
from reportedly.extract.cues import Stance
from reportedly.extract.nlp import open_engine
from reportedly.extract.voice_phrases import first_voice

ENGINE = open_engine()

# sentence, speaker, beginning and end of what is said
SAID = [
    # what stands before or behind a speaker where commas are lost is no part of him
    ("The news is awful, Kovak said after nine people were killed.", "Kovak", "The news", ","),
    ("Today the news is awful Kovak said after nine people were killed.", "Kovak", "Today", "awful"),
    ("Others came from the south Belka said after nine people died.", "Belka", "Others", "south"),
    ("The blast wounded nine miners two residents said.", "residents", "The blast", "two"),
    ("Nine people died in Tarn, the Orlin Desk, a group that monitors the war, said on Monday.",
     "the Orlin Desk", "Nine", ","),
    ("The so-called Orlin Front said nine people died.", "Orlin Front", "nine", "died."),
    ("Nine people were killed in a coalition operation security sources said.", "security sources", "Nine", "operation"),
    ("The forests let them withstand heavy aerial bombing defence analysts say.", "defence analysts", "The forests", "bombing"),
    ("According to the statement jets hit the road and killed nine people.", "the statement", "jets", "people."),
    ("According to an Orlin Centre tally gunmen killed nine people.", "an Orlin Centre tally", "gunmen", "people."),
    ("Nine people died near Tarn a rebel stronghold on the river said the Orlin Centre.", "the Orlin Centre", "Nine", "river"),
    ("Nine were killed and six hurt some in critical condition says the Orlin Centre which monitors hospitals.",
     "the Orlin Centre", "Nine", "condition"),
    ('"Jets struck the market," Necip Oru a local rescue official reportedly said.', "Necip Oru", '"', '"'),
    ("The source did not say who was among the victims but noted that nine people had died.",
     "The source", "nine", "died."),
    ("The ministry said 12 people were killed.", "The ministry", "12 people", "killed."),
    ("Twelve people died, a nurse said.", "a nurse", "Twelve", "died,"),
    ("Twelve people were killed in Orlin local residents have reported.", "local residents", "Twelve", "Orlin"),
    ("The group, which monitors the war, said nine people died.", "The group", "nine", "died."),
    ("The group which monitors the conflict said nine people died.", "The group", "nine", "died."),
    ("Doctors in the town of Marud in the valley held by the rebels said nine people died.",
     "Doctors in the town of Marud in the valley", "nine", "died."),
    ("The Orlin Front in a statement published by its own news agency said it carried out the attack.",
     "The Orlin Front", "it carried", "attack."),
    ("Anton Belka the governor of Tarn a province on the other side of the border told the Marud Courier"
     " that four people were wounded.", "Anton Belka", "four", "wounded."),
    ("Lena Oru, head of the city hospital, told reporters that 12 people had died.", "Lena Oru", "12", "died."),
    ("Resident Mika Dorn a teacher told the Courier by telephone that he saw 12 bodies.", "Resident Mika Dorn", "he saw", "bodies."),
    ('"Nine people are dead and their names are known" said Mayor Anna Kovak.', "Mayor Anna Kovak", '"', '"'),
    ("We cannot discuss the number of the dead and its causes said Kovak.", "Kovak", "We", "causes"),
    ("Nine people were killed, Radio Vela quoted a hospital official as saying.", "a hospital official", "Nine", ","),
    ("Radio Vela cited a military source as saying that nine soldiers were killed.", "a military source", "nine", "killed."),
    ("Police Chief Ana Ruiz was quoted by Radio Vela as saying that nine people were killed.", "Police Chief Ana Ruiz", "nine", "killed."),
    ("Radio Vela said the ministry said nine people were killed.", "the ministry", "nine", "killed."),
    ("Radio Vela reported a military source who said the fighting went on.", "a military source", "the fighting", "on."),
    ("According to a local clinic, nine people were killed.", "a local clinic", ",", "killed."),
    ("According to figures compiled by the Orlin Centre nine people were killed.", "the Orlin Centre", "nine", "killed."),
    ("Nine people were killed according to the Orlin Centre due to heavy shelling.", "the Orlin Centre", "Nine", "shelling."),
    ("A bomb went off near the school, police said, killing nine people.", "police", "A bomb", "people."),
    ("The attack was claimed by the Orlin Front.", "the Orlin Front", "The attack", "was"),
    ("Nine people were killed, as reported by Radio Vela.", "Radio Vela", "Nine", "as"),
    ("The spokesman did not say when it began but said nine people were killed.", "The spokesman", "nine", "killed."),
    ("The health agency demanded access to the town saying nine people had died.", "The health agency", "nine", "died."),
    ("Nine people were killed on Monday a monitor and activists said.", "a monitor", "Nine", "Monday"),
    ("Nine people died in the old Orlin neighbourhood activists said.", "activists", "Nine", "neighbourhood"),
    ("They were driven from the town of Tarn Marud military sources said Monday.", "military sources", "They", "Marud"),
    ("The blast killed nine people including children opposition activists said.", "opposition activists", "The blast", "children"),
    ("Shells fell near the old embassy said the Orlin Centre.", "the Orlin Centre", "Shells", "embassy"),
    ("Planes struck with bombs and gas said Anna Kovak head of a clinic.",
     "Anna Kovak head of a clinic", "Planes", "gas"),
    ("The Orlin Centre a nongovernmental organization has put the toll at nine dead.",
     "The Orlin Centre", "the toll", "dead."),
    ("The state agency did not say when the raid occurred and said nine people died.", "The state agency", "nine", "died."),
    ("The group which has a network of sources in the town said nine people died.", "The group", "nine", "died."),
    ("Nine people died, according to a report by the Orlin Centre.", "the Orlin Centre", "Nine", ","),
    ("According to a new tally from the Orlin Centre nine people died.", "the Orlin Centre", "nine", "died."),
    ("Shells hit the road with local media saying nine people died.", "local media", "nine", "died."),
    ("Clinics were hit with the ministry recording nine attacks.", "the ministry", "nine", "attacks."),
    ("Sources close to the mayor told the Courier that nine people died.",
     "Sources close to the mayor", "nine", "died."),
    ("Nine people were hurt in raids by jets on Orlin town residents and a monitor said.", "residents", "Nine", "town"),
    ("Two raids In central Tarn town state media said nine people died.", "state media", "nine", "died."),
    ("The Orlin Front claimed to have killed nine soldiers.", "The Orlin Front", "to", "soldiers."),
    ("The mayor said to the Courier that nine people died.", "The mayor", "nine", "died."),
    ("A military source disclosed that nine soldiers were killed.", "A military source", "nine", "killed."),
]  # fmt: skip

SILENT = [
    "The attack claimed the lives of nine people.",
    "Nine people are said to have been killed.",
    "The attack on Orlin, said to have killed nine people, came at dawn.",
    "A bomb in Orlin, said to be the third this week, killed nine people.",
    "Nine people were reported killed in the strike.",
    "Experts chose the shells according to type and weight.",
    "The alleged attack left nine people dead.",
    "The raid was meant to deny the rebels the hill.",
    "He called for a truce citing the death of nine people.",
]


def sayings(text):
    tokens = next(ENGINE.read([(text, ())]))
    return tokens, find_sayings(tokens, frozenset())


def words(text, tokens, first, last):
    return text[tokens[first].start : tokens[last].end]


@pytest.mark.parametrize(("text", "speaker", "begins", "ends"), SAID)
def test_the_speaker_and_what_is_said(text: str, speaker: str, begins: str, ends: str) -> None:
    tokens, (saying, *more) = sayings(text)
    voice = first_voice(tokens, saying.speaker)
    content = words(text, tokens, saying.content_first, saying.content_last)
    assert words(text, tokens, voice.first, voice.last) == speaker
    assert content.startswith(begins)
    assert content.endswith(ends)
    assert not more


@pytest.mark.parametrize("text", SILENT)
def test_words_that_only_look_like_saying(text: str) -> None:
    assert sayings(text)[1] == []


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("The mayor told Radio Vela that nine people died.", "Radio Vela"),
        ("The mayor said in a statement to Radio Vela that nine people died.", "Radio Vela"),
        ("Radio Vela said nine people died, citing a nurse.", "Radio Vela"),
        ("Nine people were killed, Radio Vela quoted a nurse as saying.", "Radio Vela"),
    ],
)
def test_who_hears_it_and_passes_it_on(text: str, heard: str) -> None:
    tokens, (saying,) = sayings(text)
    assert saying.heard_by is not None
    assert words(text, tokens, saying.heard_by.first, saying.heard_by.last) == heard


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had shelled the town.", Stance.DENIES),
        ("The army has categorically denied using gas.", Stance.DENIES),
        ("The mayor blamed the army for the deaths.", Stance.BLAMES),
        ("Rebels rushed to blame the army for the deaths.", Stance.BLAMES),
        ("The Orlin Front claimed responsibility for the bombing.", Stance.CLAIMS),
        ("The mayor claimed nine people had died.", Stance.SAYS),
        ("The Orlin Front claimed a bomb attack on a police station.", Stance.CLAIMS),
        ("The mayor claimed the attack killed nine people.", Stance.SAYS),
    ],
)
def test_what_the_speaker_does_with_it(text: str, stance: Stance) -> None:
    assert [s.stance for s in sayings(text)[1]] == [stance]


def test_one_speaker_goes_on_and_each_keeps_own_words() -> None:
    text = "Nine people were killed in Orlin, the ministry said, adding that 20 were wounded."
    _, (first, second) = sayings(text)
    assert first.speaker == second.speaker
    assert first.content_last < second.content_first


def test_it_inside_what_is_said_is_the_speaker_still() -> None:
    text = "The ministry said it believes the gas had leaked from a depot."
    tokens, (saying,) = sayings(text)
    assert words(text, tokens, saying.speaker.first, saying.speaker.last) == "The ministry"


def test_who_counts_in_the_same_breath_is_who_said_it() -> None:
    text = "The Orlin Centre said a raid was flown by the army and put the toll at nine dead."
    _, (first, second) = sayings(text)
    assert first.speaker == second.speaker
