"""Whose losses they are: things owned, those among the dead, people "mostly civilians"."""

import pytest
from stories import Telling

from reportedly.extract.reading import Reader


def _sides(text: str, reader: Reader) -> tuple[set[str], set[str]]:
    claims = Telling(reader)(text)
    doers = {a.name for c in claims for a in c.actors}
    return doers, {a.name for c in claims for a in c.recipients}


TWO_DIED = ", killing two people."

LOSSES = [
    (
        "Jets destroyed bases and machinegun-equipped vehicles for rebel groups near Hama on Monday"
        + TWO_DIED,
        {"rebel groups"},
    ),
    (
        "The militants attacked a post on Monday and destroyed an armored personnel carrier of the"
        " Turkish army near Afrin" + TWO_DIED,
        {"Turkish army"},
    ),
    ("Jets launched 59 missiles at the Syrian military airfield near Homs.", {"Syrian military"}),
    ("A bomb attack at a police station in Hama on Monday killed 17 people.", {"police"}),
    ("The blast hit a checkpoint under the control of the YPG in Hama on Monday.", {"YPG"}),
    ("A bomb went off near the headquarters of the Kurdish administration" + TWO_DIED,
     {"Kurdish administration"}),
    ("The army positions were hit by coalition planes in Hama on Monday.", {"army"}),
    ("The fighting in Hama on Monday left 37 dead on the regime side.", {"regime side"}),
    ("The shelling forced the Free Syrian Army from the town of Azaz on Monday.",
     {"Free Syrian Army"}),
    ("The army seized the Tabaqa airport from Islamic State on Monday.", {"Islamic State"}),
    ("Members of Islamic State were among the dead in the raid on Manbij on Monday.",
     {"Islamic State"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "recipients"), LOSSES)
def test_what_befalls_what_one_has_befalls_him(
    text: str, recipients: set[str], reader: Reader
) -> None:
    assert recipients <= _sides(text, reader)[1]


def test_a_place_to_hit_makes_nobody_the_hitter(reader: Reader) -> None:
    """ "At a police station ... that killed 17" does not say that the police killed."""
    text = "A bomb attack at a police station in Hama that killed 17 people came on Monday."
    assert _sides(text, reader)[0] == set()


PEOPLE = [
    ("The raids killed 23 people, mostly civilians, in Azaz on Monday.", {"civilians"}),
    ("Air strikes killed 47 people most of them civilians in Azaz on Monday.", {"civilians"}),
    ("Twenty people died in the raid on Azaz on Monday. Most of the dead were civilians.",
     {"civilians"}),
    ("The blast on Monday left fatalities among the residents of Hama.", {"residents"}),
    ("An air strike on Monday hit a refugee camp near Idlib, leaving dozens dead.", {"refugee"}),
    ("The raid on Monday killed the four siblings in Azaz.", {"siblings"}),
    ("Snipers fired on crowds of demonstrators in Hama on Monday, killing two people.",
     {"demonstrators"}),
    ("Over 350 civilians have been killed in Aleppo since a truce collapsed on Monday.",
     {"civilians"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "recipients"), PEOPLE)
def test_people_of_no_side_are_told_by_what_is_said_of_them(
    text: str, recipients: set[str], reader: Reader
) -> None:
    assert _sides(text, reader)[1] == recipients


@pytest.mark.parametrize("killed", ["killed", "martyred", "liquidated"])
def test_those_killed_killed_nobody(killed: str, reader: Reader) -> None:
    text = f"Most of the Islamic State members {killed} in the raid on Manbij on Monday were young."
    doers, losers = _sides(text, reader)
    assert "Islamic State members" in losers - doers


def test_casualties_that_are_then_counted_are_no_figure_of_their_own(told: Telling) -> None:
    text = (
        "Rockets hit the market of Azaz on Monday, leaving casualties, a medic said. Three people "
        "were killed and seven wounded in the attack on the market, the medic said."
    )
    figures = [f for claim in told(text) for f in claim.figures]
    assert sorted((f.outcome.value, f.low) for f in figures) == [("killed", 3), ("wounded", 7)]
