"""Figures that no quote holds are told all the same, by whoever speaks nearest.

Every sentence is invented.
"""

import pytest
from stories import Telling

Toll = tuple[str | None, set[tuple[str, int | None]]]


def tolls(told: Telling, text: str) -> list[Toll]:
    """Speaker and figures of each statement that counts somebody, in text order."""
    counting = [s for s in told.statements(text) if s.figures]
    return [
        (
            None if s.speaker is None else s.speaker.name,
            {(f.count.outcome.value, f.count.low) for f in s.figures},
        )
        for s in sorted(counting, key=lambda s: s.start)
    ]


CASES: dict[str, tuple[str, list[Toll]]] = {
    "before the quote": (
        'Dozens were hurt when "planes hit the bakery" Samir Haddad told reporters adding that '
        '"the school was struck as well."',
        [("Samir Haddad", {("wounded", 24)})],
    ),
    "a network that counts": (
        "The Rasd Network which gave a lower toll of 17 people killed said the strikes hit a "
        "school.",
        [("Rasd Network", {("killed", 17)})],
    ),
    "the outlet's own": (
        "The group has killed hundreds of people since it declared a caliphate in June.",
        [(None, {("killed", 200)})],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_toll_outside_every_quote_is_told(told: Telling, text: str, expected: list[Toll]) -> None:
    assert tolls(told, text) == expected


def test_no_toll_is_told_twice(told: Telling) -> None:
    text = "Twelve people were killed in Rasd, residents said, a day after the army said 30 died."
    figures = [f.start for s in told.statements(text) for f in s.figures]
    assert len(figures) == len(set(figures)) == 2


@pytest.mark.parametrize(
    "said",
    ["two mediators said.", "Mika, a porter, said.", "said two medics from Marud."],
)
def test_those_who_speak_are_not_counted(told: Telling, said: str) -> None:
    counted = tolls(told, f"Warplanes bombed the market of Idlib, killing 20 people, {said}")
    assert [figures for _, figures in counted] == [{("killed", 20)}]


def test_the_two_of_a_clash_are_its_sides_and_no_toll(told: Telling) -> None:
    counted = tolls(told, "Nine fighters were killed in clashes between the two in Idlib, he said.")
    assert [figures for _, figures in counted] == [{("killed", 9)}]


@pytest.mark.parametrize(
    "text",
    [
        "The Orlin Desk has put its final count of people killed in the raid on Idlib at 31.",
        "The Orlin Desk has raised to 31 its count of people killed in the raid on Idlib.",
        "The Orlin Desk has put the number of people killed in the raid on Idlib at 31.",
    ],
)
def test_a_count_is_a_number_by_another_name(told: Telling, text: str) -> None:
    assert [figures for _, figures in tolls(told, text)] == [{("killed", 31)}]
