"""Whose ground is fought over, whose things are hit, and who stays unnamed."""

import pytest
from stories import Telling

from reportedly.extract.reading import Reader


def _sides(text: str, reader: Reader) -> tuple[set[str], set[str]]:
    claims = Telling(reader)(text)
    doers = {a.name for c in claims for a in c.actors}
    return doers, {a.name for c in claims for a in c.recipients}


BEFALLEN = [
    (
        "Kurdish forces began an offensive to take the Islamic State-held town of Manbij.",
        {"Islamic State"},
    ),
    (
        "The army destroyed a mortar used by insurgents near Aleppo, killing two people.",
        {"insurgents"},
    ),
    ("Rebels retook the road used by the army near Aleppo on Monday.", {"army"}),
    (
        "Jets hit positions held by Islamic State near Manbij on Monday, killing two people.",
        {"Islamic State"},
    ),
    ("The army retook Manbij on Monday after two months of rebel occupation.", {"rebel"}),
    ("The army withdrew from Manbij on Monday after an assault by the Nusra Front.", {"army"}),
    ("Jets hit a town held by Islamic State near Manbij on Monday, killing two people.", set()),
    ("Fighting raged on Monday in Saraqib, besieged by the army. Two people were killed.", set()),
]


@pytest.mark.parametrize(("text", "recipients"), BEFALLEN)
def test_ground_fought_over_and_things_hit_are_somebodys(
    text: str, recipients: set[str], reader: Reader
) -> None:
    assert _sides(text, reader)[1] == recipients


DOERS = [
    ("Two suicide bombers killed nine people in Hama on Monday.", set()),
    (
        "Islamic State suicide bombers killed nine people in Hama.",
        {"Islamic State suicide bombers"},
    ),
    (
        "The regime air force has finished shelling Hama on Monday, killing two people.",
        {"regime air force"},
    ),
    (
        "A clinic in Hama was shelled on Monday by a radical rebel group, killing two people.",
        {"radical rebel group"},
    ),
]


@pytest.mark.parametrize(("text", "actors"), DOERS)
def test_a_doer_is_named_or_nobody(text: str, actors: set[str], reader: Reader) -> None:
    assert _sides(text, reader)[0] == actors


BEFORE = "The Nusra Front attacked Hama on Friday, killing two people. "


@pytest.mark.parametrize("deed", ["Its forces seized Saraqib", "The group seized Saraqib"])
def test_its_forces_and_the_group_are_those_named_before(deed: str, reader: Reader) -> None:
    assert _sides(f"{BEFORE}{deed} on Monday.", reader)[0] == {"Nusra Front"}
