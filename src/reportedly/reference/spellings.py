"""Spellings of places, compiled once into arrays on disk: the same after folding, or alike.

Every folded name has its bones: the consonants, those that romanisations take for one another
made one. Names whose bones differ by one letter at most are found by the bones with any one
letter left out (the method of SymSpell), and are then compared in full.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from reportedly.model.reference import PlaceRow
from reportedly.reference.folding import GENERIC_WORDS, fold_place, skeleton

Arrays = dict[str, NDArray[np.generic]]

# Blend of two likenesses, measured on names of Syrian towns in Latin, Cyrillic and Arabic script:
# with this weight the right place came first.
_SKELETON_WEIGHT = 0.55  # the rest goes to the whole name
_LEAST_LIKENESS = 0.55  # below it nothing is worth a reader's eye
_ENOUGH_CONSONANTS = 4  # with fewer the skeleton says less, and the whole name counts for more
_COMPARED_ALL = 6000  # names of a small list, compared one by one in less than 2 ms
_COMPARED = 2000  # names of a large list that are compared in full; takes a millisecond

# Latin, Greek, Cyrillic, Hebrew, Arabic: the scripts that reports name places in. Names in others
# cost most of the time of folding and meet nothing.
_READ_SCRIPTS = re.compile("[\\u0000-\\u077f\\u1e00-\\u206f\\ufb00-\\ufeff]+")
# Consonants that romanisations of Arabic and Russian take for one another, and h, which comes
# and goes.
_TAKEN_FOR = str.maketrans("gqbvzjd", "kkpfsst", "h")


def compile_names(rows: Iterable[PlaceRow]) -> Arrays:
    """The arrays that a `SpellingIndex` reads. Names are in order of their bones."""
    listed = list(rows)
    keys = _keys(listed)
    ordered = sorted((_bones(key), key) for key in keys)
    bones = list(dict.fromkeys(bone for bone, _ in ordered))
    number = {bone: at for at, bone in enumerate(bones)}
    lines = [f"{key}\t{skeleton(key)}\n".encode() for _, key in ordered]
    owners = [keys[key] for _, key in ordered]
    counts = np.bincount([number[bone] for bone, _ in ordered], minlength=len(bones))
    hashes, of_hash = _table((crc32(key.encode()), at) for at, (_, key) in enumerate(ordered))
    part_hashes, of_part = _table(
        (crc32(part.encode()), at) for at, bone in enumerate(bones) for part in _parts(bone)
    )
    packed = [msgspec.msgpack.encode(replace(row, spellings=())) for row in listed]
    return {
        "key_lines": _bytes(lines), "key_ends": _ends(lines),
        "key_hashes": hashes, "key_of_hash": of_hash,
        "owners": np.array([at for own in owners for at in own], dtype=np.uint32),
        "owner_ends": _ends(owners),
        "part_hashes": part_hashes, "bone_of_part": of_part,
        "bone_ends": np.cumsum(counts, dtype=np.uint32),
        "rows": _bytes(packed), "row_ends": _ends(packed),
    }  # fmt: skip


def _keys(rows: Sequence[PlaceRow]) -> dict[str, list[int]]:
    """Which rows (by number) a folded spelling means."""
    keys: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        names = filter(_READ_SCRIPTS.fullmatch, (row.name, *row.spellings))
        for key in {fold_place(name) for name in names} - {""}:
            keys.setdefault(key, []).append(number)
    return keys


def _bones(key: str) -> str:
    bones = skeleton(key)
    return bones.translate(_TAKEN_FOR) or bones


def _parts(bones: str) -> set[str]:
    """The bones, and the bones with any one of three or more left out."""
    whole = {bones}
    return (
        whole
        if len(bones) < 3
        else whole | {bones[:at] + bones[at + 1 :] for at in range(len(bones))}
    )


def _table(pairs: Iterable[tuple[int, int]]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Hashes in order, and what each stands for."""
    flat = np.fromiter((value for pair in pairs for value in pair), dtype=np.uint32)
    hashes, values = flat[0::2], flat[1::2]
    order = np.lexsort((values, hashes))
    return hashes[order], values[order]


def _bytes(lines: Sequence[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(lines), dtype=np.uint8)


def _ends(lists: Sequence[Sequence[object]]) -> NDArray[np.uint32]:
    return np.fromiter(accumulate(map(len, lists)), dtype=np.uint32, count=len(lists))


class SpellingIndex:
    """Look-ups in compiled names. The arrays may lie on disk: little of them is ever read."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    def __len__(self) -> int:
        """How many different folded names there are."""
        return len(self._arrays["key_ends"])

    def rows(self) -> Iterator[PlaceRow]:
        """Every place, without its spellings."""
        return map(self._row, range(len(self._arrays["row_ends"])))

    def key(self, number: int) -> str:
        """The folded name of that number, counted in the order of the names' bones."""
        return self._keys(number, number + 1)[0][0]

    def exact(self, key: str) -> list[PlaceRow]:
        """The places spelt so after folding."""
        found = self._hashed(key, "key_hashes", "key_of_hash")
        return [row for at in found if self.key(at) == key for row in self._owned(at)]

    def alike(self, key: str, *, limit: int) -> Iterator[tuple[PlaceRow, str, float]]:
        """The places whose spellings are most like `key`, each with that spelling, and 0..1."""
        numbers, lines = self._near(key) if key else ([], [])
        if not lines:
            return
        names, bones = zip(*lines, strict=True)
        scores = _likeness(key, names, bones)
        for at in np.argsort(-scores, kind="stable")[:limit]:
            score = _but_for_generic(key, names[at], float(scores[at]))
            if score >= _LEAST_LIKENESS:
                for row in self._owned(numbers[at]):
                    yield row, names[at], score

    def _near(self, key: str) -> tuple[list[int], list[list[str]]]:
        """Names worth a full comparison by number, and each with its skeleton."""
        if 0 < len(self) <= _COMPARED_ALL:
            return self._all
        numbers: list[int] = []
        lines: list[list[str]] = []
        for bone in self._bones_near(key):
            first, end = _range(self._arrays["bone_ends"], bone)
            numbers += range(first, end)
            lines += self._keys(first, end)
            if len(lines) > _COMPARED:
                break
        return numbers, lines

    @cached_property
    def _all(self) -> tuple[list[int], list[list[str]]]:
        return list(range(len(self))), self._keys(0, len(self))

    def _bones_near(self, key: str) -> list[int]:
        """Bones that differ by a letter at most, the same ones first."""
        bones = _bones(key)
        parts = sorted(_parts(bones), key=lambda part: (part != bones, part))
        found = (self._hashed(part, "part_hashes", "bone_of_part") for part in parts)
        return list(dict.fromkeys(at for numbers in found for at in numbers))

    def _hashed(self, text: str, hashes: str, values: str) -> list[int]:
        wanted = np.uint32(crc32(text.encode()))
        table = self._arrays[hashes]
        first, end = np.searchsorted(table, wanted, "left"), np.searchsorted(table, wanted, "right")
        listed: list[int] = self._arrays[values][first:end].tolist()
        return listed

    def _keys(self, first: int, end: int) -> list[list[str]]:
        """Names and skeletons of a range of numbers."""
        start = _range(self._arrays["key_ends"], first)[0]
        stop = _range(self._arrays["key_ends"], end - 1)[1]
        text = self._arrays["key_lines"][start:stop].tobytes().decode()
        return [line.split("\t") for line in text.splitlines()]

    def _owned(self, at: int) -> list[PlaceRow]:
        first, end = _range(self._arrays["owner_ends"], at)
        return [self._row(number) for number in self._arrays["owners"][first:end].tolist()]

    def _row(self, number: int) -> PlaceRow:
        first, end = _range(self._arrays["row_ends"], number)
        return msgspec.msgpack.decode(self._arrays["rows"][first:end].tobytes(), type=PlaceRow)


def _range(ends: NDArray[np.generic], at: int) -> tuple[int, int]:
    return int(ends[at - 1]) if at else 0, int(ends[at])


def _likeness(key: str, names: Sequence[str], skeletons: Sequence[str]) -> NDArray[np.float64]:
    bones = skeleton(key)
    whole = process.cdist([key], names, scorer=fuzz.token_sort_ratio)[0]
    consonants = process.cdist([bones], skeletons, scorer=fuzz.ratio)[0]
    weight = _SKELETON_WEIGHT * min(1.0, len(bones) / _ENOUGH_CONSONANTS)
    blend: NDArray[np.float64] = (1 - weight) * whole + weight * consonants
    return blend / 100


def _but_for_generic(key: str, spelling: str, score: float) -> float:
    """What "Kafr" is shared with says little: half of the likeness is that of what follows it."""
    first, _, rest = key.partition(" ")
    other, _, other_rest = spelling.partition(" ")
    if first not in GENERIC_WORDS or not rest:
        return score
    return (score + fuzz.ratio(rest, other_rest if first == other else spelling) / 100) / 2
