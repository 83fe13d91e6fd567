"""What became of those who were shot, and of one person told alone. Every sentence is invented."""

import pytest
from read_tokens import tokens
from stories import Telling

from reportedly.extract.casualties import find_counts
from reportedly.model.casualties import Outcome
from reportedly.model.claims import Claim

K, W, B = Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED
C = Outcome.CAPTURED

SHOT = {
    "A boy aged 5 was shot in the leg.": [(W, 1)],
    "A teen was shot in the chest.": [(W, 1)],
    "The clerk was shot twice and taken to hospital.": [(W, 1)],
    "Woman hospitalized after being shot": [(W, 1)],
    "A man is in critical condition after being shot on Monday.": [(W, 1)],
    "Boy, 9, grazed by bullet": [(W, 1)],
    "Police shot a man to death.": [(K, 1)],
    "A man was shot and killed.": [(K, 1)],
    "Man shot, killed in Elmton": [(K, 1)],
    "He was found shot to death.": [(K, 1)],
    "A man was shot in the face and died at the hospital.": [(K, 1)],
    "Boy, 5, shot in head, dies": [(K, 1)],
    "The deputy was fatally wounded.": [(K, 1)],
    "A man was shot on Elm Street.": [(B, 1)],
    "6 shot at party in Elmton": [(B, 6)],
    "A 9-year-old girl was struck by a stray bullet.": [(B, 1)],
    "Two teens shot, one fatally": [(B, 2), (K, 1)],
    "One man was killed and another was shot in the leg.": [(K, 1), (W, 1)],
    "Seven people were shot, with six confirmed dead.": [(B, 7), (K, 6)],
    "The officer fired one shot.": [],
    "Police shot at two men.": [],
    "A helicopter was shot down near Rasd.": [],
}
ALONE = {
    "Man killed in Elm Street shooting": [(K, 1)],
    "Woman, 23, shot on Elm Street": [(B, 1)],
    "Teen accidentally shoots 5-year-old boy in leg": [(W, 1)],
    "Man shoots wife, kills self": [(B, 1), (K, 1)],
    "Man arrested in shooting of girlfriend": [(C, 1), (B, 1)],
    "Father of three killed in drive-by": [(K, 1)],
    "A father of two was shot and killed.": [(K, 1)],
    "A 17-year-old was killed.": [(K, 1)],
    "17-year-old killed in shooting": [(K, 1)],
    "Tom Barrow, 23, was killed.": [(K, 1)],
    "The attack followed the murder of Alice Malden, 19.": [(K, 1)],
    "Dan Reyes, 33, Rosa Reyes, 34, and Pablo Reyes, 34, were shot and killed.": [(K, 3)],
    "He was charged with the murder of his three-year old son.": [(K, 1)],
    "She was pronounced dead at the scene.": [(K, 1)],
}
CARE = {
    "The victim was taken to Elm Hospital in stable condition.": [(W, 1)],
    "The victim was taken to Elm Hospital, where he died.": [(K, 1)],
    "One man was killed and two others are in critical condition.": [(K, 1), (W, 2)],
    "Four people in a hospital were killed.": [(K, 4)],
    "The three other victims were expected to survive.": [(W, 3)],
    "A student is dead and two people are in police custody.": [(K, 1)],
    "Maria Dale and her 12-year old brother were not injured.": [],
    "Three were hurt, some of them are in critical condition.": [(W, 3)],
}


@pytest.mark.parametrize(("text", "expected"), [*(SHOT | ALONE | CARE).items()])
def test_what_befell_whom(text: str, expected: list[tuple[Outcome, int]]) -> None:
    assert [(c.outcome, c.low) for c in find_counts(tokens(text))] == expected


def totals(claim: Claim) -> list[tuple[Outcome, int | None]]:
    return [(f.outcome, f.low) for f in claim.figures if not f.part_of_total]


def test_who_was_shot_and_then_died_is_one_victim(told: Telling) -> None:
    (claim,) = told(
        "A boy was shot in the chest near Al-Bab on Monday. He died there an hour later."
    )
    assert totals(claim) == [(K, 1)]


def test_another_who_died_leaves_the_wounded_wounded(told: Telling) -> None:
    claims = told("A guard was wounded by gunfire in Al-Bab on Monday. The commander was killed.")
    assert [o for c in claims for o in totals(c)] == [(W, 1), (K, 1)]


def test_who_was_shot_and_is_said_to_live_is_wounded(told: Telling) -> None:
    (claim,) = told("Gunmen shot five people in Al-Bab on Monday. All are in stable condition.")
    assert totals(claim) == [(W, 5)]


def test_one_of_them_in_hospital_says_nothing_of_the_others(told: Telling) -> None:
    claims = told("Gunmen shot five people in Al-Bab on Monday. He is being treated in hospital.")
    assert (B, 5) in totals(claims[0])


BODY = "A shooting at the flats in Al-Bab has proven deadly. Nobody has been arrested on Monday."


def test_a_headline_counts_whom_the_report_does_not(told: Telling) -> None:
    claims = told(BODY, title="One man killed, gunman at large in Al-Bab")
    assert [totals(c) for c in claims if K in {f.outcome for f in c.figures}] == [[(K, 1)]]


def test_a_headline_sums_up_those_whom_the_report_tells_one_by_one(told: Telling) -> None:
    body = "A baker was wounded by gunfire in Al-Bab on Monday. A nurse was wounded by it as well."
    claims = told(body, title="Four wounded by gunfire in Al-Bab")
    assert (W, 4) in [b for c in claims for b in totals(c)]


@pytest.mark.parametrize(
    "title", ["Was one man killed in Al-Bab?", "Shots could kill one, he says"]
)
def test_a_headline_that_only_asks_or_fears_claims_nothing(told: Telling, title: str) -> None:
    assert not any(f.outcome is K for c in told(BODY, title=title) for f in c.figures)
