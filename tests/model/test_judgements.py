"""Judgements hold on to words, and undoing is one itself."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import claim, figure, span, speaker
from judging import added, judged, of_reports, undo
from reportedly.model.additions import Addition
from reportedly.model.anchors import anchor_of, anchored_claims, by_report, held_at, held_by
from reportedly.model.corrections import Added, ClaimField, Correction
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.model.opinions import RecordField
from reportedly.model.undoing import in_force, undone

A, B = claim("r1"), claim("r2")
REJECT = judged(Verdict.REJECT, A)


def test_what_is_undone_is_not_in_force_and_an_undone_undo_lets_it_hold_again() -> None:
    first = undo(REJECT)
    again = undo(first, hour=3)
    assert in_force([REJECT, first]) == ()
    assert in_force([REJECT, first, again]) == (REJECT,)
    assert undone([REJECT, first, again]) == {first.id: again}


def test_one_of_two_undos_is_enough() -> None:
    first, second = undo(REJECT), undo(REJECT, hour=5)
    assert in_force([REJECT, first, second, undo(second, hour=6)]) == ()
    assert undone([REJECT, first, second])[REJECT.id] == second


def test_an_undo_with_a_clock_that_was_wrong_undoes_all_the_same() -> None:
    late = judged(Verdict.REJECT, A, hour=9)
    assert in_force([late, undo(late, hour=1)]) == ()


def test_an_undo_of_nothing_known_harms_nothing() -> None:
    assert in_force([undo(judged(Verdict.REJECT, B)), REJECT]) == (REJECT,)


@given(st.lists(st.integers(0, 20), max_size=20), st.randoms())
def test_each_undo_in_force_undoes_whatever_the_order(
    targets: list[int], chance: random.Random
) -> None:
    made: list[Judgement] = [REJECT, judged(Verdict.REJECT, B)]
    for hour, target in enumerate(targets, start=2):
        made.append(undo(made[target % len(made)], hour=hour))
    withdrawn = undone(made)
    for judgement in made:
        undoing = [j for j in made if j.undoes == judgement.id and j.id not in withdrawn]
        assert (judgement.id in withdrawn) == bool(undoing)
    usual = in_force(made)
    chance.shuffle(made)
    assert in_force(made) == usual


def test_a_long_chain_of_undoing_is_no_trouble() -> None:
    made = [REJECT]
    for hour in range(2, 5000):
        made.append(undo(made[-1], hour=hour))
    assert in_force(made) == (REJECT,)


def test_what_is_decided_tells_two_apart_and_the_reason_does_not() -> None:
    assert REJECT.id == replace(REJECT, reason="another").id
    assert undo(REJECT).id != undo(judged(Verdict.REJECT, B)).id
    assert added(A).id != added(claim("r1", figures=(figure(3),))).id


HERE, THERE = Anchor("r-one", 3, 9, "market"), Anchor("r-two", 0, 4, "Then")
SARMADA = Correction(ClaimField.PLACE, "Sarmada, Idlib")


@pytest.mark.parametrize(
    ("verdict", "anchors", "about", "key"),
    [
        (Verdict.MUST_LINK, (HERE, THERE), {}, "j-2lr7hggqomhu"),
        (Verdict.SPLIT, (HERE,), {"apart": (THERE,)}, "j-rivk6il74kgg"),
        (Verdict.PREFER, (HERE,), {"field": RecordField.BEST}, "j-offsvyfsmeof"),
        (Verdict.CORRECT, (HERE,), {"correction": SARMADA}, "j-of62h4cy4hwi"),
        (Verdict.UNDO, (), {"undoes": "j-abc"}, "j-kn3z7fur6322"),
    ],
)
def test_ids_of_casebooks_of_before_stay(
    verdict: Verdict, anchors: tuple[Anchor, ...], about: dict[str, Any], key: str
) -> None:
    """An undo names a judgement by its id: in no later version may it have another."""
    at = datetime(2026, 1, 1, 1, tzinfo=UTC)
    assert Judgement(verdict, anchors, "why", "Rima", at, **about).id == key


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": Verdict.MERGE, "anchors": ()},
        {"verdict": Verdict.SPLIT},
        {"verdict": Verdict.PREFER},
        {"verdict": Verdict.CORRECT},
        {"verdict": Verdict.UNDO},
        {"verdict": Verdict.ADD},
        {"verdict": Verdict.REVIEWED, "anchors": ()},
        {"verdict": Verdict.COPY},
        {"verdict": Verdict.NOT_COPY, "anchors": (HERE, HERE)},
        {"undoes": "j-x"},
        {"addition": Addition(A.claim)},
    ],
)
def test_a_judgement_says_what_it_is_about_and_no_more(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"needs|lacks|speaks of two"):
        replace(REJECT, **wrong)


MONITOR = claim("r1", by=speaker("Lantern Watch", id="lw"), figures=(figure(83),))
ARMY = claim("r1", by=speaker("the army", id="army"), figures=(figure(12, start=9),))


def test_of_two_claims_in_the_same_words_the_one_that_was_meant_is_held() -> None:
    """The hostile case: one sentence, two speakers with two tolls."""
    assert anchored_claims(anchor_of(ARMY), [MONITOR, ARMY]) == (ARMY,)
    assert anchored_claims(anchor_of(MONITOR), [ARMY, MONITOR]) == (MONITOR,)


def test_an_anchor_of_before_holds_on_to_all_that_its_words_fit() -> None:
    words = span("a market was hit")
    old = Anchor("r1", words.start, words.end, words.text)
    assert len(anchored_claims(old, [MONITOR, ARMY])) == 2


def test_what_was_meant_is_found_when_a_better_reading_adds_to_it() -> None:
    better = replace(ARMY, claim=replace(ARMY.claim, figures=(figure(13, start=9),)))
    again = claim("r1", text="Then a market was hit", by=MONITOR.speaker, figures=(figure(83),))
    assert anchored_claims(anchor_of(ARMY), [MONITOR, better]) == (better,)
    assert anchored_claims(anchor_of(MONITOR), [again]) == (again,)


def test_a_corrected_claim_is_found_by_what_was_read() -> None:
    said = replace(MONITOR.claim, figures=(figure(12, start=9),))
    corrected = replace(MONITOR, claim=said, observed=MONITOR.claim)
    assert anchored_claims(anchor_of(MONITOR), [ARMY, corrected]) == (corrected,)
    assert anchor_of(corrected) == anchor_of(MONITOR)


def test_an_addition_holds_the_claim_it_made_whatever_overlaps_its_words_better() -> None:
    made = added(MONITOR, beside=B)
    mine = replace(ARMY, added=(Added("Rima", "missed", made.id),))
    told = by_report([MONITOR, mine, B])
    assert held_by(made, told) == (mine, B)
    assert held_at(made, 0, by_report([MONITOR])) == ()


def test_a_judgement_about_reports_speaks_of_all_their_claims() -> None:
    made = of_reports(Verdict.COPY, "r2", "r1")
    assert held_by(made, by_report([MONITOR, ARMY, B, claim("r3")])) == (B, MONITOR, ARMY)
