"""Places told in one breath: which of them are places of their own beside the first."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.places import PlaceCandidate, PlaceLevel, ResolvedPlace
from reportedly.reference.folding import fold_place
from reportedly.resolve.choosing import lies_within

_UNITS = (PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.COUNTRY)


def with_others(first: ResolvedPlace, others: Sequence[ResolvedPlace], text: str) -> ResolvedPlace:
    """`first` with those of `others` that are places of their own; `text` is the report's.

    "Sel and Aleppo province" is one place where Sel lies in that province, and so is "Sel, Aleppo"
    of "Sel, Aleppo and Amar". An entry that is told twice is one, too.
    """
    row = [first, *others]
    apart = (place for place in others if not _holds_another(place, row, text))
    kept = {_identity(place): place for place in apart}
    kept.pop(_identity(first), None)
    return replace(first, others=tuple(kept.values()))


def _identity(place: ResolvedPlace) -> str:
    return fold_place(place.mention.name) if place.chosen is None else place.chosen.id


def _holds_another(place: ResolvedPlace, row: Sequence[ResolvedPlace], text: str) -> bool:
    unit = place.chosen
    if unit is None:
        return False
    inside = [one.chosen for one in row if one.chosen is not None and one.chosen.id != unit.id]
    if unit.level in _UNITS:
        return any(lies_within(one, (unit,)) for one in inside)
    after_comma = text[: place.mention.span.start].rstrip().endswith(",")
    return after_comma and any(_is_province_of(unit, one) for one in inside)


def _is_province_of(named: PlaceCandidate, place: PlaceCandidate) -> bool:
    """Whether the name is also that of the province in which `place` lies."""
    alike = fold_place(named.name) == fold_place(place.admin1)
    return alike and named.country == place.country
