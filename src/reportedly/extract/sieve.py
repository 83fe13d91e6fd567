"""A first sieve: does a report tell of violence at all?

Archives hold mostly other things. This looks at words alone, hundreds of reports a second, so that
the language engine sees only what is left; it says which words decided.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from reportedly.extract.sieve_words import BIAS, FAMILIES

LEDE_WEIGHT = 0.15  # of the surest of the first two sentences, beside the mean of all
# Every article of the war passes from 0.09 down; the table in docs/evaluation.md says the rest.
THRESHOLD = 0.083
_LEDE = 2
_SHOWN = 5
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
# A rough cut does: what counts is how dense the words stand. Lines are never joined.
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"”.!?][.!?\"”])\s+(?=[A-Z0-9\"“])|\n+")
_FAMILY = {word: i for i, (_, _, words) in enumerate(FAMILIES) for word in words.split()}
_WEIGHTS = tuple(weight for _, weight, _ in FAMILIES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a report is to be read, how sure that is (from 0 up), and the words that decided."""

    relevant: bool
    score: float
    words: tuple[str, ...]


def sift(text: str) -> Verdict:
    """Judges a report by the share of its sentences that speak of violence, the first ones more."""
    sentences = [_words(s) for s in _SENTENCE.split(text) if s and not s.isspace()]
    if not sentences:
        return Verdict(False, 0.0, ())
    likely = [_likelihood(words) for words in sentences]
    score = LEDE_WEIGHT * max(likely[:_LEDE]) + sum(likely) / len(likely)
    return Verdict(score >= THRESHOLD, round(score, 3), _deciding(sentences))


def families_of(sentence: str) -> frozenset[int]:
    """The families that a sentence has a word of, as places in `FAMILIES`."""
    return frozenset(_FAMILY[word] for word in _words(sentence))


def _words(sentence: str) -> list[str]:
    return [word for word in _WORD.findall(sentence.lower()) if word in _FAMILY]


def _likelihood(words: Sequence[str]) -> float:
    """How likely a sentence with these words tells of violence, by each family once; 0 of none."""
    if not words:
        return 0.0
    return 1 / (1 + exp(-BIAS - sum(_WEIGHTS[i] for i in {_FAMILY[word] for word in words})))


def _deciding(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The words that weigh most over the whole report, heaviest first."""
    counted = Counter(word for words in sentences for word in words)
    weight = {word: n * _WEIGHTS[_FAMILY[word]] for word, n in counted.items()}
    ranked = sorted(weight, key=lambda word: (-weight[word], word))
    return tuple(word for word in ranked[:_SHOWN] if weight[word] > 0)
