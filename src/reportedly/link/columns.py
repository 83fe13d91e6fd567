"""What marks read of tellings, numbered and in columns; what two numbers weigh, remembered."""

from array import array
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
Thing = TypeVar("Thing")

_SLOT_BITS = 20  # pairs that are remembered: a million, 16 MB at most
_KEY_BITS = 31  # two numbers make one key
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 by the golden ratio (Knuth, volume 3, 6.4)


class Column(Generic[Thing]):
    """Things in their order, each by the number of all that read like it, from 1 on."""

    def __init__(self, read: Callable[[Thing], Hashable]) -> None:
        self._read = read
        self._numbers: dict[Hashable, int] = {}
        self._examples: list[Thing] = []
        self._column = array("q")

    def append(self, thing: Thing) -> None:
        """Put a thing at the next place."""
        read = self._read(thing)
        number = self._numbers.get(read)
        if number is None:
            self._examples.append(thing)
            number = self._numbers[read] = len(self._examples)
        self._column.append(number)

    def at(self, places: Numbers) -> Numbers:
        """The numbers of the things at these places."""
        return np.frombuffer(self._column, np.int64)[places]


class Aspect(Column[Thing]):
    """A column with what two of its numbers weigh, worked out once, by the marks themselves."""

    def __init__(
        self, read: Callable[[Thing], Hashable], weigh: Callable[[Thing, Thing], float]
    ) -> None:
        super().__init__(read)
        self._weigh = weigh
        self._keys = np.zeros(1 << _SLOT_BITS, np.int64)  # the pair that each slot remembers
        self._known = np.zeros(1 << _SLOT_BITS)

    def weights(self, lefts: Numbers, rights: Numbers) -> Weights:
        """What the things at these places weigh, two by two."""
        keys = self.at(lefts) << _KEY_BITS | self.at(rights)
        slots = keys.view(np.uint64) * _SPREAD >> np.uint64(64 - _SLOT_BITS)
        found: Weights = self._known[slots]
        unknown = np.flatnonzero(self._keys[slots] != keys)
        if len(unknown):
            keys, slots = keys[unknown], slots[unknown]
            found[unknown] = self._weigh_anew(keys)
            self._keys[slots], self._known[slots] = keys, found[unknown]
        return found

    def _weigh_anew(self, keys: Numbers) -> Weights:
        different, places = np.unique(keys, return_inverse=True)
        ones, twos = different >> _KEY_BITS, different & (1 << _KEY_BITS) - 1
        pairs = zip(ones.tolist(), twos.tolist(), strict=True)
        examples = self._examples
        weighed = [self._weigh(examples[one - 1], examples[two - 1]) for one, two in pairs]
        return np.array(weighed, np.float64)[places]
