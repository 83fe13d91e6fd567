"""Tolls: each count of one outcome that a claim gives, read as bounds, with what it covers."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.model.casualties import Figure, Outcome, Whom
from reportedly.model.claims import ResolvedClaim

# The model of a figure has no mark for "documented so far", so the cue is looked for in the
# claim's own words. A list by name is a floor that grows; it is never a toll of its own.
_DOCUMENTED = re.compile(
    r"\b(?:document(?:ed|s)|by name|names of|list of names|named (?:victims|dead)|identified)\b",
    re.IGNORECASE,
)


class Coverage(StrEnum):
    """What a toll counts."""

    TOTAL = "total"  # all of them
    NAMES = "names"  # those documented so far
    PART = "part"  # some of them: civilians, fighters, children


CIVIL = frozenset({Whom.CIVILIANS, Whom.CHILDREN, Whom.WOMEN, Whom.MEDICS, Whom.JOURNALISTS})
FIGHTERS = frozenset({Whom.COMBATANTS, Whom.POLICE})


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of one outcome by one claim, `low`..`high`, open ends None.

    `told` is the day its words were first published. `who` is UNKNOWN for a total. `nested`
    marks a part of what the same words count as a whole ("among them").
    """

    claim: ResolvedClaim
    origin: str
    told: date | None
    coverage: Coverage
    who: Whom
    nested: bool
    low: int | None
    high: int | None

    @property
    def claim_id(self) -> str:
        return self.claim.claim_id

    @property
    def report_id(self) -> str:
        return self.claim.claim.report_id

    @property
    def series(self) -> tuple[str, Coverage, Whom, bool]:
        """Tolls of one series replace one another; those of others stand beside them."""
        return self.origin, self.coverage, self.who, self.nested

    @property
    def is_open(self) -> bool:
        return self.low is None or self.high is None

    @property
    def words(self) -> str:
        return bounds_in_words(self.low, self.high)


Bounds = tuple[int | None, int | None]


def read_tolls(
    claim: ResolvedClaim,
    outcome: Outcome = Outcome.KILLED,
    *,
    origin: str,
    told: date | None,
    bounds: Callable[[Figure], Bounds],
) -> tuple[Toll, ...]:
    """The claim's tolls of one outcome; figures for several groups of one sort are added up."""
    counted = [figure for figure in claim.claim.figures if figure.outcome is outcome]
    series: dict[tuple[Coverage, Whom, bool], list[Figure]] = defaultdict(list)
    for figure in counted:
        series[_series(claim, figure, counted)].append(figure)
    return tuple(
        Toll(claim, origin, told, *kind, *ends)
        for kind, figures in series.items()
        for ends in _ends(figures, bounds)
    )


def _series(
    claim: ResolvedClaim, figure: Figure, counted: Sequence[Figure]
) -> tuple[Coverage, Whom, bool]:
    nested = figure.part_of_total or any(_is_one_of(figure, other) for other in counted)
    if nested or figure.whom not in (Whom.UNKNOWN, Whom.MIXED):
        return Coverage.PART, figure.whom, nested
    words = " ".join(span.text for span in claim.claim.evidence)
    named = Coverage.NAMES if _DOCUMENTED.search(words) else Coverage.TOTAL
    return named, Whom.UNKNOWN, False


def _is_one_of(figure: Figure, whole: Figure) -> bool:
    """ "One of six people wounded": the words of the one hold those of the six."""
    one, all_of_them = figure.span, whole.span
    within = one.start < all_of_them.start and all_of_them.end <= one.end
    return within and figure.whom is whole.whom and (figure.low or 0) < (whole.low or 0)


def _ends(figures: Sequence[Figure], bounds: Callable[[Figure], Bounds]) -> list[Bounds]:
    """Counts of differently named groups make one sum; others stay side by side."""
    ends = [bounds(figure) for figure in figures]
    groups = {figure.group.text.casefold() for figure in figures if figure.group is not None}
    running = any(figure.cumulative for figure in figures)
    if len(figures) == 1 or len(groups) < len(figures) or running:
        return ends
    return [add_bounds(ends)]


def add_bounds(ends: Sequence[Bounds]) -> Bounds:
    """Sums of lows and of highs. What is not said adds nothing to the low, and opens the high."""
    lows = [low for low, _ in ends if low is not None]
    highs = [high for _, high in ends if high is not None]
    return sum(lows) if lows else None, sum(highs) if len(highs) == len(ends) else None


def bounds_in_words(low: int | None, high: int | None) -> str:
    """`83`, `at least 84`, `up to 12`, `60 to 70`, `a number not said`."""
    if low is None:
        return "a number not said" if high is None else f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"
