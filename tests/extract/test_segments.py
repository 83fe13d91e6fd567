"""One sentence that tells of several happenings, and one that only looks as if it did."""

import pytest
from stories import Telling

from reportedly.model.events import EventType

A, S, T, C = (
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.TERRITORIAL_CHANGE,
    EventType.CEASEFIRE,
)
TWO = {
    "Jets bombed the town of Azaz on Monday while rebels captured the town of Marea.": {A, T},
    "Shelling hit the town of Azaz, which the army recaptured in May.": {S, T},
    "Mortars killed three people in Azaz on Monday after a truce collapsed in Marea.": {S, C},
    "Raids killed four people in Azaz on Monday and rebels seized the town of Marea.": {A, T},
}
ONE = (
    "Jets bombed the town of Azaz on Monday, killing four people and wounding nine.",
    "Four people died in the town of Azaz on Monday when shells hit a bakery.",
)


@pytest.mark.parametrize(("text", "kinds"), TWO.items())
def test_each_happening_is_a_statement(told: Telling, text: str, kinds: set[EventType]) -> None:
    assert {statement.kind for statement in told.statements(text)} == kinds


@pytest.mark.parametrize("text", ONE)
def test_one_happening_is_not_cut(told: Telling, text: str) -> None:
    assert len(told(text)) == 1


def test_a_happening_is_read_from_its_own_clause(told: Telling) -> None:
    text = "Jets bombed the town of Azaz on Monday while rebels captured the town of Marea."
    taken = next(s for s in told.statements(text) if s.kind is T)
    assert text[taken.start : taken.end] == "while rebels captured the town of Marea"
