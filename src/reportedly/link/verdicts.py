"""What a person's judgements ask of linking; where two contradict, the later one wins."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from reportedly.link.unions import Unions
from reportedly.model.anchors import Told, anchored_claims, by_report, held_at
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import ABOUT_REPORTS, Anchor, Judgement, Verdict
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
    told = by_report(claims)
    links = [j for j in in_force(judgements) if j.verdict in _READ and not _stands_alone(j)]
    return _granted(
        (judgement, _READ[judgement.verdict](judgement, told)) for judgement in reversed(links)
    )


def settle_copies(judgements: Iterable[Judgement]) -> Verdicts:
    """The same for reports: pairs of report ids that must or cannot be one text."""
    links = [judgement for judgement in in_force(judgements) if judgement.verdict in ABOUT_REPORTS]
    return _granted((judgement, _of_reports(judgement)) for judgement in reversed(links))


def _granted(wanted: Iterable[tuple[Judgement, _Asked]]) -> Verdicts:
    """As much of what is wanted, the first before all others, as can be had together."""
    standing = _Standing(Unions())
    overruled: list[Overruled] = []
    adrift: list[Judgement] = []
    for judgement, asked in wanted:
        if not (asked.must or asked.cannot):
            adrift.append(judgement)
        elif standing.contradicts(asked):
            overruled.append(Overruled(judgement, "a later judgement says the contrary"))
        else:
            standing.grant(asked, _words(judgement))
    granted = tuple(standing.must), tuple(standing.cannot), standing.kept_alone()
    return Verdicts(*granted, tuple(overruled), tuple(adrift))


def _stands_alone(judgement: Judgement) -> bool:
    """A claim that was added without saying with which other it belongs."""
    return judgement.verdict is Verdict.ADD and len(judgement.anchors) == 1


def _of_reports(judgement: Judgement) -> _Asked:
    left, right = sorted(anchor.report_id for anchor in judgement.anchors)
    pairs = ((left, right),)
    return _Asked(must=pairs) if judgement.verdict is Verdict.COPY else _Asked(cannot=pairs)


def _must_link(judgement: Judgement, told: Told) -> _Asked:
    return _Asked(must=_pairs(judgement, told))


def _cannot_link(judgement: Judgement, told: Told) -> _Asked:
    pairs = _pairs(judgement, told)
    return _Asked(cannot=pairs, alone=frozenset(key for pair in pairs for key in pair))


def _pairs(judgement: Judgement, told: Told) -> tuple[Pair, ...]:
    left, right = ([c.claim_id for c in held_at(judgement, at, told)] for at in (0, 1))
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in product(left, right) if a != b}))


def _merge(judgement: Judgement, told: Told) -> _Asked:
    return _Asked(must=_chain(_held(judgement.anchors, told)))


def _split(judgement: Judgement, told: Told) -> _Asked:
    """The claims of the part as one, and none of them with any that the split left behind."""
    part = _held(judgement.anchors, told)
    left = [key for key in _held(judgement.apart, told) if key not in part]
    if not part:
        return _Asked()
    cannot = tuple((min(part[0], key), max(part[0], key)) for key in left)
    return _Asked(_chain(part), cannot, frozenset(part))


def _held(anchors: Iterable[Anchor], told: Told) -> list[str]:
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


_READ: dict[Verdict, Callable[[Judgement, Told], _Asked]] = {
    Verdict.MUST_LINK: _must_link,
    Verdict.CANNOT_LINK: _cannot_link,
    Verdict.MERGE: _merge,
    Verdict.SPLIT: _split,
    Verdict.ADD: _must_link,
}


def _words(judgement: Judgement) -> str:
    return f"{judgement.author} judged: {judgement.reason} ({judgement.id})"
