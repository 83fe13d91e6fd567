"""How a report is kept: its bytes, how it came in, what the log says of it."""

from dataclasses import dataclass

from reportedly.errors import CasebookError
from reportedly.model.reports import Report
from reportedly.query.versions import taken_in
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, LogEntry, Wanted

MOST_ENTRIES = 100  # about one report, the last ones: judgements may name it over and over


@dataclass(frozen=True, slots=True)
class Bytes:
    """The evidentiary copy: its digest (SHA-256), its kind, its size; `damage` says why it cannot
    be read, and then there is no size."""

    sha256: str
    media_type: str = ""
    size: int | None = None
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with its bytes and what the log has of it: how it came in, by which import, the
    file it was a part of, what its address answered, and every entry that names it, the last
    first.

    `taken_in` is None for a report that came in before there was a log.
    """

    report: Report
    bytes: Bytes
    taken_in: LogEntry | None
    imported: LogEntry | None
    file: LogEntry | None
    captured: LogEntry | None
    entries: tuple[LogEntry, ...]

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """What the server's answer said of itself, as it was sent."""
        about = {} if self.captured is None else self.captured.about or {}
        told = about.get("headers", ())
        assert isinstance(told, list | tuple)
        return tuple((str(name), str(value)) for name, value in told)


def kept(casebook: Casebook, key: str) -> Kept:
    """How the report is kept that a key names. Raises UnknownId."""
    with casebook.still():
        report = casebook.report(key)
        came = taken_in(casebook, report)
        entries = casebook.log_page(Wanted(naming=report.id), limit=MOST_ENTRIES)
        captured = Wanted(acts=(Act.CAPTURED,), naming=report.id)
        answers = [e for e in casebook.log(captured) if (e.about or {}).get("report") == report.id]
        number = None if came is None else (came.about or {}).get("import")
        imported, file = _entry(casebook, number), _file(casebook, report, number)
        held = _bytes(casebook, report)
    return Kept(report, held, came, imported, file, answers[0] if answers else None, entries)


def _entry(casebook: Casebook, number: object) -> LogEntry | None:
    if not isinstance(number, int):
        return None
    return next(iter(casebook.log(Wanted(number=number))), None)


def _file(casebook: Casebook, report: Report, imported: object) -> LogEntry | None:
    """What the log has of the file that a report was a part of: kept whole, or its digest."""
    for entry in casebook.log(Wanted(acts=(Act.READ,), naming=report.id)):
        return entry
    name = report.locator.partition(", ")[0]  # of "file, line 3"
    for entry in casebook.log(Wanted(acts=(Act.READ,), naming=name)):
        about = entry.about or {}
        if about.get("file") == name and about.get("import") == imported:
            return entry
    return None


def _bytes(casebook: Casebook, report: Report) -> Bytes:
    try:
        blob = casebook.blob(report.blob)
    except CasebookError as error:
        return Bytes(report.blob, damage=str(error))
    return Bytes(blob.sha256, blob.media_type, len(blob.content))
