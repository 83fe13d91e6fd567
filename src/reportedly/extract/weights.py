"""Learned weights: how much each mark speaks for or against, one sum a question.

Three questions are weighed, each by logistic regression over marks (marks.py): is a statement a
claim, do two statements make one claim, do they tell one happening. The weights stand in
weights.json, trained by eval/train.py on annotated reports; docs/model-card.md says on which.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.errors import EngineError


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one question, by mark."""

    by_mark: Mapping[str, float]

    def chance(self, marks: Mapping[str, float]) -> float:
        """The probability of a yes, between 0 and 1."""
        total = sum(self.by_mark.get(mark, 0.0) * size for mark, size in marks.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def telling(self, marks: Mapping[str, float], most: int = 3) -> list[tuple[str, float]]:
        """The marks that speak loudest, for or against, the loudest first."""
        parts = [(mark, self.by_mark.get(mark, 0.0) * size) for mark, size in marks.items()]
        return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


@dataclass(frozen=True, slots=True)
class Scales:
    """The three questions, and the chance from which each is answered yes."""

    is_claim: Weights
    one_claim: Weights
    one_happening: Weights
    version: str


@cache
def open_scales() -> Scales:
    """The weights that come with the program. Raises EngineError if they cannot be read."""
    source = files("reportedly.extract") / "weights.json"
    try:
        told = json.loads(source.read_text("utf-8"))
        claim, one, happening = (
            Weights(told[name]) for name in ("is_claim", "one_claim", "one_happening")
        )
        return Scales(claim, one, happening, told["version"])
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(
            f"the weights of the extractor cannot be read: {error}",
            hint="install the package again; to train them anew see eval/README.md",
        ) from error
