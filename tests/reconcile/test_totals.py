"""Sums over a period: what is identified inside them is subtracted once, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st
from reconciling import incident_of, rules_against

from builders import ATARIB, DARAT_IZZA, actor, at_least, claim, figure, place, speaker, when
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate, EventRecord
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import open_pack, reconcile_incidents

NUSRA = actor("Nusra Front", id="hts/nusra")
ZINKI = actor("Zinki", id="zinki")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
PROVINCE = place(
    "Aleppo Governorate", 36.2, 37.1, level=PlaceLevel.ADM1, admin2="", id="t:aleppo-province"
)
IDLIB = place("Idlib", 35.93, 36.63, admin1="Idlib", admin2="Idlib")


def settled(*claims: ResolvedClaim, without: tuple[str, ...] = ()) -> list[EventRecord]:
    """The GED records of incidents of one claim each."""
    incidents = [incident_of(told, number=n) for n, told in enumerate(claims, start=1)]
    known = {told.claim_id: told for told in claims}
    pack = open_pack("ged", options=PackOptions(without=without))
    return list(reconcile_incidents(incidents, known, pack=pack))


def week(count: int = 90, **more: object) -> ResolvedClaim:
    """A monitor's sum over a week and a province."""
    told: dict[str, object] = {
        "by": MONITOR,
        "kind": EventType.AGGREGATE,
        "at": PROVINCE,
        "on": when("2017-11-10", "2017-11-16", precision=3),
        "figures": (figure(count),),
    }
    return claim("sum", **(told | more))  # type: ignore[arg-type]


def strike(report: str = "r1", count: int = 30, **more: object) -> ResolvedClaim:
    return claim(report, figures=(figure(count),), **more)  # type: ignore[arg-type]


def rest(*claims: ResolvedClaim) -> Estimate:
    return settled(*claims)[0].fatalities


def test_what_is_identified_inside_is_subtracted_from_each_count() -> None:
    total, one, other = settled(week(), strike(), strike("r2", 8, at=DARAT_IZZA, on="2017-11-16"))
    assert total.fatalities == Estimate(52, 52, 52)
    assert (total.deaths_unknown, total.clarity) == (52, 2)
    assert (one.fatalities.best, other.fatalities.best) == (30, 8)
    found = total.trace("best")
    assert found is not None
    assert found.rule == "GED-12"
    assert found.words.startswith("best 52: 90 less 38 of incidents 2, 3 (best 90: toll of")


def test_another_province_another_week_and_the_day_after_are_not_inside() -> None:
    outside = [
        strike("r1", at=IDLIB),
        strike("r2", on="2017-11-17"),
        strike("r3", on=when("2017-11-16", "2017-11-17")),
        strike("r4", at=None),
    ]
    assert rest(week(), *outside).best == 90


def test_a_sum_of_one_fight_is_not_lessened_by_another() -> None:
    fight = week(actors=(NUSRA,), recipients=(ZINKI,))
    assert rest(fight, strike(actors=(NUSRA,))).best == 90
    clash = strike(actors=(ZINKI,), recipients=(NUSRA,), kind=EventType.ARMED_CLASH)
    assert rest(fight, clash).best == 60


def test_each_count_is_lessened_by_its_own() -> None:
    """GED keeps the broken order and so do we; it is told."""
    disputed = [strike("r1", 10, by=MONITOR), strike("r1", 85, start=60)]
    incident = incident_of(*disputed, number=2)
    told = week()
    known = {c.claim_id: c for c in (told, *disputed)}
    total, event = reconcile_incidents(
        [incident_of(told, number=1), incident], known, pack=open_pack("ged")
    )
    assert event.fatalities == Estimate(10, 10, 85)
    assert total.fatalities == Estimate(80, 80, 5)
    assert (
        "best 80 is above high 5, which GED allows: each count of incidents 2 "
        "(low 10, best 10, high 85) is taken from its own"
    ) in total.warnings


def test_low_above_best_says_what_was_taken_from_each() -> None:
    """What is identified has a low far under its best, so that more is left of the sum's low."""
    disputed = [strike("r1", 8, by=MONITOR), strike("r2", 3, start=60)]
    told = week(187)
    known = {c.claim_id: c for c in (told, *disputed)}
    incidents = [incident_of(told, number=1), incident_of(*disputed, number=2)]
    total, _ = reconcile_incidents(incidents, known, pack=open_pack("ged"))
    assert total.fatalities == Estimate(184, 179, 179)
    assert (
        "low 184 is above best 179, which GED allows: each count of incidents 2 "
        "(low 3, best 8, high 8) is taken from its own"
    ) in total.warnings


def test_highs_beyond_the_sum_give_way_to_their_best() -> None:
    """One wild claim inside a sum would else leave nothing of the sum's own high."""
    wild = [strike("r1", 27, by=MONITOR), strike("r2", 506, start=60)]
    told = week(87)
    known = {c.claim_id: c for c in (told, *wild)}
    incidents = [incident_of(told, number=1), incident_of(*wild, number=2)]
    total, event = reconcile_incidents(incidents, known, pack=open_pack("ged"))
    assert event.fatalities == Estimate(27, 27, 506)
    assert total.fatalities == Estimate(60, 60, 60)
    assert (
        "the highs of incidents 2 come to 506, more than the 87 that this sum tells: "
        "their best is taken"
    ) in total.warnings
    found = total.trace("high")
    assert found is not None
    assert found.words.startswith("high 60: 87 less 27 of incidents 2, their best, as their highs")


def test_more_identified_than_told_leaves_none_and_says_so() -> None:
    total, _ = settled(week(20), strike())
    assert total.fatalities == Estimate(0, 0, 0)
    assert "incidents 2 count more dead than this sum of them tells" in total.warnings


def test_a_sum_of_civilians_is_not_lessened_by_fighters() -> None:
    civilians = week(figures=(figure(90, whom=Whom.CIVILIANS),))
    total, _ = settled(civilians, strike())
    assert total.fatalities.best == 90
    assert any("civilians alone" in warning for warning in total.warnings)


def test_the_subtraction_can_be_left_out() -> None:
    assert settled(week(), strike(), without=("GED-12",))[0].fatalities.best == 90


@given(st.integers(0, 300), st.lists(st.integers(0, 60), max_size=6))
def test_what_is_left_and_what_is_identified_are_what_was_told(
    told: int, identified: list[int]
) -> None:
    events = [strike(f"r{n}", count) for n, count in enumerate(identified)]
    total = settled(week(told), *events)[0]
    left = total.fatalities.best
    assert left is not None
    if sum(identified) <= told:
        assert left + sum(identified) == told
    else:
        assert left == 0
    groups = (total.deaths_a, total.deaths_b, total.deaths_civilians, total.deaths_unknown)
    assert sum(count or 0 for count in groups) == left


def test_settling_again_subtracts_nothing_twice() -> None:
    """What is settled is concluded anew from the claims, never from what was settled."""
    once = settled(week(), strike())
    assert settled(week(), strike()) == once


# --- GED-11: part and whole


def test_a_part_larger_than_the_whole_is_told_and_changes_nothing() -> None:
    whole = claim("r1", by=MONITOR, figures=(figure(40),))
    part = claim("r2", figures=(at_least(79, whom=Whom.CIVILIANS),))
    incident = incident_of(whole, part)
    known = {c.claim_id: c for c in (whole, part)}
    (record,) = reconcile_incidents([incident], known, pack=open_pack("ged"))
    assert record.fatalities == Estimate(40, 40, 40)
    assert "at least 79 civilians by Daily Post are more than best 40" in record.warnings
    assert rules_against(record, "best", part) == {"GED-4"}


def test_a_part_within_the_whole_is_no_warning() -> None:
    told = claim("r1", figures=(figure(40), figure(7, whom=Whom.CHILDREN, part=True, start=30)))
    (record,) = settled(told)
    assert not any("more than best" in warning for warning in record.warnings)


def test_the_town_of_a_sum_holds_its_own_events() -> None:
    assert rest(week(at=ATARIB), strike(), strike("r2", at=DARAT_IZZA)).best == 60
