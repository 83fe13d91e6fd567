"""A person's word goes before the rules, is told as such, and loses no claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconciling import incident_of

from builders import ATARIB, DARAT_IZZA, actor, at_least, claim, figure, speaker, when
from judging import judged, undo
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Counted
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.incidents import Judgement, Verdict
from reportedly.model.opinions import RecordField
from reportedly.model.records import EventRecord, Trace
from reportedly.reconcile.records import PACK_NAMES, open_pack, reconcile_incident
from reportedly.resolve.corrections import correct_claims
from strategies import claim_sets

LANTERN = speaker("Lantern Watch", SpeakerKind.MONITOR, id="lantern")
HARBOUR = speaker("Harbour Desk", SpeakerKind.MONITOR, id="harbour")
EARLY = claim("r1", published="2017-11-13", by=LANTERN, figures=(figure(29),))
LATE = claim("r2", published="2017-11-15", by=LANTERN, figures=(figure(83),))
OTHER = claim(
    "r3",
    by=HARBOUR,
    at=DARAT_IZZA,
    on=when("2017-11-14"),
    actors=(actor("Syrian army"),),
    figures=(figure(79, whom=Whom.CIVILIANS),),
)
STORY = (EARLY, LATE, OTHER)


def prefer(claim: ResolvedClaim, field: RecordField, *, hour: int = 1) -> Judgement:
    return judged(Verdict.PREFER, claim, field=field, reason="was there", hour=hour)


def concluded(
    *claims: ResolvedClaim, judgements: tuple[Judgement, ...] = (), rules: str = "ged"
) -> EventRecord:
    known = {c.claim_id: c for c in claims}
    told = {"judgements": judgements, "pack": open_pack(rules)}
    (record,) = reconcile_incident(incident_of(*claims), known, **told)  # type: ignore[arg-type]
    return record


def traced(record: EventRecord, field: str) -> Trace:
    found = record.trace(field)
    assert found is not None
    return found


def test_a_preferred_toll_is_best_and_the_trace_says_by_whom_and_what_the_rule_says() -> None:
    verdict = prefer(OTHER, RecordField.BEST)
    record = concluded(*STORY, judgements=(verdict,))
    best = traced(record, "best")
    assert (record.fatalities.best, best.rule, best.claims_for) == (79, "judged", (OTHER.claim_id,))
    assert f"preferred by Rima: was there ({verdict.id}); by GED-6 it is 83" in best.words
    assert {aside.claim_id for aside in best.against} == {EARLY.claim_id, LATE.claim_id}


def test_a_superseded_toll_may_be_preferred() -> None:
    record = concluded(*STORY, judgements=(prefer(EARLY, RecordField.LOW),))
    assert record.fatalities.low == 29
    assert traced(record, "low").claims_for == (EARLY.claim_id,)
    assert record.fatalities.best == 83


@pytest.mark.parametrize("rules", ["ged", "acled"])
def test_packs_with_a_best_heed_it_alike(rules: str) -> None:
    record = concluded(*STORY, judgements=(prefer(EARLY, RecordField.BEST),), rules=rules)
    assert (record.fatalities.best, traced(record, "best").rule) == (29, "judged")


@pytest.mark.parametrize("rules", ["airwars", "ibc"])
def test_casualty_recorders_heed_it_at_both_ends(rules: str) -> None:
    verdicts = (prefer(EARLY, RecordField.LOW), prefer(OTHER, RecordField.HIGH))
    record = concluded(*STORY, judgements=verdicts, rules=rules)
    assert (record.fatalities.low, record.fatalities.high) == (29, 79)


def test_of_two_preferences_the_later_holds_and_undone_the_rule() -> None:
    first, second = prefer(OTHER, RecordField.BEST), prefer(EARLY, RecordField.BEST, hour=2)
    assert concluded(*STORY, judgements=(second, first)).fatalities.best == 29
    undone = (first, second, undo(second, hour=3), undo(first, hour=4))
    assert concluded(*STORY, judgements=undone) == concluded(*STORY)


def test_place_days_parties_and_type_can_be_preferred() -> None:
    shelled = claim("r4", by=speaker("Dune Post", id="dune"), kind=EventType.SHELLING)
    fields = (RecordField.PLACE, RecordField.DATE, RecordField.PARTIES)
    verdicts = tuple(prefer(OTHER, field, hour=hour) for hour, field in enumerate(fields))
    verdicts += (prefer(shelled, RecordField.EVENT_TYPE, hour=9),)
    record = concluded(*STORY, shelled, judgements=verdicts)
    assert record.place == DARAT_IZZA.chosen
    assert record.days == when("2017-11-14").days
    assert [party.name for party in record.side_a] == ["Syrian army"]
    assert record.event_type == "shelling"
    for field in ("place", "date", "side_a", "event_type"):
        assert traced(record, field).rule == "judged"
        assert "preferred by Rima: was there" in traced(record, field).words


def test_what_cannot_be_heeded_warns_and_the_rules_decide() -> None:
    silent = claim("r5", by=HARBOUR)
    ceiling = claim("r6", by=HARBOUR, figures=(figure(None, 90, quantifier=Quantifier.AT_MOST),))
    denial = claim("r7", status=Status.DENIED, denies=Denies.TOLL, figures=(figure(1),))
    for useless in (silent, ceiling, denial):
        record = concluded(*STORY, useless, judgements=(prefer(useless, RecordField.LOW),))
        usual = concluded(*STORY, useless)
        assert record.fatalities == usual.fatalities
        assert any("low not preferred by Rima" in warning for warning in record.warnings)


def test_a_floor_that_is_preferred_stands_for_its_floor() -> None:
    inquiry = claim("r8", by=speaker("Inquiry", SpeakerKind.UN, id="un"), figures=(at_least(84),))
    record = concluded(*STORY, inquiry, judgements=(prefer(inquiry, RecordField.BEST),))
    assert record.fatalities.best == 84


def test_a_preference_in_another_incident_touches_nothing_here() -> None:
    assert concluded(EARLY, judgements=(prefer(OTHER, RecordField.BEST),)) == concluded(EARLY)


def test_a_corrected_figure_is_told_in_the_trace() -> None:
    new = Correction(
        ClaimField.FIGURE, "38 killed", counted=Counted(Outcome.KILLED), figure=figure(38)
    )
    verdict = judged(Verdict.CORRECT, LATE, correction=new, reason="misprint")
    claims = correct_claims(STORY, [verdict])
    record = concluded(*claims)
    assert record.fatalities.best == 38
    told = traced(record, "best").words
    assert f"figure corrected by Rima: 38 killed, not 83: misprint ({verdict.id})" in told
    assert "corrected" not in traced(record, "place").words


FIELDS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(RecordField)), max_size=4)


@given(claim_sets(min_size=1), FIELDS, st.sampled_from(PACK_NAMES))
def test_no_claim_is_lost_whoever_is_preferred(
    claims: list[ResolvedClaim], drawn: list[tuple[int, RecordField]], rules: str
) -> None:
    """Each claim that the rules cite for or against a value is cited still; never both."""
    made = [prefer(claims[at % len(claims)], field, hour=h) for h, (at, field) in enumerate(drawn)]
    known, pack = {c.claim_id: c for c in claims}, open_pack(rules)
    incident = incident_of(*claims)
    usual = reconcile_incident(incident, known, pack=pack)
    found = reconcile_incident(incident, known, judgements=made, pack=pack)
    for record, before in zip(found, usual, strict=False):
        for trace in record.traces:
            against = {aside.claim_id for aside in trace.against}
            assert not against & set(trace.claims_for)
            if trace.field in ("low", "best", "high", "date", "place"):
                old = traced(before, trace.field)
                cited = {*old.claims_for, *(aside.claim_id for aside in old.against)}
                assert cited <= against | set(trace.claims_for)
    back = [*made, *(undo(each, hour=30 + n) for n, each in enumerate(made))]
    assert reconcile_incident(incident, known, judgements=back, pack=pack) == usual


def test_the_point_of_a_preferred_place_is_not_disputed() -> None:
    record = concluded(EARLY, OTHER, judgements=(prefer(EARLY, RecordField.PLACE),))
    assert (record.place, record.place_precision) == (ATARIB.chosen, 1)
