"""Statements: what one stretch of a sentence says of one happening, and by whom.

A statement is not yet a claim: one claim may be told in several sentences (happenings.py joins
them), and one sentence may hold several statements. All offsets are into the reading copy.
"""

from dataclasses import dataclass

from reportedly.extract.counts import Count
from reportedly.extract.dates import TimeExpression
from reportedly.extract.nlp import Token
from reportedly.extract.party_lines import Roles
from reportedly.extract.places import Place
from reportedly.extract.recalling import Meant
from reportedly.extract.speakers import Speaker
from reportedly.extract.triggers import ATTACK
from reportedly.model.events import Denies, EventType, Status


@dataclass(frozen=True, slots=True)
class Name:
    """A name the register knows, at `[start, end)` of the reading copy."""

    start: int
    end: int
    row_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` of the reading copy, with its tokens, known names and dates."""

    index: int
    is_title: bool
    start: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    dates: tuple[TimeExpression, ...]
    dates_before: tuple[TimeExpression, ...]  # of the sentence before, where that tells no violence
    is_context: bool = False  # tells no violence itself, but who "it" of the next one is

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the reading copy of tokens `first`..`last`."""
        return self.start + self.tokens[first].start, self.start + self.tokens[last].end


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """A count with the offsets of its words and of those counted."""

    count: Count
    start: int
    end: int
    group: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stretch of a sentence says of one happening."""

    sentence: int
    start: int
    end: int
    words: tuple[int, int]  # what is quoted for it: the sentence, or its part of one
    speaker: Speaker | None
    cue: tuple[int, int] | None
    heard_by: tuple[int, int] | None
    kind: EventType
    means: str | None
    status: Status
    denies: Denies | None
    figures: tuple[CountedFigure, ...]
    roles: Roles
    places: tuple[Place, ...]
    place: tuple[Place, Place | None] | None
    lent: tuple[Place, Place | None] | None
    date: TimeExpression | None
    period: bool
    many: bool  # many happenings of a kind, counted themselves
    telling: bool
    threat: bool  # planned, threatened or foiled, where it has not happened
    pointed: bool  # a denial, an accusation or a claim of responsibility
    elsewhere: bool  # "elsewhere", "separately": another happening begins
    pointing: bool  # "some time later", "after that": told in an order, without a day
    reasons: tuple[str, ...]
    backdrop: bool = False  # told as what has often been or long gone on, without a day
    same_as: tuple[Meant, ...] = ()  # where its words are "the city", told of before
    aside: bool = False  # a question, an accident, a former toll: claims nothing
    caption: bool = False  # tells what a picture shows
    headline: bool = False  # claims only what the report below it does not tell
    beside_news: bool = False  # the news is set beside it: "came a day after", "comes amid"
    another: bool = False  # "a second raid": a happening of its own, though at the same place

    @property
    def loose(self) -> bool:
        """True if its words fit any kind of violence ("the attack", "were killed")."""
        return self.kind is EventType.OTHER_VIOLENCE or self.means == ATTACK

    @property
    def is_context(self) -> bool:
        """True if it looks back: a whole month or year, or a past perfect without figures."""
        return self.date is not None and self.date.precision >= 4

    @property
    def where(self) -> tuple[Place, Place | None] | None:
        """Its own place if that is more than a country, else the one carried over to it."""
        local = self.place is not None and self.place[0].rank > 1
        return self.place if local or self.lent is None else self.lent

    @property
    def totals(self) -> dict[str, tuple[int | None, int | None]]:
        """The totals it gives, by outcome (parts left out; the largest where there are several)."""
        sums: dict[str, tuple[int | None, int | None]] = {}
        for figure in self.figures:
            count = figure.count
            if not count.part_of_total and count.outcome not in sums:
                sums[count.outcome] = (count.low, count.high)
        return sums
