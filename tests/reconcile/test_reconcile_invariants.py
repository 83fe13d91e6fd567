"""What holds for every incident whatever its claims say, under every rule pack."""

import random
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from builders import claim
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies
from reportedly.model.incidents import Anchor, CopyGroup, Incident, Judgement, Verdict
from reportedly.model.records import EventRecord
from reportedly.reconcile.packs import PackOptions, as_concluded
from reportedly.reconcile.records import (
    PACK_NAMES,
    open_pack,
    reconcile_incident,
    reconcile_incidents,
)
from strategies import claim_sets

COPIES = (CopyGroup(("r0", "r3"), "same text"),)


def conclude(
    claims: list[ResolvedClaim],
    options: PackOptions = PackOptions(),  # noqa: B008
    *,
    rules: str = "ged",
) -> tuple[EventRecord, ...]:
    ids = sorted(c.claim_id for c in claims)
    incident = Incident(Incident.identity(ids[0]), ids[0], tuple(ids), ())
    pack = open_pack(rules, options=options)
    return reconcile_incident(incident, {c.claim_id: c for c in claims}, copies=COPIES, pack=pack)


OPTIONS = st.builds(PackOptions, st.booleans(), st.booleans())
RULES = st.sampled_from(PACK_NAMES)


def left_out(rules: str) -> SearchStrategy[PackOptions]:
    """Options of a pack, any of its optional rules left out."""
    without = st.lists(st.sampled_from(open_pack(rules).optional), unique=True).map(tuple)
    return st.builds(PackOptions, st.booleans(), st.booleans(), without)


ASKED = RULES.flatmap(lambda rules: st.tuples(st.just(rules), left_out(rules)))
Asked = tuple[str, PackOptions]


@given(claim_sets(min_size=1), ASKED, st.randoms())
def test_order_is_irrelevant_and_again_is_the_same(
    claims: list[ResolvedClaim], asked: Asked, chance: random.Random
) -> None:
    rules, options = asked
    usual = conclude(claims, options, rules=rules)
    chance.shuffle(claims)
    assert conclude(claims, options, rules=rules) == usual


def speaks(field: str, c: ResolvedClaim) -> bool:
    bare = c.claim
    return {
        "date": bare.date is not None,
        "place": c.place is not None,
        **dict.fromkeys(TOLD_OF_ALL, True),
    }.get(field, bool(bare.figures) or bare.denies in (Denies.TOLL, Denies.OCCURRENCE))


@given(claim_sets(min_size=2), RULES)
def test_many_incidents_at_once_are_as_each_alone(claims: list[ResolvedClaim], rules: str) -> None:
    """But for the rules over several: copies and judgements reach the incidents they touch."""
    opened = open_pack(rules)
    pack = replace(opened, settle=as_concluded)
    known = {c.claim_id: c for c in claims}
    words = claims[0].claim.evidence[0]
    anchor = Anchor(claims[0].claim.report_id, words.start, words.end, words.text)
    verdict = Judgement(
        Verdict.REJECT, (anchor,), "misread", "Rima", datetime(2026, 1, 1, tzinfo=UTC)
    )
    incidents = [Incident(f"i-{key}", key, (key,), ()) for key in sorted(known)]
    told = {"copies": COPIES, "judgements": [verdict], "pack": pack}
    alone = [record for one in incidents for record in reconcile_incident(one, known, **told)]
    assert reconcile_incidents(incidents, known, **told) == tuple(alone)


TOLD_OF_ALL = ("number_of_sources", "event_type", "grade")
COUNTS = ("low", "best", "high", "injured_min", "injured_max")


@given(claim_sets(min_size=1), ASKED)
def test_no_claim_is_lost(claims: list[ResolvedClaim], asked: Asked) -> None:
    """Each claim that speaks to a field is for or against it, never both, with rule and reason."""
    rules, options = asked
    for record in conclude(claims, options, rules=rules):
        assert {"date", "place", "number_of_sources"} <= {t.field for t in record.traces}
        for found in record.traces:
            against = {aside.claim_id for aside in found.against}
            if found.field in (*COUNTS, *TOLD_OF_ALL, "date", "place"):
                told = {c.claim_id for c in claims if speaks(found.field, c)}
                assert told <= against | set(found.claims_for)
            assert not against & set(found.claims_for)
            assert all(aside.rule and aside.reason for aside in found.against)


@given(claim_sets(min_size=1), ASKED)
def test_every_rule_that_is_cited_is_the_packs_own(
    claims: list[ResolvedClaim], asked: Asked
) -> None:
    rules, options = asked
    for record in conclude(claims, options, rules=rules):
        cited = {t.rule for t in record.traces} | {a.rule for t in record.traces for a in t.against}
        assert all(rule.startswith(f"{rules.upper()}") for rule in cited)


@given(claim_sets(min_size=1), RULES)
def test_a_pack_states_a_count_only_with_its_trace(claims: list[ResolvedClaim], rules: str) -> None:
    for record in conclude(claims, rules=rules):
        for field in ("low", "best", "high"):
            found, count = record.trace(field), getattr(record.fatalities, field)
            told = None if found is None or not found.value else int(found.value)
            assert told == count


@given(claim_sets(min_size=1))
def test_every_party_that_is_named_is_told(claims: list[ResolvedClaim]) -> None:
    for record in conclude(claims):
        traces = [record.trace("side_a"), record.trace("side_b")]
        told = {c for t in traces if t for c in (*t.claims_for, *(a.claim_id for a in t.against))}
        named = {c.claim_id for c in claims if c.actors or c.recipients}
        assert named <= told


@given(claim_sets(min_size=1), OPTIONS)
def test_the_groups_sum_to_best(claims: list[ResolvedClaim], options: PackOptions) -> None:
    for record in conclude(claims, options):
        groups = (
            record.deaths_a,
            record.deaths_b,
            record.deaths_civilians,
            record.deaths_unknown,
        )
        if record.fatalities.best is None:
            assert set(groups) == {None}
        else:
            known = [count for count in groups if count is not None]
            assert len(known) == 4
            assert min(known) >= 0
            assert sum(known) == record.fatalities.best


@given(claim_sets(min_size=1))
def test_without_a_count_of_killed_there_is_no_estimate(claims: list[ResolvedClaim]) -> None:
    hurt = [c for c in claims if all(f.outcome is not Outcome.KILLED for f in c.claim.figures)]
    for record in conclude(hurt) if hurt else ():
        assert record.fatalities.low is record.fatalities.best is record.fatalities.high is None


@given(claim_sets(min_size=1))
def test_low_is_never_above_the_best_of_what_decides_both(claims: list[ResolvedClaim]) -> None:
    """Low is the least floor, so it lies above best only where best has none."""
    for record in conclude(claims):
        if record.fatalities.best is not None and record.fatalities.low is not None:
            assert record.fatalities.low <= record.fatalities.best


@given(claim_sets(min_size=1))
def test_one_more_copy_changes_no_count(claims: list[ResolvedClaim]) -> None:
    """A reprint of a report's claims leaves low, best, high and the origins as they were."""
    own = [c for c in claims if c.claim.report_id == "r0"]
    reprints = [
        claim(
            "r3",
            outlet="Reprinter",
            published=c.published.isoformat() if c.published is not None else None,
            by=c.speaker if c.claim.attribution.speaker is not None else None,
            kind=c.claim.event_type,
            status=c.claim.status,
            denies=c.claim.denies,
            background=c.claim.background,
            text=c.claim.evidence[0].text,
            at=c.place,
            on=c.claim.date,
            actors=c.actors,
            recipients=c.recipients,
            figures=c.claim.figures,
            relayed_from=tuple(s.text for s in c.claim.attribution.relayed_from),
            claim_id=f"{c.claim_id}-copy",
        )
        for c in own
    ]
    others = [c for c in claims if c.claim.report_id != "r3"]
    if not others:
        return
    before, after = conclude(others), conclude(others + reprints)
    assert [r.fatalities for r in before] == [r.fatalities for r in after]
    assert [[o.key for o in r.origins] for r in before] == [
        [o.key for o in r.origins] for r in after
    ]
