"""How precisely a place is known: UCDP GED's where_prec and ACLED's geo_precision."""

import re

from reportedly.model.places import PlaceLevel, PlaceMention, PlaceRelation

_NEAR_KM = 25.0  # GED codebook, Appendix 3: up to 25 km is near, beyond it is fuzzy
_SEA = re.compile(r"\b(?:sea|ocean|gulf|off the coast|airspace)\b", re.IGNORECASE)
_AT = {
    PlaceLevel.SITE: 1,
    PlaceLevel.POPULATED: 1,
    PlaceLevel.ADM3: 2,
    PlaceLevel.ADM2: 3,
    PlaceLevel.ADM1: 4,
    PlaceLevel.REGION: 5,
    PlaceLevel.COUNTRY: 6,
}


def ged_precision(level: PlaceLevel, mention: PlaceMention) -> int:
    """GED's where_prec 1-7 (codebook 19.1, Appendix 3) of a mention that means a `level`.

    1 at a town; 2 near it, up to 25 km; 3 a district; 4 a province; 5 a part of a province or a
    country's region, a place between two others, or farther than 25 km from one; 6 a country;
    7 at sea.
    """
    at = _AT[level]
    if level is PlaceLevel.REGION and _SEA.search(mention.span.text):
        return 7
    if level is PlaceLevel.COUNTRY:
        return at
    if mention.relation is PlaceRelation.BETWEEN or (mention.distance_km or 0.0) > _NEAR_KM:
        return 5
    if mention.relation is PlaceRelation.WITHIN:
        return 2 if at == 1 else 5
    return max(at, 2) if mention.relation is PlaceRelation.NEAR else at


def acled_precision(where_prec: int) -> int:
    """ACLED's geo_precision: 1 the town, 2 near it or a small part of a region, 3 a larger one."""
    if where_prec == 1:
        return 1
    return 2 if where_prec in (2, 3) else 3
