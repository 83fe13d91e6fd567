"""Spellings of places, indexed: the same after folding, or alike."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from reportedly.model.reference import PlaceRow
from reportedly.reference.folding import GENERIC_WORDS, fold_place, skeleton

# Blend of two likenesses, measured on names of Syrian towns in Latin, Cyrillic and Arabic script:
# with these weights the right place came first.
_WHOLE_WEIGHT, _SKELETON_WEIGHT = 0.45, 0.55
_LEAST_LIKENESS = 0.55  # below it nothing is worth a reader's eye
_ENOUGH_CONSONANTS = 4  # with fewer the skeleton says less, and the whole name counts for more


# Latin, Greek, Cyrillic, Hebrew, Arabic: the scripts that reports name places in. Names in others
# cost most of the time of folding and meet nothing.
_READ_SCRIPTS = re.compile("[\\u0000-\\u077f\\u1e00-\\u206f\\ufb00-\\ufeff]+")


class Shard(msgspec.Struct):
    """Places, and which of them (indexes into rows) a folded spelling means."""

    rows: list[PlaceRow]
    keys: dict[str, list[int]]

    @classmethod
    def of(cls, rows: Iterable[PlaceRow]) -> "Shard":
        listed = list(rows)
        keys: dict[str, list[int]] = {}
        for number, row in enumerate(listed):
            names = filter(_READ_SCRIPTS.fullmatch, (row.name, *row.spellings))
            for key in sorted({fold_place(name) for name in names} - {""}):
                keys.setdefault(key, []).append(number)
        return cls(listed, keys)


class SpellingIndex:
    """A shard with the consonants of every key."""

    def __init__(self, shard: Shard) -> None:
        self.rows, self._keys = shard.rows, shard.keys

    def exact(self, key: str) -> list[PlaceRow]:
        """The places spelt so after folding."""
        return [self.rows[number] for number in self._keys.get(key, ())]

    def alike(self, key: str, *, limit: int) -> Iterator[tuple[PlaceRow, str, float]]:
        """The places whose spellings are most like `key`, each with that spelling, and 0..1."""
        if not self._keys or not key:
            return
        scores = self._likeness(key)
        for at in np.argsort(-scores, kind="stable")[:limit]:
            score = _but_for_generic(key, self._spellings[at], float(scores[at]))
            if score >= _LEAST_LIKENESS:
                for number in self._keys[self._spellings[at]]:
                    yield self.rows[number], self._spellings[at], score

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._keys)

    @cached_property
    def _skeletons(self) -> list[str]:
        return [skeleton(key) for key in self._spellings]

    def _likeness(self, key: str) -> NDArray[np.float64]:
        bones = skeleton(key)
        whole = process.cdist([key], self._spellings, scorer=fuzz.token_sort_ratio)[0]
        consonants = process.cdist([bones], self._skeletons, scorer=fuzz.ratio)[0]
        weight = _SKELETON_WEIGHT * min(1.0, len(bones) / _ENOUGH_CONSONANTS)
        blend: NDArray[np.float64] = (1 - weight) * whole + weight * consonants
        return blend / 100


def _but_for_generic(key: str, spelling: str, score: float) -> float:
    """Two names that share "Kafr" are as alike as what follows it, half and half."""
    first, _, rest = key.partition(" ")
    other, _, other_rest = spelling.partition(" ")
    if first not in GENERIC_WORDS or first != other or not rest or not other_rest:
        return score
    return (score + fuzz.ratio(rest, other_rest) / 100) / 2
