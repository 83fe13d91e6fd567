"""Sentences told in other people's words, and what of a reading must not change by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builders import report
from reportedly.extract.claims import extract_claims
from reportedly.extract.reading import Reader
from reportedly.model.claims import Claim

# What one side calls it, and what another does. Word for word: the longest spelling first.
FRAMINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "rebels are terrorists": (("rebels", "terrorists"), ("rebel", "terrorist")),
    "rebels are freedom fighters": (("rebels", "freedom fighters"), ("rebel", "freedom fighter")),
    "the killed are martyred": (
        ("killing of", "martyring of"),
        ("killing", "martyring"),
        ("killed", "martyred"),
    ),
    "the killed are liquidated": (
        ("killing of", "liquidating of"),
        ("killing", "liquidating"),
        ("killed", "liquidated"),
    ),
    "an operation is a massacre": (
        ("operations", "massacres"),
        ("operation", "massacre"),
        ("an operation", "a massacre"),
    ),
    "an attack is a massacre": (("attacks", "massacres"), ("attack", "massacre")),
    "the government is a regime": (("government", "regime"),),
}
_ARTICLE = re.compile(r"\b([Aa])n (?=massacre|freedom|terrorist|regime)")
_VERBS = re.compile(r"\b(?:to|they|which|that|who|it) attacks?\b")  # the noun alone is reframed

Party = tuple[str, ...]
Reading = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """One sentence in two framings."""

    framing: str
    before: str
    after: str

    def reframed(self, words: str) -> str:
        return _replaced(words, FRAMINGS[self.framing])


def retellings(sentence: str) -> Iterator[Retold]:
    """The sentence in every framing that changes it."""
    if _VERBS.search(sentence):
        return
    for framing, pairs in FRAMINGS.items():
        after = _replaced(sentence, pairs)
        if after != sentence:
            yield Retold(framing, sentence, after)


def _replaced(words: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        words = re.sub(rf"(?<![\w-]){old}(?![\w])", new, words)
        words = re.sub(rf"(?<![\w-]){old.capitalize()}(?![\w])", new.capitalize(), words)
    return _ARTICLE.sub(r"\1 ", words)


def read_sentences(
    sentences: list[str], day: str | None, reader: Reader
) -> list[tuple[Claim, ...]]:
    return [extract_claims(report("r", s, published=day), reader) for s in sentences]


def is_same(retold: Retold, before: tuple[Claim, ...], after: tuple[Claim, ...]) -> bool:
    """True if type, parties (but for the word), figures, place and date are what they were."""
    there = [_reading(claim, retold) for claim in before]
    here = [_reading(claim, None) for claim in after]
    return there == here


def _reading(claim: Claim, retold: Retold | None) -> Reading:
    def words(text: str) -> str:
        return (text if retold is None else retold.reframed(text)).casefold()

    return (
        claim.event_type,
        claim.status,
        tuple(sorted({words(a.name) for a in claim.actors})),
        tuple(sorted({words(a.name) for a in claim.recipients})),
        tuple((f.outcome, f.low, f.high, f.quantifier, f.part_of_total) for f in claim.figures),
        None if claim.place is None else claim.place.name,
        None if claim.date is None else (claim.date.days, claim.date.basis),
    )
