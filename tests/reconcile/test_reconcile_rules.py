"""The GED rules one by one, on the smallest incident that shows each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders import (
    CIVILIANS,
    DARAT_IZZA,
    actor,
    at_least,
    claim,
    figure,
    place,
    speaker,
    unknown_place,
    when,
)
from reportedly.errors import InputError
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DateBasis
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Verdict
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate, EventRecord
from reportedly.reconcile.assembly import is_event
from reportedly.reconcile.records import open_pack, reconcile_incident

ARMY = actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army")
NUSRA = actor("Nusra Front", id="hts/nusra")
ZINKI = actor("Zinki", id="zinki")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
NETWORK = speaker("Network", SpeakerKind.MONITOR, id="snhr")
ARMY_VOICE = speaker("army command", SpeakerKind.STATE, id="army-command", party="syria/army")


def conclude(
    *claims: ResolvedClaim,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
) -> EventRecord:
    ids = sorted(c.claim_id for c in claims)
    incident = Incident(Incident.identity(ids[0]), ids[0], tuple(ids), ())
    (record,) = reconcile_incident(
        incident,
        {c.claim_id: c for c in claims},
        copies=copies,
        judgements=judgements,
        pack=open_pack("ged"),
    )
    return record


def counts(*claims: ResolvedClaim, **kwargs: object) -> tuple[int | None, int | None, int | None]:
    estimate = conclude(*claims, **kwargs).fatalities  # type: ignore[arg-type]
    return estimate.low, estimate.best, estimate.high


def rules_against(record: EventRecord, field: str, claim_id: str) -> set[str]:
    found = record.trace(field)
    assert found is not None
    return {aside.rule for aside in found.against if aside.claim_id == claim_id}


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
    assert rules_against(record, "best", hurt.claim_id) == {"GED-0"}
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
        assert rules_against(record, field, wrong.claim_id) == {"judged"}


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
    assert rules_against(record, "best", dozens.claim_id) == {"GED-1"}
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


# --- GED-5: parties


def test_a_partys_figure_for_its_enemys_losses_decides_nothing() -> None:
    boast = claim(
        "r1",
        by=ARMY_VOICE,
        actors=(ARMY,),
        recipients=(NUSRA,),
        figures=(figure(40, whom=Whom.COMBATANTS),),
    )
    told = claim("r2", by=MONITOR, figures=(figure(6),))
    record = conclude(boast, told)
    assert record.fatalities == Estimate(6, 6, 6)
    assert rules_against(record, "best", boast.claim_id) == {"GED-5"}


def test_where_only_a_party_counts_its_enemys_dead_nobody_does() -> None:
    boast = claim(
        "r1",
        by=ARMY_VOICE,
        actors=(ARMY,),
        recipients=(NUSRA,),
        figures=(figure(40, whom=Whom.COMBATANTS),),
    )
    record = conclude(boast)
    assert record.fatalities == Estimate(None, None, None)
    assert "only a party to the fight gives a toll" in record.warnings


def test_a_party_may_count_its_own_dead() -> None:
    loss = claim(
        "r1",
        by=ARMY_VOICE,
        actors=(NUSRA,),
        recipients=(ARMY,),
        figures=(figure(3, whom=Whom.COMBATANTS),),
    )
    assert counts(loss) == (3, 3, 3)


def test_a_partys_word_on_civilians_ranks_last_and_never_raises_high() -> None:
    party = claim(
        "r1", by=ARMY_VOICE, actors=(NUSRA,), recipients=(ARMY, CIVILIANS), figures=(figure(50),)
    )
    told = claim("r2", by=MONITOR, actors=(NUSRA,), figures=(figure(6),))
    assert counts(party, told) == (6, 6, 6)


# --- GED-6 to GED-8


def test_among_equals_the_lower_toll_is_best() -> None:
    claims = [
        claim("r1", by=MONITOR, figures=(figure(10),)),
        claim("r2", by=NETWORK, figures=(figure(14),)),
    ]
    assert counts(*claims) == (10, 10, 14)


def test_two_origins_of_one_count_are_both_for_it() -> None:
    claims = [claim("r1", by=MONITOR, figures=(figure(7),)), claim("r2", figures=(figure(7),))]
    found = conclude(*claims).trace("best")
    assert found is not None
    assert set(found.claims_for) == {c.claim_id for c in claims}


def test_a_monitor_goes_before_a_paper_and_a_paper_before_an_official() -> None:
    official = speaker("governor", SpeakerKind.OFFICIAL, id="governor")
    ladder = [
        claim("r1", by=official, figures=(figure(1),)),
        claim("r2", figures=(figure(2),)),
        claim("r3", by=MONITOR, figures=(figure(3),)),
    ]
    assert [counts(*ladder[: n + 1])[1] for n in range(3)] == [1, 2, 3]


def test_best_may_be_zero_while_high_is_one() -> None:
    """As in the UCDP row for the leader whose death nobody confirmed."""
    nobody = claim("r1", by=MONITOR, figures=(figure(0),))
    leader = claim("r2", figures=(figure(1),))
    record = conclude(nobody, leader)
    assert record.fatalities == Estimate(0, 0, 1)
    assert is_event(record)


def test_low_above_best_is_kept_and_told() -> None:
    """An inquiry's ceiling has no floor: low comes from elsewhere and may lie above high."""
    ceiling = figure(None, 5, quantifier=Quantifier.AT_MOST)
    inquiry = claim("r1", by=speaker("Inquiry", SpeakerKind.UN, id="un"), figures=(ceiling,))
    state = claim("r2", by=ARMY_VOICE, actors=(NUSRA,), recipients=(ARMY,), figures=(figure(9),))
    record = conclude(inquiry, state)
    assert record.fatalities == Estimate(9, 9, 5)
    assert "low, best and high are out of order: 9, 9, 5" in record.warnings


def test_parts_beyond_best_are_left_unknown_and_told() -> None:
    claims = [
        claim("r1", by=MONITOR, figures=(figure(10),)),
        claim("r1", by=MONITOR, start=40, figures=(figure(12, whom=Whom.CIVILIANS),)),
    ]
    record = conclude(*claims)
    assert (record.deaths_civilians, record.deaths_unknown) == (0, 10)
    assert "the parts of best exceed it: left unknown" in record.warnings


def test_one_sided_violence_kills_civilians() -> None:
    shot = claim(
        "r1",
        kind=EventType.EXECUTION,
        actors=(NUSRA,),
        recipients=(CIVILIANS,),
        figures=(figure(4),),
    )
    record = conclude(shot)
    assert record.type_of_violence == 3
    assert record.deaths_civilians == 4


# --- days


def test_days_are_narrowed_to_what_all_agree_on() -> None:
    night = claim("r1", on=when("2017-11-12", "2017-11-13"))
    record = conclude(night, claim("r2", on="2017-11-13"))
    assert record.days is not None
    assert (str(record.days.start), record.days.days, record.date_precision) == ("2017-11-13", 1, 1)


def test_a_narrated_day_does_not_outweigh_one_that_is_said() -> None:
    narrated = claim("r1", on=when("2017-11-20", basis=DateBasis.NARRATIVE))
    said = claim("r2", on=when("2017-11-12", "2017-11-13"))
    record = conclude(narrated, said)
    assert record.days is not None
    assert str(record.days.start) == "2017-11-12"
    assert rules_against(record, "date", narrated.claim_id) == {"GED-A3"}


def test_no_time_given_is_the_three_days_before_the_first_report_and_says_so() -> None:
    first = claim("r1", on=None, published="2017-11-25")
    record = conclude(first, claim("r2", on=None, published="2017-11-27"))
    assert record.days is not None
    found = record.trace("date")
    assert found is not None
    assert (str(record.days.start), str(record.days.last)) == ("2017-11-22", "2017-11-24")
    assert (record.date_precision, found.rule) == (2, "GED-A3 no time given")


def test_a_linked_claims_day_goes_before_the_no_time_row() -> None:
    undated, dated = claim("r1", on=None, published="2017-11-25"), claim("r2")
    assert str(conclude(undated, dated).days).count("2017, 11, 13") == 1


def test_without_any_day_there_is_none() -> None:
    assert conclude(claim("r1", on=None, published=None)).days is None


# --- places and parties


def test_sources_that_name_two_districts_give_precision_four() -> None:
    record = conclude(claim("r1"), claim("r2", at=DARAT_IZZA))
    assert record.place_precision == 4
    assert record.warnings


def test_the_larger_unit_agrees_with_the_town_in_it() -> None:
    province = place("Aleppo", level=PlaceLevel.ADM1, id="t:province", admin2="")
    record = conclude(claim("r1"), claim("r2", at=province))
    assert (record.place_name, record.place_precision) == ("Atarib", 1)
    found = record.trace("place")
    assert found is not None
    assert found.against == ()


def test_a_place_no_gazetteer_knows_keeps_its_words() -> None:
    record = conclude(claim("r1", at=unknown_place("Kafer Na'al")))
    assert (record.place, record.place_precision, record.place_name) == (None, None, "Kafer Na'al")


def test_the_government_is_side_a_whoever_attacked() -> None:
    record = conclude(claim("r1", kind=EventType.ARMED_CLASH, actors=(NUSRA,), recipients=(ARMY,)))
    assert (record.side_a, record.side_b, record.type_of_violence) == ((ARMY,), (NUSRA,), 1)
    side_a = record.trace("side_a")
    assert side_a is not None
    assert side_a.claims_for


def test_a_mutual_clash_has_two_sides() -> None:
    both = (NUSRA, ZINKI)
    record = conclude(claim("r1", kind=EventType.ARMED_CLASH, actors=both, recipients=both))
    assert record.type_of_violence == 2
    assert {a.name for a in (*record.side_a, *record.side_b)} == {"Nusra Front", "Zinki"}
    assert len(record.side_a) == len(record.side_b) == 1


def test_three_papers_of_one_party_do_not_outvote_one_of_none() -> None:
    accusations = [
        claim(f"r{n}", outlet=f"P{n}", outlet_party="syria", actors=(NUSRA,)) for n in range(3)
    ]
    record = conclude(*accusations, claim("r9", by=MONITOR, actors=(ARMY,)))
    assert record.side_a == (ARMY,)
    assert all(rules_against(record, "side_a", c.claim_id) for c in accusations)


def test_a_denial_of_authorship_stands_against_the_side() -> None:
    strike = claim("r1", actors=(ARMY,))
    denial = claim("r2", status=Status.DENIED, denies=Denies.AUTHORSHIP, actors=(ARMY,))
    assert rules_against(conclude(strike, denial), "side_a", denial.claim_id) == {"GED-0"}


def test_a_province_by_its_full_name_does_not_stand_against_its_town() -> None:
    province = place("Aleppo Governorate", level=PlaceLevel.ADM1, admin2="", id="t:aleppo-province")
    town, wider = claim("r1"), claim("r2", at=province)
    record = conclude(town, wider)
    assert record.place_name == "Atarib"
    assert not rules_against(record, "place", wider.claim_id)


def test_a_sum_over_many_happenings_is_of_clarity_two() -> None:
    assert conclude(claim("r1", kind=EventType.AGGREGATE)).clarity == 2


def test_a_ceasefire_is_kept_and_is_no_event() -> None:
    record = conclude(claim("r1", kind=EventType.CEASEFIRE))
    assert "no violence is told: no GED event" in record.warnings
    assert not is_event(record)


def test_the_number_and_the_id_of_the_incident_are_the_records() -> None:
    one = claim("r1")
    incident = replace(Incident("i-x", one.claim_id, (one.claim_id,), ()), number=7)
    (record,) = reconcile_incident(incident, {one.claim_id: one}, pack=open_pack("ged"))
    assert (record.number, record.incident_id, record.pack) == (7, "i-x", "ged")
