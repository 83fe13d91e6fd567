"""JSON Lines: one record a line with all it rests on."""

from collections.abc import Iterator
from datetime import date

import msgspec

from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.model.reports import DateReason, Report
from reportedly.publish.contents import Bundle, Index, Sheet


class Reported(msgspec.Struct, frozen=True):
    """What a reader needs to find a report again; its text stays in the casebook."""

    id: str
    given_id: str | None
    outlet: str
    url: str | None
    title: str
    language: str
    published: date | None
    published_reason: DateReason
    blob_sha256: str
    locator: str


class RecordLine(msgspec.Struct, frozen=True):
    """A record with its trace, the claims that the trace names, and their reports."""

    record: EventRecord
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Reported, ...]


def jsonl_sheet(bundle: Bundle) -> Sheet:
    """Every record, one a line, with the claims its trace names and the reports they stand in."""
    notes = (
        "Claims hold the quoted words with their offsets into the report's decoded text; whole "
        "texts are left in the casebook, where blob_sha256 names the bytes as received.",
        "Ranges of days are half-open: `end` is the first day that no longer belongs.",
    )
    return Sheet(_chunks(bundle), len(bundle.records), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    index, encode = Index.of(bundle), msgspec.json.Encoder().encode
    for record in bundle.records:
        reports = tuple(map(_reported, index.reports_of(record)))
        yield encode(RecordLine(record, index.claims_of(record), reports)) + b"\n"


def _reported(report: Report) -> Reported:
    return Reported(
        id=report.id,
        given_id=report.given_id,
        outlet=report.outlet,
        url=report.url,
        title=report.title,
        language=report.language,
        published=report.published.day,
        published_reason=report.published.reason,
        blob_sha256=report.blob,
        locator=report.locator,
    )
