"""What hangs together by scores and ties, clustered for itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reportedly.link.bonds import NEWS_THRESHOLD, Bonds, Edge, Tie
from reportedly.link.knots import Knots
from reportedly.link.scoring import SCORE_STEPS, compare
from reportedly.link.stories import news_first
from reportedly.link.tellings import Telling
from reportedly.link.unions import Unions
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Link

# Of the mean over two clusters, in which a pair that was not compared counts as nothing: less is
# asked of it than even odds. Found with the weights (docs/evaluation.md).
THRESHOLD = SCORE_STEPS // 4


def clusters(near: Iterable[int], bonds: Bonds) -> list[tuple[int, ...]]:
    """The tellings of one neighbourhood, one tuple an incident."""
    return [tuple(places) for places in _Work(near, bonds).clusters()]


def incident(places: Iterable[int], bonds: Bonds) -> Incident:
    """The tellings of one cluster as an incident."""
    return _Work(places, bonds).incident()


class _Work:
    """One neighbourhood, its tellings in canonical order."""

    def __init__(self, near: Iterable[int], bonds: Bonds) -> None:
        self.places, self.bonds = sorted(near, key=lambda at: bonds.tellings[at].key), bonds
        self.rank = {at: n for n, at in enumerate(self.places)}
        self.knots: Unions[int] = Unions()
        self.foes: dict[int, set[int]] = defaultdict(set)  # of each knot, by one telling each
        for left, right in self._bars:
            self.foes[self.rank[left]].add(self.rank[right])
            self.foes[self.rank[right]].add(self.rank[left])
        self.ties: list[Tie] = []
        ties = {tie for at in self.places for tie in bonds.ties.get(at, ())}
        inside = {tie for tie in ties if tie.left in self.rank and tie.right in self.rank}
        for tie in sorted(inside & bonds.must.keys(), key=bonds.must.__getitem__):
            self._tie(tie)
        for tie in sorted(inside - bonds.must.keys(), key=self._ranks):
            if not self._barred(*tie.ends):
                self._tie(tie)

    def _ranks(self, tie: Tie) -> tuple[int, int]:
        return self.rank[tie.left], self.rank[tie.right]

    def _tie(self, tie: Tie) -> None:
        if tie.left != tie.right:
            self.ties.append(tie)
            foes = [self.foes.pop(knot, set()) for knot in {*map(self._knot, tie.ends)}]
            self.knots.join(*self._ranks(tie))
            self.foes[self._knot(tie.left)] = set().union(*foes)

    def _knot(self, at: int) -> int:
        return self.knots.find(self.rank[at])

    def _barred(self, left: int, right: int) -> bool:
        """Whether joining the two knots would break a cannot-link."""
        foes = self.foes.get(self._knot(left), ())
        return self._knot(right) in map(self.knots.find, foes)

    @cached_property
    def _bars(self) -> list[Edge]:
        barred = ((a, b) for a in self.places for b in self.bonds.barred.get(a, ()))
        return [(a, b) for a, b in barred if b in self.rank]

    def clusters(self) -> list[list[int]]:
        """Where the tellings stand, one list an incident."""
        held: dict[int, list[int]] = defaultdict(list)
        for at in self.places:
            held[self._knot(at)].append(at)
        knots, tellings = Knots(list(held.values()), self._bars, self.bonds), self.bonds.tellings
        grouped = news_first(
            len(held),
            knots.row,
            news={int(knots.node_of[at]) for at in self.places if tellings[at].lead},
            news_threshold=NEWS_THRESHOLD,
            threshold=THRESHOLD,
            apart=knots.apart,
        )
        return [[at for node in nodes for at in knots.knots[node]] for nodes in grouped]

    def incident(self) -> Incident:
        """The whole neighbourhood as one incident."""
        claims = [claim for at in self.places for claim in self.bonds.tellings[at].claims]
        founding = founding_claim(claims)
        return Incident(
            id=Incident.identity(founding),
            founding_claim=founding,
            claim_ids=tuple(sorted(claim.claim_id for claim in claims)),
            links=tuple(sorted(self._links(), key=lambda link: (link.left, link.right))),
        )

    def _links(self) -> Iterable[Link]:
        """Enough links to hold the incident together, each the best there is."""
        for at in self.places:
            yield from _told_together(self.bonds.tellings[at])
        for tie in self.ties:
            yield self._link(*tie.ends, 1.0, (tie.reason,))
        for n, at in enumerate(self.places):
            yield from self._best_link(self.places[:n], at)

    def _best_link(self, earlier: Sequence[int], at: int) -> Iterator[Link]:
        """To the one of these that a telling is most like, the first of equal ones, if to any."""
        others, steps = self.bonds.row(at)
        told = dict(zip(others.tolist(), steps.tolist(), strict=True))
        best = max(earlier, key=lambda other: told.get(other, 0), default=at)
        if best in told:
            yield self._scored(best, at, told[best])

    def _scored(self, left: int, right: int, steps: int) -> Link:
        found = compare(self.bonds.tellings[left], self.bonds.tellings[right])
        reasons = found.reasons if found is not None else ()
        return self._link(left, right, steps / SCORE_STEPS, reasons)

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
