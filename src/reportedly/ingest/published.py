"""The publication day: every hint weighed by where it stands, contradictions told in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.ingest.addresses import address_day
from reportedly.ingest.datelines import Dateline, find_dateline, wire_day
from reportedly.ingest.given import Given
from reportedly.ingest.items import Item
from reportedly.ingest.listed import ListedDay, Order, listed_day
from reportedly.model.reports import DateReason, PublicationDate

_A_DAY = timedelta(days=1)  # as far as clocks on earth lie apart
_FAR = timedelta(days=366)  # hints further apart than this are called out, not just noted


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication day, the dateline it may rest on, and what a person should know."""

    published: PublicationDate
    dateline: Dateline | None
    notes: tuple[str, ...] = ()


def date_item(item: Item, given: Given, url: str | None, order: Order | None) -> Dating:
    """The publication day of an item: given, metadata, dateline, address, listed, in this order
    of trust. `order` is what the item's column says of 4/5/2017.
    """
    words = item.words
    dateline = find_dateline(words.text, words.body_start, words.title)
    listed = listed_day(item.listed, order) if item.listed is not None else None
    by_url = address_day(url) if url is not None else None
    hints = _hints(item, given, dateline, by_url, listed)
    published = hints[0] if hints else PublicationDate(None, DateReason.UNKNOWN)
    notes = (
        *_listing_notes(item.listed, listed, published),
        *_contradictions(hints, dateline),
        *_ahead_notes(published, given.today, item.read_on),
    )
    return Dating(published, dateline, notes)


def _hints(
    item: Item,
    given: Given,
    dateline: Dateline | None,
    by_url: tuple[date, str] | None,
    listed: ListedDay | None,
) -> list[PublicationDate]:
    """What there is, most trusted first."""
    hints = []
    if given.day is not None:
        hints.append(PublicationDate(given.day, DateReason.GIVEN, given.day.isoformat()))
    if item.page_date is not None:
        day = date.fromisoformat(item.page_date)
        hints.append(PublicationDate(day, DateReason.METADATA, item.page_date))
    if dateline is not None:
        hints.append(PublicationDate(dateline.day, DateReason.DATELINE, dateline.words))
    if by_url is not None:
        hints.append(PublicationDate(by_url[0], DateReason.URL_TIME, by_url[1]))
    if listed is not None:
        other_fits = bool(hints) and hints[0].day == listed.other
        day = listed.other if other_fits and listed.other is not None else listed.day
        hints.append(PublicationDate(day, DateReason.LISTED, item.listed or ""))
    return _with_wire(item, hints)


def _with_wire(item: Item, hints: list[PublicationDate]) -> list[PublicationDate]:
    """The hints, and a yearless wire dateline in front of the weaker hint that gives its year."""
    if not hints or hints[0].day is None or hints[0].reason not in _WEAK:
        return hints
    wire = wire_day(item.words.text, item.words.body_start, hints[0].day)
    if wire is None:
        return hints
    return [PublicationDate(wire[0], DateReason.DATELINE, wire[1]), *hints]


_WEAK = (DateReason.URL_TIME, DateReason.LISTED)
_SAYS = {
    DateReason.GIVEN: "given as",
    DateReason.METADATA: "the page's metadata says",
    DateReason.DATELINE: "the text says",
    DateReason.URL_TIME: "the address says",
    DateReason.LISTED: "listed",
}


def _listing_notes(
    value: str | None, listed: ListedDay | None, published: PublicationDate
) -> list[str]:
    if value is None:
        return []
    if listed is None:
        return [f"the listed date {value!r} is no date"]
    if listed.other is None or published.reason is not DateReason.LISTED:
        return []
    return [f"listed {value!r}, read month first as {listed.day}; it may be {listed.other}"]


def _ahead_notes(
    published: PublicationDate, today: date | None, captured: date | None
) -> list[str]:
    """A word where a report is dated after the day on which it was captured, or else read,
    wherever on earth that was."""
    known, what = (today, "read") if captured is None else (captured, "captured")
    if published.day is None or known is None or published.day <= known + _A_DAY:
        return []
    return [f"published {published.day}, after it was {what} on {known}: look whether it is right"]


def _contradictions(hints: list[PublicationDate], dateline: Dateline | None) -> list[str]:
    """One note for each hint that says another day than the one chosen."""
    notes = []
    for hint in hints[1:]:
        chosen = hints[0]
        if hint.day is None or chosen.day is None or hint.day == chosen.day:
            continue
        far = ": more than a year apart" if abs(hint.day - chosen.day) > _FAR else ""
        said = f"{_SAYS[hint.reason]} {hint.day}"
        notes.append(f"{said}, {_SAYS[chosen.reason]} {chosen.day}{far}")
    if dateline is not None and not dateline.sure:
        notes.append(f"the dateline {dateline.words!r} names a weekday that day was not")
    return notes
