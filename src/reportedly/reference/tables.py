"""A user's own lists of places and parties: columns guessed and announced, bad rows set aside."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from reportedly.errors import InputError
from reportedly.model.actors import ActorKind
from reportedly.model.places import PlaceLevel
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.model.reports import Reject
from reportedly.reference import geonames
from reportedly.reference.folding import fold_words
from reportedly.reference.gazetteer import split_level
from reportedly.reference.listfiles import Entry, read_entries, split_values
from reportedly.reference.whereabouts import country_of_points

Row = TypeVar("Row", PlaceRow, ActorRow)

# Headings in use for each field, most telling first (GeoNames, UCDP, Airwars, OCHA, OpenSyria).
_PLACE_HEADINGS = {
    "id": ("id", "geonameid", "pcode", "code"),
    "name": ("name", "name_en", "name.en", "where_coordinates", "place", "location", "asciiname",
             "town", "village", "title"),
    "lat": ("lat", "latitude", "lat_median", "centroid.latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "lon_median", "centroid.longitude", "x"),
    "level": ("level", "type", "kind"),
    "country": ("country_code", "countrycode", "iso", "iso2", "country"),
    "admin1": ("admin1", "adm_1", "adm1", "province", "governorate", "region"),
    "admin2": ("admin2", "adm_2", "adm2", "district", "county"),
    "population": ("population", "population.value"),
}  # fmt: skip
_ACTOR_HEADINGS = {
    "id": ("id", "actorid", "actor_id"),
    "name": ("name", "namedata", "actor", "actor_name", "name_en"),
    "kind": ("kind", "type", "org", "category"),
    "country": ("country_code", "iso", "country", "location"),
    "from": ("from", "start_year", "start", "first_year"),
    "to": ("to", "end_year", "end", "last_year"),
    "side": ("side",),
}
_SPELLING_HEADING = re.compile(
    r"(?:alt|alias|spelling|other|name[._]|nameorig|newname|alternate).*", re.IGNORECASE
)
_PART = re.compile(r"(?:north|south|east|west|central)", re.IGNORECASE)
_UCDP_ORG = {  # UCDP actor list, column Org: how far a party is organised
    "1": ActorKind.REBEL_GROUP,
    "2": ActorKind.UMBRELLA,
    "3": ActorKind.MILITIA,
    "4": ActorKind.STATE_FORCES,
}


@dataclass(frozen=True, slots=True)
class TableList(Generic[Row]):
    """What a list gave: rows, what was guessed (for a person), and entries set aside."""

    rows: tuple[Row, ...]
    announcements: tuple[str, ...]
    rejects: tuple[Reject, ...]


PlaceList = TableList[PlaceRow]
ActorList = TableList[ActorRow]


def read_places(path: str | Path, *, country: str | None = None) -> PlaceList:
    """The places of a list. `country` (ISO letters) where no column says it.

    Without either, the country is that of the great cities nearest to most of the points, and
    announced. Raises InputError for a file that cannot be read or has no column for name,
    latitude and longitude.
    """
    entries = read_entries(Path(path))
    columns = _columns(Path(path), entries, _PLACE_HEADINGS, ("name", "lat", "lon"))
    announced = _announce(columns)
    if "country" not in columns and country is None:
        country = country_of_points(_points(entries, columns))
        announced.append(
            f"no column names the country: taken as {country or 'none'}, by the points"
        )
    rows, rejects = _convert(
        entries, lambda entry: _place_row(entry, columns, country or "", Path(path).stem)
    )
    return TableList(rows, tuple(announced), rejects)


def read_actors(path: str | Path) -> ActorList:
    """The parties of a list. Raises InputError if it cannot be read or has no column of names."""
    entries = read_entries(Path(path))
    columns = _columns(Path(path), entries, _ACTOR_HEADINGS, ("name",))
    rows, rejects = _convert(entries, lambda entry: _actor_row(entry, columns, Path(path).stem))
    return TableList(rows, tuple(_announce(columns)), rejects)


def _points(entries: Sequence[Entry], columns: dict[str, str]) -> list[tuple[float, float]]:
    points = []
    for entry in entries:
        said = _said(entry, columns)
        try:
            points.append((_degrees(said, "lat", 90), _degrees(said, "lon", 180)))
        except ValueError:
            continue
    return points


def _columns(
    path: Path,
    entries: Sequence[Entry],
    headings: dict[str, tuple[str, ...]],
    needed: tuple[str, ...],
) -> dict[str, str]:
    present = {key for entry in entries[:500] for key in entry.fields}
    columns = {
        field: next(name for name in names if name in present)
        for field, names in headings.items()
        if present.intersection(names)
    }
    missing = [field for field in needed if field not in columns]
    if missing:
        seen = ", ".join(sorted(present)[:12]) or "none"
        hint = f"Name columns like {', '.join(headings[missing[0]][:3])}. Columns seen: {seen}."
        raise InputError(f"{path}: no column for {' and '.join(missing)}", hint=hint)
    return columns


def _announce(columns: dict[str, str]) -> list[str]:
    return [f"{field} is read from column {column!r}" for field, column in columns.items()]


def _convert(
    entries: Sequence[Entry], make: Callable[[Entry], Row]
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    rows: dict[str, Row] = {}
    rejects = []
    for entry in entries:
        try:
            row = make(entry)
        except ValueError as error:
            hint = "Correct the entry and add the list again; the others were read."
            rejects.append(Reject.of(entry.locator, str(error), hint))
        else:
            rows.setdefault(row.id, row)
    return tuple(rows.values()), tuple(rejects)


def _place_row(entry: Entry, columns: dict[str, str], country: str, stem: str) -> PlaceRow:
    said = _said(entry, columns)
    name, level = split_level(_name(said))
    lat, lon = _degrees(said, "lat", 90), _degrees(said, "lon", 180)
    if (lat, lon) == (0.0, 0.0):
        raise ValueError("the point 0, 0 stands for a missing one")
    spellings = dict.fromkeys((said["name"], *_spellings(entry, columns)))
    spellings.pop(name, None)
    return PlaceRow(
        id=_id(stem, said, f"{name} {lat:.3f} {lon:.3f}"),
        name=name,
        spellings=tuple(spellings),
        lat=lat,
        lon=lon,
        level=_level(said, name, level or _level_in(spellings, name)),
        country=geonames.iso_letters(said.get("country", "")) or country,
        admin1=split_level(said.get("admin1", ""))[0],
        admin2=split_level(said.get("admin2", ""))[0],
        source=stem,
        population=int(said["population"]) if said.get("population", "").isdigit() else 0,
    )


def _actor_row(entry: Entry, columns: dict[str, str], stem: str) -> ActorRow:
    said = _said(entry, columns)
    name = _name(said)
    spellings = dict.fromkeys(_spellings(entry, columns))
    spellings.pop(name, None)
    start, end = _year(said, "from"), _year(said, "to")
    if start is not None and end is not None and end < start:
        raise ValueError(f"the years run backwards: {start}-{end}")
    return ActorRow(
        id=_id(stem, said, name),
        name=name,
        kind=_kind(said.get("kind", ""), name),
        spellings=tuple(spellings),
        country=geonames.iso_letters(said.get("country", "")) or "",
        source=stem,
        start_year=start,
        end_year=end,
        side=said.get("side"),
    )


def _said(entry: Entry, columns: dict[str, str]) -> dict[str, str]:
    return {
        field: entry.fields[column] for field, column in columns.items() if column in entry.fields
    }


def _spellings(entry: Entry, columns: dict[str, str]) -> list[str]:
    used = set(columns.values())
    listed = (
        split_values(value)
        for key, value in entry.fields.items()
        if key not in used and _SPELLING_HEADING.fullmatch(key)
    )
    return [name for names in listed for name in names if not name.replace(".", "").isdigit()]


def _name(said: dict[str, str]) -> str:
    if not fold_words(said.get("name", "")):
        raise ValueError("the entry has no name")
    return said["name"]


def _id(stem: str, said: dict[str, str], otherwise: str) -> str:
    return f"user:{stem}:{said.get('id') or fold_words(otherwise).replace(' ', '-')}"


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


def _kind(words: str, name: str) -> ActorKind:
    if words in _UCDP_ORG:
        return _UCDP_ORG[words]
    try:
        return ActorKind(words.lower())
    except ValueError:
        state = name.lower().startswith("government of")
        return ActorKind.STATE_FORCES if state else ActorKind.UNKNOWN


def _year(said: dict[str, str], field: str) -> int | None:
    digits = re.search(r"\b(?:1[89]|20)\d\d\b", said.get(field, ""))
    return int(digits[0]) if digits is not None else None
