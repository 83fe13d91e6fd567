"""What was fetched from an address on the web: a page or a text, one report."""

import io
from dataclasses import dataclass, replace
from datetime import date

from reportedly.ingest.addresses import domain
from reportedly.ingest.assembly import assemble
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import Item, Refused
from reportedly.ingest.kinds import Kind
from reportedly.ingest.pages import read_page
from reportedly.ingest.plain import read_plain
from reportedly.ingest.sniffing import sniff
from reportedly.ingest.sources import Source, open_stream
from reportedly.model.reports import Intake, Reject

_NAME = "page.html"  # an address has no suffix that says anything of what it holds


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes from the web. `asked` is the address that was asked for, `url` the one that answered.

    `outlet` and `day` are what a list or a feed says of it: hints that may be wrong. `notes` tell
    of the capture.
    """

    content: bytes
    asked: str
    url: str
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
    if kind is Kind.PAGE:
        return read_page(source, Given(url=fetched.url))
    if kind is Kind.PLAIN:
        return read_plain(source)
    raise Refused(f"this is {kind}, not a page", "download it, and `reportedly add` the file")


def _told(item: Item, fetched: Fetched) -> Item:
    """The item with what is known of it besides its own words. A bare domain is no better name
    than the page's own."""
    says_more = fetched.outlet is not None and fetched.outlet != domain(fetched.url)
    return replace(
        item,
        locator=fetched.asked,
        url=fetched.url,
        outlet=fetched.outlet if says_more else item.outlet,
        listed=fetched.day.isoformat() if fetched.day is not None else None,
        notes=(*item.notes, *fetched.notes),
    )
