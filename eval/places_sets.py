"""The sets that names of places are measured on; they lie beside the project, not in it."""

import csv
import gzip
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

from reportedly.model.reports import DateReason, PublicationDate, Report
from reportedly.model.spans import plain_reading
from reportedly.reference import lists
from reportedly.reference.library import Library, open_library
from reportedly.reference.tables import read_places

SHARED = Path(__file__).parents[1] / "../shared"
CORPORA = SHARED / "corpora"
UNITS = [
    CORPORA / f"syria_places/open_syria/{name}.json"
    for name in ("governorates", "districts", "subdistricts")
]
ARCHIVE = CORPORA / "syria_places/syrian_archive_locations.json"
LISTS = [*UNITS, ARCHIVE, CORPORA / "ucdp/places.csv"]
LISTS_WITHOUT_UCDP = [*UNITS, ARCHIVE, CORPORA / "airwars_syria/places_en_ar.csv"]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A name as somebody wrote it, the province told beside it, and where it lies."""

    words: str
    within: str
    point: Point


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its toponyms: where they stand (start, end), and where they lie."""

    words: str
    toponyms: tuple[tuple[int, int, Point], ...]


def library_with(paths: Sequence[Path]) -> Library:
    """What ships, and these lists."""
    return open_library(places=[row for path in paths for row in read_places(path).rows])


@contextmanager
def without_ucdp() -> Iterator[None]:
    """Leaves out of what ships the Syrian places whose points came from UCDP."""
    rows = [row for row in lists.place_rows() if row.source or row.country != "SY"]
    with patch.object(lists, "place_rows", lambda: tuple(rows)):
        yield


def airwars_cases(script: str, *, half: str, bare: bool = False) -> list[Case]:
    """Strings of strikes in Syria; a place's strings all fall in one half, by its English name."""
    column = "location_original" if script == "English" else "location_ar"
    return [
        Case(
            row[column].strip(),
            "" if bare else row["region"],
            (float(row["latitude"]), float(row["longitude"])),
        )
        for row in _rows(CORPORA / "airwars_syria/incidents.csv.gz")
        if row["latitude"] and row[column].strip() and _half(row["location_original"]) == half
    ]


def _half(name: str) -> str:
    even = hashlib.sha256(name.encode()).digest()[0] % 2 == 0
    return "built on" if even else "kept"


def ucdp_cases() -> list[Case]:
    """Each pair of name and province once, towns and districts alike."""
    return [
        Case(
            row["where_coordinates"],
            row["adm_1"],
            (float(row["latitude"]), float(row["longitude"])),
        )
        for row in _rows(CORPORA / "ucdp/ged_syria_2016_2019.csv.gz")
        if row["adm_1"]
    ]


def toponym_texts(name: str) -> Iterator[Text]:
    """News with the toponyms that have a point."""
    raw = gzip.decompress((CORPORA / f"geoparsing/{name}.xml.gz").read_bytes())
    for article in ElementTree.fromstring(raw).iter("article"):
        words = article.findtext("text") or ""
        told = (_toponym(one, words) for one in article.iter("toponym"))
        yield Text(words, tuple(one for one in told if one is not None))


def _toponym(told: ElementTree.Element, words: str) -> tuple[int, int, Point] | None:
    """Where the phrase stands: at its offset, or where it is found nearest (some offsets slip)."""
    lat, lon = told.findtext("gaztag/lat"), told.findtext("gaztag/lon")
    phrase, start = (told.findtext("phrase") or "").strip(), told.findtext("start")
    stands = [found.start() for found in re.finditer(re.escape(phrase), words)] if phrase else []
    if not (lat and lon and start and stands):
        return None
    at = min(stands, key=lambda stand: abs(stand - int(start)))
    return at, at + len(phrase), (float(lat), float(lon))


def report_of(words: str) -> Report:
    """A text as a report that says no more than its words."""
    day = PublicationDate(None, DateReason.UNKNOWN)
    return Report(
        id="r", given_id=None, outlet="", url=None, title="", language="en", published=day,
        text=words, reading=plain_reading(words), segments=(), blob="", locator="",
    )  # fmt: skip


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode(), newline=""))
