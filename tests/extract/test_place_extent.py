"""The words that say which part of a place is meant."""

import pytest

from reportedly.extract.place_extent import widened
from reportedly.extract.places import Place
from reportedly.model.places import PlaceRelation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("raids on the western outskirts of Norva killed two", "the western outskirts of Norva"),
        (
            "shells hit Norvas rebel-held eastern districts",
            "Norvas rebel-held eastern districts",
        ),
        ("strikes on Norva and its countryside", "Norva and its countryside"),
        ("in several rural areas of Norva on Monday", "several rural areas of Norva"),
        ("fighting in the countryside south of Norva", "the countryside south of Norva"),
        ("three villages to the north of Norva fell", "three villages to the north of Norva"),
        ("raids on Norva and its allies", "Norva"),
        ("a village north of Norva", "Norva"),
        ("raids on Norva", "Norva"),
    ],
)
def test_a_place_reaches_over_the_words_for_its_part(text: str, words: str) -> None:
    start = text.index("Norva")
    found = widened(Place(start, start + 5, "Norva", 3, 3, PlaceRelation.AT, None), text)
    assert text[found.start : found.end] == words
    assert text[start : found.named_end] == "Norva"
