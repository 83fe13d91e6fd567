"""Places told of before and meant again: "the city", "the western parts of the province"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extract.place_extent import ITS_PARTS, PART_OF_IT
from reportedly.extract.place_words import CAPITALS, SITE
from reportedly.extract.places import Place

_KINDS = r"city|capital|town|village|province|governorate|district|neighbou?rhood|suburb|quarter"

_SITES = (
    r"(?:air)?base|airport|airfield|hospital|market|prison|camp|road|highway|crossing|dam|"
    r"(?:oil ?)?field|checkpoint|square|bridge|school|mosque|factory|border"
)

_MEANT = re.compile(
    rf"(?<![\w-])(?:(?P<part>{PART_OF_IT}|an? (?:[a-z-]+ )?(?:police station|{SITE.pattern})"
    rf" (?:in|of)(?: the| this)?)|the|this|that)"
    rf"(?: same)?(?: (?!of|in|and|to|on|by|residential)[\w-]+){{0,2}}?"
    rf" (?P<kind>{_KINDS}|{_SITES})(?P<behind>{ITS_PARTS})?"
    r"(?!\w| (?:of|called|named) )(?! [A-Z])"
)

_CITY, _TOWN, _PROVINCE, _PART = "city", "town", "province", "district"

_LIKE = {
    "village": _TOWN,
    "governorate": _PROVINCE,
    **dict.fromkeys(("neighborhood", "neighbourhood", "suburb", "quarter"), _PART),
    **dict.fromkeys(("base", "airbase", "airport", "airfield"), "base"),
    "highway": "road",
    "oilfield": "field",
    "oil field": "field",
}


@dataclass(frozen=True, slots=True)
class Meant:
    """A place meant again: its kind, and at `[start, end)` the words that say which part of it."""

    kind: str
    start: int
    end: int
    is_part: bool


def places_meant(text: str, at: int) -> tuple[Meant, ...]:
    """The places that a text at offset `at` means again without their names."""
    return tuple(
        Meant(
            _LIKE.get(m["kind"], m["kind"]), at + m.start(), at + m.end(),
            m["part"] is not None or m["behind"] is not None,
        )
        for m in _MEANT.finditer(text)
    )  # fmt: skip


def recalled(meant: Sequence[Meant], told: Sequence[Place]) -> tuple[Place, Place] | None:
    """The place told last that is of the kind meant first; and in the words for its part if any."""
    for one in meant:
        place = next((p for p in reversed(told) if _fits(one.kind, p)), None)
        if place is not None:
            return place, _in_words(place, one) if one.is_part else place
    return None


def _in_words(place: Place, meant: Meant) -> Place:
    return replace(place, start=meant.start, end=meant.end, noun_length=0)


def _fits(kind: str, place: Place) -> bool:
    if kind == _PROVINCE:
        return place.rank == 2 or (place.rank == 3 and place.is_large)
    if kind == "capital":
        return place.name in CAPITALS
    if kind == _CITY:
        return place.rank == 3
    if kind in (_TOWN, _PART):
        return place.rank in (3, 4) and not place.is_large
    return kind in _LIKE.get(place.noun, place.noun)
