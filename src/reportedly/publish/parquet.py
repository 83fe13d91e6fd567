"""Records as one GeoParquet file: typed columns, for those who ask a table and not a page.

GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/): points as WKB in longitude and latitude
(OGC:CRS84, its default). Written a batch at a time: memory does not grow with the rows.
"""

import json
import struct
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pyarrow.parquet as pq

from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import AcledCodes, CivilianHarm, Origin, Trace
from reportedly.model.reports import Report
from reportedly.publish.arrow import batches, schema_of
from reportedly.publish.cells import in_short
from reportedly.publish.columns import told_alike
from reportedly.publish.contents import Bundle, Entry, Sheet
from reportedly.publish.geojson import notices_of

_SPEC = "1.1.0"
_WKB_POINT = struct.Struct("<BIdd")  # little endian, geometry type 1, x, y
_LITTLE_ENDIAN, _POINT = 1, 1
_PLACES = 6  # decimals of a degree, as GED prints them: a tenth of a metre


class FigureSaid(msgspec.Struct, frozen=True):
    """A count as said; None is an open end. `words` are the number word itself."""

    outcome: Outcome
    low: int | None
    high: int | None
    quantifier: Quantifier
    whom: Whom
    part_of_total: bool
    words: str


class ClaimSaid(msgspec.Struct, frozen=True):
    """What one speaker says, in a few of the report's own words."""

    id: str
    report: str
    outlet: str
    published: date | None
    speaker: str
    speaker_kind: str
    status: str
    figures: tuple[FigureSaid, ...]
    quote: str
    judged: tuple[str, ...]


class Source(msgspec.Struct, frozen=True):
    """A report that the record rests on."""

    id: str
    outlet: str
    title: str
    published: date | None
    language: str
    url: str | None


class Row(msgspec.Struct, frozen=True):
    """One record. None means that nobody said; days are inclusive; degrees are WGS 84."""

    id: str
    number: int | None
    part: int
    incident: str
    rules: str
    event_type: str
    type_of_violence: int | None
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    place: str | None
    named_as: str
    where_precision: int | None
    country: str | None
    adm_1: str | None
    adm_2: str | None
    longitude: float | None
    latitude: float | None
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    clarity: int
    acled: AcledCodes | None
    harm: CivilianHarm | None
    origins: tuple[Origin, ...]
    reports: tuple[Source, ...]
    claims: tuple[ClaimSaid, ...]
    traces: tuple[Trace, ...]
    warnings: tuple[str, ...]
    geometry: bytes | None


SCHEMA = schema_of(Row)


def parquet_sheet(bundle: Bundle) -> Sheet:
    """Every record as a row, with its claims, reports and traces as nested columns."""
    notes = (
        "GeoParquet 1.1: `geometry` holds points as WKB in longitude and latitude (WGS 84), null "
        "where the place is unresolved; where_precision (GED's 1 to 7, codebook A.4) says how "
        "much a point stands for.",
        "date_start and date_end are days (date32), both inclusive. Counts are integers, and null "
        "where nobody said.",
        "Text is as reported: a table that is turned into CSV for a spreadsheet needs a guard "
        "against cells that begin with = + - @.",
    )
    return Sheet(_chunks(bundle), len(bundle.records), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    outbox, box = _Outbox(), _Box()
    rows = (_seen(box, row_of(entry)) for entry in bundle.entries())
    # without Arrow's own copy of the schema, in which readers would look for `geo` in vain
    with pq.ParquetWriter(outbox, SCHEMA, compression="zstd", store_schema=False) as writer:
        for batch in batches(rows, SCHEMA):
            writer.write_batch(batch)
            yield outbox.taken()
        writer.add_key_value_metadata({"geo": _geo(box), "notice": " ".join(notices_of(bundle))})
    yield outbox.taken()


class _Outbox:
    """A file that is handed on as it grows."""

    closed = False

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits: whoever writes takes it out."""

    def taken(self) -> bytes:
        """What was written since it was last asked for."""
        held = bytes(self._held)
        self._held.clear()
        return held


class _Box:
    """The bounds of all points so far: west, south, east, north."""

    def __init__(self) -> None:
        self.bounds: tuple[float, float, float, float] | None = None

    def widen(self, lon: float, lat: float) -> None:
        west, south, east, north = self.bounds or (lon, lat, lon, lat)
        self.bounds = (min(west, lon), min(south, lat), max(east, lon), max(north, lat))


def _seen(box: _Box, row: Row) -> Row:
    if row.longitude is not None and row.latitude is not None:
        box.widen(row.longitude, row.latitude)
    return row


def _geo(box: _Box) -> str:
    """The `geo` metadata of the file."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if box.bounds is not None:
        column["bbox"] = box.bounds
    told = {"version": _SPEC, "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(told)


def row_of(entry: Entry) -> Row:
    """A record as a row."""
    record = entry.record
    return Row(
        **told_alike(record),
        **_point(record.place),
        id=record.id,
        number=record.number if record.number >= 1 else None,
        part=record.part,
        clarity=record.clarity,
        acled=record.acled,
        harm=record.harm,
        reports=tuple(map(_source, entry.reports)),
        claims=tuple(map(_claim, entry.claims)),
        traces=record.traces,
    )


def _point(place: PlaceCandidate | None) -> dict[str, Any]:
    """Where on the map; nothing where it is unresolved."""
    if place is None:
        return dict.fromkeys(("longitude", "latitude", "geometry"))
    lon, lat = round(place.lon, _PLACES), round(place.lat, _PLACES)
    packed = _WKB_POINT.pack(_LITTLE_ENDIAN, _POINT, lon, lat)
    return {"longitude": lon, "latitude": lat, "geometry": packed}


def _source(report: Report) -> Source:
    return Source(
        id=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published.day,
        language=report.language,
        url=report.url,
    )


def _claim(claim: ResolvedClaim) -> ClaimSaid:
    return ClaimSaid(
        id=claim.claim_id,
        report=claim.claim.report_id,
        outlet=claim.outlet,
        published=claim.published,
        speaker=claim.speaker.name,
        speaker_kind=claim.speaker.kind,
        status=claim.claim.status,
        figures=tuple(map(_figure, claim.claim.figures)),
        quote=in_short(claim.claim.evidence[0].text),
        judged=claim.judged_in_words,
    )


def _figure(figure: Figure) -> FigureSaid:
    return FigureSaid(
        outcome=figure.outcome,
        low=figure.low,
        high=figure.high,
        quantifier=figure.quantifier,
        whom=figure.whom,
        part_of_total=figure.part_of_total,
        words=figure.base,
    )
