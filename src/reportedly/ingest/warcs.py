"""Web archives (WARC): one captured page, text or PDF one report; revisits counted, never twice."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused
from reportedly.ingest.payloads import READABLE, payload_item
from reportedly.model.reports import Reject

# Chosen, not measured: what a response may hold beside an item of the greatest size.
_MAX_HEADER_BYTES = 1024 * 1024
_KEPT_HEADERS = ("Date", "Last-Modified", "Content-Type", "ETag")
_NEXT_RECORD = b"\r\n\r\nWARC/1."
_HOLDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


class _Told:
    """A stream that can say how far it was read, as the archive's reader asks, and no more."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self._at += len(chunk)
        return chunk

    def tell(self) -> int:
        return self._at


@dataclass(slots=True)
class _LeftAlone:
    """How many records hold no report, by why; told once an archive."""

    counts: Counter[str] = field(default_factory=Counter)

    def told(self, name: str) -> str:
        why = ", ".join(f"{what}: {number:,}" for what, number in self.counts.most_common())
        return f"{name}: records that hold no report: {self.counts.total():,} ({why})"


def read_warc(
    stream: io.BufferedReader, name: str, announce: Callable[[str], None]
) -> Iterator[Item | Reject]:
    """The items of an archive, in order; one record is held at a time.

    Raises Refused where the archive cannot be read on.
    """
    left = _LeftAlone()
    for number, record in enumerate(_records(stream), 1):
        locator = f"{name}, record {number}"
        try:
            item = _item(record, locator, left)
        except Refused as refusal:
            url = record.headers.get("WARC-Target-URI") or "no address"
            yield Reject.of(f"{locator} ({url})", refusal.reason, refusal.hint)
            continue
        if item is not None:
            yield item
    if left.counts:
        announce(left.told(name))


def _records(stream: io.BufferedReader) -> Iterator[WarcRecord]:
    """The records. The reader's own faults, panics of its core among them, become Refused."""
    try:
        yield from ArchiveIterator(_Told(stream), parse_http=False, quirks_mode=True)  # type: ignore[arg-type]
    except (Refused, GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic is no Exception
        reason = f"the web archive cannot be read on ({_first_line(fault)})"
        raise Refused(reason, "what stood before it was read; fetch the archive again") from None


def _first_line(fault: BaseException) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:200]


def _item(record: WarcRecord, locator: str, left: _LeftAlone) -> Item | None:
    """The item of one record; None, and counted, where it holds no report."""
    if not record.record_type & _HOLDS or _about_the_capture(record):
        left.counts[_kind_of(record)] += 1
        return None
    raw = record.reader.read(MAX_ITEM_BYTES + _MAX_HEADER_BYTES)
    whole = len(raw) == record.content_length
    record = _detached(record, raw)
    sound = not whole or _sound(record)
    if not sound and _NEXT_RECORD in raw:
        hint = "the record after it is lost with it; fetch the archive again"
        raise Refused("the length it states is wrong: it runs into the next record", hint)
    payload = _payload(record)
    why = _no_report(payload)
    if why is not None:
        left.counts[why] += 1
        return None
    item = _read(payload, record, locator)
    notes = _notes(record, payload, whole=whole, sound=sound)
    return replace(item, notes=(*item.notes, *notes), read_on=_captured_on(record))


def _captured_on(record: WarcRecord) -> date | None:
    return record.record_date.date() if record.record_date is not None else None


def _about_the_capture(record: WarcRecord) -> bool:
    """True for what a crawler tells of itself: wget keeps its arguments and its log as texts."""
    url = record.headers.get("WARC-Target-URI") or ""
    return url.lstrip("<").startswith("metadata:")


def _kind_of(record: WarcRecord) -> str:
    if record.record_type == WarcRecordType.revisit:
        return "revisits (captured again, unchanged)"
    return "records about the capture"


def _detached(record: WarcRecord, raw: bytes) -> WarcRecord:
    """The record with its bytes, apart from the archive: taken to pieces there, it would lose
    the archive's reader its place.
    """
    alone = WarcRecord()
    alone.init_headers(record.record_type)
    for name, value in record.headers.items():
        alone.headers[name] = value
    alone.set_bytes_content(raw)
    alone.is_http = record.is_http
    return alone


def _sound(record: WarcRecord) -> bool:
    """True unless the archive's own digest of the record contradicts its bytes."""
    if record.headers.get("WARC-Block-Digest") is None:
        return True
    return bool(record.verify_block_digest(consume=False))


@dataclass(frozen=True, slots=True)
class _Payload:
    """What a record carries. `status` and `headers` are empty where no server answered."""

    content: bytes
    media_type: str
    charset: str | None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


def _payload(record: WarcRecord) -> _Payload:
    if not record.is_http:
        stated = record.headers.get("Content-Type") or ""
        return _Payload(record.reader.read(), _bare(stated), None)
    try:
        record.parse_http(auto_decode="all")
        content = record.reader.read(MAX_ITEM_BYTES + 1)
    except (OSError, ValueError) as fault:
        reason = f"what the server sent cannot be unpacked ({_first_line(fault)})"
        raise Refused(reason, "capture the page again") from None
    headers = record.http_headers
    kept = [(name, headers.get(name) or "") for name in _KEPT_HEADERS]
    return _Payload(
        content,
        _bare(record.http_content_type or ""),
        record.http_charset or None,
        getattr(headers, "status_code", None),
        tuple((name, value) for name, value in kept if value),
    )


def _bare(stated: str) -> str:
    return stated.split(";")[0].strip().casefold()


def _no_report(payload: _Payload) -> str | None:
    """Why nothing in a record can be a report, in words that can be counted."""
    if payload.status is not None and payload.status != 200:
        return f"answers with status {payload.status}"
    if not payload.content.strip():
        return "empty answers"
    if payload.media_type not in READABLE:
        return payload.media_type or "of no stated type"
    return None


def _read(payload: _Payload, record: WarcRecord, locator: str) -> Item:
    url = record.headers.get("WARC-Target-URI")
    url = url.strip("<>") if url is not None else None
    item = payload_item(
        payload.content,
        media_type=payload.media_type,
        locator=locator,
        url=url,
        charset=payload.charset,
    )
    return replace(item, url=url or item.url)


def _notes(record: WarcRecord, payload: _Payload, *, whole: bool, sound: bool) -> Iterator[str]:
    captured = record.record_date
    when = f"{captured:%Y-%m-%d %H:%M} UTC" if captured is not None else "at an unknown time"
    yield f"captured {when}, {record.record_id or 'a record without an id'}"
    if payload.headers:
        kept = "; ".join(f"{name}: {value}" for name, value in payload.headers)
        yield f"the server answered {payload.status}; {kept}"
    if not whole:
        yield "the archive holds less of this record than it states: the text may be cut short"
    if not sound:
        yield "the archive's own digest of this record does not fit its bytes"
