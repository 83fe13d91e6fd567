"""Deaths by side: parts of best, from the figures of best's own origin (CODEBOOK A.5 step 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.actors import ResolvedActor
from reportedly.model.casualties import Whom
from reportedly.model.records import Trace
from reportedly.reconcile.case import trace
from reportedly.reconcile.estimates import Decision
from reportedly.reconcile.parties import Sides, party_ids, party_key
from reportedly.reconcile.tolls import FIGHTERS, Toll

_ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class Groups:
    """Deaths of side A, of side B, of civilians and of unknown status; they sum to best.

    All None where best is None.
    """

    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    trace: Trace
    warnings: tuple[str, ...] = ()


def split_by_side(best: Decision, stand: Iterable[Toll], sides: Sides) -> Groups:
    """Best by side: GED-7. What no figure of best's origin gives to a side is unknown."""
    if best.count is None:
        return Groups(None, None, None, None, trace("deaths", None, "GED-7", "deaths: nobody says"))
    if sides.type_of_violence == _ONE_SIDED:
        return _split(best, 0, 0, best.count, best.accounts[0].tolls)
    parts = [toll for toll in stand if toll.origin == best.accounts[0].origin]
    civilians = _civilians(parts)
    side_a, side_b = (_fighters(parts, side) for side in (sides.side_a, sides.side_b))
    if civilians + side_a + side_b > best.count:
        groups = _split(best, 0, 0, 0, parts)
        return Groups(
            0, 0, 0, best.count, groups.trace, ("the parts of best exceed it: left unknown",)
        )
    return _split(best, side_a, side_b, civilians, parts)


def _split(
    best: Decision, side_a: int, side_b: int, civilians: int, used: Sequence[Toll]
) -> Groups:
    total = best.count or 0
    unknown = total - side_a - side_b - civilians
    value = f"{side_a} + {side_b} + {civilians} + {unknown}"
    words = f"deaths {value} (side A, side B, civilians, unknown): figures of best's origin"
    held = [toll.claim_id for toll in used]
    return Groups(side_a, side_b, civilians, unknown, trace("deaths", value, "GED-7", words, held))


def _civilians(parts: Sequence[Toll]) -> int:
    """Civilians as counted; else children and women, or medics or journalists, as counted."""
    said = {whom: _largest(parts, whom) for whom in Whom}
    family = said[Whom.CHILDREN] + said[Whom.WOMEN]
    callings = max(said[Whom.MEDICS], said[Whom.JOURNALISTS])
    return said[Whom.CIVILIANS] or max(family, callings)


def _largest(parts: Sequence[Toll], whom: Whom) -> int:
    return max((toll.low or 0 for toll in parts if toll.who is whom), default=0)


def _fighters(parts: Sequence[Toll], side: Sequence[ResolvedActor]) -> int:
    """Fighters and police of this side: those of claims that say only this side was struck."""
    keys = frozenset(map(party_key, side))
    struck = ((toll, party_ids([toll.claim], recipients_only=True)) for toll in parts)
    own = [toll for toll, parties in struck if parties and parties <= keys]
    return sum(_largest(own, whom) for whom in sorted(FIGHTERS))
