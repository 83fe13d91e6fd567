"""What belongs together does, what does not stays apart, and a person has the last word."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    ATARIB,
    DARAT_IZZA,
    actor,
    at_least,
    claim,
    figure,
    place,
    unknown_place,
    when,
)
from reportedly.link.baseline import one_a_day
from reportedly.link.incidents import link_claims
from reportedly.link.verdicts import settle
from reportedly.model.actors import ActorKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DateBasis
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Verdict
from reportedly.model.places import PlaceLevel
from strategies import claim_sets, figures

SARMADA = place("Sarmada", 36.186, 36.724, admin1="Idlib", admin2="Harim")
ALEPPO_PROVINCE = place("Aleppo", 36.2, 37.1, level=PlaceLevel.ADM1, admin2="", id="t:aleppo")


def parts(incidents: Iterable[Incident]) -> set[tuple[str, ...]]:
    return {incident.claim_ids for incident in incidents}


def together(*claims: ResolvedClaim, **kwargs: object) -> bool:
    return len(link_claims(claims, **kwargs)) == 1  # type: ignore[arg-type]


def judge(
    verdict: Verdict, left: ResolvedClaim, right: ResolvedClaim, *, hour: int = 1
) -> Judgement:
    anchors = tuple(
        Anchor(c.claim.report_id, s.start, s.end, s.text)
        for c in (left, right)
        for s in c.claim.evidence[:1]
    )
    made_at = datetime(2026, 1, 1, hour, tzinfo=UTC)
    return Judgement(verdict, anchors, "I read both", "Rima", made_at)


# --- what belongs together


def test_two_tolls_of_one_strike_are_one_incident_with_a_reason() -> None:
    one = claim("r1", figures=(figure(29),), text="jets hit the market of Atarib")
    two = claim("r2", figures=(figure(83),), text="air strike on the Atarib market")
    (incident,) = link_claims([one, two])
    (link,) = incident.links
    assert link.score > 0.5
    assert any("same place, Atarib" in reason for reason in link.reasons)


def test_claims_of_one_group_start_together() -> None:
    one = claim("r1", text="the market was hit", start=0)
    two = claim("r1", text="rescuers counted the dead", start=50, at=None, on=None)
    (incident,) = link_claims([one, two])
    assert incident.links[0].reasons == ("told as one happening in one report",)


def test_a_spelling_that_no_gazetteer_knows_meets_its_like() -> None:
    one = claim("r1", at=unknown_place("Kafer Na'al"))
    assert together(one, claim("r2", at=unknown_place("Kafr Na'al")))


def test_a_denial_joins_what_it_denies() -> None:
    strike = claim("r1", text="jets hit the market of Atarib")
    denial = claim("r2", status=Status.DENIED, text="no jets were over Atarib, a spokesman said")
    assert together(strike, denial)


def test_contradicting_authors_do_not_tear_an_incident_apart() -> None:
    russia = actor("Russia", ActorKind.EXTERNAL_FORCE, id="russia")
    syria = actor("Syrian army", ActorKind.STATE_FORCES, id="syria")
    assert together(claim("r1", actors=(russia,)), claim("r2", actors=(syria,)))


def test_an_undated_report_joins_the_strike_of_the_week_before_it() -> None:
    undated = claim("r2", on=None, published="2017-11-16", text="jets hit the market of Atarib")
    assert together(claim("r1", text="jets hit the market of Atarib"), undated)


def test_a_night_of_two_days_meets_either_day() -> None:
    night = claim("r1", on=when("2017-11-12", "2017-11-13"))
    assert together(night, claim("r2", on="2017-11-13"))
    assert together(night, claim("r2", on="2017-11-12"))


# --- what stays apart


def test_two_strikes_of_one_day_in_neighbouring_towns_stay_apart() -> None:
    same = "warplanes hit the crowded market in the afternoon"
    assert not together(claim("r1", text=same), claim("r2", text=same, at=DARAT_IZZA))


def test_towns_two_kilometres_apart_stay_apart() -> None:
    """The hostile case: nearer than many a gazetteer's error."""
    naha = place("Kafr Naha", 36.145, 36.998)
    taal = place("Kafr Taal", 36.139, 37.005)
    assert not together(claim("r1", at=naha), claim("r2", at=taal))


def test_a_vague_report_does_not_chain_two_towns() -> None:
    vague = [claim(f"v{n}", at=ALEPPO_PROVINCE, text="warplanes struck") for n in range(6)]
    town = [claim(f"a{n}", text="warplanes struck") for n in range(3)]
    other = [claim(f"b{n}", at=DARAT_IZZA, text="warplanes struck") for n in range(3)]
    for incident in link_claims([*vague, *town, *other]):
        places = {c.place for c in (*town, *other) if c.claim_id in incident.claim_ids}
        assert len(places) <= 1


def test_days_do_not_chain() -> None:
    days = [claim(f"r{n}", on=f"2017-11-{10 + n}", text="the town was hit") for n in range(8)]
    for incident in link_claims(days):
        assert len(incident.claim_ids) <= 2


@pytest.mark.parametrize(
    "other",
    [
        claim("r2", kind=EventType.CEASEFIRE),
        claim("r2", kind=EventType.AGGREGATE),
        claim("r2", status=Status.PLANNED_OR_HYPOTHETICAL),
        claim("r2", on="2016-11-13"),
        claim("r2", at=SARMADA),
    ],
    ids=["ceasefire", "aggregate", "hypothetical", "a year before", "over the border"],
)
def test_unlike_sorts_days_and_provinces_stay_apart(other: ResolvedClaim) -> None:
    assert not together(claim("r1"), other)


def test_sums_meet_only_over_the_same_days() -> None:
    def total(report: str, first: str, last: str) -> ResolvedClaim:
        return claim(report, kind=EventType.AGGREGATE, on=when(first, last, precision=4))

    november = total("r1", "2017-11-01", "2017-11-30")
    assert together(november, total("r2", "2017-11-01", "2017-11-30"))
    assert not together(november, total("r2", "2017-10-01", "2017-11-30"))


def test_two_happenings_that_one_report_tells_apart_stay_apart() -> None:
    morning = claim("r1", group="e1", text="shells fell at dawn", start=0)
    evening = claim("r1", group="e2", text="shells fell at dusk", start=90)
    assert not together(morning, evening)


def test_an_unplaced_report_of_the_day_joins_nothing_by_kind_alone() -> None:
    assert not together(claim("r1"), claim("r2", at=None, text="a raid elsewhere"))


def test_two_firm_dates_a_day_apart_in_other_words_are_two_happenings() -> None:
    stated = DateBasis.STATED
    one = claim("r1", on=when("2017-11-13", basis=stated), text="jets bombed a bakery at noon")
    two = claim("r2", on=when("2017-11-14", basis=stated), text="mortars fell on farms")
    assert not together(one, two)


# --- copies


def test_copies_link_sentence_by_sentence() -> None:
    words = "five were killed in one village and one in another"
    original = [
        claim("r1", group="e1", text=words, at=ATARIB),
        claim("r1", group="e2", text=words, at=DARAT_IZZA, start=1),
    ]
    reprint = [
        replace(claim("r2", group="e8", text=words, at=DARAT_IZZA), published=None),
        replace(claim("r2", group="e9", text=words, at=ATARIB, start=1), published=None),
    ]
    found = link_claims([*original, *reprint], copies=[CopyGroup(("r1", "r2"), "same text")])
    assert parts(found) == {
        tuple(sorted((original[0].claim_id, reprint[1].claim_id))),
        tuple(sorted((original[1].claim_id, reprint[0].claim_id))),
    }


def test_what_only_the_copy_adds_stays_alone() -> None:
    words = "jets bombed the vegetable market at noon"
    added = claim("r2", group="e2", text="a bomb went off at the border", at=SARMADA, start=99)
    claims = [claim("r1", text=words), claim("r2", text=words), added]
    assert (added.claim_id,) in parts(
        link_claims(claims, copies=[CopyGroup(("r1", "r2"), "same text")])
    )


# --- judgements


def test_a_must_link_joins_what_no_score_would() -> None:
    one, two = claim("r1"), claim("r2", at=SARMADA)
    (incident,) = link_claims([one, two], judgements=[judge(Verdict.MUST_LINK, one, two)])
    assert any("Rima judged: I read both" in r for link in incident.links for r in link.reasons)


def test_a_cannot_link_parts_what_every_score_would_join() -> None:
    one, two = claim("r1"), claim("r2")
    assert not together(one, two, judgements=[judge(Verdict.CANNOT_LINK, one, two)])


def test_a_cannot_link_parts_claims_of_one_group() -> None:
    one = claim("r1", text="a first strike on the market")
    two = claim("r1", text="a second strike on the station", start=60)
    assert not together(one, two, judgements=[judge(Verdict.CANNOT_LINK, one, two)])


def test_a_cannot_link_holds_through_must_links_and_copies() -> None:
    one, two, three = claim("r1"), claim("r2"), claim("r3")
    judgements = [judge(Verdict.CANNOT_LINK, one, two), judge(Verdict.MUST_LINK, two, three)]
    copies = [CopyGroup(("r1", "r3"), "same text")]
    found = link_claims([one, two, three], judgements=judgements, copies=copies)
    assert parts(found) == {(one.claim_id,), tuple(sorted((two.claim_id, three.claim_id)))}


def test_of_contradicting_judgements_the_later_wins_and_the_earlier_is_told() -> None:
    one, two, three = claim("r1"), claim("r2", at=SARMADA), claim("r3")
    early = judge(Verdict.CANNOT_LINK, one, two, hour=1)
    late = [
        judge(Verdict.MUST_LINK, one, three, hour=2),
        judge(Verdict.MUST_LINK, three, two, hour=3),
    ]
    assert together(one, two, three, judgements=[early, *late])
    settled = settle([early, *late], (one, two, three))
    assert [o.judgement for o in settled.overruled] == [early]


def test_a_judgement_whose_words_are_gone_is_told_and_harms_nothing() -> None:
    one, two = claim("r1"), claim("r2")
    lost = judge(Verdict.CANNOT_LINK, one, claim("r9"))
    assert together(one, two, judgements=[lost])
    assert settle([lost], (one, two)).adrift == (lost,)


def test_a_judgement_finds_its_claim_in_the_next_generation_by_overlap() -> None:
    one, two = claim("r1", text="jets hit the market"), claim("r2")
    verdict = judge(Verdict.CANNOT_LINK, one, two)
    again = claim("r1", text="Monday jets hit the market of Atarib", start=0)
    assert not together(again, two, judgements=[verdict])


def test_a_must_link_does_not_freeze_what_it_joined() -> None:
    """A later report about either half still finds the incident."""
    one, two = claim("r1"), claim("r2", at=SARMADA)
    later_report = claim("r3", text="another account of the market")
    assert together(one, two, later_report, judgements=[judge(Verdict.MUST_LINK, one, two)])


# --- invariants

PAIRS = st.lists(
    st.tuples(
        st.sampled_from([Verdict.MUST_LINK, Verdict.CANNOT_LINK]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=4,
)


def drawn_judgements(
    claims: list[ResolvedClaim], pairs: list[tuple[Verdict, int, int]]
) -> list[Judgement]:
    chosen = [
        (verdict, claims[a % len(claims)], claims[b % len(claims)]) for verdict, a, b in pairs
    ]
    return [judge(v, a, b, hour=n) for n, (v, a, b) in enumerate(chosen) if a is not b]


@given(claim_sets(min_size=1), PAIRS, st.randoms())
def test_the_order_of_claims_and_judgements_is_irrelevant(
    claims: list[ResolvedClaim], pairs: list[tuple[Verdict, int, int]], chance: random.Random
) -> None:
    judgements = drawn_judgements(claims, pairs)
    copies = [CopyGroup(("r0", "r1"), "same text")]
    usual = link_claims(claims, copies=copies, judgements=judgements)
    chance.shuffle(claims)
    chance.shuffle(judgements)
    assert link_claims(claims, copies=copies, judgements=judgements) == usual


@given(claim_sets())
def test_every_claim_stands_in_exactly_one_incident(claims: list[ResolvedClaim]) -> None:
    held = [c for incident in link_claims(claims) for c in incident.claim_ids]
    assert sorted(held) == sorted(c.claim_id for c in claims)
    assert sorted(held) == sorted(c for i in one_a_day(claims) for c in i.claim_ids)


@given(claim_sets(), st.data())
def test_figures_never_change_the_partition(
    claims: list[ResolvedClaim], data: st.DataObject
) -> None:
    changed = [
        replace(
            c, claim=replace(c.claim, figures=tuple(data.draw(st.lists(figures(), max_size=2))))
        )
        for c in claims
    ]
    assert parts(link_claims(claims)) == parts(link_claims(changed))


def test_numbers_in_the_words_are_masked_too() -> None:
    def said(report: str, number: str) -> ResolvedClaim:
        return claim(report, text=f"{number} were killed as jets hit the market of Atarib")

    base = claim("r0", text="jets hit the market of Atarib")
    scores = {
        link_claims([base, said("r1", number)])[0].links[0].score
        for number in ("29", "Eighty-three", "Dozens", "1,200", "no people")
    }
    assert len(scores) == 1


@given(claim_sets(min_size=1))
def test_adding_reports_one_by_one_and_all_at_once_is_the_same(claims: list[ResolvedClaim]) -> None:
    reports = sorted({c.claim.report_id for c in claims})
    seen: list[ResolvedClaim] = []
    for report_id in reversed(reports):
        seen += [c for c in claims if c.claim.report_id == report_id]
        grown = link_claims(seen)
    assert grown == link_claims(claims)


def test_a_floor_is_no_feature() -> None:
    assert together(claim("r1", figures=(at_least(84),)), claim("r2", figures=(figure(0),)))
