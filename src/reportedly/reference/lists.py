"""The lists that ship with the package: reviewed YAML, read into rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from reportedly.model.places import PlaceLevel
from reportedly.model.reference import PlaceRow

PLACE_FILES = ("places_syria.yaml", "places_syria_towns.yaml")
GNS_FILE, GNS_SOURCE = "places_syria_gns.tsv", "gns"


def is_bare_village(row_id: str, ids: tuple[str, ...] = ()) -> bool:
    """True of a place that the names server alone knows: such lists are long, of short names."""
    return row_id.startswith(f"{GNS_SOURCE}:") and not ids


def read_bytes(name: str) -> bytes:
    """The bytes of a list that ships with the package."""
    return (files("reportedly.reference") / "data" / name).read_bytes()


def read_list(name: str) -> object:
    """A list as YAML gives it."""
    return yaml.load(read_bytes(name), Loader=yaml.CSafeLoader)


class _Place(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    at: tuple[float, float]
    level: PlaceLevel
    admin1: str = ""
    admin2: str = ""
    spellings: list[str] = []
    source: str = ""
    population: int = 0


class _Places(msgspec.Struct, forbid_unknown_fields=True):
    country: str
    places: list[_Place]
    admin1: dict[str, str] = {}
    admin2: dict[str, list[int]] = {}


@dataclass(frozen=True, slots=True)
class Units:
    """A country's units as names: first-level by GeoNames' code, second-level by place id."""

    admin1: dict[str, str]
    admin2: dict[str, str]


NO_UNITS = Units({}, {})


def place_rows() -> tuple[PlaceRow, ...]:
    """Places that GeoNames lacks, or of which it says too little."""
    reviewed = (_place_row(entry, part.country) for part in _place_lists() for entry in part.places)
    return (*reviewed, *map(_gns_row, _gns_lines()))


def _gns_lines() -> Iterator[str]:
    lines = read_bytes(GNS_FILE).decode().splitlines()
    return (line for line in lines if not line.startswith("#"))


def _gns_row(line: str) -> PlaceRow:
    number, names, lat, lon, province = line.split("\t")
    name, *spellings = names.split("|")
    return PlaceRow(
        id=f"{GNS_SOURCE}:{number}",
        name=name,
        spellings=tuple(spellings),
        lat=float(lat),
        lon=float(lon),
        level=PlaceLevel.POPULATED,
        country="SY",
        admin1=province,
        admin2="",
        source=GNS_SOURCE,
    )


def units() -> dict[str, Units]:
    """What the units of GeoNames' places are called, by country (ISO letters)."""
    return {
        part.country: Units(
            admin1=part.admin1,
            admin2={f"gn:{number}": name for name, ids in part.admin2.items() for number in ids},
        )
        for part in _place_lists()
        if part.admin1
    }


@cache
def _place_lists() -> tuple[_Places, ...]:
    return tuple(msgspec.convert(read_list(name), _Places) for name in PLACE_FILES)


def _place_row(entry: _Place, country: str) -> PlaceRow:
    return PlaceRow(
        id=entry.id,
        name=entry.name,
        spellings=tuple(entry.spellings),
        lat=entry.at[0],
        lon=entry.at[1],
        level=entry.level,
        country=country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        source=entry.source,
        population=entry.population,
    )


def demonyms() -> dict[str, list[str]]:
    """Words that name a country, by its ISO letters."""
    return msgspec.convert(read_list("demonyms.yaml"), dict[str, list[str]])


@cache
def nations() -> dict[str, str]:
    """ISO letters by a country's adjectives and people ("Lebanese", "Afghans")."""
    return {word: iso for iso, words in demonyms().items() for word in words}


def phrase_words(which: str) -> frozenset[str]:
    """One list of phrases.yaml: `followers`, `irregulars` or `leaders` of a party's name."""
    return frozenset(msgspec.convert(read_list("phrases.yaml"), dict[str, str])[which].split())
