"""The door of linking: claims in, incidents out.

Tellings (one report's claims about one happening) are first tied into knots by what needs no
score: copies of one text, and a person's must-links. Knots are compared and clustered; a person's
cannot-links are never broken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.alignment import align_copies
from reportedly.link.blocking import candidate_pairs
from reportedly.link.grouping import Edge, average_link
from reportedly.link.scoring import SCORE_STEPS, compare
from reportedly.link.tellings import Telling, tellings_of
from reportedly.link.unions import Unions
from reportedly.link.verdicts import Verdicts, settle
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Judgement, Link

THRESHOLD = SCORE_STEPS // 2  # even odds: the weights of the score are calibrated to it


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two tellings that are joined without a score, and why."""

    left: int
    right: int
    reason: str


def link_claims(
    claims: Sequence[ResolvedClaim],
    *,
    copies: Sequence[CopyGroup] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Incident, ...]:
    """Every claim in exactly one incident, in order of the incidents' founding claims.

    Neither the order of the claims nor their figures change the partition. Must-links and
    cannot-links hold, also for what follows from them; of contradicting ones the later holds.
    Incidents have number 0: the ledger gives numbers (`number_incidents`).
    """
    verdicts = settle(judgements, claims)
    tellings = tellings_of(claims, alone=verdicts.alone)
    work = _Work(tellings, verdicts, tuple(copies))
    incidents = (_incident(work, cluster) for cluster in work.clusters())
    return tuple(sorted(incidents, key=lambda incident: incident.founding_claim))


class _Work:
    """One run of linking over one set of tellings."""

    def __init__(
        self, tellings: tuple[Telling, ...], verdicts: Verdicts, copies: tuple[CopyGroup, ...]
    ) -> None:
        self.tellings = tellings
        self.homes = {c.claim_id: at for at, t in enumerate(tellings) for c in t.claims}
        self.verdicts = verdicts
        self.steps = self._compare()
        self.ties: list[_Tie] = []
        self.knots: Unions[int] = Unions()
        self._apart = {self._edge(pair) for pair, _ in verdicts.cannot}
        for pair, words in verdicts.must:
            self._tie(_Tie(*self._edge(pair), words))
        for left, right, words in align_copies(tellings, copies):
            if not self._barred(left, right):
                self._tie(_Tie(left, right, words))

    def _edge(self, pair: tuple[str, str]) -> Edge:
        left, right = sorted(self.homes[claim_id] for claim_id in pair)
        return left, right

    def _compare(self) -> dict[Edge, int]:
        """Scores alone: the reasons of the few that become links are found again later."""
        pairs = candidate_pairs(self.tellings)
        compared = (((a, b), compare(self.tellings[a], self.tellings[b])) for a, b in pairs)
        return {edge: comparison.steps for edge, comparison in compared if comparison is not None}

    def _tie(self, tie: _Tie) -> None:
        if tie.left != tie.right:
            self.ties.append(tie)
            self.knots.join(tie.left, tie.right)

    def _barred(self, left: int, right: int) -> bool:
        """Whether joining the two knots would break a cannot-link."""
        two = {self.knots.find(left), self.knots.find(right)}
        return any({self.knots.find(a), self.knots.find(b)} == two for a, b in self._apart)

    def clusters(self) -> list[list[int]]:
        """Positions of tellings, one list an incident."""
        roots = sorted({self.knots.find(at) for at in range(len(self.tellings))})
        node = {root: n for n, root in enumerate(roots)}
        grouped = average_link(len(roots), self._knot_scores(node), threshold=THRESHOLD)
        cluster_of = {roots[n]: c for c, nodes in enumerate(grouped) for n in nodes}
        clusters: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.tellings)):
            clusters[cluster_of[self.knots.find(at)]].append(at)
        return list(clusters.values())

    def _knot_scores(self, node: Mapping[int, int]) -> dict[Edge, int]:
        """Mean score of two knots over the pairs of their tellings that can be of one happening."""
        scores: dict[Edge, list[int]] = defaultdict(list)
        for (left, right), steps in self.steps.items():
            edge = self._knot_edge(node, left, right)
            if edge[0] != edge[1]:
                scores[edge].append(steps)
        for left, right in self._apart:
            scores.pop(self._knot_edge(node, left, right), None)
        return {edge: round(sum(each) / len(each)) for edge, each in scores.items()}

    def _knot_edge(self, node: Mapping[int, int], left: int, right: int) -> Edge:
        one, two = sorted((node[self.knots.find(left)], node[self.knots.find(right)]))
        return one, two


def _incident(work: _Work, cluster: Sequence[int]) -> Incident:
    claims = [claim for at in cluster for claim in work.tellings[at].claims]
    founding = founding_claim(claims)
    return Incident(
        id=Incident.identity(founding),
        founding_claim=founding,
        claim_ids=tuple(sorted(claim.claim_id for claim in claims)),
        links=tuple(sorted(_links(work, cluster), key=lambda link: (link.left, link.right))),
    )


def founding_claim(claims: Iterable[ResolvedClaim]) -> str:
    """The claim of the earliest report; then by report id, then by claim id."""
    return min(claims, key=_seniority).claim_id


def _seniority(claim: ResolvedClaim) -> tuple[str, str, str]:
    published = claim.published.isoformat() if claim.published is not None else "9999"
    return published, claim.claim.report_id, claim.claim_id


def _links(work: _Work, cluster: Sequence[int]) -> Iterable[Link]:
    """Enough links to hold the incident together, each the best there is."""
    inside = set(cluster)
    for at in cluster:
        yield from _told_together(work.tellings[at])
    for tie in work.ties:
        if tie.left in inside:
            yield _link(work, tie.left, tie.right, 1.0, (tie.reason,))
    for place, at in enumerate(cluster[1:], start=1):
        before = _closest(work, cluster[:place], at)
        if before is not None:
            yield _scored_link(work, before, at)


def _told_together(telling: Telling) -> Iterable[Link]:
    first, *rest = (claim.claim_id for claim in telling.claims)
    reason = "told as one happening in one report"
    return (Link(min(first, other), max(first, other), 1.0, (reason,)) for other in rest)


def _closest(work: _Work, earlier: Sequence[int], at: int) -> int | None:
    """The telling before this one in its incident that it scores highest with."""
    met = [before for before in earlier if (before, at) in work.steps]
    return max(met, key=lambda before: (work.steps[before, at], -before), default=None)


def _scored_link(work: _Work, left: int, right: int) -> Link:
    comparison = compare(work.tellings[left], work.tellings[right])
    reasons = comparison.reasons if comparison is not None else ()
    return _link(work, left, right, work.steps[left, right] / SCORE_STEPS, reasons)


def _link(work: _Work, left: int, right: int, score: float, reasons: tuple[str, ...]) -> Link:
    one, two = sorted(work.tellings[at].claims[0].claim_id for at in (left, right))
    return Link(one, two, score, reasons)
