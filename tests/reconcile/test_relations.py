"""What is part of what, and what came next: by days, place and parties, with the reason."""

import random

from hypothesis import given
from reconciling import incident_of

from builders import ATARIB, DARAT_IZZA, actor, claim, figure, place, when
from reportedly.model.actors import ActorKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType
from reportedly.model.incidents import Relation, RelationKind
from reportedly.model.places import PlaceLevel
from reportedly.model.records import EventRecord
from reportedly.reconcile.records import open_pack, reconcile_incident
from reportedly.reconcile.relations import find_relations
from strategies import claim_sets

ARMY = actor("Syrian army", ActorKind.STATE_FORCES)
FRONT = actor("Cedar Front")
GUARD = actor("Lantern Guard")
ALEPPO = place("Aleppo", 36.2, 37.1, level=PlaceLevel.ADM1, admin2="", id="t:aleppo")


def record(claim: ResolvedClaim) -> EventRecord:
    known = {claim.claim_id: claim}
    (found,) = reconcile_incident(incident_of(claim), known, pack=open_pack("ged"))
    return found


STRIKE = record(claim("r1", actors=(ARMY,), recipients=(FRONT,), figures=(figure(3),)))
SUM = record(
    claim(
        "r2",
        kind=EventType.AGGREGATE,
        at=ALEPPO,
        on=when("2017-11-10", "2017-11-16"),
        figures=(figure(90),),
    )
)
FIGHT = record(
    claim(
        "r3",
        kind=EventType.ARMED_CLASH,
        on=when("2017-11-11", "2017-11-14"),
        actors=(FRONT,),
        recipients=(GUARD,),
    )
)


def related(*records: EventRecord) -> set[tuple[str, str, str]]:
    return {(r.kind.value, r.incident_id, r.other_id) for r in find_relations(records)}


def test_an_event_within_a_sum_is_a_part_of_it_and_says_why() -> None:
    (found,) = find_relations((STRIKE, SUM))
    told = "its days, place and parties lie within a sum of 2017-11-10 to 2017-11-16 at Aleppo"
    assert found == Relation(RelationKind.PART_OF, STRIKE.incident_id, SUM.incident_id, told)


def test_a_strike_on_a_day_of_the_fighting_is_a_part_of_it_if_a_party_is_shared() -> None:
    assert related(STRIKE, FIGHT) == {("part_of", STRIKE.incident_id, FIGHT.incident_id)}
    others = record(claim("r4", actors=(ARMY,), recipients=(GUARD,), at=DARAT_IZZA))
    later = record(claim("r5", actors=(FRONT,), on="2017-11-16"))
    strangers = record(claim("r6", actors=(ARMY,), recipients=(actor("Dune Brigade"),)))
    assert related(others, later, strangers, FIGHT) == set()


def test_days_of_which_one_is_meant_are_no_days_of_fighting() -> None:
    """The hostile case: a strike "last week" has seven days and lasted none of them."""
    vague = record(claim("r7", actors=(FRONT,), on=when("2017-11-08", "2017-11-14", precision=3)))
    assert related(STRIKE, vague) == set()


def test_the_next_at_the_town_follows_and_the_one_after_it_does_not_follow_too() -> None:
    days = ("2017-11-14", "2017-11-15", "2017-11-22")
    second, third, late = (
        record(claim(f"r1{n}", actors=(ARMY,), on=d)) for n, d in enumerate(days)
    )
    found = find_relations((late, third, STRIKE, second))
    assert [(r.incident_id, r.other_id) for r in found if r.kind == "followed_by"] == sorted(
        [(STRIKE.incident_id, second.incident_id), (second.incident_id, third.incident_id)]
    )
    assert "the day after at Atarib; Syrian army in both" in {r.reason for r in found}


def test_where_nobody_names_a_party_nothing_follows() -> None:
    one, two = (record(claim(f"r2{n}", on=f"2017-11-1{n}")) for n in (3, 4))
    assert related(one, two) == set()
    elsewhere = record(claim("r25", actors=(ARMY,), at=DARAT_IZZA, on="2017-11-14"))
    assert related(STRIKE, elsewhere) == set()
    assert ATARIB.chosen is not None


@given(claim_sets(max_size=8))
def test_order_is_irrelevant_and_nothing_is_related_to_itself(claims: list[ResolvedClaim]) -> None:
    known = {c.claim_id: c for c in claims}
    records = [
        each
        for c in claims
        for each in reconcile_incident(incident_of(c), known, pack=open_pack("ged"))
    ]
    found = find_relations(records)
    assert all(relation.incident_id != relation.other_id for relation in found)
    random.Random(1).shuffle(records)
    assert find_relations(records) == found
