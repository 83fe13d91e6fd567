"""A user's list file as flat entries of text: tables, JSON, YAML, GeoJSON, the UN's XML."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from reportedly.errors import InputError
from reportedly.reference.un_list import un_entities

_READABLE = "CSV, TSV, JSON, JSON Lines, YAML, GeoJSON and the UN's list (XML) can be read"
_EMPTY = frozenset({"", "n/a", "na", "none", "null", "-"})
_LIST_MARK = " | "  # between the values of one list, once it is flat


# GeoNames' readme of its export: the columns of allCountries.txt and of each country's file.
DUMP_HEADINGS = (
    "geonameid name asciiname alternatenames latitude longitude class feature country_code cc2 "
    "admin1_code admin2_code admin3_code admin4_code population elevation dem timezone modified"
).split()
DUMP_CLASSES = frozenset("PALST")  # settlements, units, areas, sites, heights; no roads, no waters
_DUMPED = re.compile(r"\d+\t[^\t]*\t[^\t]*\t[^\t]*\t-?[\d.]+\t-?[\d.]+\t[A-Z]?\t")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: where it stands, and its fields as text, empty ones left out."""

    locator: str
    fields: dict[str, str]


def read_entries(path: Path) -> list[Entry]:
    """Every entry of the file. Raises InputError if it cannot be read as a list."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror})", hint="Check the path."
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text", hint="Save it as UTF-8.") from None
    first = text.lstrip()[:1]
    if first == "<":
        rows = _xml_rows(path, text)
    elif path.suffix.lower() in (".yaml", ".yml"):
        rows = _item_rows(path, _yaml_items(path, text))
    else:
        rows = _json_rows(path, text) if first in ("[", "{") else _table_rows(path, text)
    return [Entry(locator, _kept(fields)) for locator, fields in rows]


def split_values(value: str) -> list[str]:
    """The values that one field holds: parted by ; or |, or once a JSON list."""
    parts = value.replace(";", "|").split("|")
    return [part.strip() for part in parts if part.strip().lower() not in _EMPTY]


def _kept(fields: dict[str, str]) -> dict[str, str]:
    clean = {key.strip().lower(): " ".join(value.split()) for key, value in fields.items()}
    return {key: value for key, value in clean.items() if value.lower() not in _EMPTY}


def _table_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    head = text.partition("\n")[0]
    if _DUMPED.match(head):
        yield from _dump_rows(path, text)
        return
    delimiter = max("\t;,", key=head.count)
    if not head.count(delimiter):
        raise InputError(f"{path}: is no table of several columns", hint=f"{_READABLE}.")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if all(str(value or "#").startswith("#") for value in row.values()):
            continue  # HXL tags under the headings
        fields = {key: value for key, value in row.items() if key and isinstance(value, str)}
        yield f"{path.name}, line {reader.line_num}", fields


def _dump_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """GeoNames' own files have no headings. Places people live in, units and sites alone."""
    for number, line in enumerate(text.splitlines(), start=1):
        fields = dict(zip(DUMP_HEADINGS, line.split("\t"), strict=False))
        if fields.get("class") in DUMP_CLASSES:
            fields["alternatenames"] = fields["alternatenames"].replace(",", " | ")
            yield f"{path.name}, line {number}", fields


def _xml_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        entities = un_entities(text.encode())
    except ValueError as error:
        raise InputError(f"{path}: {error}", hint=f"{_READABLE}.") from None
    for number, fields in enumerate(entities, start=1):
        yield f"{path.name}, entity {number}", fields


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    return _item_rows(path, _json_items(path, text))


def _item_rows(path: Path, items: list[object]) -> Iterator[tuple[str, dict[str, str]]]:
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield f"{path.name}, entry {number}", dict(_flat(_opened(item), ""))


def _opened(item: dict[str, object]) -> dict[str, object]:
    """A GeoJSON feature's properties and point; any other object as it is."""
    properties, geometry = item.get("properties"), item.get("geometry")
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        return item
    point = _middle(geometry.get("coordinates"))
    return {**properties, "coordinates": point} if point is not None else {**properties}


def _middle(coordinates: object) -> list[float] | None:
    """A point as it is; of an outline the middle of its longest ring's extent."""
    if isinstance(coordinates, list) and _is_point(coordinates):
        return [float(coordinates[0]), float(coordinates[1])]
    ring = max(_rings(coordinates), key=len, default=[])
    if not ring:
        return None
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return [(min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2]


def _rings(value: object) -> Iterator[list[list[float]]]:
    if isinstance(value, list) and value and all(map(_is_point, value)):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _rings(inner)


def _json_items(path: Path, text: str) -> list[object]:
    try:
        loaded: object = json.loads(text)
    except ValueError:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise InputError(f"{path}: is broken JSON", hint=f"{_READABLE}.") from None
    except RecursionError:
        raise InputError(f"{path}: is nested too deep", hint=f"{_READABLE}.") from None
    if isinstance(loaded, dict):
        features = loaded.get("features")
        return features if isinstance(features, list) else [loaded]
    return loaded if isinstance(loaded, list) else []


def _yaml_items(path: Path, text: str) -> list[object]:
    """Every scalar as it is written: NO is a country, and 2012 no number."""
    try:
        loaded: object = yaml.load(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError):
        raise InputError(f"{path}: is broken YAML", hint=f"{_READABLE}.") from None
    return loaded if isinstance(loaded, list) else [loaded]


def _flat(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Fields of nested objects as `outer.inner`; of GeoJSON the properties and the point."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif name.endswith("coordinates") and _is_point(value):
        lon, lat = value[0], value[1]  # type: ignore[index]
        yield from (("lon", str(lon)), ("lat", str(lat)))
    elif isinstance(value, list):
        said = [one.get("value", "") if isinstance(one, dict) else one for one in value]
        yield name, _LIST_MARK.join(str(one) for one in said if isinstance(one, (str, int, float)))
    elif value is not None:
        yield name, str(value)


def _is_point(value: object) -> bool:
    numbers = isinstance(value, list) and len(value) >= 2
    return numbers and all(isinstance(one, (int, float)) for one in value[:2])  # type: ignore[index]
