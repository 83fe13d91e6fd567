"""Sets that grow together."""

from collections.abc import Hashable
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


class Unions(Generic[T]):
    """Disjoint sets of ordered things; a set is known by its least member."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def find(self, item: T) -> T:
        """The least member of the set that holds `item`."""
        while (above := self._above.get(item, item)) != item:
            self._above[item] = self._above.get(above, above)
            item = above
        return item

    def join(self, left: T, right: T) -> None:
        one, two = sorted((self.find(left), self.find(right)))
        self._above[two] = one
