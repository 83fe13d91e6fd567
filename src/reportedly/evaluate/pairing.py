"""Which predicted claim answers which gold claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.evaluate.gold import SaidClaim
from reportedly.evaluate.likeness import FIELDS, figure_counts, shared_share, word_counts

# The measures' own definition: evidence must overlap by so much, or by less with an equal figure.
ENOUGH_EVIDENCE = 0.3
SOME_EVIDENCE = 0.1
_HINTS = ("type", "speaker", "place")  # break ties between claims that quote the same words


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim, the claim that answers it, and the fields in which they agree."""

    gold: SaidClaim
    said: SaidClaim
    right: frozenset[str]

    @classmethod
    def of(cls, gold: SaidClaim, said: SaidClaim) -> "Pair":
        return cls(gold, said, frozenset(name for name, same in FIELDS.items() if same(gold, said)))


def pair_claims(gold: Sequence[SaidClaim], said: Sequence[SaidClaim]) -> tuple[Pair, ...]:
    """One-to-one pairs, the most similar first; of equally similar ones the later in the text."""
    ranked = sorted(
        (
            (likeness(wanted, found), i, j)
            for i, wanted in enumerate(gold)
            for j, found in enumerate(said)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, j in ranked:
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return tuple(Pair.of(gold[i], said[j]) for i, j in pairs.items())


def likeness(gold: SaidClaim, said: SaidClaim) -> float:
    """How well a claim answers another: 0 where evidence says they cannot be the same."""
    evidence = shared_share(*(word_counts(" ".join(claim.quotes)) for claim in (gold, said)))
    wanted, found = figure_counts(gold), figure_counts(said)
    figures = (wanted & found).total() / max((wanted | found).total(), 1)
    if evidence < ENOUGH_EVIDENCE and not (figures and evidence >= SOME_EVIDENCE):
        return 0.0
    return 2 * evidence + 2 * figures + 0.5 * sum(FIELDS[hint](gold, said) for hint in _HINTS)
