"""What hangs together by scores and ties, clustered for itself."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product, starmap

import numpy as np

from reportedly.link.glances import Glance, Glances
from reportedly.link.grouping import Scores
from reportedly.link.scoring import SCORE_STEPS, compare
from reportedly.link.stories import news_first
from reportedly.link.tellings import Telling
from reportedly.link.unions import Unions
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Link

# Of the mean over two clusters, in which a pair that was not compared counts as nothing: less is
# asked of it than even odds. Found with the weights (docs/evaluation.md).
THRESHOLD = SCORE_STEPS // 4
# The same between what two reports bring as news: these are compared with nearly all others of
# one happening, and few are wrong. Of .1, .15, .2, .25 and .35 (docs/evaluation.md).
NEWS_THRESHOLD = SCORE_STEPS * 3 // 20
Edge = tuple[int, int]
_STEP_BITS = SCORE_STEPS.bit_length()  # a score and a number in one word: there are many
_STEPS = (1 << _STEP_BITS) - 1


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that are joined without a score, and why."""

    left: int
    right: int
    reason: str

    @property
    def ends(self) -> tuple[int, int]:
        return self.left, self.right


class Bonds:
    """All tellings with what joins them and what keeps them apart.

    `must` are a person's ties in their order, `ties` all ties of each telling, `barred` those
    that a person keeps it apart from.
    """

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.must: dict[Tie, int] = {}
        self.ties: dict[int, list[Tie]] = defaultdict(list)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self._glances = Glances()
        self._seen: list[Glance] = []
        self._scores: list[array[int]] = []

    def take_in(self, telling: Telling, near: Iterable[int]) -> int:
        """The telling's number, once it is compared with those near."""
        at, seen = len(self.tellings), self._glances.of(telling)
        self.tellings.append(telling)
        self._seen.append(seen)
        self._scores.append(array("q"))
        for other in near:
            steps = self._glances.score(seen, self._seen[other])
            if steps is not None:
                self._scores[at].append(other << _STEP_BITS | steps)
                self._scores[other].append(at << _STEP_BITS | steps)
        return at

    def withdraw(self, at: int) -> None:
        """Forget what a telling was found like; its number stays taken."""
        for other in self.row(at)[0].tolist():
            kept = (each for each in self._scores[other] if each >> _STEP_BITS != at)
            self._scores[other] = array("q", kept)
        self._scores[at] = array("q")

    def row(self, at: int) -> tuple[Scores, Scores]:
        """Those that a telling was found like, and with how much."""
        row = np.array(self._scores[at], np.int64)
        return row >> _STEP_BITS, row & _STEPS

    def cannot_be_one(self, left: int, right: int) -> bool:
        """Whether nothing that others say could make the two one happening."""
        return self._glances.cannot_be_one(self._seen[left], self._seen[right])

    def drawn(self, at: int) -> set[int]:
        """Whom a telling might be joined to: two clusters join by a mean, and none is more than
        the best of its scores. News asks least."""
        others, steps = self.row(at)
        found = set(others[steps >= NEWS_THRESHOLD].tolist())
        found.update(end for tie in self.ties.get(at, ()) for end in tie.ends)
        return found

    def tie(self, tie: Tie) -> None:
        for at in set(tie.ends):
            self.ties[at].append(tie)

    def untie(self, tie: Tie) -> None:
        for at in set(tie.ends):
            self.ties[at].remove(tie)


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
            self.knots.join(*self._ranks(tie))

    def _knot(self, at: int) -> int:
        return self.knots.find(self.rank[at])

    def _barred(self, left: int, right: int) -> bool:
        """Whether joining the two knots would break a cannot-link."""
        two = {self._knot(left), self._knot(right)}
        return any({self._knot(a), self._knot(b)} == two for a, b in self._bars)

    @cached_property
    def _bars(self) -> list[Edge]:
        barred = ((a, b) for a in self.places for b in self.bonds.barred.get(a, ()))
        return [(a, b) for a, b in barred if b in self.rank]

    def clusters(self) -> list[list[int]]:
        """Where the tellings stand, one list an incident."""
        held: dict[int, list[int]] = defaultdict(list)
        for at in self.places:
            held[self._knot(at)].append(at)
        knots = list(held.values())
        node_of = {at: n for n, knot in enumerate(knots) for at in knot}
        scores = self._scores(node_of, len(knots))
        compared = scores > 0
        barred = {(node_of[a], node_of[b]) for a, b in self._bars}
        for one, two in barred:
            scores[one, two] = scores[two, one] = 0

        def apart(a: int, b: int) -> bool:
            if (a, b) in barred or (b, a) in barred:
                return True
            return not compared[a, b] and self._impossible(knots[a], knots[b])

        grouped = news_first(
            scores,
            news={node_of[at] for at in self.places if self.bonds.tellings[at].lead},
            news_threshold=NEWS_THRESHOLD,
            threshold=THRESHOLD,
            apart=apart,
        )
        return [[at for knot in nodes for at in knots[knot]] for nodes in grouped]

    def _impossible(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """No telling of the one can be of one happening with any telling of the other."""
        return all(starmap(self.bonds.cannot_be_one, product(left, right)))

    def _scores(self, node_of: Mapping[int, int], nodes: int) -> Scores:
        """Mean score of two knots over the pairs of their tellings that were compared."""
        total, count = (np.zeros((nodes, nodes), np.int64) for _ in range(2))
        places = np.array(sorted(node_of), np.int64)
        node = np.array([node_of[at] for at in places.tolist()], np.int64)
        for at, one in node_of.items():
            others, steps = self.bonds.row(at)
            found = np.minimum(np.searchsorted(places, others), len(places) - 1)
            here = places[found] == others
            np.add.at(total[one], node[found[here]], steps[here])
            np.add.at(count[one], node[found[here]], 1)
        np.fill_diagonal(total, 0)
        return np.rint(total / np.maximum(count, 1)).astype(np.int64)

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
        scores = self._scores(self.rank, len(self.rank))
        for n, at in enumerate(self.places[1:], start=1):
            best = int(scores[n, :n].argmax())
            if scores[n, best] > 0:
                yield self._scored(self.places[best], at, int(scores[n, best]))

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
