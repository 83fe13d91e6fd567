"""The queue: which incidents a person should look at, in what order, and what tells them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.summaries import Facet, Summary
from reportedly.query.paging import place_of
from reportedly.store.base import Casebook
from reportedly.store.questions import EVERYTHING, By, FacetCount, Filter

PAGE = 50  # incidents on a page: two screens, so that the eye still finds its place
MOST_VALUES = 12  # of one facet at first sight; the rest are counted, and shown on demand


@dataclass(frozen=True, slots=True)
class FacetValues:
    """One facet: the most frequent values first, and how many others were left out.

    The values that the filter asks for come with them, however rare.
    """

    facet: Facet
    values: tuple[FacetCount, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue: `rows` of `total` incidents; pages count from 1.

    The facets count over all that are wanted, on this page or not.
    """

    rows: tuple[Summary, ...]
    total: int
    page: int
    pages: int
    facets: tuple[FacetValues, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The incidents before and after one in a queue; None at its ends."""

    previous: int | None
    next: int | None


def queue(
    casebook: Casebook,
    wanted: Filter = EVERYTHING,
    *,
    order: By = By.CONTRADICTION,
    page: int = 1,
    size: int = PAGE,
    most_values: int | None = MOST_VALUES,
) -> QueuePage:
    """A page of the incidents that are wanted; a page beyond the last is the last.

    With a day asked for, undated incidents are left out.
    """
    with casebook.still():
        total = casebook.summaries_count(wanted)
        at = place_of(page, total=total, size=size)
        rows = casebook.summaries(wanted, by=order, limit=size, offset=at.offset)
        counts = casebook.facet_counts(wanted, among=total)
    return QueuePage(rows, total, at.page, at.pages, _facets(counts, wanted, most_values))


def neighbours(
    casebook: Casebook, number: int, wanted: Filter = EVERYTHING, *, order: By = By.CONTRADICTION
) -> Neighbours:
    """The incidents before and after this one in the queue, also where it has just left it."""
    return Neighbours(*casebook.neighbours(number, wanted, by=order))


def _facets(
    counts: Iterable[FacetCount], wanted: Filter, most: int | None
) -> tuple[FacetValues, ...]:
    held: dict[Facet, list[FacetCount]] = {facet: [] for facet in Facet}
    for count in counts:
        held[count.facet].append(count)
    return tuple(_values(facet, held[facet], chosen_values(wanted, facet), most) for facet in Facet)


def _values(
    facet: Facet, found: list[FacetCount], chosen: tuple[str, ...], most: int | None
) -> FacetValues:
    first = found[:most]
    shown = [*first, *(each for each in found[len(first) :] if each.value in chosen)]
    return FacetValues(facet, tuple(shown), len(found) - len(shown))


def chosen_values(wanted: Filter, facet: Facet) -> tuple[str, ...]:
    """The values of a facet that a filter asks for."""
    chosen: dict[Facet, tuple[str, ...]] = {
        Facet.TYPE: wanted.types,
        Facet.PROVINCE: wanted.provinces,
        Facet.OUTLET: wanted.outlets,
        Facet.SPEAKER: wanted.speakers,
        Facet.NEED: wanted.needs,
    }
    return chosen[facet]
