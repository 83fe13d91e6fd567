"""Places told of before and meant again: "the city", "the north-western province"."""

import re
from collections.abc import Sequence

from reportedly.extract.places import Place

_MEANT = re.compile(
    r"(?<!\w)(?:the|this|that)(?: same)?(?: (?!of|in|and|to|on|by|residential)[\w-]+){0,2}?"
    r" (city|town|village|province|governorate|district|neighbou?rhood|suburb|quarter)"
    r"(?!\w| (?:of|called|named) )(?! [A-Z])"
)

_CITY, _TOWN, _PROVINCE, _PART = "city", "town", "province", "district"

_LIKE = {
    "village": _TOWN,
    "governorate": _PROVINCE,
    **dict.fromkeys(("neighborhood", "neighbourhood", "suburb", "quarter"), _PART),
}


def place_meant(text: str) -> str | None:
    """The kind of place that a text means again without its name."""
    found = _MEANT.search(text)
    return None if found is None else _LIKE.get(found[1], found[1])


def recalled(kind: str, told: Sequence[Place]) -> Place | None:
    """The place told last that is of the kind meant."""
    return next((p for p in reversed(told) if _fits(kind, p)), None)


def _fits(kind: str, place: Place) -> bool:
    if kind == _PROVINCE:
        return place.rank == 2 or (place.rank == 3 and place.is_large)
    if kind == _CITY:
        return place.rank == 3
    if kind == _TOWN:
        return place.rank in (3, 4) and not place.is_large
    return place.rank in (3, 4) and not place.is_large
