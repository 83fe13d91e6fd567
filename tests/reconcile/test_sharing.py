"""One figure over several places or days, and what codebooks hold to be one event."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from reconciling import incident_of, killed, record_under, records_under

from builders import (
    ATARIB,
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
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.places import PlaceLevel, ResolvedPlace
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack, reconcile_incidents
from reportedly.reconcile.sharing import deal
from strategies import claim_sets

ARMY = actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army")
NUSRA = actor("Nusra Front", id="hts/nusra")
ZINKI = actor("Zinki", id="zinki")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
URUM = place("Urum", 36.12, 36.86)


def together(*places: ResolvedPlace) -> ResolvedPlace:
    """The first place as the words name it, the others named in one breath with it."""
    return replace(places[0], others=places[1:])


def names(records: tuple[EventRecord, ...]) -> list[str]:
    return [record.place_name for record in records]


def bests(records: tuple[EventRecord, ...]) -> list[int | None]:
    return [record.fatalities.best for record in records]


# --- whole numbers, none lost


@given(st.lists(st.integers(0, 500), min_size=1, max_size=5), st.integers(1, 9))
def test_dealing_loses_and_adds_nothing_and_is_as_even_as_can_be(
    counts: list[int], hands: int
) -> None:
    dealt = deal(counts, hands)
    assert [sum(hand[n] for hand in dealt) for n in range(len(counts))] == counts
    totals = [sum(hand) for hand in dealt]
    assert totals == sorted(totals, reverse=True)
    assert max(totals) - min(totals) <= 1
    assert all(part >= 0 for hand in dealt for part in hand)


def test_the_remainder_goes_to_the_first() -> None:
    assert [part for (part,) in deal((14,), 4)] == [4, 4, 3, 3]


# --- GED-10


def test_one_figure_over_three_places_makes_three_events() -> None:
    told = claim("r1", by=MONITOR, at=together(ATARIB, DARAT_IZZA, URUM), figures=(figure(13),))
    records = records_under("ged", told)
    assert names(records) == ["Atarib", "Darat Izza", "Urum"]
    assert bests(records) == [5, 4, 4]
    assert len({record.id for record in records}) == 3
    assert [record.part for record in records] == [1, 2, 3]
    found = records[1].trace("best")
    assert found is not None
    assert found.words == "best 4 (GED-10: one of 3; best 13: toll of Observatory)"


def test_the_place_of_each_part_has_its_own_reason() -> None:
    told = claim("r1", by=MONITOR, at=together(ATARIB, DARAT_IZZA, URUM), figures=(figure(13),))
    words = [found.words for r in records_under("ged", told) if (found := r.trace("place"))]
    assert words == [
        "place Atarib: named in one breath with Darat Izza, Urum (GED-10: one of 3)",
        "place Darat Izza: named in one breath with Atarib, Urum (GED-10: one of 3)",
        "place Urum: named in one breath with Atarib, Darat Izza (GED-10: one of 3)",
    ]


def test_the_parts_of_each_place_sum_to_its_best() -> None:
    told = claim(
        "r1",
        by=MONITOR,
        actors=(ARMY,),
        recipients=(NUSRA,),
        at=together(ATARIB, DARAT_IZZA),
        figures=(figure(5, whom=Whom.CIVILIANS), figure(8, whom=Whom.COMBATANTS, start=30)),
    )
    for record in records_under("ged", told):
        groups = (record.deaths_a, record.deaths_b, record.deaths_civilians, record.deaths_unknown)
        assert sum(count or 0 for count in groups) == record.fatalities.best


def test_fewer_deaths_than_places_stay_one_event_of_what_holds_them_all() -> None:
    two = claim("r1", at=together(ATARIB, URUM, DARAT_IZZA), figures=(figure(2),))
    record = record_under("ged", two)
    assert (killed(record), record.place_name, record.place_precision) == ((2, 2, 2), "Aleppo", 4)
    found = record.trace("place")
    assert found is not None
    assert (found.value, "GED-10" in found.words) == ("Aleppo", True)
    near = claim("r1", at=together(ATARIB, URUM), figures=(figure(1),))
    assert record_under("ged", near).place_precision == 3


def test_another_who_names_one_place_alone_keeps_it_one_event() -> None:
    """The counter-example: a second witness says where all of them died."""
    both = claim("r1", at=together(ATARIB, DARAT_IZZA), figures=(figure(12),))
    one = claim("r2", by=MONITOR, figures=(figure(12),))
    assert names(records_under("ged", both, one)) == ["Atarib"]


def test_who_names_them_in_another_order_names_the_same() -> None:
    one = claim("r1", at=together(ATARIB, DARAT_IZZA), figures=(figure(12),))
    other = claim("r2", by=MONITOR, at=together(DARAT_IZZA, ATARIB), figures=(figure(12),))
    assert sorted(names(records_under("ged", one, other))) == ["Atarib", "Darat Izza"]


def test_a_witness_who_places_all_at_the_second_keeps_it_one_event() -> None:
    both = claim("r1", at=together(ATARIB, DARAT_IZZA), figures=(figure(12),))
    second = claim("r2", by=MONITOR, at=DARAT_IZZA, figures=(figure(12),))
    assert len(records_under("ged", both, second)) == 1


NOWHERE = unknown_place("Kafr Nowhere")


def test_nothing_is_shared_out_to_a_place_that_is_not_found() -> None:
    """Nor are all of the dead laid to the first place with the precision of a village."""
    row = together(ATARIB, DARAT_IZZA, NOWHERE)
    record = record_under("ged", claim("r1", by=MONITOR, at=row, figures=(figure(13),)))
    assert (record.place_name, record.place_precision) == ("Aleppo", 4)
    assert killed(record) == (13, 13, 13)
    assert any("Kafr Nowhere" in warning for warning in record.warnings)
    found = record.trace("place")
    assert found is not None
    assert found.value == "Aleppo"
    assert "told of Atarib together with Kafr Nowhere, not found" in found.words


def test_of_two_places_the_one_that_is_not_found_may_come_first() -> None:
    told = claim("r1", by=MONITOR, at=together(NOWHERE, ATARIB), figures=(figure(13),))
    record = record_under("ged", told)
    assert record.place is not None
    assert (record.place.name, record.place_name, record.place_precision) == (
        "Atarib",
        "Aleppo",
        4,
    )


def test_acled_calls_places_of_which_one_is_not_found_a_larger_region() -> None:
    told = claim("r1", by=MONITOR, at=together(ATARIB, NOWHERE), figures=(figure(13),))
    record = record_under("acled", told)
    assert record.acled is not None
    assert (record.place_name, record.acled.geo_precision) == ("Aleppo", 3)


def test_a_witness_who_places_all_at_the_one_that_is_found_keeps_it_there() -> None:
    row = claim("r1", at=together(ATARIB, NOWHERE), figures=(figure(12),))
    one = claim("r2", by=MONITOR, figures=(figure(12),))
    record = record_under("ged", row, one)
    assert (record.place_name, record.place_precision) == ("Atarib", 1)


def test_each_event_has_the_precision_of_its_own_place() -> None:
    province = place("Idlib", 35.93, 36.63, level=PlaceLevel.ADM1, admin1="Idlib", precision=4)
    told = claim("r1", at=together(ATARIB, province), figures=(figure(8),))
    assert [record.place_precision for record in records_under("ged", told)] == [1, 4]


def test_the_split_can_be_left_out() -> None:
    told = claim("r1", at=together(ATARIB, DARAT_IZZA), figures=(figure(12),))
    assert bests(records_under("ged", told, without=("GED-10",))) == [12]


def counts_of(records: tuple[EventRecord, ...]) -> list[int]:
    """Every count of the records summed: low, best, high and the four groups."""
    rows = [
        (
            *(record.fatalities.low, record.fatalities.best, record.fatalities.high),
            *(record.deaths_a, record.deaths_b, record.deaths_civilians, record.deaths_unknown),
        )
        for record in records
    ]
    return [sum(count or 0 for count in column) for column in zip(*rows, strict=True)]


@given(claim_sets(min_size=1), st.sampled_from([("ged", "GED-10"), ("acled", "ACLED-9")]))
def test_sharing_out_changes_no_total_and_loses_no_claim(
    claims: list[ResolvedClaim], pack_and_rule: tuple[str, str]
) -> None:
    pack, rule = pack_and_rule
    told = [replace(c, place=together(ATARIB, DARAT_IZZA, URUM)) for c in claims]
    parts, whole = records_under(pack, *told), records_under(pack, *told, without=(rule,))
    assert counts_of(parts) == counts_of(whole)
    for part in parts:
        for one, other in zip(part.traces, whole[0].traces, strict=True):
            assert (one.claims_for, one.against) == (other.claims_for, other.against)


# --- ACLED-9


def test_a_clash_of_four_days_is_an_event_a_day() -> None:
    told = claim(
        "r1",
        kind=EventType.ARMED_CLASH,
        actors=(NUSRA,),
        recipients=(ZINKI,),
        on=when("2017-11-10", "2017-11-13"),
        figures=(figure(10),),
    )
    records = records_under("acled", told)
    assert bests(records) == [3, 3, 2, 2]
    assert [str(record.days.start) for record in records if record.days] == [
        f"2017-11-{day}" for day in (10, 11, 12, 13)
    ]
    assert {record.acled.time_precision for record in records if record.acled} == {1}
    assert bests(records_under("ged", told)) == [10]


def test_one_night_or_a_strike_of_some_day_is_one_event() -> None:
    night = claim("r1", kind=EventType.ARMED_CLASH, on=when("2017-11-12", "2017-11-13"))
    strike = claim("r1", on=when("2017-11-10", "2017-11-13"))
    vague = claim(
        "r1", kind=EventType.ARMED_CLASH, on=when("2017-11-01", "2017-11-30", precision=4)
    )
    assert [len(records_under("acled", told)) for told in (night, strike, vague)] == [1, 1, 1]


def test_fewer_deaths_than_places_leave_acled_with_noughts() -> None:
    told = claim("r1", at=together(ATARIB, DARAT_IZZA), figures=(figure(1),))
    assert bests(records_under("acled", told)) == [1, 0]


# --- ACLED-10


def under(pack: str, *claims: ResolvedClaim, without: tuple[str, ...] = ()) -> list[EventRecord]:
    """Each claim as an incident of its own."""
    incidents = [incident_of(told, number=n) for n, told in enumerate(claims, start=1)]
    opened = open_pack(pack, options=PackOptions(without=without))
    known = {told.claim_id: told for told in claims}
    return list(reconcile_incidents(incidents, known, pack=opened))


MORNING = claim("r1", actors=(ARMY,), recipients=(CIVILIANS,), figures=(figure(5),))
EVENING = claim("r2", actors=(ARMY,), recipients=(CIVILIANS,), figures=(figure(7),))


def test_two_strikes_of_one_day_place_and_pair_are_one_acled_event_and_two_of_ged() -> None:
    (record,) = under("acled", MORNING, EVENING)
    assert record.fatalities.best == 12
    assert record.report_ids == ("r1", "r2")
    found = record.trace("best")
    assert found is not None
    assert found.rule == "ACLED-10"
    assert set(found.claims_for) == {MORNING.claim_id, EVENING.claim_id}
    assert [record.fatalities.best for record in under("ged", MORNING, EVENING)] == [5, 7]
    assert len(under("acled", MORNING, EVENING, without=("ACLED-10",))) == 2


def test_other_actors_another_place_another_day_or_type_stay_apart() -> None:
    others = [
        claim("r2", actors=(NUSRA,), recipients=(CIVILIANS,)),
        claim("r3", actors=(ARMY,), recipients=(CIVILIANS,), at=DARAT_IZZA),
        claim("r4", actors=(ARMY,), recipients=(CIVILIANS,), on="2017-11-14"),
        claim("r5", actors=(ARMY,), recipients=(CIVILIANS,), kind=EventType.SHELLING),
    ]
    assert len(under("acled", MORNING, *others)) == 5


def test_strikes_of_nobody_known_are_not_one_event_for_all_that() -> None:
    assert len(under("acled", claim("r1"), claim("r2", outlet="Herald"))) == 2
