"""What makes linking quick changes nothing of what it finds."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import claim
from reportedly.link import linker as linking
from reportedly.link.blocking import Cells
from reportedly.link.glances import Glances
from reportedly.link.grouping import Scores, average_link
from reportedly.link.linker import Linker
from reportedly.link.neighbourhood import THRESHOLD, Bonds, clusters
from reportedly.link.profiles import profile_of
from reportedly.link.scoring import HARDLY, compare
from reportedly.link.tellings import tellings_of
from reportedly.model.claims import ResolvedClaim
from strategies import claim_sets

TEXTS = (
    "Jets hit the market of Atarib, Qasim Barudi said.",
    "Rain fell on Sarmada, and Barudi left.",
)


@given(claim_sets(min_size=2, max_size=8))
def test_a_score_at_a_glance_is_the_score_that_is_explained(claims: list[ResolvedClaim]) -> None:
    profiles = {f"r{n}": profile_of(text) for n, text in enumerate(TEXTS)}
    tellings, glances = tellings_of(claims, profiles=profiles), Glances()
    seen = [glances.of(telling) for telling in tellings]
    for a in range(len(seen)):
        for b in range(a):
            told = compare(tellings[b], tellings[a])
            kept = told.steps if told is not None and told.steps >= HARDLY else None
            assert glances.score(seen[a], seen[b]) == kept
            assert glances.cannot_be_one(seen[a], seen[b]) == (told is None)


@given(claim_sets(max_size=14))
def test_what_is_opened_anew_ends_as_if_all_were_clustered_at_once(
    claims: list[ResolvedClaim],
) -> None:
    by_report: dict[str, list[ResolvedClaim]] = {}
    for each in claims:
        by_report.setdefault(each.claim.report_id, []).append(each)
    linker, whole, cells = Linker(), Bonds(), Cells()
    for told in by_report.values():
        linker.add(told)
        linker.moved()
    for at, telling in enumerate(tellings_of(claims)):
        whole.take_in(telling, cells.file(at, telling))
    everything = clusters(range(len(whole.tellings)), whole)
    expected = {_ids(whole, each) for each in everything}
    assert {incident.claim_ids for incident in linker.incidents()} == expected


def _ids(bonds: Bonds, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(sorted(c.claim_id for at in places for c in bonds.tellings[at].claims))


def test_few_at_once_or_many_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    targets = ("market", "school", "road")
    claims = [
        claim(f"r{n}", on=f"2017-11-{10 + n % 7}", text=f"jets hit the {targets[n % 3]}")
        for n in range(40)
    ]
    found = []
    for at_once in (1, 7, 1000):
        monkeypatch.setattr(linking, "_AT_ONCE", at_once)
        linker = Linker()
        linker.add(claims)
        found.append(linker.incidents())
    assert found[0] == found[1] == found[2]


@given(st.integers(2, 9), st.randoms(use_true_random=False))
def test_chains_join_the_best_pair_first(nodes: int, chance: Random) -> None:
    scores = np.zeros((nodes, nodes), np.int64)
    for one in range(nodes):
        for two in range(one):
            drawn = chance.choice((0, 1500, 2600, 4000, 9000))
            scores[one, two] = scores[two, one] = drawn
    apart = {(0, 1)}
    scores[0, 1] = scores[1, 0] = 0
    expected = _best_first(scores.copy(), apart)
    assert average_link(scores, threshold=THRESHOLD, apart=lambda a, b: (a, b) in apart) == expected


def _best_first(scores: Scores, apart: set[tuple[int, int]]) -> list[list[int]]:
    """As plainly as can be: look at all pairs, join the best, look again."""
    found = [[node] for node in range(len(scores))]
    while True:
        pairs = [
            (-scores[np.ix_(one, two)].mean(), one, two)
            for n, one in enumerate(found)
            for two in found[n + 1 :]
            if not any((min(a, b), max(a, b)) in apart for a in one for b in two)
        ]
        best: tuple[float, list[int], list[int]] = min(pairs, default=(0.0, [], []))
        if -best[0] < THRESHOLD:
            return found
        rest = [each for each in found if each is not best[1] and each is not best[2]]
        found = sorted([*rest, sorted(best[1] + best[2])])
