"""Quarters, streets and buildings of a town that no list has: told by the town that holds them.

GED's codebook (19.1, Appendix 3) places what is known to lie in a town at the town's middle. Where
in the town, or how far out of it, an unknown quarter lies nobody has checked, so the precision is
that of "near the town".
"""

import re
from dataclasses import replace

from reportedly.model.places import PlaceMention, PlaceRelation
from reportedly.model.spans import Span
from reportedly.reference.levels import level_word, split_level

_QUARTER = (
    r"neighbou?rhoods?|quarters?|districts?|suburbs?|(?:old|new) (?:city|town)|squares?|streets?|"
    r"roundabouts?|avenues?|markets?|souks?"
)
_BUILDING = (
    r"hospitals?|clinics?|schools?|mosques?|churche?s?|universit(?:y|ies)|bakery|bakeries|hotels?|"
    r"stadiums?|cinemas?|cemeter(?:y|ies)|courthouses?|stations?"
)
_IS_QUARTER = re.compile(rf"\b(?:{_QUARTER})\b", re.IGNORECASE)
_IS_BUILDING = re.compile(rf"\b(?:{_BUILDING})\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    rf"\b(?:{_QUARTER}|{_BUILDING})(?: of| called| named)?(?: the)? $", re.IGNORECASE
)
_LOOK_BACK = 40  # characters; "neighbourhoods called the "
_A_TOWN = frozenset({"city", "town", "village", "suburb"})


def town_told(mention: PlaceMention, text: str) -> PlaceMention | None:
    """The town in which the report puts a quarter or a building; None where it puts it in none.

    A quarter's town needs no word for it; a building "in Idlib" may stand anywhere in a province
    of that name, so it needs "city" or "town".
    """
    if mention.within is None:
        return None
    unit = re.sub(r"['’]s?$", "", mention.within.text)
    said = level_word(unit)
    if said is not None and said not in _A_TOWN:
        return None
    before = _SAID_BEFORE.search(text[: mention.span.start][-_LOOK_BACK:])
    words = f"{before[0] if before else ''}{mention.span.text}"
    if not (_IS_QUARTER.search(words) or (said and _IS_BUILDING.search(words))):
        return None
    start = mention.within.start
    return PlaceMention(Span(start, start + len(unit), unit), split_level(unit)[0])


def beside_town(mention: PlaceMention) -> PlaceMention:
    """The mention, told of the town that holds it: no nearer than near it."""
    at = mention.relation is PlaceRelation.AT
    return replace(mention, relation=PlaceRelation.NEAR) if at else mention
