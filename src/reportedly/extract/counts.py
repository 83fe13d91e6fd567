"""A count tied to an outcome: what a figure is before it is a figure of a report."""

from dataclasses import dataclass

from reportedly.model.casualties import Outcome, Quantifier, Whom


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in a sentence, by token: `first`..`last` are its words, `group` those counted.

    `cue` is the outcome's first token.
    """

    first: int
    last: int
    outcome: Outcome
    low: int | None
    high: int | None
    quantifier: Quantifier
    base: str
    whom: Whom
    part_of_total: bool
    cumulative: bool
    group: tuple[int, int] | None
    cue: int
