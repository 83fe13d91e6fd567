"""Codes that lists of places are written in: GeoNames' features, and OCHA's columns of P-codes."""

import re
from collections.abc import Iterable

from reportedly.model.places import PlaceLevel

# https://www.geonames.org/export/codes.html; what is not here is a populated place or a site.
CODED_LEVELS = {
    **dict.fromkeys(("pcli", "pcld", "pcls", "pcl", "pclix", "terr"), PlaceLevel.COUNTRY),
    **dict.fromkeys(("adm1", "adm1h"), PlaceLevel.ADM1),
    **dict.fromkeys(("adm2", "adm2h"), PlaceLevel.ADM2),
    **dict.fromkeys(("adm3", "adm4", "adm5", "admd", "adm3h"), PlaceLevel.ADM3),
    **dict.fromkeys(("pplx", "airb", "airp", "airf", "cmp", "inst", "milb", "hsp", "dam", "farm",
                     "mnmt", "anch", "rfgc", "cmprf", "ruin", "mil", "oilf"), PlaceLevel.SITE),
    **dict.fromkeys(("mt", "mts", "hll", "hlls", "dsrt", "pln", "vlc", "val", "rgn", "area",
                     "pk", "rdge", "wad"), PlaceLevel.REGION),
}  # fmt: skip
_UNIT_NAME = re.compile(r"adm(?:in)?(\d)_?(?:name_?)?(en|name|fr|es)?")


def coded_headings(present: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Columns of an OCHA table (ADM2_EN, ADM2_PCODE, ADM1_EN): its smallest unit is the place.

    Nothing for a list without a column of P-codes.
    """
    columns = dict.fromkeys(present)
    depths = [int(found[1]) for key in columns if (found := re.fullmatch(r"adm(\d)_pcode", key))]
    if not depths:
        return {}
    deepest = max(depths)
    named = {depth: f"adm{depth}_en" for depth in range(deepest + 1)}
    own_name = {"name_en", "name"}.intersection(columns)
    headings = {"id": ("pcode", f"adm{deepest}_pcode"), "country": (named[0],)}
    if not own_name:
        headings["name"] = (named[deepest],)
    for depth in range(1, deepest + bool(own_name)):
        headings[f"admin{depth}"] = (named[depth],)
    return headings


def unit_level(columns: dict[str, str]) -> PlaceLevel | None:
    """The level of a list whose names are those of a unit: ADM2_EN of districts."""
    found = _UNIT_NAME.fullmatch(columns["name"])
    levels = {
        "1": PlaceLevel.ADM1,
        "2": PlaceLevel.ADM2,
        "3": PlaceLevel.ADM3,
        "4": PlaceLevel.ADM3,
    }
    return None if found is None else levels.get(found[1])
