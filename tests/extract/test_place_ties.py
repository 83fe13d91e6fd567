"""Whether a place hangs on the deed or on somebody named beside it, and what commas lost hid."""

import pytest
from read_tokens import tokens

from reportedly.extract.place_ties import hangs_on, speaks_for_state


@pytest.mark.parametrize(
    ("text", "place", "deed", "bound"),
    [
        ("Twelve people were killed in Norvia on Monday.", "Norvia", "killed", True),
        ("Air strikes in northern Norvia killed nine men.", "Norvia", "strikes", True),
        ("The army killed nine men who had entered Norvia.", "Norvia", "killed", False),
        ("", "", "", False),
    ],
)
def test_a_place_hangs_on_what_governs_it(text: str, place: str, deed: str, bound: bool) -> None:
    read = tokens(text) if text else ()
    deeds = {t.i for t in read if t.text == deed}
    start = text.index(place)
    assert hangs_on(read, start, start + len(place), deeds) is bound


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ankara launched air strikes on the town.", True),
        ("The truce was brokered by Ankara.", True),
        ("Nine people were killed in Ankara.", False),
        ("Ankara was hit by a car bomb.", False),
        ("Ankara witnessed two bombings.", False),
    ],
)
def test_a_capital_that_acts_is_a_government(text: str, acts: bool) -> None:
    start = text.index("Ankara")
    assert speaks_for_state(tokens(text), start, start + 6) is acts
