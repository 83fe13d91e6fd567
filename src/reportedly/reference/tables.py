"""A user's own lists of places: columns guessed and announced, bad rows set aside."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.model.places import PlaceLevel, PlaceRelation
from reportedly.model.reference import PlaceRow
from reportedly.reference import geonames
from reportedly.reference.codes import CODED_LEVELS, coded_headings, unit_level
from reportedly.reference.columns import (
    TableList,
    announce,
    convert,
    guess_columns,
    name_in,
    row_id,
    said_in,
    spellings_in,
)
from reportedly.reference.folding import fold_words
from reportedly.reference.levels import split_level
from reportedly.reference.listfiles import Entry, read_entries
from reportedly.reference.whereabouts import country_of_points
from reportedly.reference.wording import read_words

# Headings in use for each field, most telling first (GeoNames, UCDP, Airwars, OCHA, OpenSyria).
_PLACE_HEADINGS = {
    "id": ("geonameid", "id", "pcode", "code"),
    "name": ("name", "name_en", "name.en", "where_coordinates", "place", "location", "asciiname",
             "town", "village", "title"),
    "lat": ("lat", "latitude", "lat_median", "centroid.latitude", "center_lat",
            "latitude_y", "y_coord", "point_y", "y"),
    "lon": ("lon", "lng", "long", "longitude", "lon_median", "centroid.longitude",
            "center_lon", "longitude_x", "x_coord", "point_x", "x"),
    "level": ("level", "type", "kind", "feature"),
    "country": ("country_code", "countrycode", "iso", "iso2", "country"),
    "admin1": ("admin1", "adm_1", "adm1", "province", "governorate", "region"),
    "admin2": ("admin2", "adm_2", "adm2", "district", "county"),
    "population": ("population", "population.value"),
}  # fmt: skip
_BESIDE = re.compile(r"[,(،]| : ")
_UNIT_LEVELS = (PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.ADM3)
_PART = re.compile(r"(?:north|south|east|west|central)", re.IGNORECASE)

PlaceList = TableList[PlaceRow]


def read_places(path: str | Path, *, country: str | None = None) -> PlaceList:
    """The places of a list. `country` (ISO letters) where no column says it.

    Without either, the country is that of the great cities nearest to most of the points, and
    announced. Raises InputError for a file that cannot be read or has no column for name,
    latitude and longitude.
    """
    entries = read_entries(Path(path))
    coded = coded_headings(key for entry in entries[:500] for key in entry.fields)
    headings = {field: (*coded.get(field, ()), *names) for field, names in _PLACE_HEADINGS.items()}
    columns = guess_columns(Path(path), entries, headings, ("name", "lat", "lon"))
    announced = announce(columns)
    if "country" not in columns and country is None:
        country = country_of_points(_points(entries, columns))
        announced.append(
            f"no column names the country: taken as {country or 'none'}, by the points"
        )
    rows, rejects = convert(
        entries, lambda entry: _place_row(entry, columns, country or "", Path(path).stem)
    )
    return TableList(_of_one_level(rows), tuple(announced), rejects)


def named_place(
    name: str, point: tuple[float, float], spellings: Iterable[str], *, country: str | None
) -> PlaceRow:
    """The row of a place that a person names; the same name gives the same id.

    `point` is latitude and longitude in degrees; without a country it is that of the point.
    Raises ValueError for a point that cannot be one.
    """
    told = {"id": fold_words(name).replace(" ", "-"), "name": name, "lat": str(point[0]),
            "lon": str(point[1])}  # fmt: skip
    entry, columns = Entry("the command line", told), {field: field for field in told}
    row = _place_row(entry, columns, country or country_of_points([point]) or "", "named")
    return replace(row, spellings=tuple(dict.fromkeys((*row.spellings, *spellings))))


def _of_one_level(rows: tuple[PlaceRow, ...]) -> tuple[PlaceRow, ...]:
    """In a list of units the few whose level nothing says are such units, too."""
    levels = Counter(row.level for row in rows)
    usual = next((level for level in _UNIT_LEVELS if 2 * levels[level] > len(rows)), None)
    if usual is None:
        return rows
    unsaid = PlaceLevel.POPULATED
    return tuple(replace(row, level=usual) if row.level is unsaid else row for row in rows)


def _points(entries: Sequence[Entry], columns: dict[str, str]) -> list[tuple[float, float]]:
    points = []
    for entry in entries:
        said = said_in(entry, columns)
        try:
            points.append((_degrees(said, "lat", 90), _degrees(said, "lon", 180)))
        except ValueError:
            continue
    return points


def _place_row(entry: Entry, columns: dict[str, str], country: str, stem: str) -> PlaceRow:
    said = said_in(entry, columns)
    name, level = _bare_name(name_in(said))
    lat, lon = _degrees(said, "lat", 90), _degrees(said, "lon", 180)
    if (lat, lon) == (0.0, 0.0):
        raise ValueError("the point 0, 0 stands for a missing one")
    others = map(_without_beside, spellings_in(entry, columns))
    spellings = dict.fromkeys((said["name"], *others))
    spellings.pop(name, None)
    return PlaceRow(
        id=_place_id(columns, said) or row_id(stem, said, f"{said['name']} {lat:.3f} {lon:.3f}"),
        name=name,
        spellings=tuple(spellings),
        lat=lat,
        lon=lon,
        level=_level(said, name, unit_level(columns) or level or _level_in(spellings, name)),
        country=geonames.iso_letters(said.get("country", "")) or country,
        admin1=split_level(said.get("admin1", ""))[0],
        admin2=split_level(said.get("admin2", ""))[0],
        source=stem,
        population=int(said["population"]) if said.get("population", "").isdigit() else 0,
    )


def _bare_name(words: str) -> tuple[str, PlaceLevel | None]:
    """The name alone, of "X village", "X, Y", "X (Y)" and "Y : X", and the level it says."""
    _, colon, after = words.partition(" : ")
    if colon:
        return after, None
    read = read_words(words)
    if read.level is PlaceLevel.SITE and not read.within:
        return words, read.level  # "X street" is no spelling of X
    if not _BESIDE.search(words):
        return split_level(words)
    if read.relation is not PlaceRelation.AT or len(read.names) > 1:
        return words, None
    return read.names[0], read.level


def _without_beside(spelling: str) -> str:
    return _bare_name(spelling)[0] if _BESIDE.search(spelling) else spelling


def _place_id(columns: dict[str, str], said: dict[str, str]) -> str | None:
    """GeoNames' own number, so that its row joins the one that ships."""
    return f"gn:{said['id']}" if columns.get("id") == "geonameid" and "id" in said else None


def _degrees(said: dict[str, str], field: str, most: int) -> float:
    try:
        degrees = float(said.get(field, "").replace(",", "."))
    except ValueError:
        raise ValueError(f"{field} is no number: {said.get(field, '')!r}") from None
    if not -most <= degrees <= most:
        raise ValueError(f"{field} is not on Earth: {degrees}")
    return degrees


def _level(said: dict[str, str], name: str, otherwise: PlaceLevel | None) -> PlaceLevel:
    words = said.get("level", "").lower()
    if words in CODED_LEVELS:
        return CODED_LEVELS[words]
    if words in set(PlaceLevel):
        return PlaceLevel(words)
    if geonames.iso_letters(name) is not None and "admin1" not in said:
        return PlaceLevel.COUNTRY
    if otherwise is PlaceLevel.ADM1 and _PART.match(name):
        return PlaceLevel.REGION
    return split_level(f"x {words}")[1] or otherwise or PlaceLevel.POPULATED


def _level_in(spellings: Iterable[str], name: str) -> PlaceLevel | None:
    """The level that another spelling of the same name says: "Jableh District"."""
    levels = (split_level(spelling) for spelling in spellings)
    return next((level for bare, level in levels if level is not None and bare == name), None)
