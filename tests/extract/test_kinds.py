"""What is told against what is only mentioned: the kind of happening, through the door."""

import pytest
from stories import Telling

from reportedly.extract.periods import counts_many, spans_period
from reportedly.model.events import EventType

KINDS = {
    "Army units backed by warplanes clashed with rebels in the town of Azaz on Monday.": (
        EventType.ARMED_CLASH
    ),
    "Clashes in the town of Azaz on Monday destroyed two mortars and a rocket launcher.": (
        EventType.ARMED_CLASH
    ),
    "Fighters launched an offensive to retake the town of Azaz on Monday.": EventType.ARMED_CLASH,
    "Fighters managed to retake the town of Azaz on Monday.": EventType.TERRITORIAL_CHANGE,
    "Jets bombed the town of Azaz on Monday in response to a suicide attack.": (
        EventType.AIR_STRIKE
    ),
    "Bombardment of the town of Azaz killed four people on Monday.": EventType.AIR_STRIKE,
    "Artillery bombardment of the town of Azaz killed four people on Monday.": EventType.SHELLING,
    "Four people were killed on Monday when bombs fell on the town of Azaz.": EventType.AIR_STRIKE,
    "The regime bombing of Azaz killed four people on Monday.": EventType.AIR_STRIKE,
    "A bombing in the town of Azaz killed four people on Monday.": EventType.EXPLOSIVE_DEVICE,
    "Masked men killed two shepherds in Azaz on Monday by slitting their throats.": (
        EventType.EXECUTION
    ),
    "Both sides agreed on a halt to fighting in the town of Azaz on Monday.": EventType.CEASEFIRE,
    "Kurdish fighters killed 23 insurgents in the town of Azaz on Monday.": EventType.ARMED_CLASH,
    "Troops killed several insurgents and wounded others in the town of Azaz on Monday.": (
        EventType.ARMED_CLASH
    ),
    "The army destroyed an ammunition depot of the insurgents in the town of Azaz on Monday.": (
        EventType.ARMED_CLASH
    ),
    "An attack by rebels on army positions in the town of Azaz killed nine on Monday.": (
        EventType.ARMED_CLASH
    ),
    "Police killed a man in the town of Azaz on Monday.": EventType.OTHER_VIOLENCE,
    "An attack in the town of Azaz killed nine people on Monday.": EventType.OTHER_VIOLENCE,
    "Troops were trying to retake the base in Azaz on Monday.": EventType.ARMED_CLASH,
    "Rebels carried out an operation to liberate the town of Azaz on Monday.": (
        EventType.ARMED_CLASH
    ),
    "Kurdish fighters killed 23 villagers in the town of Azaz on Monday.": (
        EventType.OTHER_VIOLENCE
    ),
    "Insurgents were forced to withdraw from the town of Azaz on Monday, police said.": (
        EventType.TERRITORIAL_CHANGE
    ),
    "Clashes in the town of Azaz on Monday amid heavy shelling killed nine soldiers.": (
        EventType.ARMED_CLASH
    ),
    "Troops bombed the market of Azaz on Monday with artillery and killed nine people.": (
        EventType.SHELLING
    ),
    "Jets and artillery bombed the town of Azaz on Monday.": EventType.AIR_STRIKE,
    "Battles in the town of Azaz have killed 30 soldiers since Sunday.": EventType.ARMED_CLASH,
    "Raids on the town of Azaz have killed 30 people since Sunday.": EventType.AGGREGATE,
    "A car bomb in Azaz killed nine people on Monday and injured hundreds.": (
        EventType.EXPLOSIVE_DEVICE
    ),
    "Jets raided the market of Azaz on Monday, killing 40 people and injuring hundreds.": (
        EventType.AIR_STRIKE
    ),
    "Raids on the town of Azaz have killed 90 people since the siege began.": EventType.AGGREGATE,
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_what_is_told_names_the_kind(told: Telling, text: str, kind: EventType) -> None:
    assert [claim.event_type for claim in told(text)][:1] == [kind]


def test_a_suicide_attack_told_elsewhere_is_the_blast(told: Telling) -> None:
    claims = told(
        "A suicide bomber killed nine people in the city of Homs on Monday, police said. "
        "Jets raided the town of Azaz on Monday and killed two people. "
        "A blast in the city of Homs on Monday killed 12 people, doctors said."
    )
    kinds = [claim.event_type for claim in claims]
    assert EventType.EXPLOSIVE_DEVICE not in kinds
    assert EventType.AIR_STRIKE in kinds


def test_a_deed_with_a_doer_of_its_own_borrows_no_means(told: Telling) -> None:
    claims = told(
        "Jets bombed the city of Homs on Monday and killed nine people. "
        "Rebels attacked an army post in the town of Azaz and killed four soldiers.",
    )
    assert [claim.event_type for claim in claims] == [EventType.AIR_STRIKE, EventType.ARMED_CLASH]


def test_a_blast_beside_a_suicide_attack_is_one(told: Telling) -> None:
    claims = told(
        "A suicide bomber killed nine people in the city of Homs on Monday, police said. "
        "Doctors said the blast in Homs on Monday killed 12 people."
    )
    assert {c.event_type for c in claims} == {EventType.SUICIDE_BOMBING}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("43 attacks on clinics", True),
        ("on several occasions", True),
        ("has been repeatedly targeted", True),
        ("two attacks", False),
        ("the attack on a clinic", False),
    ],
)
def test_happenings_are_counted(text: str, answer: bool) -> None:
    assert counts_many(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("since a truce collapsed", True),
        ("in recent weeks", True),
        ("for the third day in a row", True),
        ("for the third straight day", True),
        ("since this morning", False),
        ("earlier this month", False),
    ],
)
def test_more_periods(text: str, answer: bool) -> None:
    assert spans_period(text) is answer
