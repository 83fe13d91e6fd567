"""GED-0 to GED-4: which tolls count, whose they are, on the smallest incident that shows each."""

from datetime import UTC, datetime

import pytest
from ged_smallest import ARMY, MONITOR, NETWORK, NUSRA, conclude, counts
from reconciling import rules_against

from builders import (
    DARAT_IZZA,
    at_least,
    claim,
    figure,
    speaker,
)
from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.events import Denies, Status
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Verdict
from reportedly.model.records import Estimate
from reportedly.reconcile.assembly import is_event
from reportedly.reconcile.records import open_pack, reconcile_incident

# --- the pack


def test_an_unknown_pack_names_those_there_are() -> None:
    with pytest.raises(InputError, match="geed") as error:
        open_pack("geed")
    assert "ged" in error.value.hint


# --- GED-0: not deaths


def test_nobody_said_is_not_zero_and_no_casualties_is() -> None:
    assert counts(claim("r1")) == (None, None, None)
    assert counts(claim("r1", figures=(figure(0),))) == (0, 0, 0)


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.KILLED])
def test_what_is_not_killed_never_becomes_deaths(outcome: Outcome) -> None:
    hurt = claim("r1", figures=(figure(200, outcome=outcome),))
    record = conclude(hurt)
    assert record.fatalities == Estimate(None, None, None)
    assert rules_against(record, "best", hurt) == {"GED-0"}
    assert not is_event(record)


def test_the_killed_of_a_claim_stand_beside_its_wounded() -> None:
    assert counts(claim("r1", figures=(figure(84), figure(150, outcome=Outcome.WOUNDED)))) == (
        84,
        84,
        84,
    )


def test_a_denied_or_feared_toll_decides_nothing() -> None:
    told = claim("r1", figures=(figure(5),))
    denied = claim("r2", status=Status.DENIED, denies=Denies.TOLL, figures=(figure(90),))
    feared = claim("r3", status=Status.PLANNED_OR_HYPOTHETICAL, figures=(figure(99),))
    assert counts(told, denied, feared) == (5, 5, 5)


def test_what_is_only_feared_makes_no_record() -> None:
    feared = claim("r1", status=Status.PLANNED_OR_HYPOTHETICAL)
    incident = Incident("i-1", feared.claim_id, (feared.claim_id,), ())
    pack = open_pack("ged")
    assert reconcile_incident(incident, {feared.claim_id: feared}, pack=pack) == ()


def test_a_rejected_claim_is_set_aside_with_the_persons_reason() -> None:
    wrong, right = claim("r1", figures=(figure(500),)), claim("r2", figures=(figure(5),))
    anchor = Anchor("r1", 0, 16, "a market was hit")
    verdict = Judgement(
        Verdict.REJECT, (anchor,), "another town", "Rima", datetime(2026, 1, 1, tzinfo=UTC)
    )
    record = conclude(wrong, right, judgements=[verdict])
    assert record.fatalities == Estimate(5, 5, 5)
    for field in ("low", "best", "high", "date", "place", "number_of_sources"):
        assert rules_against(record, field, wrong) == {"judged"}


def test_a_rejection_meant_for_another_incidents_claim_spares_its_neighbour() -> None:
    """The hostile case: the same report speaks of both, in overlapping words."""
    here = claim(
        "r1", text="five were killed in one town and one in the next", figures=(figure(5),)
    )
    there = claim("r1", group="e2", text="and one in the next", start=29, at=DARAT_IZZA)
    anchor = Anchor("r1", 29, 48, "and one in the next")
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    verdict = Judgement(Verdict.REJECT, (anchor,), "misread", "Rima", made_at)
    incident = Incident("i-1", here.claim_id, (here.claim_id,), ())
    everything = {c.claim_id: c for c in (here, there)}
    (record,) = reconcile_incident(
        incident, everything, judgements=[verdict], pack=open_pack("ged")
    )
    assert record.fatalities == Estimate(5, 5, 5)


def test_an_unnamed_source_decides_nothing_beside_a_monitor() -> None:
    rumour = claim("r1", by=speaker("sources", SpeakerKind.ANONYMOUS), figures=(at_least(300),))
    assert counts(rumour, claim("r2", by=MONITOR, figures=(figure(6),))) == (6, 6, 6)
    assert counts(rumour) == (300, 300, 300)


# --- GED-1: bounds


def test_an_open_bound_counts_with_its_floor() -> None:
    assert counts(claim("r1", figures=(at_least(40),))) == (40, 40, 40)


def test_a_ceiling_sets_high_alone() -> None:
    up_to = figure(None, 40, quantifier=Quantifier.AT_MOST)
    assert counts(claim("r1", figures=(up_to,))) == (None, None, 40)


def test_a_range_is_best_at_its_lower_end() -> None:
    assert counts(claim("r1", figures=(figure(60, 70, quantifier=Quantifier.ABOUT),))) == (
        60,
        60,
        70,
    )


def test_vague_words_stay_open_even_if_the_figure_carries_a_floor() -> None:
    dozens = claim("r1", figures=(figure(24, quantifier=Quantifier.VAGUE, base="dozens"),))
    record = conclude(dozens)
    assert record.fatalities == Estimate(None, None, None)
    assert rules_against(record, "best", dozens) == {"GED-1"}
    assert "deaths are told without a number" in record.warnings


# --- GED-2: origins


def test_one_monitor_in_five_papers_is_one_origin() -> None:
    quoted = [claim(f"r{n}", outlet=f"Paper {n}", by=MONITOR) for n in range(5)]
    record = conclude(*quoted)
    assert (len(record.report_ids), len(record.origins)) == (5, 1)


def test_a_monitor_the_register_knows_under_one_spelling_is_one_origin() -> None:
    known = claim("r1", by=speaker("Nour Observatory", SpeakerKind.MONITOR, id="nour"))
    unknown = claim("r2", outlet="B", by=speaker("Nour  observatory", SpeakerKind.MONITOR))
    assert len(conclude(known, unknown).origins) == 1


def test_a_reprint_and_a_relayed_agency_are_the_origin_they_rest_on() -> None:
    original = claim("r1", outlet="Wire", published="2017-11-13")
    reprint = claim("r2", outlet="Evening Mail")
    relayed = claim("r3", outlet="Herald", relayed_from=("Wire",))
    record = conclude(original, reprint, relayed, copies=[CopyGroup(("r1", "r2"), "same text")])
    assert [origin.name for origin in record.origins] == ["Wire"]


def test_an_outlet_that_reprints_keeps_its_own_voice_elsewhere() -> None:
    """The hostile case: a copy must not drag the copier's own reporting into the original's."""
    claims = [
        claim("r1", outlet="Wire", published="2017-11-13"),
        claim("r2", outlet="Evening Mail"),
        claim("r3", outlet="Evening Mail", text="our own reporter saw the square"),
    ]
    record = conclude(*claims, copies=[CopyGroup(("r1", "r2"), "same text")])
    assert {o.name for o in record.origins} == {"Wire", "Evening Mail"}


def test_nameless_witnesses_of_two_texts_are_two_origins() -> None:
    residents = speaker("residents", SpeakerKind.WITNESS)
    claims = [claim("r1", by=residents), claim("r2", outlet="Herald", by=residents)]
    assert len(conclude(*claims).origins) == 2


def test_a_database_is_never_an_origin() -> None:
    rows = claim(
        "r1", by=speaker("Rows", SpeakerKind.MONITOR, compiles_others=True), figures=(figure(9),)
    )
    record = conclude(rows)
    assert record.origins == ()
    assert record.fatalities == Estimate(None, None, None)


# --- GED-3: supersession


def test_a_later_correction_downwards_stands() -> None:
    early = claim("r1", by=MONITOR, figures=(figure(90, cumulative=True),))
    late = claim("r2", by=MONITOR, published="2017-11-20", figures=(figure(82, cumulative=True),))
    assert counts(late, early) == (82, 82, 82)


def test_of_one_day_the_larger_running_toll_stands() -> None:
    tolls = [
        claim(f"r{n}", outlet=f"P{n}", by=MONITOR, figures=(figure(n, cumulative=True),))
        for n in (69, 53, 61)
    ]
    assert counts(*tolls) == (69, 69, 69)


def test_a_late_reprint_of_an_old_toll_supersedes_nothing() -> None:
    """The hostile case: the day of first print counts, not that of the copy."""
    claims = [
        claim("r1", by=MONITOR, published="2017-11-13", figures=(figure(29),)),
        claim("r2", by=MONITOR, published="2017-11-14", figures=(figure(83),)),
        claim("r3", outlet="B", by=MONITOR, published="2017-11-20", figures=(figure(29),)),
    ]
    assert counts(*claims, copies=[CopyGroup(("r1", "r3"), "same text")]) == (83, 83, 83)


def test_a_later_floor_that_admits_the_closed_toll_does_not_replace_it() -> None:
    closed = claim("r1", by=MONITOR, figures=(figure(83),))
    floor = claim("r2", by=MONITOR, published="2017-12-01", figures=(at_least(80),))
    assert counts(closed, floor) == (83, 83, 83)


def test_background_in_a_later_report_does_not_replace_the_news() -> None:
    news = claim("r1", by=MONITOR, figures=(figure(83),))
    recalled = claim(
        "r2", by=MONITOR, published="2018-11-13", background=True, figures=(figure(60),)
    )
    assert counts(news, recalled) == (83, 83, 83)


# --- GED-4: coverage


def test_a_part_never_stands_for_the_total_anyone_gives() -> None:
    part = claim("r1", by=NETWORK, figures=(figure(12, whom=Whom.CIVILIANS),))
    assert counts(part, claim("r2", by=MONITOR, figures=(figure(30),))) == (30, 30, 30)


def test_where_civilians_are_all_that_is_counted_they_are_the_toll() -> None:
    record = conclude(claim("r1", figures=(figure(16, whom=Whom.CIVILIANS),)))
    assert record.fatalities == Estimate(16, 16, 16)
    assert record.deaths_civilians == 16


def test_a_part_among_them_stands_for_nothing() -> None:
    among = claim("r1", figures=(figure(4, whom=Whom.CHILDREN, part=True),))
    assert counts(among) == (None, None, None)


def test_disjoint_parts_of_one_origin_add_up() -> None:
    both = claim(
        "r1",
        recipients=(NUSRA,),
        actors=(ARMY,),
        figures=(figure(5, whom=Whom.CIVILIANS), figure(7, whom=Whom.COMBATANTS)),
    )
    record = conclude(both)
    assert record.fatalities == Estimate(12, 12, 12)
    assert (record.deaths_a, record.deaths_b, record.deaths_civilians, record.deaths_unknown) == (
        0,
        7,
        5,
        0,
    )


def test_children_and_civilians_do_not_add_up() -> None:
    both = claim(
        "r1", figures=(figure(9, whom=Whom.CIVILIANS), figure(4, whom=Whom.CHILDREN, start=30))
    )
    assert counts(both) == (9, 9, 9)


def test_two_named_groups_of_fighters_add_up() -> None:
    both = claim(
        "r1",
        figures=(
            figure(9, whom=Whom.COMBATANTS, group="Zinki fighters"),
            figure(24, whom=Whom.COMBATANTS, group="Nusra fighters", start=40),
        ),
    )
    assert counts(both) == (33, 33, 33)


def test_a_list_of_names_alone_is_what_there_is() -> None:
    listed = claim("r1", by=NETWORK, text="it documented the dead", figures=(figure(69),))
    assert counts(listed) == (69, 69, 69)
