"""What was fetched from an address on the web: a page, a text or a PDF, one report."""

import io
from dataclasses import dataclass, replace
from datetime import date

from reportedly.ingest.addresses import domain
from reportedly.ingest.assembly import assemble
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused
from reportedly.ingest.kinds import Kind
from reportedly.ingest.pages import page_item
from reportedly.ingest.pdfs import pdf_item
from reportedly.ingest.plain import plain_item
from reportedly.ingest.sniffing import sniff
from reportedly.ingest.sources import Source, open_stream
from reportedly.model.reports import Intake, Reject

_NAME = "page.html"  # an address has no suffix that says anything of what it holds


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes from the web. `asked` is the address that was asked for, `url` the one that answered.

    `charset` is what the server called its encoding. `outlet` and `day` are what a list or a feed
    says of it: hints that may be wrong. `notes` tell of the capture.
    """

    content: bytes
    asked: str
    url: str
    charset: str | None = None
    outlet: str | None = None
    day: date | None = None
    notes: tuple[str, ...] = ()


def read_fetched(fetched: Fetched, given: Given = NOTHING_GIVEN) -> Intake | Reject:
    """The report that was fetched, or why there is none in it. What it is, its content says: a
    server may call it anything.
    """
    try:
        source = open_stream(io.BytesIO(fetched.content), _NAME)
        return assemble(_told(_item(source, fetched), fetched), given, None)
    except Refused as refusal:
        return Reject.of(fetched.asked, refusal.reason, refusal.hint)
    except OSError:
        return Reject.of(fetched.asked, "what it holds cannot be unpacked", "capture it again")


def _item(source: Source, fetched: Fetched) -> Item:
    kind = sniff(source)
    content, name = source.stream.read(MAX_ITEM_BYTES + 1), fetched.asked
    if kind is Kind.PAGE:
        return page_item(content, locator=name, url=fetched.url, charset=fetched.charset)
    if kind is Kind.PLAIN:
        return plain_item(content, locator=name, charset=fetched.charset)
    if kind is Kind.PDF:
        return pdf_item(content, locator=name)
    raise Refused(f"this is {kind}, not a page", "download it, and `reportedly add` the file")


def _told(item: Item, fetched: Fetched) -> Item:
    """The item with what is known of it besides its own words. A bare domain is no better name
    than the page's own."""
    says_more = fetched.outlet is not None and fetched.outlet != domain(fetched.url)
    return replace(
        item,
        url=fetched.url,
        outlet=fetched.outlet if says_more else item.outlet,
        listed=fetched.day.isoformat() if fetched.day is not None else None,
        notes=(*item.notes, *fetched.notes),
    )
