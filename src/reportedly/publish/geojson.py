"""Records as a GeoJSON FeatureCollection (RFC 7946). A point never comes without its precision."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from reportedly.model.casualties import Figure
from reportedly.model.claims import ResolvedClaim
from reportedly.model.places import PlaceCandidate
from reportedly.model.records import EventRecord, Origin, Trace
from reportedly.model.reports import Report
from reportedly.publish.cells import in_short
from reportedly.publish.columns import told_alike
from reportedly.publish.contents import Bundle, Entry, Sheet, is_coarsened
from reportedly.publish.paraphrase import paraphrase

WHERE_PRECISION = {
    1: "the exact town or village",
    2: "near a town, or within 25 km of it",
    3: "somewhere in a district; the point stands for all of it",
    4: "somewhere in a province; the point stands for all of it",
    5: "along a road, or a vague area; the point only represents it",
    6: "somewhere in the country; the point stands for all of it",
    7: "at sea or in the air",
}
DATE_PRECISION = {
    1: "the day",
    2: "two to six days",
    3: "a week",
    4: "up to a month",
    5: "up to a year",
}
NOTICE = (
    "Not for operational security decisions.",
    "Claims by those named; null is not zero.",
)


class Point(msgspec.Struct, frozen=True):
    """Longitude, then latitude, in degrees (WGS 84)."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class Saying(msgspec.Struct, frozen=True):
    """What one speaker says: `says` in neutral words of ours, `quote` in a few of the report's."""

    claim: str
    speaker: str
    kind: str
    outlet: str
    report: str
    url: str | None
    published: date | None
    status: str
    says: str
    figures: tuple[str, ...]
    quote: str
    corrections: tuple[str, ...]
    added: tuple[str, ...]


class Properties(msgspec.Struct, frozen=True):
    """What is known of a record. None means that nobody said."""

    number: int
    incident: str
    rules: str
    event_type: str
    type_of_violence: int | None
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    date_precision_words: str | None
    place: str | None
    named_as: str
    where_precision: int | None
    where_precision_words: str
    coarsened: bool
    country: str | None
    adm_1: str | None
    adm_2: str | None
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    reports: int
    origins: tuple[Origin, ...]
    who_says_what: tuple[Saying, ...]
    trace: tuple[Trace, ...]
    warnings: tuple[str, ...]


class Feature(msgspec.Struct, frozen=True):
    """One record; `geometry` None where its place is unresolved."""

    id: str
    geometry: Point | None
    properties: Properties
    type: Literal["Feature"] = "Feature"


def geojson_sheet(bundle: Bundle) -> Sheet:
    """Every record as a feature, one a line."""
    unplaced = sum(record.place is None for record in bundle.records)
    notes = (
        f"Features without a point (their place is unresolved): {unplaced}.",
        "where_precision is GED's 1 to 7 (codebook A.4): from 3 on the point stands for an area. "
        "date_precision is GED's 1 to 5 (A.3). coarsened: the place stands for a finer one.",
        "Quotes are shortened; the casebook holds the whole words. says tells the same in neutral "
        "words made of the claim's values.",
    )
    return Sheet(_chunks(bundle), len(bundle.records), notes=notes)


def notices_of(bundle: Bundle) -> tuple[str, ...]:
    """How not to read it, and what those it is made for are not shown; each line once."""
    return tuple(dict.fromkeys((*NOTICE, *bundle.profile.notice)))


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    yield (
        b'{"type":"FeatureCollection","notice":'
        + encode(" ".join(notices_of(bundle)))
        + b',"features":['
    )
    for number, entry in enumerate(bundle.entries()):
        yield (b",\n" if number else b"\n") + encode(feature(entry))
    yield b"\n]}\n"


def feature(entry: Entry) -> Feature:
    """One record as a feature, with who says what about it."""
    record, reports = entry.record, {report.id: report for report in entry.reports}
    sayings = tuple(_saying(claim, reports) for claim in entry.claims)
    point = None if record.place is None else _point(record.place)
    return Feature(record.id, point, _properties(record, sayings))


def _point(place: PlaceCandidate) -> Point:
    return Point((round(place.lon, 6), round(place.lat, 6)))


def _properties(record: EventRecord, sayings: tuple[Saying, ...]) -> Properties:
    return Properties(
        **told_alike(record),
        number=record.number,
        date_precision_words=_words(DATE_PRECISION, record.date_precision),
        where_precision_words=_words(WHERE_PRECISION, record.place_precision) or "unresolved",
        coarsened=is_coarsened(record.place),
        reports=len(record.report_ids),
        who_says_what=sayings,
        trace=record.traces,
    )


def _words(table: dict[int, str], code: int | None) -> str | None:
    return None if code is None else table.get(code)


def _saying(claim: ResolvedClaim, reports: Mapping[str, Report]) -> Saying:
    report = reports.get(claim.claim.report_id)
    return Saying(
        claim=claim.claim_id,
        speaker=claim.speaker.name,
        kind=claim.speaker.kind,
        outlet=claim.outlet,
        report=report.label if report is not None else claim.claim.report_id,
        url=None if report is None else report.url,
        published=claim.published,
        status=claim.claim.status,
        says=paraphrase(claim),
        figures=tuple(map(figure_words, claim.claim.figures)),
        quote=in_short(claim.claim.evidence[0].text),
        corrections=tuple(note.in_words for note in claim.corrections),
        added=tuple(note.in_words for note in claim.added),
    )


def figure_words(figure: Figure) -> str:
    """A figure in words of our own: "killed: at least 40, combatants"."""
    part = ", a part of the total" if figure.part_of_total else ""
    return f"{figure.outcome.replace('_', ' ')}: {_count_words(figure)}, {figure.whom}{part}"


def _count_words(figure: Figure) -> str:
    if figure.low is None and figure.high is None:
        return "some, no number"
    if figure.high is None:
        return f"at least {figure.low}"
    if figure.low is None:
        return f"at most {figure.high}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"
