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


@cache
def peoples() -> dict[str, str]:
    """A country's name by what its people are called, in small letters: "syrian"."""
    named = {facts.people.casefold(): facts.names[0] for facts in country_facts().values()}
    return named | _ALSO_CALLED


_ALSO_CALLED = {
    "us": "United States", "u.s.": "United States", "u.s": "United States", "u.k.": "United Kingdom",
    "america": "United States", "the u.s.": "United States", "spanish": "Spain", "dutch": "Netherlands",
    "british": "United Kingdom", "french": "France", "u.a.e.": "United Arab Emirates",
    "israeli": "Israel", "kurdish": "Kurdistan", "european": "Europe", "african": "Africa",
    "asian": "Asia", "saudi": "Saudi Arabia", "chinese": "China", "american": "United States",
}  # fmt: skip


@cache
def abbreviated_units() -> dict[str, str]:
    """Provinces by the letters that news shortens them to: "Ky" and "KY" as Kentucky."""
    codes = {
        code.partition(".")[2]: name for code, name in unit_names().items() if code.startswith("US.")
    }
    return codes | _SHORTENED


_SHORTENED = {
    **dict(zip(
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont "
        "Neb Nev N.H N.J N.M N.Y N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo "
        "B.C Alta Sask Man Ont Que N.B N.S Nfld".split(),
        "Alabama;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Illinois;"
        "Indiana;Kansas;Kentucky;Louisiana;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;"
        "Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;North Carolina;"
        "North Dakota;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;"
        "Texas;Vermont;Virginia;Washington;West Virginia;Wisconsin;Wyoming;British Columbia;Alberta;"
        "Saskatchewan;Manitoba;Ontario;Quebec;New Brunswick;Nova Scotia;Newfoundland and Labrador"
        .split(";"), strict=True,
    )),
}  # fmt: skip
