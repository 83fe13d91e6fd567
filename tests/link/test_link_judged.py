"""Splits and merges hold whatever the scores say, and undone they leave no trace."""

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders import claim, place
from judging import added, judged, undo
from reportedly.link.incidents import link_claims
from reportedly.link.rulings import Rulings
from reportedly.link.verdicts import settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Added
from reportedly.model.incidents import CopyGroup, Judgement, Verdict
from strategies import claim_sets

HOUR = timedelta(hours=1)
COPIES = [CopyGroup(("r0", "r1", "r2"), "same text")]
SARMADA = place("Sarmada", 36.186, 36.724, admin1="Idlib", admin2="Harim")


def homes(claims: list[ResolvedClaim], *judgements: Judgement) -> dict[str, str]:
    """The incident of each claim."""
    found = link_claims(claims, copies=COPIES, judgements=judgements)
    return {claim_id: incident.id for incident in found for claim_id in incident.claim_ids}


def test_a_split_part_is_one_incident_and_the_rest_stays_as_it_was() -> None:
    rest = [claim(f"r{n}", text=f"a market was hit by jet {n}") for n in range(3)]
    group = [claim("r5", text="a second raid at dusk", start=90), claim("r5", text="a market hit")]
    part = [claim("r6"), group[0]]
    left = (*rest, group[1])
    split = judged(Verdict.SPLIT, *part, apart=left)
    found = homes([*rest, *part, group[1]], split)
    assert len({found[c.claim_id] for c in part}) == 1
    assert len({found[c.claim_id] for c in left}) == 1
    assert found[part[0].claim_id] != found[rest[0].claim_id]


def test_a_neighbour_of_what_must_be_with_the_part_does_not_bring_it_back() -> None:
    """The hostile case: a third claim, told in one group with the rest, must be with the part."""
    part, rest = claim("r6"), claim("r5", text="a market hit")
    third = claim("r5", text="a second raid at dusk", start=90)
    made = (
        judged(Verdict.MUST_LINK, part, third, hour=1),
        judged(Verdict.SPLIT, part, apart=(rest,), hour=2),
    )
    found = homes([part, rest, third], *made)
    assert found[part.claim_id] == found[third.claim_id] != found[rest.claim_id]


def test_a_new_report_may_join_either_part_of_what_was_split() -> None:
    one, two, new = claim("r3"), claim("r4", on="2017-11-14"), claim("r5", on="2017-11-14")
    found = homes([one, two, new], judged(Verdict.SPLIT, two, apart=(one,)))
    assert found[one.claim_id] != found[two.claim_id]
    assert len(set(found.values())) == 2


def test_a_merge_joins_all_of_both_incidents() -> None:
    here = [claim("r3"), claim("r4")]
    there = [claim("r5", at=SARMADA), claim("r6", at=SARMADA)]
    assert len(set(homes([*here, *there]).values())) == 2
    assert len(set(homes([*here, *there], judged(Verdict.MERGE, *here, *there)).values())) == 1


def test_a_split_of_what_was_merged_takes_back_no_more_than_it_says() -> None:
    told = one, two, three = claim("r3"), claim("r4", at=SARMADA), claim("r5", on="2018-03-01")
    merge = judged(Verdict.MERGE, *told, hour=1)
    split = judged(Verdict.SPLIT, one, apart=(two, three), hour=2)
    found = homes([*told], merge, split)
    assert found[one.claim_id] != found[two.claim_id] == found[three.claim_id]
    (lost,) = settle([merge, split], told).overruled
    assert (lost.judgement, lost.in_part) == (merge, True)
    assert lost.reason == "later judgements took 1 of its 3 claims out; the rest stays together"
    assert settle([merge, split, undo(split, hour=3)], told).overruled == ()


def test_a_merge_brings_back_of_a_split_what_it_names_and_no_more() -> None:
    told = one, two, three = claim("r3"), claim("r4"), claim("r5")
    split = judged(Verdict.SPLIT, one, two, apart=(three,), hour=1)
    back = judged(Verdict.CANNOT_LINK, one, two, hour=2), judged(Verdict.MERGE, two, three, hour=3)
    (lost, *_) = settle([split, *back], told).overruled
    assert (lost.judgement, lost.in_part) == (split, True)
    told = "later judgements brought 1 of its 2 claims back; the rest stands apart as it says"
    assert lost.reason == told


def test_a_split_whose_words_are_gone_is_adrift() -> None:
    one, two = claim("r3"), claim("r4")
    lost = judged(Verdict.SPLIT, one, apart=(claim("r9"),))
    assert settle([lost], (one, two)).adrift == (lost,)


def test_an_added_claim_stands_with_the_one_it_was_told_beside() -> None:
    one, mine = claim("r3"), claim("r4", at=SARMADA)
    made = added(mine, beside=one)
    mine = replace(mine, added=(Added("Rima", "missed", made.id),))
    assert len(set(homes([one, mine]).values())) == 2
    assert len(set(homes([one, mine], made).values())) == 1
    assert settle([added(mine)], (one, mine)).adrift == ()
    apart = judged(Verdict.CANNOT_LINK, one, mine, hour=2)
    assert [lost.judgement for lost in settle([made, apart], (one, mine)).overruled] == [made]


KINDS = st.sampled_from(
    [Verdict.MUST_LINK, Verdict.CANNOT_LINK, Verdict.MERGE, Verdict.SPLIT, Verdict.UNDO]
)
DRAWN = st.lists(st.tuples(KINDS, st.lists(st.integers(0, 9), min_size=4, max_size=4)), max_size=6)


def made_of(claims: list[ResolvedClaim], drawn: list[tuple[Verdict, list[int]]]) -> list[Judgement]:
    made: list[Judgement] = []
    for hour, (verdict, numbers) in enumerate(drawn, start=1):
        chosen = list({n % len(claims): claims[n % len(claims)] for n in numbers}.values())
        if verdict is Verdict.UNDO:
            made += [undo(made[numbers[0] % len(made)], hour=hour)] if made else []
        elif len(chosen) > 1 and verdict is Verdict.SPLIT:
            cut = 1 + numbers[0] % (len(chosen) - 1)
            made.append(judged(verdict, *chosen[:cut], apart=tuple(chosen[cut:]), hour=hour))
        elif len(chosen) > 1:
            most = len(chosen) if verdict is Verdict.MERGE else 2
            made.append(judged(verdict, *chosen[:most], hour=hour))
    return made


@given(claim_sets(min_size=2), DRAWN, st.randoms())
def test_what_is_decided_holds_after_any_rerun(
    claims: list[ResolvedClaim], drawn: list[tuple[Verdict, list[int]]], chance: random.Random
) -> None:
    made = made_of(claims, drawn)
    home, settled, rulings = homes(claims, *made), settle(made, claims), Rulings()
    assert sorted(home) == sorted(c.claim_id for c in claims)
    for decision in settled.decisions:
        rulings.take(decision)
    for key in home:
        assert {home[other] for other in rulings.group(key)} == {home[key]}
        assert all(home[key] != home[other] for other in home if rulings.bar([key], {other}))
    for decision in filter(rulings.hold, settled.decisions):
        here = {home[key] for key in decision.claims}
        assert here.isdisjoint({home[key] for key in decision.apart})
        assert decision.apart or len(here) == 1
    chance.shuffle(claims)
    chance.shuffle(made)
    assert homes(claims, *made) == home


@given(claim_sets(min_size=2, max_size=14), DRAWN, DRAWN)
def test_a_decision_changes_no_incident_that_holds_none_of_its_claims(
    claims: list[ResolvedClaim],
    before: list[tuple[Verdict, list[int]]],
    last: list[tuple[Verdict, list[int]]],
) -> None:
    made = made_of(claims, before)
    for judgement in made_of(claims, last):
        if judgement.verdict is Verdict.UNDO:
            continue
        latest = replace(judgement, made_at=made[-1].made_at + HOUR) if made else judgement
        stood = link_claims(claims, copies=COPIES, judgements=made)
        made.append(latest)
        named = {key for d in settle([latest], claims).decisions for key in (*d.claims, *d.apart)}
        others = {each for each in stood if named.isdisjoint(each.claim_ids)}
        assert others <= {*link_claims(claims, copies=COPIES, judgements=made)}


@given(claim_sets(min_size=2), DRAWN, DRAWN)
def test_undoing_restores_exactly(
    claims: list[ResolvedClaim],
    before: list[tuple[Verdict, list[int]]],
    after: list[tuple[Verdict, list[int]]],
) -> None:
    stood = made_of(claims, before)
    added = [j for j in made_of(claims, after) if j.verdict is not Verdict.UNDO]
    fresh = [j for j in added if j.id not in {old.id for old in stood}]
    undone = [undo(j, hour=99 + n) for n, j in enumerate(fresh)]
    usual = link_claims(claims, copies=COPIES, judgements=stood)
    assert link_claims(claims, copies=COPIES, judgements=[*stood, *fresh, *undone]) == usual
