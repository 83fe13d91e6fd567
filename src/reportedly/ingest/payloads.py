"""What an archive or a mail carries: bytes with a media type, read by the reader of that type."""

from collections.abc import Mapping

from reportedly.ingest.items import Item, Refused
from reportedly.ingest.pages import page_item
from reportedly.ingest.pdfs import pdf_item
from reportedly.ingest.plain import plain_item

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PDFS = frozenset({"application/pdf", "application/x-pdf"})
READABLE: Mapping[str, str] = {
    **dict.fromkeys(_PAGES, "page"),
    **dict.fromkeys(_PDFS, "PDF"),
    "text/plain": "text",
}


def payload_item(
    content: bytes,
    *,
    media_type: str,
    locator: str,
    url: str | None = None,
    charset: str | None = None,
) -> Item:
    """The item in `content`, whose `media_type` is one of READABLE. Raises Refused where there
    is none.
    """
    if media_type in _PAGES:
        return page_item(content, locator=locator, url=url, charset=charset)
    if media_type in _PDFS:
        return pdf_item(content, locator=locator)
    if media_type == "text/plain":
        return plain_item(content, locator=locator, charset=charset)
    raise Refused(f"{media_type} is not read", "save its text, and add that")
