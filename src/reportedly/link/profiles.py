"""What a text is about, in the words that set it apart: for comparing one report with another.

A figure is never among them: digits and number words are masked.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from anyascii import anyascii

from reportedly.link.rarity import rarity
from reportedly.link.words import tells

_NAME = re.compile(r"\b[A-Z][A-Za-z]+")
_WORD = re.compile(r"[a-z]+")
# Half the words of a usual report: more change no likeness by .02, and a casebook holds them all.
_KEPT_WORDS = 100
COMMON = 1.0  # rarity of words that a third of all reports have: they tell nothing
# Names of people, streets, villages and units; "Monday", "Police" and "Aleppo" lie below.
_RARE_NAME = 1.5
_KEPT_NAMES = 24


@dataclass(frozen=True, slots=True)
class Profile:
    """The telling words of a text by weight (their squares sum to 1); its rarest names by rarity.

    The rarest name comes first.
    """

    weights: Mapping[str, float]
    names: Mapping[str, float]


UNKNOWN = Profile({}, {})  # of a text that is not at hand


def profile_of(text: str) -> Profile:
    """The profile of a report's reading copy."""
    plain = anyascii(text)
    counts = Counter(word for word in _WORD.findall(plain.lower()) if tells(word))
    weighed = {word: _weight(word, count) for word, count in counts.items()}
    heaviest = sorted(weighed, key=lambda word: (-weighed[word], word))[:_KEPT_WORDS]
    length = sqrt(sum(weighed[word] ** 2 for word in heaviest)) or 1.0
    names = {word.lower() for word in _NAME.findall(plain)}
    telling = (name for name in names if tells(name) and rarity(name) >= _RARE_NAME)
    return Profile(
        weights={word: weighed[word] / length for word in heaviest if weighed[word] > 0},
        names={name: rarity(name) for name in sorted(telling, key=rarest_first)[:_KEPT_NAMES]},
    )


def _weight(word: str, count: int) -> float:
    return (1 + log(count)) * max(0.0, rarity(word) - COMMON)


def likeness(left: Profile, right: Profile) -> float:
    """Cosine of the two, 0..1."""
    one, two = left.weights, right.weights
    return sum(one[word] * two[word] for word in one.keys() & two.keys())


def names_in_common(left: Profile, right: Profile) -> tuple[str, ...]:
    """Rare names that both have, the rarest first."""
    return tuple(name for name in left.names if name in right.names)


def rarest_first(word: str) -> tuple[float, str]:
    return -rarity(word), word
