"""The ACLED rules one by one, each with what it must not do."""

import pytest
from reconciling import killed, record_under, records_under, rules_against

from builders import CIVILIANS, actor, at_least, claim, figure, place, speaker, when
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Outcome, Quantifier
from reportedly.model.events import EventType
from reportedly.model.places import PlaceLevel
from reportedly.model.records import AcledCodes
from reportedly.reconcile.rules.acled_codes import INTERACTIONS

ARMY = actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army")
NUSRA = actor("Nusra Front", id="hts/nusra")
ZINKI = actor("Zinki", id="zinki")
SIDE = actor("Syrian insurgents", ActorKind.UMBRELLA, id="insurgents")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")


def codes(*told: object, **more: object) -> AcledCodes:
    found = record_under("acled", claim("r1", *told, **more)).acled  # type: ignore[arg-type]
    assert found is not None
    return found


def vague(base: str, low: int | None) -> object:
    return figure(low, quantifier=Quantifier.VAGUE, base=base)


# --- ACLED-1 and ACLED-6: the count


@pytest.mark.parametrize(
    ("word", "floor", "count"),
    [
        ("tens", None, 10),
        ("dozens", 24, 12),
        ("dozens and dozens", 24, 12),
        ("hundreds", 200, 100),
        ("several", 3, 10),
        ("many", None, 10),
        ("tens of thousands", 20_000, None),
    ],
)
def test_vague_words_are_read_by_acleds_own_table(
    word: str, floor: int | None, count: int | None
) -> None:
    told = claim("r1", figures=(vague(word, floor),))  # type: ignore[arg-type]
    assert record_under("acled", told).fatalities.best == count
    assert record_under("ged", told).fatalities.best is None


def test_a_vague_word_is_no_count_beside_a_number() -> None:
    """The counter-example: "dozens" as 12 would undercut the monitor's 83."""
    dozens = claim("r1", figures=(vague("dozens", 24),))  # type: ignore[arg-type]
    counted = claim("r2", by=MONITOR, figures=(figure(83),))
    record = record_under("acled", dozens, counted)
    assert killed(record) == (None, 83, None)
    assert rules_against(record, "best", dozens) == {"ACLED-1"}


def test_hundreds_killed_and_wounded_are_no_hundred_dead() -> None:
    mixed = figure(
        200, quantifier=Quantifier.VAGUE, base="hundreds", outcome=Outcome.KILLED_OR_WOUNDED
    )
    told = claim("r1", figures=(mixed,))
    record = record_under("acled", told)
    assert killed(record) == (None, None, None)
    assert rules_against(record, "best", told) == {"ACLED-0"}


def test_the_least_of_several_tolls_is_the_count() -> None:
    """GED would follow the monitor: the more reliable voice. ACLED is conservative."""
    paper = claim("r1", figures=(figure(14),))
    monitor = claim("r2", by=MONITOR, figures=(figure(20),))
    assert killed(record_under("acled", paper, monitor)) == (None, 14, None)
    assert record_under("ged", paper, monitor).fatalities.best == 20


def test_an_older_toll_of_the_same_origin_is_not_the_conservative_one() -> None:
    early = claim("r1", by=MONITOR, published="2017-11-13", figures=(figure(29),))
    late = claim("r2", by=MONITOR, figures=(figure(83),))
    record = record_under("acled", early, late)
    assert killed(record) == (None, 83, None)
    assert rules_against(record, "best", early) == {"ACLED-3"}


# --- ACLED-7: types


@pytest.mark.parametrize(
    ("kind", "event_type", "sub_event_type"),
    [
        (EventType.ARMED_CLASH, "Battles", "Armed clash"),
        (EventType.AIR_STRIKE, "Explosions/Remote violence", "Air/drone strike"),
        (EventType.EXECUTION, "Violence against civilians", "Attack"),
        (EventType.CEASEFIRE, "Strategic developments", "Agreement"),
    ],
)
def test_our_kinds_in_acleds_words(kind: EventType, event_type: str, sub_event_type: str) -> None:
    found = codes(kind=kind, actors=(NUSRA,), recipients=(ZINKI,))
    assert (found.event_type, found.sub_event_type) == (event_type, sub_event_type)


def test_a_shooting_of_the_armed_is_a_battle_and_of_others_is_not() -> None:
    fought = codes(kind=EventType.SHOOTING, actors=(NUSRA,), recipients=(ZINKI,))
    killed_civilians = codes(kind=EventType.SHOOTING, actors=(NUSRA,), recipients=(CIVILIANS,))
    assert fought.event_type == "Battles"
    assert killed_civilians.event_type == "Violence against civilians"


def test_who_took_the_ground_names_the_sub_type() -> None:
    taken = EventType.TERRITORIAL_CHANGE
    assert codes(kind=taken, actors=(ARMY,)).sub_event_type == "Government regains territory"
    assert codes(kind=taken, actors=(NUSRA,)).sub_event_type == (
        "Non-state actor overtakes territory"
    )


def test_a_sum_over_many_happenings_is_no_event() -> None:
    assert records_under("acled", claim("r1", kind=EventType.AGGREGATE)) == ()


def test_civilian_targeting_needs_civilians_alone() -> None:
    assert codes(actors=(ARMY,), recipients=(CIVILIANS,)).civilian_targeting
    assert not codes(actors=(ARMY,), recipients=(CIVILIANS, NUSRA)).civilian_targeting
    assert not codes(actors=(ARMY,)).civilian_targeting


# --- ACLED-8: interactions


def test_the_interaction_is_in_ascending_order_whoever_attacked() -> None:
    found = codes(actors=(NUSRA,), recipients=(ARMY,))
    assert (found.inter1, found.inter2, found.interaction) == (2, 1, 12)


def test_a_sole_actor_is_coded_with_nought() -> None:
    assert codes(actors=(ARMY,)).interaction == 10
    assert codes(recipients=(CIVILIANS,)).interaction == 70


def test_a_side_of_no_known_sort_leaves_the_interaction_open() -> None:
    """The counter-example: an umbrella beside an army must not become a sole army."""
    found = codes(actors=(ARMY,), recipients=(SIDE,))
    assert (found.inter1, found.inter2, found.interaction) == (1, None, None)


def test_there_are_as_many_interactions_as_acled_lists() -> None:
    assert {10, 18, 28, 38, 48, 58, 68, 78, 80} <= INTERACTIONS
    assert not {0, 21, 76, 77, 88} & INTERACTIONS


# --- days and places


def test_no_day_is_guessed_where_nobody_says_one() -> None:
    """GED's three days before the report are that pack's alone."""
    undated = claim("r1", on=None)
    record = record_under("acled", undated)
    assert record.days is None
    assert "nobody says when: ACLED would hold no such event" in record.warnings
    assert record_under("ged", undated).days is not None


def test_precisions_are_acleds_own() -> None:
    week = codes(on=when("2017-11-06", "2017-11-12", precision=3))
    month = codes(on=when("2017-11-01", "2017-11-30", precision=4))
    assert (week.time_precision, month.time_precision) == (2, 3)


def test_sources_that_name_different_districts_are_a_larger_region() -> None:
    here = claim("r1", by=MONITOR)
    there = claim("r2", at=place("Idlib", 35.9, 36.6, admin1="Idlib", admin2="Idlib"))
    found = record_under("acled", here, there)
    assert found.acled is not None
    assert found.acled.geo_precision == 3


def test_a_point_is_never_an_open_bound_read_upwards() -> None:
    told = claim("r1", figures=(at_least(40),))
    assert record_under("acled", told).fatalities.best == 40


def test_the_level_of_a_province_stays_geds_in_the_record() -> None:
    province = place("Aleppo", level=PlaceLevel.ADM1, admin2="")
    assert record_under("acled", claim("r1", at=province)).place_precision == 4
