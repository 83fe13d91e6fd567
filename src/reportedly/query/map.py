"""What is drawn on a map: where incidents are concluded to lie, as precisely as is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.summaries import Spot, Summary
from reportedly.store.base import Casebook
from reportedly.store.questions import EVERYTHING, By, Filter

MOST_DRAWN = 2000  # incidents on one map: more hide one another, and wait for the reader
NEAR_KM = 25.0  # GED where_prec 2: within 25 km of the point (codebook 19.1, Appendix 3)
_NEAR, _COUNTRY = 2, 6  # where_prec: near a point; from here on no point stands for the place


@dataclass(frozen=True, slots=True)
class Drawn:
    """One place of an incident, one a record. `radius_km` is how far around the point it may lie,
    None where it is the point itself, or an area that the place's name and level tell."""

    summary: Summary
    spot: Spot

    @property
    def radius_km(self) -> float | None:
        return NEAR_KM if self.spot.precision == _NEAR else None


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn, the deadliest first, and what is only listed beside it.

    `listed` are incidents that no point may stand for: their place is a whole country, the sea, or
    not known. Of `total` incidents `left_out` are neither drawn nor listed: there were too many.
    """

    drawn: tuple[Drawn, ...]
    listed: tuple[Summary, ...]
    total: int
    left_out: int


def map_of(casebook: Casebook, wanted: Filter = EVERYTHING, *, most: int = MOST_DRAWN) -> Map:
    """The places of the incidents that are wanted; of too many, those with the highest tolls."""
    with casebook.still():
        total = casebook.summaries_count(wanted)
        found = casebook.summaries(wanted, by=By.TOLL, limit=most)
    drawn = tuple(each for summary in found for each in _drawn(summary))
    placed = {each.summary.number for each in drawn}
    listed = tuple(summary for summary in found if summary.number not in placed)
    return Map(drawn, listed, total, total - len(found))


def _drawn(summary: Summary) -> Iterator[Drawn]:
    for spot in summary.spots:
        if spot.place is not None and (spot.precision or _COUNTRY) < _COUNTRY:
            yield Drawn(summary, spot)
