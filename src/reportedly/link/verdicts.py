"""What a person's judgements ask of linking; where two contradict, the later one wins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from reportedly.link.unions import Unions
from reportedly.model.anchors import anchored_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Judgement, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that later ones contradict."""

    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of claim ids that must or cannot stand in one incident, with the reason in words.

    `overruled` lost to later judgements; `adrift` hold on to words that no claim has any more:
    both belong in a person's queue.
    """

    must: tuple[tuple[Pair, str], ...] = ()
    cannot: tuple[tuple[Pair, str], ...] = ()
    overruled: tuple[Overruled, ...] = ()
    adrift: tuple[Judgement, ...] = ()


NO_VERDICTS = Verdicts()


@dataclass(slots=True)
class _Standing:
    """What has been granted so far, from the latest judgement backwards."""

    joined: Unions[str]
    must: list[tuple[Pair, str]] = field(default_factory=list)
    cannot: list[tuple[Pair, str]] = field(default_factory=list)

    def contradicts(self, verdict: Verdict, pair: Pair) -> bool:
        left, right = (self.joined.find(claim_id) for claim_id in pair)
        if verdict is Verdict.CANNOT_LINK:
            return left == right
        kept_apart = ({self.joined.find(a), self.joined.find(b)} for (a, b), _ in self.cannot)
        return left != right and any({left, right} == two for two in kept_apart)

    def grant(self, verdict: Verdict, pair: Pair, words: str) -> None:
        if verdict is Verdict.MUST_LINK:
            self.joined.join(*pair)
            self.must.append((pair, words))
        else:
            self.cannot.append((pair, words))


def settle(judgements: Iterable[Judgement], claims: Sequence[ResolvedClaim]) -> Verdicts:
    """What the judgements ask for, made free of contradiction, also in what follows from them.

    The latest is granted first; an earlier one that contradicts what is granted is overruled.
    """
    standing = _Standing(Unions())
    by_report: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.claim.report_id].append(claim)
    overruled: list[Overruled] = []
    adrift: list[Judgement] = []
    links = {j.id: j for j in judgements if j.verdict is not Verdict.REJECT}
    for judgement in sorted(links.values(), key=lambda j: (j.made_at, j.id), reverse=True):
        pairs = _pairs(judgement, by_report)
        if not pairs:
            adrift.append(judgement)
        elif any(standing.contradicts(judgement.verdict, pair) for pair in pairs):
            overruled.append(Overruled(judgement, "a later judgement says the contrary"))
        else:
            for pair in pairs:
                standing.grant(judgement.verdict, pair, _words(judgement))
    return Verdicts(tuple(standing.must), tuple(standing.cannot), tuple(overruled), tuple(adrift))


def _pairs(
    judgement: Judgement, by_report: Mapping[str, Sequence[ResolvedClaim]]
) -> tuple[Pair, ...]:
    left, right = (
        [claim.claim_id for claim in anchored_claims(anchor, by_report.get(anchor.report_id, ()))]
        for anchor in judgement.anchors
    )
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in product(left, right) if a != b}))


def _words(judgement: Judgement) -> str:
    return f"{judgement.author} judged: {judgement.reason} ({judgement.id})"
