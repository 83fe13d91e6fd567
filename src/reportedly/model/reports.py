"""Reports: what one outlet published once, as received, as decoded, as read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.model.ids import content_id, sha256_hex
from reportedly.model.spans import ReadingCopy, Span


class DateReason(StrEnum):
    """Why a publication day was chosen, most trusted first."""

    GIVEN = "given"  # the user said so
    METADATA = "metadata"  # the page's own machine-readable date
    DATELINE = "dateline"  # words at the head of the text
    URL_TIME = "url_time"  # a date or a Unix time in the address
    LISTED = "listed"  # a column of the table it came in; a hint that may be wrong
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The publication day with the reason it was chosen; `words` is what it was read from."""

    day: date | None
    reason: DateReason
    words: str = ""

    def __post_init__(self) -> None:
        if (self.day is None) != (self.reason is DateReason.UNKNOWN):
            raise ValueError("a publication day has a reason, and a reason has a day")


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a stretch of the decoded text came from: a field of the item, and its bytes.

    Byte offsets count within the blob; both are None where the field was escaped or rebuilt
    (HTML entities, JSON escapes), so that no byte range corresponds.
    """

    text_start: int
    text_end: int
    field: str
    byte_start: int | None = None
    byte_end: int | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes as received. The evidentiary copy; never changed."""

    sha256: str
    content: bytes
    media_type: str

    def __post_init__(self) -> None:
        if self.sha256 != sha256_hex(self.content):
            raise ValueError("a blob's digest must be that of its bytes")

    @classmethod
    def of(cls, content: bytes, media_type: str) -> "Blob":
        return cls(sha256_hex(content), content, media_type)


@dataclass(frozen=True, slots=True)
class Report:
    """One item that one outlet published once.

    `text` is the decoded text (title, blank line, body): immutable, and what every span points
    into. `reading` is the repaired copy the extractor reads. `given_id` is the id it had on
    input, `locator` says where it was read ("demo/a.jsonl, line 3"). `language` is ISO 639-1 or
    "und". `notes` tell a person what was found odd (a listed date that the text contradicts).
    """

    id: str
    given_id: str | None
    outlet: str
    url: str | None
    title: str
    language: str
    published: PublicationDate
    text: str
    reading: ReadingCopy
    segments: tuple[Segment, ...]
    blob: str
    locator: str
    notes: tuple[str, ...] = ()

    @staticmethod
    def identity(*, outlet: str, item: str | None, text: str) -> str:
        """The id of a report: its outlet, the item's id or URL, and its content."""
        return content_id("r", outlet.casefold(), item, sha256_hex(text.encode()))

    def span(self, start: int, end: int) -> Span:
        """The span of the reading copy's `[start, end)`, as offsets into `text`."""
        begin, finish = self.reading.locate(start, end)
        return Span(begin, finish, self.text[begin:finish])

    @property
    def label(self) -> str:
        """What a person calls this report: the id it was given, or ours."""
        return self.given_id or self.id


@dataclass(frozen=True, slots=True)
class Intake:
    """What the door of ingest lets in: a report together with the bytes it was read from.

    `set_aside` says why the report is kept but cannot be coded (its language); None if it can.
    `container` is the whole file, where the report is a part whose own bytes are not verbatim in
    it: a row of a workbook.
    """

    report: Report
    blob: Blob
    set_aside: str | None = None
    container: Blob | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """An item that could not be read, or a report that cannot be coded, with what to do."""

    id: str
    locator: str
    reason: str
    hint: str
    report_id: str | None = None

    @classmethod
    def of(cls, locator: str, reason: str, hint: str, report_id: str | None = None) -> "Reject":
        return cls(content_id("x", locator, reason, report_id), locator, reason, hint, report_id)
