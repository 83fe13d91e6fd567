"""What hangs together by scores and ties, clustered for itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from reportedly.link.grouping import Edge, average_link
from reportedly.link.scoring import SCORE_STEPS, cannot_be_one, compare
from reportedly.link.tellings import Telling
from reportedly.link.unions import Unions
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Link

# Of the mean over two clusters, in which a pair that was not compared counts as nothing: less is
# asked of it than even odds. Found with the weights (docs/evaluation.md).
THRESHOLD = SCORE_STEPS // 4


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that are joined without a score, and why."""

    left: int
    right: int
    reason: str

    @property
    def ends(self) -> tuple[int, int]:
        return self.left, self.right


@dataclass(frozen=True)
class Bonds:
    """All tellings with what joins them and what keeps them apart."""

    tellings: Sequence[Telling]
    scores: Mapping[int, Mapping[int, int]]
    must: tuple[Tie, ...]
    copied: tuple[Tie, ...]
    barred: frozenset[Edge]

    @cached_property
    def ties(self) -> Mapping[int, list[Tie]]:
        """The ties of each telling, a person's before those of copies."""
        found: dict[int, list[Tie]] = defaultdict(list)
        for tie in (*self.must, *self.copied):
            for at in set(tie.ends):
                found[at].append(tie)
        return found

    def neighbourhood(self, start: int) -> set[int]:
        """All that hangs together with a telling."""
        near, ahead = {start}, [start]
        while ahead:
            at = ahead.pop()
            tied = (end for tie in self.ties.get(at, ()) for end in tie.ends)
            fresh = {*self.scores.get(at, ()), *tied} - near
            near |= fresh
            ahead += fresh
        return near


def cluster(near: Collection[int], bonds: Bonds) -> Iterator[tuple[list[int], Incident]]:
    """The tellings of one neighbourhood as incidents, each with where its tellings stand."""
    work = _Work(sorted(near, key=lambda at: bonds.tellings[at].key), bonds)
    return ((places, work.incident(places)) for places in work.clusters())


class _Work:
    """One neighbourhood, its tellings in canonical order."""

    def __init__(self, places: Sequence[int], bonds: Bonds) -> None:
        self.places, self.bonds = places, bonds
        self.rank = {at: n for n, at in enumerate(places)}
        self.knots: Unions[int] = Unions()
        self.ties: list[Tie] = []
        inside = {tie for at in places for tie in bonds.ties.get(at, ())}
        for tie in bonds.must:
            if tie in inside:
                self._tie(tie)
        for tie in sorted(inside - set(bonds.must), key=self._ranks):
            if not self._barred(*tie.ends):
                self._tie(tie)

    def _ranks(self, tie: Tie) -> tuple[int, int]:
        return self.rank[tie.left], self.rank[tie.right]

    def _tie(self, tie: Tie) -> None:
        if tie.left != tie.right:
            self.ties.append(tie)
            self.knots.join(*self._ranks(tie))

    def _knot(self, at: int) -> int:
        return self.knots.find(self.rank[at])

    def _barred(self, left: int, right: int) -> bool:
        """Whether joining the two knots would break a cannot-link."""
        two = {self._knot(left), self._knot(right)}
        return any({self._knot(a), self._knot(b)} == two for a, b in self._bars)

    @cached_property
    def _bars(self) -> list[Edge]:
        return [(a, b) for a, b in self.bonds.barred if a in self.rank and b in self.rank]

    def clusters(self) -> list[list[int]]:
        """Where the tellings stand, one list an incident."""
        roots = sorted({self._knot(at) for at in self.places})
        node = {root: n for n, root in enumerate(roots)}
        knots: list[list[int]] = [[] for _ in roots]
        for at in self.places:
            knots[node[self._knot(at)]].append(at)
        barred = {self._edge(node, left, right) for left, right in self._bars}
        grouped = average_link(
            len(roots),
            self._scores(node),
            threshold=THRESHOLD,
            apart=lambda a, b: (a, b) in barred or self._impossible(knots[a], knots[b]),
        )
        return [[at for knot in nodes for at in knots[knot]] for nodes in grouped]

    def _impossible(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """No telling of the one can be of one happening with any telling of the other."""
        told = self.bonds.tellings
        return all(cannot_be_one(told[a], told[b]) for a, b in product(left, right))

    def _scores(self, node: Mapping[int, int]) -> dict[Edge, int]:
        """Mean score of two knots over the pairs of their tellings that were compared."""
        scores: dict[Edge, list[int]] = defaultdict(list)
        for at in self.places:
            for other, steps in self.bonds.scores.get(at, {}).items():
                edge = self._edge(node, at, other)
                if self.rank[at] < self.rank[other] and edge[0] != edge[1]:
                    scores[edge].append(steps)
        return {edge: round(sum(each) / len(each)) for edge, each in scores.items()}

    def _edge(self, node: Mapping[int, int], left: int, right: int) -> Edge:
        one, two = sorted((node[self._knot(left)], node[self._knot(right)]))
        return one, two

    def incident(self, places: Sequence[int]) -> Incident:
        ranked = sorted(places, key=self.rank.__getitem__)
        claims = [claim for at in ranked for claim in self.bonds.tellings[at].claims]
        founding = founding_claim(claims)
        return Incident(
            id=Incident.identity(founding),
            founding_claim=founding,
            claim_ids=tuple(sorted(claim.claim_id for claim in claims)),
            links=tuple(sorted(self._links(ranked), key=lambda link: (link.left, link.right))),
        )

    def _links(self, places: Sequence[int]) -> Iterable[Link]:
        """Enough links to hold the incident together, each the best there is."""
        inside = set(places)
        for at in places:
            yield from _told_together(self.bonds.tellings[at])
        for tie in self.ties:
            if tie.left in inside:
                yield self._link(*tie.ends, 1.0, (tie.reason,))
        for n, at in enumerate(places[1:], start=1):
            scores = self.bonds.scores.get(at, {})
            met = [before for before in places[:n] if before in scores]
            if met:
                yield self._scored(max(met, key=lambda b: (scores[b], -self.rank[b])), at)

    def _scored(self, left: int, right: int) -> Link:
        found = compare(self.bonds.tellings[left], self.bonds.tellings[right])
        reasons = found.reasons if found is not None else ()
        return self._link(left, right, self.bonds.scores[left][right] / SCORE_STEPS, reasons)

    def _link(self, left: int, right: int, score: float, reasons: tuple[str, ...]) -> Link:
        firsts = (self.bonds.tellings[at].claims[0].claim_id for at in (left, right))
        one, two = sorted(firsts)
        return Link(one, two, score, reasons)


def founding_claim(claims: Iterable[ResolvedClaim]) -> str:
    """The claim of the earliest report; then by report id, then by claim id."""
    return min(claims, key=_seniority).claim_id


def _seniority(claim: ResolvedClaim) -> tuple[str, str, str]:
    published = claim.published.isoformat() if claim.published is not None else "9999"
    return published, claim.claim.report_id, claim.claim_id


def _told_together(telling: Telling) -> Iterable[Link]:
    first, *rest = (claim.claim_id for claim in telling.claims)
    reason = "told as one happening in one report"
    return (Link(min(first, other), max(first, other), 1.0, (reason,)) for other in rest)
