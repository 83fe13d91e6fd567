"""Questions to what is held: by which day, without whom, and what that moves."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from reconciling import incident_of

from builders import claim, figure, speaker
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.incidents import CopyGroup
from reportedly.reconcile.comparing import differences, totals_of, try_out
from reportedly.reconcile.held import Held
from reportedly.reconcile.records import PACK_NAMES, open_pack
from strategies import FIRST_DAY, claim_sets

MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
GED = open_pack("ged")
PACKS = st.sampled_from(PACK_NAMES)

EARLY = claim("r1", published="2017-11-13", by=MONITOR, figures=(figure(29),))
LATE = claim("r2", published="2017-11-14", by=MONITOR, figures=(figure(83),))
PAPER = claim("r3", published="2017-11-15", outlet="Herald", figures=(figure(90),))
STRIKE = Held((EARLY, LATE, PAPER), (incident_of(EARLY, LATE, PAPER, number=7),))


def best(held: Held) -> list[int | None]:
    return [record.fatalities.best for record in held.records(GED)]


def one_incident(claims: list[ResolvedClaim]) -> Held:
    return Held(tuple(claims), (incident_of(*claims),), (CopyGroup(("r0", "r3"), "same text"),))


def test_what_was_held_on_a_day_is_what_reports_until_then_say() -> None:
    days = [date(2017, 11, day) for day in (12, 13, 14, 15)]
    assert [best(STRIKE.until(day)) for day in days] == [[], [29], [83], [83]]


def test_an_incident_keeps_its_number_and_id_whatever_is_left_out() -> None:
    for left in (STRIKE.until(date(2017, 11, 13)), STRIKE.without_speakers(SpeakerKind.MONITOR)):
        (record,) = left.records(GED)
        assert (record.number, record.incident_id) == (7, STRIKE.incidents[0].id)


def test_a_report_without_a_day_was_not_known_to_be_there() -> None:
    undated = claim("r4", published=None, figures=(figure(1),))
    held = Held((undated,), (incident_of(undated),))
    assert held.until(date(2030, 1, 1)).claims == ()


def test_a_copy_stays_the_copy_of_what_remains() -> None:
    """The hostile case: the first print is left out, two reprints are still one origin."""
    prints = [claim(f"r{n}", outlet=f"P{n}", figures=(figure(5),)) for n in range(3)]
    held = Held(tuple(prints), (incident_of(*prints),), (CopyGroup(("r0", "r1", "r2"), "same"),))
    (record,) = held.without_outlet("p0").records(GED)
    assert len(record.origins) == 1


@given(claim_sets(min_size=1), PACKS, st.integers(-1, 9))
def test_no_later_claim_stands_in_any_trace(
    claims: list[ResolvedClaim], rules: str, days: int
) -> None:
    day = FIRST_DAY + timedelta(days=days)
    later = {c.claim_id for c in claims if c.published is None or c.published > day}
    for record in one_incident(claims).until(day).records(open_pack(rules)):
        for trace in record.traces:
            assert not later & {*trace.claims_for, *(aside.claim_id for aside in trace.against)}


@given(claim_sets(min_size=1), PACKS)
def test_leaving_nothing_out_moves_nothing(claims: list[ResolvedClaim], rules: str) -> None:
    held, pack = one_incident(claims), open_pack(rules)
    usual = held.records(pack)
    assert held.without_outlet("nobody's paper").records(pack) == usual
    trial = try_out("nothing", usual, held.records(pack))
    assert (trial.before, trial.moved) == (trial.after, ())
    assert differences(usual, usual) == ()


@given(claim_sets(min_size=1), PACKS, PACKS)
def test_a_difference_is_the_same_from_both_ends(
    claims: list[ResolvedClaim], one: str, other: str
) -> None:
    held = one_incident(claims)
    ours, theirs = held.records(open_pack(one)), held.records(open_pack(other))
    there = {(d.field, d.left, d.right) for d in differences(ours, theirs)}
    back = {(d.field, d.right, d.left) for d in differences(theirs, ours)}
    assert there == back


def test_a_difference_says_by_which_rules() -> None:
    paper = claim("r5", outlet="Herald", figures=(figure(40),))
    held = Held((LATE, paper), (incident_of(LATE, paper),))
    (count,) = differences(held.records(GED), held.records(open_pack("acled")))
    assert count.left is not None and count.right is not None
    assert (count.field, count.left.value, count.right.value) == ("best", "83", "40")
    assert (count.left.rule, count.right.rule) == ("GED-6", "ACLED-6")


def test_a_record_that_only_one_pack_holds_is_a_difference() -> None:
    clash = claim("r1", kind=EventType.ARMED_CLASH, figures=(figure(4),))
    held = Held((clash,), (incident_of(clash, number=3),))
    (found,) = differences(held.records(GED), held.records(open_pack("airwars")))
    assert (found.number, found.field, found.right) == (3, "record", None)


def test_totals_hold_no_sum_over_a_period() -> None:
    total = totals_of(STRIKE.records(GED))
    assert (total.records, total.events, total.sums, total.best) == (1, 1, 0, 83)


def test_leaving_a_witness_out_moves_the_totals_by_what_it_decided() -> None:
    without = STRIKE.without_speakers(SpeakerKind.MONITOR).records(GED)
    trial = try_out("speaker-kind=monitor", STRIKE.records(GED), without)
    assert (trial.before.best, trial.after.best, trial.moved) == (83, 90, (7,))
