"""Two databases of one war and the links between them that UCDP's coders wrote; see links.py."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.compare.events import ListedEvent, Party
from reportedly.compare.foreign import read_events
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate
from reportedly.reference.library import open_library

CORPORA = Path(__file__).parents[1] / "../shared/corpora"
LINKS = CORPORA / "airwars_syria/ged_airwars_links.csv"
INCIDENTS = CORPORA / "airwars_syria/incidents.csv.gz"
EVENTS = CORPORA / "ucdp/ged_syria_2016_2019.csv.gz"

# Whose operations each belligerent of Airwars supports: a supporting state makes no dyad of its
# own in GED (codebook A.2.7), so it is to be found under the party that it supports.
_SUPPORTS = {
    "russian": ("syria-government",),
    "iranian": ("syria-government",),
    "turkish": ("syrian-national-army", "turkey"),
    "u.s.": ("sdf", "iraq"),
    "ypg": ("sdf",),
    "syrian democratic": ("sdf",),
    "syrian regime": ("syria-government",),
}


Links = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Databases:
    """UCDP's events, Airwars' incidents, and the links from the ones' ids to the others'."""

    ged: tuple[ListedEvent, ...]
    airwars: tuple[ListedEvent, ...]
    links: Links


def read_databases() -> Databases:
    """Both whole, with every link."""
    ged = read_events(EVENTS, register=open_library().register).events
    airwars = tuple(event for row in _rows(INCIDENTS) for event in _incident(row))
    links = frozenset((row["ged_id"], row["airwars_id"]) for row in _rows(LINKS))
    return Databases(ged, airwars, links)


def ids(links: Links, at: int) -> frozenset[str]:
    """The ids that are linked: of the first database (0) or of the second (1)."""
    return frozenset(pair[at] for pair in links)


def halves(found: Databases) -> tuple[Links, Links]:
    """The links of odd months, to tune on, and those of even ones, by UCDP's day."""
    days = {event.id: event.days.start for event in found.ged}
    odd = frozenset(pair for pair in found.links if days[pair[0]].month % 2)
    return odd, found.links - odd


def placed(found: Databases, links: Links) -> Links:
    """The links between events that both have a point."""
    known = {event.id for event in (*found.ged, *found.airwars) if event.point is not None}
    return frozenset(pair for pair in links if known.issuperset(pair))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    yield from csv.DictReader(text.decode("utf-8-sig").splitlines())


def _incident(row: dict[str, str]) -> Iterator[ListedEvent]:
    if not row["date"]:
        return
    first = date.fromisoformat(row["date"])
    last = date.fromisoformat(row["date_end"] or row["date"])
    low, high = (_count(row[name]) for name in ("killed_min", "killed_max"))
    yield ListedEvent(
        id=row["airwars_id"],
        days=DayRange.inclusive(first, max(first, last)),
        point=(float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None,
        place=row["location_original"],
        region=row["governorate"],
        side_a=tuple(_belligerents(row["military_original"])),
        killed=Estimate(low, None, high),
    )


def _count(cell: str) -> int | None:
    return int(float(cell)) if cell else None


def _belligerents(cell: str) -> Iterator[Party]:
    for name in filter(None, map(str.strip, cell.split(","))):
        for word, parties in _SUPPORTS.items():
            if name.casefold().startswith(word):
                yield from (Party(name, word, party) for party in parties)
