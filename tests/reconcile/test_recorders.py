"""The rules of the casualty recorders, Airwars and Iraq Body Count, each with a counter-example."""

import pytest
from reconciling import killed, record_under, records_under, rules_against

from builders import CIVILIANS, actor, at_least, claim, figure, speaker
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, EventType, Status
from reportedly.model.records import EventRecord

ARMY = actor("Syrian army", ActorKind.STATE_FORCES, id="syria/army")
AIR_FORCE = actor("Air Force of the North", ActorKind.EXTERNAL_FORCE, id="north/air-force")
NUSRA = actor("Nusra Front", id="hts/nusra")
MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
NETWORK = speaker("Network", SpeakerKind.MONITOR, id="snhr")
ARMY_VOICE = speaker("army command", SpeakerKind.STATE, id="army-command", party="syria/army")
BOTH = pytest.mark.parametrize("pack", ["airwars", "ibc"])


def grade(record: EventRecord) -> str:
    assert record.harm is not None
    return record.harm.grade


def toll(report: str, count: int, whom: Whom = Whom.UNKNOWN, **more: object) -> ResolvedClaim:
    return claim(report, figures=(figure(count, whom=whom),), **more)  # type: ignore[arg-type]


# --- who counts as a civilian


@BOTH
def test_the_range_is_of_all_origins_that_count_civilians(pack: str) -> None:
    few = toll("r1", 9, Whom.CIVILIANS, by=NETWORK)
    many = toll("r2", 16, Whom.CIVILIANS, by=MONITOR)
    assert killed(record_under(pack, few, many)) == (9, None, 16)


def test_the_dead_of_unknown_status_are_civilians_for_airwars_alone() -> None:
    """IBC's minimum waits for somebody who says so."""
    unknown = toll("r1", 12)
    assert killed(record_under("airwars", unknown)) == (12, None, 12)
    record = record_under("ibc", unknown)
    assert killed(record) == (None, None, 12)
    assert rules_against(record, "low", unknown) == {"IBC-6"}


@BOTH
def test_a_partys_word_that_no_civilian_died_is_no_evidence(pack: str) -> None:
    none = toll("r1", 0, Whom.CIVILIANS, by=ARMY_VOICE)
    struck = toll("r2", 6, Whom.CIVILIANS, by=MONITOR, actors=(ARMY,))
    record = record_under(pack, none, struck)
    assert killed(record) == (6, None, 6)
    assert rules_against(record, "low", none) == {f"{pack.upper()}-5"}
    assert killed(record_under(pack, none, toll("r2", 6, Whom.CIVILIANS, by=MONITOR)))[0] == 0


@BOTH
def test_fighters_among_the_dead_are_taken_out(pack: str) -> None:
    told = claim(
        "r1",
        by=MONITOR,
        recipients=(CIVILIANS,),
        figures=(figure(69), figure(20, whom=Whom.COMBATANTS, part=True, start=30)),
    )
    assert killed(record_under(pack, told)) == (49, None, 49)
    assert record_under("ged", told).fatalities.best == 69


def test_children_alone_are_a_floor_and_no_ceiling() -> None:
    children = toll("r1", 4, Whom.CHILDREN)
    assert killed(record_under("airwars", children)) == (4, None, 4)
    more = toll("r2", 11, by=MONITOR)
    assert killed(record_under("airwars", children, more)) == (4, None, 11)


def test_a_perpetrators_word_that_they_were_fighters_is_no_evidence() -> None:
    boast = claim(
        "r1",
        by=ARMY_VOICE,
        actors=(ARMY,),
        recipients=(NUSRA,),
        figures=(figure(40, whom=Whom.COMBATANTS),),
    )
    told = toll("r2", 12, by=MONITOR, actors=(ARMY,), recipients=(CIVILIANS,))
    record = record_under("airwars", boast, told)
    assert killed(record) == (12, None, 12)
    assert rules_against(record, "high", boast) == {"AIRWARS-5"}


@BOTH
def test_the_injured_are_counted_apart(pack: str) -> None:
    hurt = claim(
        "r1",
        by=MONITOR,
        figures=(
            figure(3, whom=Whom.CIVILIANS),
            figure(30, whom=Whom.CIVILIANS, outcome=Outcome.WOUNDED, start=40),
        ),
    )
    mixed = claim("r2", figures=(figure(90, outcome=Outcome.KILLED_OR_WOUNDED),))
    record = record_under(pack, hurt, mixed)
    assert record.harm is not None
    assert (record.harm.injured_min, record.harm.injured_max) == (30, 30)
    assert killed(record) == (3, None, 3)


# --- grades


def blame(report: str, *parties: object, **more: object) -> ResolvedClaim:
    return toll(report, 5, Whom.CIVILIANS, actors=parties, **more)


def test_a_belligerent_that_accepts_it_confirms_it() -> None:
    own = claim("r1", by=ARMY_VOICE, actors=(ARMY,), recipients=(CIVILIANS,))
    told = blame("r2", ARMY, by=MONITOR)
    assert grade(record_under("airwars", own, told)) == "Confirmed"


def test_a_belligerent_that_says_it_hit_fighters_confirms_nothing() -> None:
    own = claim("r1", by=ARMY_VOICE, actors=(ARMY,), recipients=(NUSRA,))
    told = blame("r2", ARMY, by=MONITOR)
    assert grade(record_under("airwars", own, told)) == "Weak"


def test_two_credible_sources_are_fair_and_one_twice_is_weak() -> None:
    two = blame("r1", ARMY, by=MONITOR), blame("r2", ARMY, by=NETWORK)
    assert grade(record_under("airwars", *two)) == "Fair"
    same = blame("r1", ARMY, by=MONITOR), blame("r2", ARMY, by=MONITOR, outlet="Herald")
    assert grade(record_under("airwars", *same)) == "Weak"


def test_two_sources_that_name_no_belligerent_are_weak() -> None:
    assert grade(record_under("airwars", blame("r1", by=MONITOR), blame("r2"))) == "Weak"


def test_rival_attributions_contest_it_and_a_wider_one_does_not() -> None:
    rivals = blame("r1", ARMY, by=MONITOR), blame("r2", AIR_FORCE, by=NETWORK)
    assert grade(record_under("airwars", *rivals)) == "Contested"
    wider = blame("r1", ARMY, by=MONITOR), blame("r2", ARMY, AIR_FORCE, by=NETWORK)
    assert grade(record_under("airwars", *wider)) == "Fair"


def test_the_word_of_fighters_alone_discounts_it() -> None:
    fighters = toll("r1", 7, Whom.COMBATANTS, by=MONITOR, actors=(ARMY,), recipients=(NUSRA,))
    record = record_under("airwars", fighters)
    assert (grade(record), killed(record)) == ("Discounted", (None, None, None))
    assert records_under("ibc", fighters) == ()


def test_a_denial_stands_against_the_grade() -> None:
    told = blame("r1", ARMY, by=MONITOR)
    denial = claim("r2", by=ARMY_VOICE, status=Status.DENIED, denies=Denies.AUTHORSHIP)
    record = record_under("airwars", told, denial)
    assert rules_against(record, "grade", denial) == {"AIRWARS-0"}


def test_two_independent_sources_corroborate_and_two_papers_of_one_do_not() -> None:
    one = toll("r1", 5, by=MONITOR), toll("r2", 5, by=MONITOR, outlet="Herald")
    assert grade(record_under("ibc", *one)) == "Provisional"
    assert grade(record_under("ibc", *one, toll("r3", 6, by=NETWORK))) == "Corroborated"


# --- what a recorder holds


def test_airwars_holds_strikes_that_harmed_and_nothing_else() -> None:
    assert records_under("airwars", toll("r1", 5, kind=EventType.ARMED_CLASH)) == ()
    assert records_under("airwars", claim("r1")) == ()
    assert records_under("airwars", toll("r1", 5, kind=EventType.SHELLING))


def test_ibc_holds_violence_and_no_sums() -> None:
    assert records_under("ibc", toll("r1", 5, kind=EventType.AGGREGATE)) == ()
    assert records_under("ibc", toll("r1", 5, kind=EventType.SUICIDE_BOMBING))


@BOTH
def test_an_open_bound_counts_with_its_floor(pack: str) -> None:
    told = claim("r1", recipients=(CIVILIANS,), figures=(at_least(40),))
    assert killed(record_under(pack, told)) == (40, None, 40)
