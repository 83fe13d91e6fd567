"""What a relation between parties is read from: a stretch of tokens and the phrases in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportedly.extract.nlp import Token
from reportedly.extract.party_lines import Noun

BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "wasn't", "weren't"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBS = FINITE | {"VBN", "VBG", "VB", "MD"}
FAR, NEAR = 12, 6  # tokens that one clause, and one phrase, may put between two related words
BACKING = frozenset({"backed", "supported", "assisted", "aided", "accompanied", "reinforced"})
JOINING = frozenset(
    "and or , as well along with alongside the their its together either allied other a an some"
    " ' \" both his so called so-called - of".split()
)


class Role(Enum):
    """What a phrase is to the violence told."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    HOLDER = "holder"  # of the ground, whoever is hit there
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of what is said, by index `first`..`last`, and the phrases among them."""

    tokens: Sequence[Token]
    nouns: Sequence[Noun]
    first: int
    last: int
    pact: bool  # a truce, whose parties are those who made it

    def low(self, i: int) -> str:
        return self.tokens[i].low if self.first <= i <= self.last else ""

    def tag(self, i: int) -> str:
        return self.tokens[i].tag if self.first <= i <= self.last else ""

    def lows(self, first: int, last: int) -> list[str]:
        return [self.low(i) for i in range(max(first, self.first), min(last, self.last) + 1)]

    def starting(self, i: int) -> Noun | None:
        return next((n for n in self.nouns if n.first == i), None)

    def are_joined(self, left: Noun, right: Noun) -> bool:
        """ "A and B", "A as well as its B"."""
        gap = self.lows(left.last + 1, right.first - 1)
        joint = {"and", "or", ",", "alongside", "along", "well"} & set(gap)
        return bool(joint) and set(gap) <= JOINING and len(gap) < NEAR

    def is_backed(self, left: Noun, right: Noun) -> bool:
        """ "A, backed by B"."""
        gap = [word for word in self.lows(left.last + 1, right.first - 1) if word != ","]
        return (
            gap[:1] != [] and gap[0] in BACKING and gap[1:2] == ["by"] and set(gap[2:]) <= JOINING
        )
