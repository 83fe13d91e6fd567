"""What the totals rest on: each outlet, kind of speaker and rule left out in turn."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from reconciling import incident_of

from builders import claim, figure, speaker
from judging import judged
from reportedly.model.actors import SpeakerKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Verdict
from reportedly.reconcile.comparing import Totals, try_out
from reportedly.reconcile.held import Held
from reportedly.reconcile.packs import PackOptions
from reportedly.reconcile.records import PACK_NAMES, open_pack
from reportedly.reconcile.sensitivity import sensitivity
from strategies import claim_sets

MONITOR = speaker("Observatory", SpeakerKind.MONITOR, id="sohr")
FIRST = claim("r1", published="2017-11-13", by=MONITOR, figures=(figure(29),))
LAST = claim("r2", outlet="Herald", by=MONITOR, figures=(figure(83),))
ALONE = claim("r3", outlet="Dune Post", at=None, figures=(figure(3),))
STORY = Held(
    (FIRST, LAST, ALONE), (incident_of(FIRST, LAST, number=1), incident_of(ALONE, number=2))
)


def test_what_moves_a_count_most_comes_first() -> None:
    trials = sensitivity(STORY, open_pack("ged"))
    names = [trial.without for trial in trials]
    assert names[:2] == ["speaker-kind=monitor", "outlet=Herald"]
    best = {trial.without: trial.after.best for trial in trials}
    assert best["speaker-kind=monitor"] == 3
    assert best["outlet=Herald"] == 29 + 3
    assert best["outlet=Dune Post"] == 83
    assert best["rule=GED-3"] == 29 + 3
    assert {f"rule={rule}" for rule in open_pack("ged").optional} <= set(names)


def test_each_step_says_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    trials = sensitivity(
        STORY, open_pack("ged"), step=lambda done, total: seen.append((done, total))
    )
    assert [done for done, _ in seen] == list(range(1, len(trials) + 1))
    assert {total for _, total in seen} == {len(trials) + 1}


def in_groups(claims: list[ResolvedClaim]) -> tuple[Incident, ...]:
    """The claims of even and of odd reports as two incidents, and each third one by itself."""
    groups: dict[object, list[ResolvedClaim]] = {}
    for at, one in enumerate(claims):
        key = one.claim_id if at % 3 == 0 else one.claim.report_id in ("r0", "r2", "r4")
        groups.setdefault(key, []).append(one)
    return tuple(incident_of(*own, number=n) for n, own in enumerate(groups.values(), start=1))


@given(claim_sets(min_size=1), st.sampled_from(PACK_NAMES))
def test_each_trial_is_as_if_it_were_asked_for_alone(
    claims: list[ResolvedClaim], rules: str
) -> None:
    """What is spared by remembering changes no answer."""
    rejection = judged(Verdict.REJECT, claims[0])
    copies = (CopyGroup(("r0", "r3"), "same text"),)
    held, pack = Held(tuple(claims), in_groups(claims), copies, (rejection,)), open_pack(rules)
    usual = held.records(pack)
    alone: dict[str, Totals] = {}
    for trial in sensitivity(held, pack):
        what, _, name = trial.without.partition("=")
        if what == "outlet":
            found = held.without_outlet(name).records(pack)
        elif what == "speaker-kind":
            kind = SpeakerKind(name.replace("-", "_"))
            found = held.without_speakers(kind).records(pack)
        else:
            found = held.records(replace(pack, options=PackOptions(without=(name,))))
        alone[trial.without] = trial.after
        assert trial == try_out(trial.without, usual, found)
    assert len(alone) >= 2 + len(pack.optional)


def test_a_rejection_does_not_pass_to_the_neighbour_of_a_claim_that_is_left_out() -> None:
    """The hostile case: one sentence, two speakers; the one that was rejected is left out."""
    crowd = claim("r1", by=speaker("residents", SpeakerKind.WITNESS), figures=(figure(90),))
    held = Held((FIRST, crowd), (incident_of(FIRST, crowd),), (), (judged(Verdict.REJECT, crowd),))
    (record,) = held.without_speakers(SpeakerKind.WITNESS).records(open_pack("ged"))
    assert record.fatalities.best == 29
