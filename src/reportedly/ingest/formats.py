"""Which reader reads which format."""

from collections.abc import Callable, Iterator

from reportedly.ingest.columns import ADDRESSES_ALONE
from reportedly.ingest.given import Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.jsonlines import read_json, read_json_lines
from reportedly.ingest.kinds import Kind
from reportedly.ingest.mailboxes import read_mail, read_mailbox
from reportedly.ingest.packed import read_packed
from reportedly.ingest.pages import read_page
from reportedly.ingest.pdfs import read_pdf
from reportedly.ingest.plain import read_plain
from reportedly.ingest.sheets import read_sheets
from reportedly.ingest.sniffing import sniff
from reportedly.ingest.sources import Source
from reportedly.ingest.tables import read_table
from reportedly.ingest.telegram import read_telegram
from reportedly.ingest.warcs import read_warc
from reportedly.model.reports import Reject

_Announce = Callable[[str], None]
_Reader = Callable[[Source, Given, _Announce], Iterator[Item | Reject]]
_WITH_COLUMNS = (Kind.JSON, Kind.JSON_LINES, Kind.TABLE, Kind.WORKBOOK, Kind.PACKED)


def items_of(source: Source, given: Given, announce: _Announce) -> Iterator[Item | Reject]:
    """The items of a source, by what it holds. Raises Refused where it holds none."""
    kind = sniff(source)
    if given.mapping and kind not in _WITH_COLUMNS:
        announce(f"{source.name}: this is {kind}, without columns: --map says nothing of it")
    return _READERS[kind](source, given, announce)


def _one(source: Source, read: Callable[[Source], Item]) -> Iterator[Item]:
    """The item of a file that holds one; half of it would be taken for the whole."""
    item = read(source)
    source.refuse_broken()
    yield item


def _addresses(source: Source, given: Given, announce: _Announce) -> Iterator[Item | Reject]:
    raise Refused(*ADDRESSES_ALONE)


_READERS: dict[Kind, _Reader] = {
    Kind.PLAIN: lambda source, given, announce: _one(source, read_plain),
    Kind.PAGE: lambda source, given, announce: _one(source, lambda page: read_page(page, given)),
    Kind.PDF: lambda source, given, announce: _one(source, read_pdf),
    Kind.JSON: read_json,
    Kind.JSON_LINES: read_json_lines,
    Kind.TABLE: read_table,
    Kind.WORKBOOK: read_sheets,
    Kind.WARC: lambda source, given, announce: read_warc(source.stream, source.name, announce),
    Kind.PACKED: read_packed,
    Kind.MAIL: lambda source, given, announce: read_mail(source),
    Kind.MAILBOX: lambda source, given, announce: read_mailbox(source),
    Kind.TELEGRAM: lambda source, given, announce: read_telegram(source, announce),
    Kind.ADDRESSES: _addresses,
}
