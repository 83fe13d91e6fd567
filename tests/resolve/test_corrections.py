"""What a person corrects is laid over the claim; what was read stays."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ATARIB, DARAT_IZZA, actor, claim, figure, when
from judging import judged, undo
from reportedly.model.actors import ActorKind
from reportedly.model.anchors import anchor_of
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Counted
from reportedly.model.events import EventType
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.reference import ActorRow
from reportedly.reference.register import Register
from reportedly.resolve.corrections import correct_claims
from reportedly.resolve.open_names import ask_again
from strategies import claim_sets

KILLED = Counted(Outcome.KILLED)
MOVED = Correction(ClaimField.PLACE, "Darat Izza, Aleppo", place=DARAT_IZZA)
FEWER = Correction(ClaimField.FIGURE, "14 killed", counted=KILLED, figure=figure(14))
STRIKE = claim("r1", figures=(figure(41), figure(7, whom=Whom.CHILDREN, part=True, start=20)))


def corrected(claim: ResolvedClaim, *corrections: Correction) -> ResolvedClaim:
    made = [
        judged(Verdict.CORRECT, claim, correction=each, hour=hour)
        for hour, each in enumerate(corrections, start=1)
    ]
    (found,) = correct_claims([claim], made)
    return found


def test_a_correction_is_laid_over_and_what_was_read_stays_beside_it() -> None:
    found = corrected(STRIKE, MOVED)
    assert (found.claim_id, found.place, found.observed) == (
        STRIKE.claim_id,
        DARAT_IZZA,
        STRIKE.claim,
    )
    (note,) = found.corrections
    assert note.in_words.startswith("place corrected by Rima: Darat Izza, Aleppo, not Atarib: I ")


def test_the_total_is_corrected_and_its_part_is_not() -> None:
    found = corrected(STRIKE, FEWER).claim.figures
    assert [each.low for each in found] == [14, 7]
    children = Counted(Outcome.KILLED, Whom.CHILDREN)
    none = Correction(ClaimField.FIGURE, "none", counted=children)
    assert [each.low for each in corrected(STRIKE, none).claim.figures] == [41]


CHILDREN = Counted(Outcome.KILLED, Whom.CHILDREN)
AS_CHILDREN = Correction(
    ClaimField.FIGURE, "children", counted=KILLED, figure=figure(41, whom=Whom.CHILDREN)
)
AS_WOMEN = Correction(
    ClaimField.FIGURE, "women", counted=CHILDREN, figure=figure(41, whom=Whom.WOMEN)
)


def whom_counted(claim: ResolvedClaim) -> list[tuple[int | None, Whom]]:
    return [(each.low, each.whom) for each in claim.claim.figures]


def test_a_count_of_others_takes_the_place_of_both() -> None:
    """Of the one it was read as, and of the one that counted those already."""
    assert whom_counted(corrected(STRIKE, AS_CHILDREN)) == [(41, Whom.CHILDREN)]
    assert whom_counted(corrected(STRIKE, AS_CHILDREN, AS_WOMEN)) == [(41, Whom.WOMEN)]


def test_a_count_of_others_that_was_read_anew_as_it_should_be_changes_nothing() -> None:
    anew = claim("r1", figures=(figure(41, whom=Whom.CHILDREN),))
    assert whom_counted(corrected(anew, AS_CHILDREN)) == [(41, Whom.CHILDREN)]


def test_one_judgement_may_correct_several_claims_each_to_its_own() -> None:
    other = claim("r2", figures=(figure(5),))
    back = Correction(ClaimField.PLACE, "Atarib", place=ATARIB)
    one = judged(Verdict.CORRECT, STRIKE, correction=MOVED)
    both = replace(one, anchors=(*one.anchors, anchor_of(other)), alike=(back,))
    found = correct_claims([STRIKE, other], [both])
    assert [each.place for each in found] == [DARAT_IZZA, ATARIB]
    with pytest.raises(ValueError, match="each of its claims"):
        replace(both, alike=())
    with pytest.raises(ValueError, match="each of its claims"):
        replace(both, alike=(FEWER,))


def test_each_field_can_be_corrected() -> None:
    army = (actor("Syrian army"),)
    found = corrected(
        STRIKE,
        Correction(ClaimField.DATE, "2017-11-14", date=when("2017-11-14")),
        Correction(ClaimField.EVENT_TYPE, "shelling", event_type=EventType.SHELLING),
        Correction(ClaimField.ACTOR, "Syrian army", parties=army),
        Correction(ClaimField.RECIPIENT, "none"),
        Correction(ClaimField.PLACE, "none"),
    )
    assert found.claim.date == when("2017-11-14")
    assert (found.claim.event_type, found.actors) == (EventType.SHELLING, army)
    assert (found.recipients, found.place, found.claim.place) == ((), None, None)
    assert found.claim.actors == (army[0].mention,)


def test_of_two_corrections_of_a_field_the_later_holds_and_undone_the_earlier() -> None:
    back = Correction(ClaimField.PLACE, "Atarib", place=ATARIB)
    first = judged(Verdict.CORRECT, STRIKE, correction=MOVED, hour=1)
    second = judged(Verdict.CORRECT, STRIKE, correction=back, hour=2)
    (found,) = correct_claims([STRIKE], [second, first])
    assert (found.place, len(found.corrections)) == (ATARIB, 1)
    (found,) = correct_claims([STRIKE], [second, first, undo(second, hour=3)])
    assert found.place == DARAT_IZZA


CORRECTIONS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([MOVED, FEWER])), max_size=4)


@given(claim_sets(min_size=1), CORRECTIONS, st.randoms())
def test_undoing_all_restores_exactly_and_order_is_irrelevant(
    claims: list[ResolvedClaim], drawn: list[tuple[int, Correction]], chance: random.Random
) -> None:
    made: list[Judgement] = [
        judged(Verdict.CORRECT, claims[at % len(claims)], correction=each, hour=hour)
        for hour, (at, each) in enumerate(drawn)
    ]
    usual = correct_claims(claims, made)
    assert [c.as_read for c in usual] == [c.claim for c in claims]
    assert [c.claim_id for c in usual] == [c.claim_id for c in claims]
    assert correct_claims(claims, [*made, *map(undo, made)]) == tuple(claims)
    chance.shuffle(made)
    assert correct_claims(claims, made) == usual


def test_a_correction_holds_in_the_next_generation_of_the_claim() -> None:
    made = judged(Verdict.CORRECT, STRIKE, correction=FEWER)
    better = replace(STRIKE, claim_id="c-new", claim=replace(STRIKE.claim, means="rockets"))
    (found,) = correct_claims([better], [made])
    assert (found.claim.figures[0].low, found.claim.means) == (14, "rockets")


def test_a_party_that_no_list_knew_is_known_once_one_does() -> None:
    guard = actor("Qelmar Guard", id=None)
    named = Correction(ClaimField.ACTOR, "Qelmar Guard", parties=(guard, actor("Zinki")))
    claims = (corrected(STRIKE, named), STRIKE)
    rows = [ActorRow("user:q", "Qelmar Guard", ActorKind.MILITIA, (), "", "mine")]
    assert ask_again(claims, Register([], [])) == claims
    first, second = ask_again(claims, Register(rows, []))
    assert ([party.id for party in first.actors], second) == (["user:q", "zinki"], STRIKE)
    assert first.actors[0].mention == guard.mention
