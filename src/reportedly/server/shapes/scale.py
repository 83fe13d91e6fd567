"""One axis for counts of people: it begins at an honest zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log1p, log10
from statistics import median

_LONG_TAIL = 20  # times the median: beyond it a straight axis would press all else to the left
_TICKS = 5  # about so many on a straight axis: more crowd a column of 20 rem
_ROOM = 1.08  # right of the greatest count, so that its mark is drawn whole


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: its share of the way from the left, 0..100, and its count."""

    at: float
    count: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Where counts stand from 0 to `greatest`: straight, or by the logarithm of one more."""

    greatest: float
    bent: bool

    def at(self, count: float) -> float:
        """The share of the way from the left, 0..100."""
        share = log1p(count) / log1p(self.greatest) if self.bent else count / self.greatest
        return round(min(100.0, 100 * share), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        counts = _tens(self.greatest) if self.bent else _steps(self.greatest)
        return tuple(Tick(self.at(count), count) for count in counts)


def scale_of(counts: Iterable[int]) -> Scale:
    """The axis that holds all these counts."""
    said = [count for count in counts if count > 0]
    if not said:
        return Scale(1.0, bent=False)
    greatest = max(said)
    return Scale(max(greatest * _ROOM, greatest + 0.5), greatest > _LONG_TAIL * median(said))


def _tens(greatest: float) -> list[int]:
    return [0, *(10**power for power in range(ceil(log10(greatest + 1))))]


def _steps(greatest: float) -> list[int]:
    """Multiples of 1, 2 or 5 times a power of ten."""
    rough = max(1.0, greatest / _TICKS)
    power = 10 ** int(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return list(range(0, int(greatest) + 1, step))
