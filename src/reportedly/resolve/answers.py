"""What a choice makes of a mention: a place with its precision, or candidates and a reason."""

from collections.abc import Sequence

from reportedly.model.places import PlaceCandidate, PlaceMention, ResolvedPlace
from reportedly.resolve.choosing import Choice
from reportedly.resolve.precision import acled_precision, ged_precision

_KEPT = 5  # candidates shown


def placed(
    mention: PlaceMention, told: PlaceMention, choice: Choice, others: Sequence[PlaceCandidate]
) -> ResolvedPlace:
    """The choice, which has a place, as the answer to `mention`, as precise as `told` is."""
    assert choice.place is not None
    precision = ged_precision(choice.place.level, told)
    kept = (choice.place, *others)[:_KEPT]
    rough = acled_precision(precision)
    return ResolvedPlace(mention, choice.place, precision, rough, kept, choice.reason)


def unplaced(
    mention: PlaceMention, candidates: Sequence[PlaceCandidate], reason: str
) -> ResolvedPlace:
    """The mention left open, with what it may mean."""
    return ResolvedPlace(mention, None, None, None, tuple(candidates[:_KEPT]), reason)
