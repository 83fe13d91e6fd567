"""JSON Lines: one record a line with all it rests on."""

from collections.abc import Iterator
from datetime import date

import msgspec

from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.model.reports import DateReason, Report
from reportedly.publish.contents import Bundle, Sheet
from reportedly.publish.paraphrase import paraphrase


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
    """A record with its trace, the claims that the trace names, and their reports.

    `said` tells each claim in neutral words; `notice` for whom the line was made.
    """

    record: EventRecord
    said: tuple[str, ...]
    claims: tuple[ResolvedClaim, ...]
    reports: tuple[Reported, ...]
    notice: tuple[str, ...]


def jsonl_sheet(bundle: Bundle) -> Sheet:
    """Every record, one a line, with the claims its trace names and the reports they stand in."""
    notes = (
        "`said` tells each claim in neutral words. "
        + (
            "Claims hold the quoted words with their offsets into the report's decoded text; whole "
            "texts are left in the casebook, where blob_sha256 names the bytes as received."
            if bundle.profile.is_internal
            else "Words are as this audience may read them: offsets, and the bytes of a report, "
            "stay in the casebook."
        ),
        "Ranges of days are half-open: `end` is the first day that no longer belongs.",
    )
    return Sheet(_chunks(bundle), len(bundle.records), notes=notes)


def _chunks(bundle: Bundle) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for entry in bundle.entries():
        reports = tuple(map(_reported, entry.reports))
        said = tuple(map(paraphrase, entry.claims))
        line = RecordLine(entry.record, said, entry.claims, reports, bundle.profile.notice)
        yield encode(line) + b"\n"


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
