"""Who did it and to whom, read from invented sentences of several wars."""

import logging
from collections.abc import Iterator
from itertools import cycle, product

import pytest

from builders import report
from reportedly.extract.claims import extract_claims, open_reader
from reportedly.extract.reading import Reader
from reportedly.model.claims import Claim
from reportedly.reference.library import open_library

LOG = logging.getLogger(__name__)  # pytest --log-cli-level=info shows the rates
Sides = tuple[set[str], set[str]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader(open_library())


def claims(text: str, reader: Reader) -> tuple[Claim, ...]:
    return extract_claims(report("r", text, published="2016-11-14"), reader)


def sides(text: str, reader: Reader) -> Sides:
    """Actors and recipients of all claims of a text."""
    found = claims(text, reader)
    return {a.name for c in found for a in c.actors}, {r.name for c in found for r in c.recipients}


DOERS = [
    ("Rebels shelled a market in Aleppo on Monday, killing five people.", {"Rebels"}),
    ("Five people were killed in Aleppo in shelling by rebels.", {"rebels"}),
    ("Regime air strikes killed five people in Aleppo on Monday.", {"Regime"}),
    (
        "Five people died in Aleppo in strikes by Syrian and Russian warplanes.",
        {"Syrian", "Russian warplanes"},
    ),
    (
        "Either Russian or Syrian planes bombed Saraqib, killing nine people.",
        {"Russian", "Syrian planes"},
    ),
    (
        "Terrorist organizations located in Binnish fired rockets at Aleppo, wounding two people.",
        {"Terrorist organizations"},
    ),
    (
        "Terrorists of the so-called Jaish al-Islam shelled Damascus, killing a woman.",
        {"Jaish al-Islam"},
    ),
    (
        "Terrorists of the so called Jaish al-Islam targeted Damascus with mortars killing a woman",
        {"Jaish al-Islam"},
    ),
    (
        "A large-scale offensive by Sudanese troops killed 20 people in Khartoum.",
        {"Sudanese troops"},
    ),
    ("Ukrainian drones struck a depot in Belgorod, killing two people.", {"Ukrainian drones"}),
    ("Russian war planes killed nine people in Saraqib on Friday.", {"Russian war planes"}),
    ("The Syrian army retook Palmyra on Friday.", {"Syrian army"}),
    ("The army has been using cluster bombs on Douma, killing nine people.", {"army"}),
    ("Rebels responded by firing rockets at Aleppo, killing nine people.", {"Rebels"}),
    ("Rebels were behind the attack that killed nine people in Aleppo.", {"Rebels"}),
    (
        "Nine people died in Saraqib in air strikes launched by aircraft of the coalition.",
        {"coalition"},
    ),
    ("Jets believed to be Russian killed nine people in Saraqib on Friday.", {"Russian"}),
    ("Islamic State took two villages and nine people were killed.", {"Islamic State"}),
    (
        "Government forces backed by Russian jets bombed Saraqib, killing nine people.",
        {"Government forces", "Russian jets"},
    ),
    ("Rockets fired from the rebel enclave hit Damascus, killing two people.", {"rebel"}),
    (
        "US-backed Kurdish forces stormed Manbij on Monday, killing 12 militants.",
        {"US-backed Kurdish forces"},
    ),
    ("The army continued to shell Douma on Friday, killing six people.", {"army"}),
    (
        "The Desert Hawks Brigade shelled Douma on Friday, killing six people.",
        {"Desert Hawks Brigade"},
    ),
    ("The Tamil Tigers captured seven soldiers near Jaffna on Friday.", {"Tamil Tigers"}),
    ("Four people died in Madrid on Friday in an attack blamed on ETA.", {"ETA"}),
    (
        "Farouq Brigades and their allies stormed Saraqib on Friday, killing six soldiers.",
        {"Farouq Brigades"},
    ),
    ("Pro-regime snipers killed four people in Zabadani on Friday.", {"Pro-regime snipers"}),
    ("Palmyra fell to Islamic State on Friday after 100 people were killed.", {"Islamic State"}),
]


@pytest.mark.parametrize(("text", "actors"), DOERS)
def test_the_words_name_who_did_it(text: str, actors: set[str], reader: Reader) -> None:
    assert sides(text, reader)[0] == actors


NOBODY = [
    "Clashes in Deir ez-Zor on Tuesday killed 11 people.",
    "Its jets had bombed another province than Idlib all day, a spokesman said.",
    "Unidentified gunmen killed two teachers in Mosul on Friday.",
    "More than 9,000 people have died since protests in Homs were met with a state crackdown.",
    "Five people were killed in the rebel-held town of Saraqib on Monday.",
    "Five civilians were killed near a government stronghold in Aleppo on Monday.",
    "A bomb killed six people in Damascus on Tuesday.",
    "At least 20 soldiers were killed in Mosul on Tuesday.",
    "Air strikes on an area held by Islamic State killed 12 people in Raqqa.",
    "Warplanes bombed Saraqib on Friday, killing nine people.",
    "Two U.S. attack helicopters crashed near Mosul on Friday and four people were killed.",
    "The anti-government protest in Homs was shelled on Friday and four people were killed.",
    "A contractor who worked with American forces was killed near Mosul on Friday.",
    "The Syrian city of Aleppo was shelled on Monday and five people were killed.",
    "Hundreds of people have been killed in Raqqa, where the SDF is fighting with US support.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_made_a_doer_whom_the_words_do_not(text: str, reader: Reader) -> None:
    assert sides(text, reader)[0] == set()


VICTIMS = [
    ("Nine fighters of the Nusra Front were killed in Idlib on Monday.", {"Nusra Front"}),
    (
        "At least 33 members of the so-called Nusra Front were killed in Idlib on Monday.",
        {"Nusra Front"},
    ),
    ("Rebels killed 20 soldiers in Aleppo on Monday.", {"soldiers"}),
    ("Air strikes killed 12 civilians, including three children, in Saraqib.", {"civilians"}),
    ("Air strikes killed twelve people, including three children, in Saraqib.", set()),
    ("Air strikes killed 12 people in Saraqib, among them five children and two women.", set()),
    ("Air strikes killed 12 people in Saraqib, among them nine civilians.", {"civilians"}),
    (
        "The army attacked Islamic State positions near Palmyra on Friday, killing two people.",
        {"Islamic State"},
    ),
    (
        "The army hit three vehicles belonging to the Nusra Front, killing nine people.",
        {"Nusra Front"},
    ),
    ("The army hit two dens for the Nusra Front, killing nine people.", {"Nusra Front"}),
    ("The army repelled an attack by Islamic State near Palmyra on Friday.", {"Islamic State"}),
    ("A blast near the headquarters of Ahrar al-Sham killed nine in Idlib.", {"Ahrar al-Sham"}),
    ("The army shelled Saraqib on Friday, leaving many rebels dead.", {"rebels"}),
    ("Warplanes bombed Saraqib on Friday, causing civilian casualties.", {"civilian"}),
    ("A rocket hit citizens' houses in Aleppo, killing two people.", set()),
    (
        "Army units bombed the headquarters of the Nusra Front on Friday, killing two people.",
        {"Nusra Front"},
    ),
    ("Gunmen attacked two Shiite villages in Diyala on Friday, killing two people.", {"Shiite"}),
]


@pytest.mark.parametrize(("text", "recipients"), VICTIMS)
def test_the_words_name_whom_it_befell(text: str, recipients: set[str], reader: Reader) -> None:
    assert sides(text, reader)[1] == recipients


LABELS = [
    ("Islamic State attacked Palmyra on Friday. The {} killed nine people.", "Islamic State"),
    ("The Nusra Front stormed a farm near Idlib. The {} killed nine people.", "Nusra Front"),
    ("Residents heard gunfire in Idlib on Friday. The {} killed nine people.", None),
]


@pytest.mark.parametrize("label", ["militants", "terrorists", "jihadists", "armed group"])
@pytest.mark.parametrize(("text", "party"), LABELS)
def test_a_label_stands_for_the_party_named_before(
    text: str, party: str | None, label: str, reader: Reader
) -> None:
    assert (party or label) in sides(text.format(label), reader)[0]


def test_soldiers_are_of_the_army_named_before(reader: Reader) -> None:
    text = "The Syrian army left Palmyra on Friday. Rebels killed nine soldiers in Palmyra."
    assert sides(text, reader)[1] == {"Syrian army"}


def test_a_source_counts_the_dead_of_what_the_lede_tells(reader: Reader) -> None:
    text = (
        "Regime air strikes killed nine people in Saraqib on Monday. Nine people were killed in"
        " the air strikes on Saraqib, the Syrian Observatory for Human Rights said."
    )
    assert all({a.name for a in c.actors} == {"Regime"} for c in claims(text, reader))


MUTUAL = [
    "Clashes between government troops and rebels left 12 dead near Aleppo on Monday.",
    "Government troops clashed with rebels near Aleppo on Monday, leaving 12 dead.",
    "Twelve people died near Aleppo on Monday as government troops battled rebels.",
]


@pytest.mark.parametrize("text", MUTUAL)
def test_a_clash_has_both_sides_on_both(text: str, reader: Reader) -> None:
    actors, recipients = sides(text, reader)
    assert {name.casefold() for name in actors} == {"government troops", "rebels"}
    assert actors == recipients


def test_both_of_two_sides_counted_after_a_battle_fought(reader: Reader) -> None:
    text = "Thirty government soldiers and 39 rebel fighters were killed in battles near Aleppo."
    assert sides(text, reader) == ({"government soldiers", "rebel fighters"},) * 2


def test_a_place_taken_is_taken_from_those_who_held_it(reader: Reader) -> None:
    text = "Kurdish forces captured the Islamic State-held town of Manbij on Monday."
    assert sides(text, reader) == ({"Kurdish forces"}, {"Islamic State"})


def test_the_accused_is_the_doer_and_the_reporter_never(reader: Reader) -> None:
    blamed = "Amnesty International blamed government forces for the attack in Douma on Friday."
    assert sides(blamed, reader)[0] == {"government forces"}


def test_a_speaker_told_of_his_own_strikes_did_them(reader: Reader) -> None:
    text = "The US-led coalition acknowledged the deaths of 35 civilians in its strikes on Raqqa."
    assert sides(text, reader) == ({"US-led coalition"}, {"civilians"})


def test_an_actor_is_lent_only_within_one_voice(reader: Reader) -> None:
    one = (
        "Government air strikes killed 22 civilians in Douma on Monday, the Syrian Observatory for"
        " Human Rights said. Five more civilians were killed in Harasta, the Observatory said."
    )
    assert all(c.actors for c in claims(one, reader))
    two = one.replace("Harasta, the Observatory said", "Harasta, Civil Defence rescuers said")
    assert [bool(c.actors) for c in claims(two, reader)] == [True, False]


# -- speakers are no perpetrators, unless they say so

VOICES = (
    "The Syrian Observatory for Human Rights",
    "Residents",
    "The Turkish army",
    "A police source",
    "The government",
    "Rebels",
    "State television",
    "Medics",
    "The United Nations",
    "The YPG",
)
PASSIVES = (
    "five civilians were killed in Saraqib on Monday",
    "ten soldiers had been killed near Mosul",
    "at least 12 people were killed in shelling of Aleppo",
    "nine children were killed in Douma",
    "two medics were killed in an air strike on Idlib",
    "six fighters were killed in a car bombing in Manbij",
    "more than 20 people had been killed in a suicide attack in Baghdad",
)
ACTIVE = (
    "five soldiers in Saraqib on Monday",
    "at least 12 militants near Mosul",
    "nine people in Douma",
    "more than 20 fighters in Idlib",
    "two policemen in Manbij",
)


def passives() -> Iterator[str]:
    for voice, deed in product(VOICES, PASSIVES):
        yield f"{voice} said that {deed}."
        yield f"{voice} denied that {deed}."
        yield f"{deed[0].upper()}{deed[1:]}, {_inside(voice)} said."


def _inside(words: str) -> str:
    """The words in the middle of a sentence."""
    common = words.startswith(("The ", "A ", "Residents", "State", "Medics", "Rebels", "Gov"))
    return words[0].lower() + words[1:] if common else words


def test_of_a_passive_killing_the_speaker_is_no_perpetrator(reader: Reader) -> None:
    told = list(passives())
    assert len(told) >= 200
    read = [claims(text, reader) for text in told]
    blamed = [t for t, found in zip(told, read, strict=True) if any(c.actors for c in found)]
    lost = [t for t, found in zip(told, read, strict=True) if not found]
    assert not blamed
    assert len(lost) <= 0.1 * len(told), lost


DOING = (
    "The Turkish army",
    "Islamic State",
    "The YPG",
    "Rebels",
    "The Free Syrian Army",
    "The US-led coalition",
    "Government forces",
)


def mirrored() -> Iterator[tuple[str, str]]:
    others = cycle(v for v in VOICES if v not in DOING)
    for doer, whom in product(DOING, ACTIVE):
        name = doer.removeprefix("The ")
        yield f"{doer} said it had killed {whom}.", name
        yield f"{doer} said it killed {whom}.", name
        yield f"{doer} killed {whom}, {_inside(next(others))} said.", name
        yield f"{next(others)} said {_inside(doer)} killed {whom}.", name
        yield f"{next(others)} reported that {_inside(doer)} had killed {whom}.", name
        yield f"{next(others)} said on Friday that {_inside(doer)} killed {whom}.", name


def test_whoever_is_said_to_have_killed_is_the_perpetrator(
    reader: Reader,
) -> None:
    told = list(mirrored())
    assert len(told) >= 200
    wrong = [
        (text, doer)
        for text, doer in told
        if {a.casefold() for a in sides(text, reader)[0]} != {doer.casefold()}
    ]
    share = 1 - len(wrong) / len(told)
    LOG.info("the right perpetrator in %.3f of %d", share, len(told))
    assert share >= 0.9, wrong


def test_a_report_of_a_hundred_tolls_by_nobody_is_read_in_one_pass(reader: Reader) -> None:
    """Each toll looks for a doer beside it; looking back must not branch at every step."""
    tolls = (f"In Douma {n} people were killed, a hospital said." for n in range(2, 102))
    assert len(claims(" ".join(tolls), reader)) > 50
