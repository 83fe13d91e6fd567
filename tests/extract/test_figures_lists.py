"""Victims told in lists, asides and parts: whose outcome is whose.

Every sentence is invented and stands as collections keep them, without commas. The answer is a
set, written as in test_figures_forms.py.
"""

import pytest
from test_figures_forms import told

ASIDES = {
    "including": ("Three died and 14 others including women and children were hurt.", "K3 W14"),
    "mostly": ("A shell hit the school and 40 people mostly children were hurt.", "W40"),
    "between dashes": ("Some 4000 people - mostly civilians - died in the siege.", "K4000"),
    "part in dashes": (
        "Clashes left 12 civilians - including four children - and nine gunmen dead.",
        "K12 K4 K9",
    ),
    "where they were": ("A woman was killed and 25 others on a bus were wounded.", "K1 W25"),
}
TOLD_ALONG = {
    "along with": ("A commander was killed along with seven other members.", "K1 K7"),
    "as well as": ("Fourteen guards were killed as well as dozens of drivers.", "K14 K24+"),
    "in addition to": ("Shells hit a clinic injuring two nurses in addition to six boys.", "W2 W6"),
    "with": ('A strike killing "a woman with four of her children" was reported.', "K1 K4"),
    "two verbs": ("About 41 rebels were rounded up and executed.", "K41"),
    "two subjects": ("Forty were reported hurt and 37 have died.", "W40 K37"),
}
PARTS = {
    "among": ("Among the dead in the blast in Rasd were a woman and a boy.", "K1"),
    "among the killed": ("Among the killed civilians there are four children.", "K4"),
    "are among": ("Four children are among the 28 dead in Rasd.", "K4 K28"),
    "those killed": ("Those killed in the two raids include nine women.", "K9"),
    "victims": ("Victims include eight children.", "K8"),
    "also included": ("The dead were evacuees but also included several rebels.", "K3+"),
    "before the hurt": ("Three killed including 2 women 29 injured in Rasd", "K3 K2 W29"),
    "then the hurt": (
        "Seven died among them a child and two women and nine others were injured.",
        "K7 K1 K2 W9",
    ),
}
ANOTHER_DEED = {
    "burning": ("The raid killed two children burning many houses.", "K2"),
    "expelled": ("It killed 40 soldiers and expelled many others the group said.", "K40"),
    "sealed off": ("Fifty fighters were killed and another 30 sealed off.", "K50"),
    "injury of": ("It led to the killing of two persons and the injury of 30 others.", "K2 W30"),
    "injuries to": ("It killed two men and caused serious injuries to a woman.", "K2 W1"),
    "who was hurt": ("Girl killed two others injured in Rasd", "K1 W2"),
    "a doer": ("The child killed three soldiers.", "K3"),
    "displaced": ("Shells killed three guards and six displaced people.", "K3 K6"),
    "displaced still": ("The war killed 28000 people and displaced millions.", "K28000 D2000000+"),
}
NOT_PEOPLE = {
    "a bridge": ("Jets destroyed the Asra Bridge over the two rivers.", ""),
    "carriers": ("Jets destroyed a tank and three armoured personnel carriers.", ""),
    "parts": ("It killed nine guards including medics in two parts of the town.", "K9 K?"),
    "cars": ("The killing of 34 gunmen and the destruction of 5 SUVs was told.", "K34"),
    "neighborhoods": ("It killed 23 fighters and freed three neighborhoods.", "K23"),
    "the highest": ("The number of deaths was one of the highest tolls of the war.", ""),
    "witnesses": ("They named the victims while a group interviewed four witnesses.", ""),
}
WORDS = {
    "left": ("The attack left 20 others wounded the monitor added.", "W20"),
    "days old": ("The raid killed a two-day-old baby.", "K1"),
    "fate": ("The fate of at least eight nurses is still unknown.", "M8+"),
    "fate known": ("The treaty decided the fate of 40 towns.", ""),
    "martyrs": ("Twenty-five people fell as martyrs.", "K25"),
    "well over": ("The gas killed from 500 to well over 1000 people.", "K500+"),
    "estimated": ("With the death toll estimated between 500 and 1300 Rasd mourned.", "K500-1300"),
    "population": ("The war forced half the population to flee their homes.", "D?"),
    "killing and injury": ("It led to the killing and injury of scores of men.", "B40+"),
}


def cases(*tables: dict[str, tuple[str, str]]) -> list[object]:
    return [pytest.param(*case, id=name) for table in tables for name, case in table.items()]


@pytest.mark.parametrize(("text", "expected"), cases(ASIDES, TOLD_ALONG, PARTS))
def test_whoever_is_told_along_with_others_shares_their_outcome(text: str, expected: str) -> None:
    assert told(text) == set(expected.split())


@pytest.mark.parametrize(("text", "expected"), cases(ANOTHER_DEED, NOT_PEOPLE))
def test_what_befell_others_or_things_is_no_toll(text: str, expected: str) -> None:
    assert told(text) == set(expected.split())


@pytest.mark.parametrize(("text", "expected"), cases(WORDS))
def test_a_toll_is_found_in_words_that_few_outlets_use(text: str, expected: str) -> None:
    assert told(text) == set(expected.split())
