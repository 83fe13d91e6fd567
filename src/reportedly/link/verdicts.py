"""What a person's judgements ask of linking; where two contradict, the later one wins."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from reportedly.link.unions import Unions
from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Anchor, Judgement, Verdict
from reportedly.model.undoing import in_force

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that later ones contradict."""

    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of claim ids that must or cannot stand in one incident, with the reason in words.

    `alone` are claims that no telling may hold together with others of their own group, since
    they are kept apart from some. `overruled` lost to later judgements; `adrift` hold on to words
    that no claim has any more: both belong in a person's queue.
    """

    must: tuple[tuple[Pair, str], ...] = ()
    cannot: tuple[tuple[Pair, str], ...] = ()
    alone: frozenset[str] = frozenset()
    overruled: tuple[Overruled, ...] = ()
    adrift: tuple[Judgement, ...] = ()


NO_VERDICTS = Verdicts()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one judgement asks for, in pairs of claims."""

    must: tuple[Pair, ...] = ()
    cannot: tuple[Pair, ...] = ()
    alone: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Standing:
    """What has been granted so far, from the latest judgement backwards."""

    joined: Unions[str]
    must: list[tuple[Pair, str]] = field(default_factory=list)
    cannot: list[tuple[Pair, str]] = field(default_factory=list)
    alone: set[str] = field(default_factory=set)

    def contradicts(self, asked: _Asked) -> bool:
        """Whether it cannot be had together with what is granted; whole, or not at all."""
        if any(self._find(left) == self._find(right) for left, right in asked.cannot):
            return True
        after: Unions[str] = Unions()
        for left, right in asked.must:
            after.join(self._find(left), self._find(right))
        barred = (pair for pair, _ in self.cannot)
        return any(self._meet(after, pair) for pair in (*barred, *asked.cannot))

    def _meet(self, after: Unions[str], pair: Pair) -> bool:
        left, right = (after.find(self._find(claim_id)) for claim_id in pair)
        return left == right

    def _find(self, claim_id: str) -> str:
        return self.joined.find(claim_id)

    def grant(self, asked: _Asked, words: str) -> None:
        for pair in asked.must:
            self.joined.join(*pair)
        self.must += [(pair, words) for pair in asked.must]
        self.cannot += [(pair, words) for pair in asked.cannot]
        self.alone |= asked.alone

    def kept_alone(self) -> frozenset[str]:
        """Those that are kept apart, and all that must be with them: who shares a telling with
        one of these might by it be joined to those that it is kept apart from."""
        apart = {self._find(claim_id) for claim_id in self.alone}
        joined = {claim_id for pair, _ in self.must for claim_id in pair}
        return frozenset(self.alone | {key for key in joined if self._find(key) in apart})


def settle(judgements: Iterable[Judgement], claims: Sequence[ResolvedClaim]) -> Verdicts:
    """What the judgements ask for, made free of contradiction, also in what follows from them.

    The latest is granted first; an earlier one that contradicts what is granted is overruled.
    What was undone asks for nothing.
    """
    standing = _Standing(Unions())
    by_report: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.claim.report_id].append(claim)
    overruled: list[Overruled] = []
    adrift: list[Judgement] = []
    links = (judgement for judgement in in_force(judgements) if judgement.verdict in _READ)
    for judgement in reversed(tuple(links)):
        asked = _READ[judgement.verdict](judgement, by_report)
        if not (asked.must or asked.cannot):
            adrift.append(judgement)
        elif standing.contradicts(asked):
            overruled.append(Overruled(judgement, "a later judgement says the contrary"))
        else:
            standing.grant(asked, _words(judgement))
    granted = tuple(standing.must), tuple(standing.cannot), standing.kept_alone()
    return Verdicts(*granted, tuple(overruled), tuple(adrift))


_Told = Mapping[str, Sequence[ResolvedClaim]]  # claims by report


def _must_link(judgement: Judgement, told: _Told) -> _Asked:
    return _Asked(must=_pairs(judgement, told))


def _cannot_link(judgement: Judgement, told: _Told) -> _Asked:
    pairs = _pairs(judgement, told)
    return _Asked(cannot=pairs, alone=frozenset(key for pair in pairs for key in pair))


def _pairs(judgement: Judgement, told: _Told) -> tuple[Pair, ...]:
    left, right = (_held((anchor,), told) for anchor in judgement.anchors)
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in product(left, right) if a != b}))


def _merge(judgement: Judgement, told: _Told) -> _Asked:
    return _Asked(must=_chain(_held(judgement.anchors, told)))


def _split(judgement: Judgement, told: _Told) -> _Asked:
    """The claims of the part as one, and none of them with any that the split left behind."""
    part = _held(judgement.anchors, told)
    left = [key for key in _held(judgement.apart, told) if key not in part]
    if not part:
        return _Asked()
    cannot = tuple((min(part[0], key), max(part[0], key)) for key in left)
    return _Asked(_chain(part), cannot, frozenset(part))


def _held(anchors: Iterable[Anchor], told: _Told) -> list[str]:
    """The claims that the anchors hold on to, each once, in order of id."""
    return sorted(
        {
            claim.claim_id
            for anchor in anchors
            for claim in anchored_claims(anchor, told.get(anchor.report_id, ()))
        }
    )


def _chain(claim_ids: Sequence[str]) -> tuple[Pair, ...]:
    return tuple(pairwise(claim_ids))


_READ: dict[Verdict, Callable[[Judgement, _Told], _Asked]] = {
    Verdict.MUST_LINK: _must_link,
    Verdict.CANNOT_LINK: _cannot_link,
    Verdict.MERGE: _merge,
    Verdict.SPLIT: _split,
}


def _words(judgement: Judgement) -> str:
    return f"{judgement.author} judged: {judgement.reason} ({judgement.id})"
