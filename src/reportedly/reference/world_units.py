"""Countries, provinces and districts of the world: names and points, from the list that ships.

GeoNames' names (CC BY 4.0). How the points were made stands in `eval/world_units.py`.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.folding import fold_words, plain_letters
from reportedly.reference.lists import read_bytes

_LEVELS = {"1": PlaceLevel.ADM1, "2": PlaceLevel.ADM2}
_FILE, _REGIONS = "world_units.tsv.gz", "world_regions.tsv"


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """What the list says of a country: a point inside it, its names, what its people are called."""

    point: tuple[float, float]
    names: tuple[str, ...]
    people: str


@cache
def country_facts() -> dict[str, CountryFacts]:
    """By ISO letters."""
    return {
        iso: CountryFacts((float(lat), float(lon)), tuple(names.split("|")), people)
        for level, iso, _, people, names, lat, lon, _ in _lines()
        if level == "0"
    }


@cache
def unit_names() -> dict[str, str]:
    """Names of first-level units by country and GeoNames' code: "US.TX" as Texas."""
    return {
        code: plain_letters(names.split("|")[0])
        for level, code, _, _, names, *_ in _lines()
        if level == "1"
    }


def unit_rows() -> Iterator[PlaceRow]:
    """First- and second-level units of every country that has any."""
    for level, code, number, _, names, lat, lon, people in _lines():
        if level not in _LEVELS:
            continue
        name, *also = names.split("|")
        plain = plain_letters(name)
        country, first = code.split(".")[:2]
        yield PlaceRow(
            id=f"gn:{number}",
            name=plain,
            spellings=tuple(spelling for spelling in (name, *also) if spelling != plain),
            lat=float(lat),
            lon=float(lon),
            level=_LEVELS[level],
            country=country,
            admin1=unit_names().get(f"{country}.{first}", ""),
            admin2=plain if level == "2" else "",
            source="geonames",
            population=int(people),
        )


def region_rows() -> Iterator[PlaceRow]:
    """Parts of the world that are no country: the Balkans, the Sahel."""
    for line in read_bytes(_REGIONS).decode().splitlines():
        if not line.startswith("#"):
            names, lat, lon = line.split("\t")
            name, *also = names.split("|")
            number = fold_words(name).replace(" ", "-")
            point = (float(lat), float(lon))
            yield PlaceRow(
                f"rp:region/{number}", name, tuple(also), *point, PlaceLevel.REGION, "", "", "", ""
            )


def _lines() -> Iterator[list[str]]:
    for line in gzip.decompress(read_bytes(_FILE)).decode().splitlines():
        yield line.split("\t")
