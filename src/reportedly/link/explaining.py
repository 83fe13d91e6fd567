"""Incidents as the casebook keeps them: their claims, and why these stand together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from reportedly.link.bonds import Bonds
from reportedly.link.rulings import Decision
from reportedly.link.scoring import SCORE_STEPS, compare
from reportedly.link.seniority import founding_claim
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident, Link

Shown = Mapping[int, Sequence[ResolvedClaim]]  # by telling, in canonical order
NOT_AMENDED: Mapping[int, str] = {}


def incident(places: Iterable[int], bonds: Bonds) -> Incident:
    """All that some tellings claim, as one incident."""
    return _incident({at: bonds.tellings[at].claims for at in bonds.in_order(places)}, bonds)


def judged_incident(
    shown: Shown, bonds: Bonds, decisions: Iterable[Decision], amended: Mapping[int, str]
) -> Incident:
    """Some of what these tellings claim, as persons have decided.

    `amended` are the words of those who amended a telling.
    """
    claim_ids = {claim.claim_id for claims in shown.values() for claim in claims}
    return _incident(shown, bonds, [*_judged(claim_ids, decisions)], amended)


def _incident(
    shown: Shown,
    bonds: Bonds,
    judged: Sequence[Link] = (),
    amended: Mapping[int, str] = NOT_AMENDED,
) -> Incident:
    claims = [claim for told in shown.values() for claim in told]
    founding = founding_claim(claims)
    alike = _alike(shown, bonds, amended)
    links = [*_told_together(shown), *judged, *_repeated(shown, bonds), *alike]
    return Incident(
        id=Incident.identity(founding),
        founding_claim=founding,
        claim_ids=tuple(sorted(claim.claim_id for claim in claims)),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
    )


def _told_together(shown: Shown) -> Iterator[Link]:
    for first, *rest in shown.values():
        for other in rest:
            yield _link([first], [other], 1.0, ("told as one happening in one report",))


def _judged(claim_ids: Set[str], decisions: Iterable[Decision]) -> Iterator[Link]:
    """One from each to the next that a person joined, as far as they stand together."""
    for decision in decisions:
        if decision.as_one:
            here = [key for key in decision.claims if key in claim_ids]
            yield from (Link(*pair, 1.0, (decision.words,)) for pair in pairwise(here))


def _repeated(shown: Shown, bonds: Bonds) -> Iterator[Link]:
    for tie in bonds.ties_among(shown):
        yield _link(shown[tie.left], shown[tie.right], 1.0, (tie.reason,))


def _alike(shown: Shown, bonds: Bonds, amended: Mapping[int, str]) -> Iterator[Link]:
    """From each to that of the earlier ones that it is most like, the first of equal ones.

    Where one is compared as a person amended it, that is told first.
    """
    places = list(shown)
    for n, at in enumerate(places):
        others, steps = bonds.row(at)
        told = dict(zip(others.tolist(), steps.tolist(), strict=True))
        best = max(places[:n], key=lambda other: told.get(other, 0), default=at)
        if best in told:
            found = compare(bonds.tellings[best], bonds.tellings[at])
            told_by = (amended[end] for end in (best, at) if end in amended)
            reasons = (*dict.fromkeys(told_by), *(found.reasons if found is not None else ()))
            yield _link(shown[best], shown[at], told[best] / SCORE_STEPS, reasons)


def _link(
    left: Sequence[ResolvedClaim],
    right: Sequence[ResolvedClaim],
    score: float,
    reasons: tuple[str, ...],
) -> Link:
    one, two = sorted((left[0].claim_id, right[0].claim_id))
    return Link(one, two, score, reasons)
