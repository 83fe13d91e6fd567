"""What the claims save a coder: the entries to be made by hand, with the program and without."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.evaluate.gold import Article
from reportedly.evaluate.likeness import FIELDS
from reportedly.evaluate.scores import Scores

ENTRIES = tuple(field for field in FIELDS if field != "date_exact")  # what a claim is filled in by


@dataclass(frozen=True, slots=True)
class Edits:
    """Entries per incident: all of them by hand, and those that the program leaves to be made."""

    incidents: int
    by_hand: float
    left: float

    @property
    def saved(self) -> float:
        """The share of the work by hand that is saved; below 0 the program costs work."""
        return 1 - self.left / self.by_hand if self.by_hand else 0.0


def edits_per_incident(gold: Sequence[Article], scores: Scores) -> Edits:
    """Counts one edit for every entry of a claim that was missed, one for every wrong entry of a
    claim that was found, and one for striking out a claim that nobody made.

    An incident is an event group of one article; claims without a group are one each.
    """
    counts = dict(scores.counts)
    groups = {
        (article.key, claim.event_group or number)
        for article in gold
        for number, claim in enumerate(article.claims)
    }
    wrong = sum(counts["pairs"] - counts[field] for field in ENTRIES)
    missed = len(ENTRIES) * (counts["claims_gold"] - counts["pairs"])
    struck = counts["claims_said"] - counts["pairs"]
    each = max(1, len(groups))
    by_hand = len(ENTRIES) * counts["claims_gold"] / each
    return Edits(len(groups), by_hand, (wrong + missed + struck) / each)
