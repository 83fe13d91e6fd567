"""Numbers for everybody: a claim's figures and its days, no age, no telephone, no house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import claim, figure, span
from reportedly.publish.numerals import Meant, day_in, is_numeral, numbers_of
from reportedly.publish.redaction import known_words


def shown(said: str, *figures: str, day: str = "") -> str:
    """The words of a claim that counts by `figures` and is dated by `day`."""
    meant = [Meant(said.index(one), said.index(one) + len(one), one) for one in figures]
    dated = [day_in(span(day, said.index(day)))] if day else []
    return known_words(said, numbers=[*meant, *dated])


@pytest.mark.parametrize(
    ("said", "figures", "day"),
    [
        ("Jets killed 12 people, 5 of them children.", ["12", "5"], ""),
        ("At least 1,200 people and twenty-one children died.", ["1,200", "twenty-one"], ""),
        ("Shells killed 60 to 70 and wounded 10-12 people.", ["60 to 70", "10-12"], ""),
        ("It was hit on November 13, 2017, and four died.", ["four"], "November 13, 2017"),
        ("The market was hit on 2017-11-13 by jets.", [], "2017-11-13"),
        ("Over the last 24 hours one of the towns was hit.", [], "last 24 hours"),
        ("In the town, 83 people were killed by jets.", ["83"], ""),
    ],
)
def test_what_a_claim_counts_and_dates_by_stays(said: str, figures: list[str], day: str) -> None:
    assert shown(said, *figures, day=day) == said


@pytest.mark.parametrize(
    "number",
    ["7", "13", "1,200", "seven", "twenty-one", "7 7 4 1 2", "223 344", "0944 123 456", "12-15",
     "١٤", "१४", "⑭", "½", "14th", "14yo", "4x4", "+963", "36.13", "7, 7, 4", "nine one one"],
)  # fmt: skip
def test_any_other_number_is_hidden(number: str) -> None:
    said = f"The town was hit and {number} then, and 86 people died there."
    assert shown(said, "86") == "The town was hit and […] then, and 86 people died there."


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("The girl, 16, who asked for help was there.", "16"),
        ("The girl (16) asked for help in the town.", "16"),
        ("They asked a girl of 13 about the strike.", "13"),
        ("They asked a man aged thirteen about it.", "thirteen"),
        ("People, aged 15 and 71, were killed there.", "71"),
        ("He was a boy fourteen years old and there.", "fourteen"),
        ("Two women, 22 and 24, were at the market.", "24"),
        ("The two women (22, 24) were at the market.", "24"),
        ("I am 12 and saw the strike on the town.", "12"),
        ("They call 77412 and reach the man there.", "77412"),
        ("He was at the market at 12 school street.", "12"),
        ("People are living in flat 4 of the house.", "4"),
        ("They reached him by 223 344 in the night.", "223 344"),
        ("They reached him by 0944 in the night.", "0944"),
    ],
)
def test_an_age_or_an_address_that_was_read_as_a_count_is_hidden(said: str, figure: str) -> None:
    """Whoever read it so was wrong, and the words would give somebody away."""
    assert figure not in shown(said, figure)
    assert not any(map(is_numeral, shown(said, figure).replace("[…]", "").split()))


def test_a_figure_told_again_stays_where_it_counts_people() -> None:
    said = (
        "Eight people were killed, and of the 8 dead people the man of house 8 and others said 8."
    )
    assert shown(said, "Eight").count("8") == 1


def test_a_claim_knows_where_its_own_numbers_stand() -> None:
    """The number that is meant, and none beside it in the words of the figure."""
    made = claim("r-1", figures=(figure(9, start=4, base="nine"),)).claim
    assert [one.numbers for one in numbers_of(made) if not one.is_day] == [{"9"}]
    assert [one.words for one in numbers_of(made) if one.is_day] == ["then"]


@given(st.text(alphabet=st.characters(categories=["Nd", "Nl", "No", "Zs", "Po"]), max_size=40))
def test_no_row_of_digits_and_points_is_ever_shown(row: str) -> None:
    """In whatever script: nothing in it was counted."""
    said = f"The man was called there by {row} in the night."
    assert not any(map(str.isnumeric, known_words(said)))
