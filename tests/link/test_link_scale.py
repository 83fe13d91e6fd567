"""What makes linking quick changes nothing of what it finds."""

import re
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from builders import claim
from reportedly.link import bonds, columns
from reportedly.link.blocking import Cells
from reportedly.link.bonds import Bonds
from reportedly.link.bundling import tellings_of
from reportedly.link.glances import Glances
from reportedly.link.grouping import average_link
from reportedly.link.incidents import link_claims
from reportedly.link.linker import Linker
from reportedly.link.marks_place import APART
from reportedly.link.neighbourhood import THRESHOLD, clusters
from reportedly.link.profiles import profile_of
from reportedly.link.scoring import HARDLY, cannot_be_one, compare, weights
from reportedly.model.claims import ResolvedClaim
from strategies import claim_sets

Square = NDArray[np.int64]
PLACE_MARKS = """
a place is not said|same name, perhaps of a province|same place name|perhaps one place
like place names|other place names|one entry under other names|same place|same adm3|same adm2
same adm1|same region|same country|places apart|near a region|like names near by
a site near the town|one only near|in the country|in the province|perhaps in the district
"""
TEXTS = (
    "Jets hit the market of Atarib, Qasim Barudi said.",
    "Rain fell on Sarmada, and Barudi left.",
)


@given(claim_sets(min_size=2, max_size=8))
def test_a_score_at_a_glance_is_the_score_that_is_explained(claims: list[ResolvedClaim]) -> None:
    profiles = {f"r{n}": profile_of(text) for n, text in enumerate(TEXTS)}
    tellings, glances = tellings_of(claims, profiles=profiles), Glances()
    for telling in tellings:
        glances.take_in(telling)
    lefts, rights = np.triu_indices(len(tellings), 1)
    for _ in range(2):  # worked out, then remembered
        scores = glances.scores(lefts, rights)
        for left, right, score in zip(lefts, rights, scores, strict=True):
            told = compare(tellings[left], tellings[right])
            assert score == (told.steps if told is not None and told.steps >= HARDLY else 0)
            assert cannot_be_one(tellings[left], tellings[right]) == (told is None)


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
    told = enumerate(tellings_of(claims))
    whole.take_in((telling, cells.file(at, telling)) for at, telling in told)
    everything = clusters(range(len(whole.tellings)), whole)
    expected = {_ids(whole, each) for each in everything}
    assert {incident.claim_ids for incident in linker.incidents()} == expected


def _ids(bonds: Bonds, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(sorted(c.claim_id for at in places for c in bonds.tellings[at].claims))


def test_blocks_of_pairs_may_be_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    targets = ("market", "school", "road")
    claims = [
        claim(f"r{n}", on=f"2017-11-{10 + n % 7}", text=f"jets hit the {targets[n % 3]}")
        for n in range(40)
    ]
    found = []
    for at_once in (1, 7, 1000):
        monkeypatch.setattr(bonds, "_PAIRS_AT_ONCE", at_once)
        found.append(link_claims(claims))
    assert found[0] == found[1] == found[2]


@given(claim_sets(max_size=8), st.integers(0, 3))
def test_what_is_remembered_in_one_place_is_never_taken_for_another(
    claims: list[ResolvedClaim], bits: int
) -> None:
    """With so few places to remember in, nearly every pair of numbers drives another out."""
    expected = link_claims(claims)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_SLOT_BITS", bits + 1)
        assert link_claims(claims) == expected


def test_places_that_lie_apart_weigh_less_than_all_that_is_said_of_places() -> None:
    """So two tellings whose best places weigh as much name none that could be one."""
    apart = weights()[APART]
    others = [weights()[key] for key in re.split(r"[|\n]", PLACE_MARKS.strip()) if key != APART]
    assert min(others) > apart


@given(st.integers(2, 9), st.randoms(use_true_random=False))
def test_chains_join_the_best_pair_first(nodes: int, chance: Random) -> None:
    scores = np.zeros((nodes, nodes), np.int64)
    for one in range(nodes):
        for two in range(one):
            drawn = chance.choice((0, 1500, 2600, 4000, 9000))
            scores[one, two] = scores[two, one] = drawn
    scores[0, 1] = scores[1, 0] = 0
    expected = _best_first(scores, {(0, 1)})
    rows = [(np.flatnonzero(row), row[row > 0]) for row in scores]

    def apart(left: Sequence[int], right: Sequence[int]) -> bool:
        return any({one, two} == {0, 1} for one in left for two in right)

    assert average_link(nodes, rows.__getitem__, threshold=THRESHOLD, apart=apart) == expected


def _best_first(scores: Square, apart: set[tuple[int, int]]) -> list[list[int]]:
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
