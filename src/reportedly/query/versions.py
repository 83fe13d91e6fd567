"""The texts that one outlet had at one address, or under one id, in the order they were seen in.

"We saw a change" is all that can be said of them: never that somebody edited or deleted anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.model.reports import Report
from reportedly.query.log_words import came_words
from reportedly.query.speech import _
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, LogEntry, Wanted

MOST_SEEN = 200  # times that an address was asked, the last ones: what one page can list
_AT_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """One time that the item was taken in, or its address asked: when (UTC, None before there was
    a log), what came of it in words, which report, which entry of the log says so."""

    at: datetime | None
    words: str
    report_id: str | None
    entry: int | None


@dataclass(frozen=True, slots=True)
class Versions:
    """One item of an outlet: its texts in the order they were first seen in, and every time that
    it was seen. One text alone is no change."""

    reports: tuple[Report, ...]
    seen: tuple[Seen, ...]

    def named(self, key: str) -> Report | None:
        return next((report for report in self.reports if report.id == key), None)

    def beside(self, report: Report) -> tuple[Report, Report] | None:
        """A text and the one seen before it; of the first text, it and the one seen after."""
        if len(self.reports) == 1:
            return None
        now = max(1, self.reports.index(report))
        return self.reports[now - 1], self.reports[now]


def other_texts(casebook: Casebook, report: Report) -> int:
    """How many other texts of the same item the casebook holds."""
    return len(casebook.other_versions([report]).get(report.id, ()))


def versions_of(casebook: Casebook, report: Report) -> Versions:
    """Every text of the item that this report is one of, and when each was seen."""
    with casebook.still():
        reports = (report, *casebook.other_versions([report]).get(report.id, ()))
        addresses = dict.fromkeys(one.url for one in reports if one.url is not None)
        asked = [one for address in addresses for one in _asked(casebook, address)]
        told = {one.report_id for one in asked}
        brought = [_taken_in(casebook, one) for one in reports if one.id not in told]
    seen = sorted((*asked, *brought), key=lambda one: one.at or _AT_LAST)
    first = {one.report_id: one.at for one in reversed(seen)}
    ordered = sorted(reports, key=lambda one: (first.get(one.id) or _AT_LAST, one.id))
    return Versions(tuple(ordered), tuple(seen))


def _asked(casebook: Casebook, address: str) -> Iterator[Seen]:
    """Each time that the address was asked, by the log."""
    wanted = Wanted(acts=(Act.CAPTURED,), naming=address)
    for entry in casebook.log_page(wanted, limit=MOST_SEEN):
        about = entry.about or {}
        if address in (about.get("address"), about.get("final")):
            report = about.get("report")
            words = came_words(about)
            at = datetime.fromisoformat(str(about["asked_at"]))
            yield Seen(at, words, None if report is None else str(report), entry.number)


def _taken_in(casebook: Casebook, report: Report) -> Seen:
    entry = taken_in(casebook, report)
    words = _("taken in from {place}").format(place=report.locator)
    if entry is None:
        return Seen(None, words, report.id, None)
    return Seen(entry.at, words, report.id, entry.number)


def taken_in(casebook: Casebook, report: Report) -> LogEntry | None:
    """The entry of the log by which a report came in; None where it came before there was one."""
    for entry in casebook.log(Wanted(acts=(Act.TAKEN_IN,), naming=report.id)):
        if entry.about is not None and entry.about.get("report") == report.id:
            return entry
    return None
