"""GED-5 and on: parties, estimates, days, places, on the smallest incident that shows each."""

from dataclasses import replace

from ged_smallest import (
    ARMY,
    ARMY_VOICE,
    MONITOR,
    NETWORK,
    NUSRA,
    ZINKI,
    conclude,
    counts,
)
from reconciling import rules_against

from builders import (
    CIVILIANS,
    DARAT_IZZA,
    actor,
    claim,
    figure,
    place,
    speaker,
    unknown_place,
    when,
)
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Quantifier, Whom
from reportedly.model.dates import DateBasis
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.incidents import Incident
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate
from reportedly.reconcile.assembly import is_event
from reportedly.reconcile.records import open_pack, reconcile_incident

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
    assert rules_against(record, "best", boast) == {"GED-5"}


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


def test_a_name_is_of_the_sort_that_another_report_calls_it() -> None:
    """Or the desk's own last toll would be an unnamed voice's, and its first one stand."""
    desk = speaker("Cedar Desk", SpeakerKind.MONITOR)
    bare = replace(desk, kind=SpeakerKind.ANONYMOUS)
    first = claim("r1", by=desk, figures=(figure(14),), published="2017-11-13")
    last = claim("r2", by=bare, figures=(figure(31),), published="2017-11-20")
    assert counts(first, last) == (31, 31, 31)
    rescuers = replace(desk, kind=SpeakerKind.RESCUER)
    other = claim("r3", by=rescuers, figures=(figure(14),), published="2017-11-13")
    assert counts(first, last, other) == (14, 14, 14), "two sorts tell none"


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
    told = "best 9 is above high 5, which GED allows: each rests on another toll"
    assert told in record.warnings


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
    assert rules_against(record, "date", narrated) == {"GED-A3"}


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
    assert all(rules_against(record, "side_a", c) for c in accusations)


def test_an_outlet_of_a_party_to_another_war_weighs_as_anybody() -> None:
    """Its alignment counts where its party fights, and nowhere else (CODEBOOK A.5.5)."""
    abroad = [
        claim(f"r{n}", outlet=f"P{n}", outlet_party="vardenia", actors=(NUSRA,)) for n in range(2)
    ]
    monitor = claim("r9", by=MONITOR, actors=(ARMY,), recipients=(CIVILIANS,))
    assert conclude(*abroad, monitor).side_a == (NUSRA,)
    struck = replace(monitor, recipients=(actor("Vardenian army", id="vardenia/army"),))
    assert conclude(*abroad, struck).side_a == (ARMY,)


def test_a_denial_of_authorship_stands_against_the_side() -> None:
    strike = claim("r1", actors=(ARMY,))
    denial = claim("r2", status=Status.DENIED, denies=Denies.AUTHORSHIP, actors=(ARMY,))
    assert rules_against(conclude(strike, denial), "side_a", denial) == {"GED-0"}


def test_a_province_by_its_full_name_does_not_stand_against_its_town() -> None:
    province = place("Aleppo Governorate", level=PlaceLevel.ADM1, admin2="", id="t:aleppo-province")
    town, wider = claim("r1"), claim("r2", at=province)
    record = conclude(town, wider)
    assert record.place_name == "Atarib"
    assert not rules_against(record, "place", wider)


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
