"""What a person typed, with all it takes to read it: the claim, the words, the lists."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reportedly.errors import InputError
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import Quoted, Slip
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.reference.library import Library

NOTHING = "none"  # the claim says nothing of the field

Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Typed:
    """One slip about a claim of a report. `words` are those of the report that it quotes.

    With `leave_open` a place that is not clear is left unresolved; else it is refused.
    """

    claim: ResolvedClaim
    report: Report
    slip: Slip
    words: Span | None
    library: Library
    leave_open: bool = False

    @property
    def value(self) -> str:
        """The only value, or the first. Raises InputError where nothing was typed."""
        if not (self.slip.values and self.slip.values[0].strip()):
            hint = f"type a value, or {NOTHING} where the claim says nothing of it"
            raise InputError(f"no {self.slip.field.replace('_', ' ')} is given", hint=hint)
        return self.slip.values[0]

    @property
    def nothing(self) -> bool:
        return self.slip.values == (NOTHING,)

    def span(self, observed: Span | None, said: str = "") -> Span:
        """The words that a value rests on: those quoted, those it was read from, those of the
        claim that say it, or all the claim's."""
        return self.words or observed or self.said(said) or self.claim.as_read.evidence[0]

    def said(self, name: str) -> Span | None:
        """Where the claim's own words say it."""
        found = (_said_in(words, name) for words in self.claim.as_read.evidence if name)
        return next(filter(None, found), None)


def _said_in(words: Span, said: str) -> Span | None:
    """Where `said` stands in the words; a number not within another one."""
    pattern = rf"(?<![\w.,]){re.escape(said)}(?!\w|[.,]\d)"
    found = re.search(pattern, words.text, re.IGNORECASE)
    if found is None:
        return None
    start = words.start + found.start()
    return Span(start, start + len(found.group()), found.group())


def quoted(report: Report, words: Quoted, *, near: int = 0) -> Span:
    """The words in the report, whatever its line breaks; of several places the one nearest to
    the offset `near`. Raises InputError where it does not say them."""
    found = says(report, words)
    if not found:
        told = words.text if isinstance(words, Span) else words
        hint = "give its exact words, or leave --words out and say in the reason how you know"
        raise InputError(f"the report does not say {told!r}", hint=hint)
    return min(found, key=lambda span: (abs(span.start - near), span.start))


def says(report: Report, words: Quoted) -> list[Span]:
    """Where a report says the words, whatever its line breaks; nowhere: empty."""
    if isinstance(words, Span):
        is_said = words.text.strip() and report.text[words.start : words.end] == words.text
        return [words] if is_said else []
    pattern = r"\s+".join(map(re.escape, words.split())) or r"(?!)"
    return [Span(m.start(), m.end(), m.group()) for m in re.finditer(pattern, report.text)]


def plain(name: str) -> str:
    """A name of a value as it is kept: "Air strike" and "air-strike" as "air_strike"."""
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def one_of(kinds: type[Kind], name: str, noun: str) -> Kind:
    """The value of that name. Raises InputError, with the names there are, for any other."""
    try:
        return kinds(plain(name))
    except ValueError:
        known = ", ".join(kind.replace("_", "-") for kind in kinds)
        raise InputError(f"{name!r} is no {noun}", hint=f"{noun}s: {known}") from None
