"""Figures: counts as said, with open ends kept."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.spans import Span

MOST_DIGITS = 10  # of a count of people: more people than live on Earth are no count


class Outcome(StrEnum):
    """What befell those who are counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Quantifier(StrEnum):
    """How the words bound a count."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    VAGUE = "vague"


class Whom(StrEnum):
    """Who is counted."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    CHILDREN = "children"
    WOMEN = "women"
    POLICE = "police"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as said: `low`..`high`, either end `None` where the words leave it open.

    `base` is the number word itself ("dozens", "40"), so that a rule pack may read vague words
    by its own rule without parsing text. `part_of_total` marks "among them 68 children".
    `cumulative` marks a running toll ("rose to 53"). `group` are the words for those counted.
    """

    outcome: Outcome
    low: int | None
    high: int | None
    quantifier: Quantifier
    whom: Whom
    span: Span
    base: str = ""
    part_of_total: bool = False
    cumulative: bool = False
    group: Span | None = None

    def __post_init__(self) -> None:
        if (self.low or 0) < 0 or (self.high is not None and self.high < (self.low or 0)):
            raise ValueError(f"a figure runs from low to high: {self.low}..{self.high}")
        exact = self.low is not None and self.low == self.high
        if self.quantifier is Quantifier.EXACT and self.low is None:
            raise ValueError("an exact figure has a low end")
        if self.quantifier is Quantifier.AT_LEAST and (exact or self.low is None):
            raise ValueError("'at least' leaves the high end open")
