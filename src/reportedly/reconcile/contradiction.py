"""How far the speakers of one incident disagree: what a person should look at first."""

from collections import defaultdict
from collections.abc import Iterable

from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status


def contradictions(claims: Iterable[ResolvedClaim]) -> int:
    """How many statements stand against others: denials, and tolls that cannot all hold.

    Tolls of one outcome are laid side by side; each that the lowest cannot mean counts once.
    Parts of a toll and what is only planned contradict nothing.
    """
    heard = [c for c in claims if c.claim.status is not Status.PLANNED_OR_HYPOTHETICAL]
    denials = sum(claim.claim.status is Status.DENIED for claim in heard)
    tolls = _tolls(c for c in heard if c.claim.status is Status.ACTUAL)
    return denials + sum(_beyond_the_lowest(bounds) for bounds in tolls.values())


def _tolls(claims: Iterable[ResolvedClaim]) -> dict[Outcome, set[tuple[int, float]]]:
    tolls: dict[Outcome, set[tuple[int, float]]] = defaultdict(set)
    for claim in claims:
        for figure in claim.claim.figures:
            if not figure.part_of_total:
                tolls[figure.outcome].add(_bounds(figure))
    return tolls


def _bounds(figure: Figure) -> tuple[int, float]:
    """Lowest and highest count that the words allow; an open end reaches all the way."""
    return (
        0 if figure.low is None else figure.low,
        float("inf") if figure.high is None else figure.high,
    )


def _beyond_the_lowest(bounds: Iterable[tuple[int, float]]) -> int:
    ordered = sorted(bounds, key=lambda toll: (toll[1], toll[0]))
    return sum(low > ordered[0][1] for low, _high in ordered)
