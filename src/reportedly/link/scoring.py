"""How likely two tellings are of one happening: a sum of log-odds, each with its words.

The weights are frozen with the version: `eval/link_weights.py` found them, outside any casebook.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from reportedly.link.days_apart import are_days_apart, is_no_slip
from reportedly.link.marks import Mark, mark_of_kind, mark_of_parties, marks_of_time, marks_of_words
from reportedly.link.marks_place import APART, NAMED_TOO, places_compared
from reportedly.link.tellings import Sort, Telling

SCORE_STEPS = 10_000  # scores are whole steps, so that sums do not depend on their order
HARDLY = SCORE_STEPS // 50  # a pair that scores less moves no mean: it is not kept
PRIOR = "prior"  # the log-odds before any mark is known


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of two tellings in whole steps of 1/10000, with the marks that made it."""

    steps: int
    marks: tuple[Mark, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The marks in words, the weightiest first, each with its log-odds."""
        weighed = [(weight_of(mark), mark.words) for mark in self.marks]
        ordered = sorted(weighed, key=lambda each: (-abs(each[0]), each[1]))
        return tuple(f"{words} ({weight:+.1f})" for weight, words in ordered)


def compare(left: Telling, right: Telling) -> Comparison | None:
    """The score of two tellings; None where they cannot be of one happening."""
    if cannot_be_one(left, right):
        return None
    marks = marks_of(left, right)
    return Comparison(steps_of(weights()[PRIOR] + weight_of_all(marks)), marks)


def cannot_be_one(left: Telling, right: Telling) -> bool:
    """Whether nothing that others say could make the two one happening."""
    of_other_days = are_days_apart(left, right) or is_no_slip(left, right)
    return of_other_days or of_other_sorts(left, right) or elsewhere(marks_of_place(left, right))


def of_other_sorts(left: Telling, right: Telling) -> bool:
    """Whether the two are told in other senses; and sums must be over the same days."""
    if left.sort is not right.sort:
        return True
    if left.sort is not Sort.SUM:
        return False
    return left.when is None or right.when is None or left.when.days != right.when.days


def elsewhere(marks: Sequence[Mark]) -> bool:
    """Two resolved places that lie apart, and neither report so much as names the other's."""
    keys = {mark.key for mark in marks}
    return APART in keys and NAMED_TOO not in keys


def marks_of(left: Telling, right: Telling) -> tuple[Mark, ...]:
    """All that speaks for or against one happening, figures excepted."""
    return (
        *marks_of_time(left, right),
        *marks_of_place(left, right),
        mark_of_kind(left, right),
        mark_of_parties(left, right),
        *marks_of_words(left, right),
    )


def marks_of_place(left: Telling, right: Telling) -> tuple[Mark, ...]:
    """Of all places named, the two that fit best."""
    return max(places_compared(left, right), key=weight_of_all)


def weight_of(mark: Mark) -> float:
    """The log-odds that a mark adds."""
    return weights()[mark.key] * mark.value


def weight_of_all(marks: Iterable[Mark]) -> float:
    """The log-odds that marks add together."""
    return sum(map(weight_of, marks))


def steps_of(log_odds: float) -> int:
    """The score that log-odds come to."""
    return round(SCORE_STEPS / (1 + exp(-log_odds)))


@cache
def weights() -> Mapping[str, float]:
    """The weight of each mark by its key, and the prior."""
    content = (files("reportedly") / "link" / "weights.json").read_bytes()
    return msgspec.json.decode(content, type=dict[str, float])
