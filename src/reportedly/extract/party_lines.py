"""What a party's phrase is, and the line of tokens that it is found in."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.nlp import Token


@dataclass(frozen=True, slots=True)
class Party:
    """Words `[start, end)` of a text that name a party; `known` if the register has the name."""

    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it and to whom, as offsets; a mutual clash lists both sides in both."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A party's phrase, tokens `first`..`last` with all that belongs to it ("terrorists of X").

    `owns` is true if an attack follows it ("regime | air strikes"), `holds` if it is only named
    for the ground it has ("rebel | -held town"), `is_people` for civilians, who are no party.
    """

    first: int
    last: int
    party: Party
    owns: bool = False
    holds: bool = False
    is_people: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence, and which of them are names that the register knows."""

    tokens: Sequence[Token]
    known: frozenset[int]

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        return self.tokens[i].tag if 0 <= i < len(self.tokens) else ""

    def party(self, first: int, last: int) -> Party:
        known = any(i in self.known for i in range(first, last + 1))
        return Party(self.tokens[first].start, self.tokens[last].end, known)
