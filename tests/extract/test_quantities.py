"""Numbers as said: their bounds, and that no order of words breaks the reading of figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_tokens import tokens

from reportedly.extract.casualties import find_counts
from reportedly.extract.quantities import find_numbers
from reportedly.extract.superseded import is_superseded
from reportedly.model.casualties import Figure, Quantifier
from reportedly.model.spans import Span

Said = tuple[int | None, int | None, Quantifier]


def said(text: str) -> list[Said]:
    return [(n.low, n.high, n.quantifier) for n in find_numbers(tokens(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("twelve", (12, 12, Quantifier.EXACT)),
        ("twenty-one people", (21, 21, Quantifier.EXACT)),
        ("1,200 people", (1200, 1200, Quantifier.EXACT)),
        ("at least 15 people", (15, None, Quantifier.AT_LEAST)),
        ("no fewer than 15 people", (15, None, Quantifier.AT_LEAST)),
        ("no more than 15 people", (None, 15, Quantifier.AT_MOST)),
        ("up to 15 people", (None, 15, Quantifier.AT_MOST)),
        ("around 15 people", (15, 15, Quantifier.ABOUT)),
        ("15 or more people", (15, None, Quantifier.AT_LEAST)),
        ("between 30 and 40 people", (30, 40, Quantifier.EXACT)),
        ("from six to 14 people", (6, 14, Quantifier.EXACT)),
        ("10 or 12 people", (10, 12, Quantifier.EXACT)),
        ("a dozen people", (12, 12, Quantifier.EXACT)),
        ("dozen people", (12, 12, Quantifier.EXACT)),
        ("a million people", (1_000_000, 1_000_000, Quantifier.EXACT)),
        ("12 000 people", (12_000, 12_000, Quantifier.EXACT)),
        ("as high as 15", (None, 15, Quantifier.AT_MOST)),
        ("from 20 to more than 30 people", (20, None, Quantifier.AT_LEAST)),
        ("a huge number of people", (None, None, Quantifier.VAGUE)),
        ("an entire family of five", (5, 5, Quantifier.EXACT)),
        ("half a dozen people", (6, 6, Quantifier.EXACT)),
        ("two dozen people", (24, 24, Quantifier.EXACT)),
        ("dozens of people", (24, None, Quantifier.VAGUE)),
        ("several people", (3, None, Quantifier.VAGUE)),
        ("tens of thousands of people", (20_000, None, Quantifier.VAGUE)),
        ("a number of people", (None, None, Quantifier.VAGUE)),
        ("no one", (0, 0, Quantifier.EXACT)),
        ("2 million people", (2_000_000, 2_000_000, Quantifier.EXACT)),
    ],
)
def test_the_words_of_a_number_give_its_bounds(text: str, wanted: Said) -> None:
    assert said(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("The toll climbed to 31 from 20.", [31]),
        ("The toll is 31, up from 20.", [31]),
        ("Not 20 but 12 people died.", [12]),
        ("It counted 12 dead instead of 20.", [12]),
        ("The group had earlier given a toll of 20.", []),
        ("Earlier in the day 20 people died.", [20]),
        ("Shells fired from 20 positions killed 3.", [20, 3]),
    ],
)
def test_only_a_toll_that_holds_is_current(text: str, current: list[int]) -> None:
    read = tokens(text)
    assert [n.low for n in find_numbers(read) if not is_superseded(read, n)] == current


VOCABULARY = """
at least most half of them no one the dead were among killed wounded 20 from to rose toll and her
child a family between or more than including women , - dozens higher is not but 12 his others
casualties heavy in Rasd 12-year-old boy included died number without any
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_any_order_of_words_gives_sound_figures(words: list[str]) -> None:
    text = " ".join(words)
    read = tokens(text)
    for count in find_counts(read):
        assert 0 <= count.first <= count.last < len(read)
        start, end = read[count.first].start, read[count.last].end
        Figure(
            outcome=count.outcome,
            low=count.low,
            high=count.high,
            quantifier=count.quantifier,
            whom=count.whom,
            span=Span(start, end, text[start:end]),
        )


def test_more_people_than_live_on_earth_are_no_count() -> None:
    assert find_numbers(tokens("Some 99999999999 people were killed.")) == ()
    assert find_numbers(tokens("Some 99999 million people were killed.")) == ()
