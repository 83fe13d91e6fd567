"""Numbers that count nobody, and victims whom no number counts. Every sentence is invented."""

import pytest
from read_tokens import tokens

from reportedly.extract.casualties import find_counts


def totals(text: str) -> list[int | None]:
    return [c.low for c in find_counts(tokens(text)) if not c.part_of_total]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Four people died in Rasd, said Abu Tarn, reachable at 0911 234 567.", [4]),
        ("Four people died in Rasd, said Abu Tarn, reachable at 223 344.", [4]),
        ("Four people died, said Abu Tarn, who lives at 12 Mill Street, flat 3.", [4]),
        ("Three people died, said a girl of 13 whose name is withheld.", [3]),
        ("Two men died, said the commander of 40 guards.", [2]),
        ("Gunmen shot dead Sara Najjar, 37, in Rasd.", [1]),
    ],
)
def test_telephone_numbers_addresses_and_ages_are_no_toll(
    text: str, said: list[int | None]
) -> None:
    assert totals(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gunmen shot dead Sara Najjar, 37, and Rima, 8, in Rasd.", [2]),
        ("Gunmen killed Salwa Haddad, 54, and her son Adel, 9, near Rasd.", [2]),
        ("Shelling killed Omar Sabri, 34, Nour Sabri, 31, and their three children.", [5]),
        ("A shell killed Оксана Петренко and four of her neighbours in Tarn.", [5]),
        ("A shell killed Omar Sabri, 34, and four of his neighbours in Tarn.", [5]),
        ("Kidnappers killed the mayor of Rasd and his two daughters.", [3]),
    ],
)
def test_victims_told_by_name_are_counted_with_those_told_by_number(
    text: str, said: list[int | None]
) -> None:
    assert totals(text) == said
