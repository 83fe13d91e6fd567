"""HTML pages: main text, title and metadata, by trafilatura and htmldate; markup never leaves."""

import re
from copy import deepcopy
from dataclasses import dataclass, replace

import htmldate
import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import Document

from reportedly.ingest.decoding import decode
from reportedly.ingest.given import Given
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused, Words, compose
from reportedly.ingest.refusals import refuse_page
from reportedly.ingest.sources import Source
from reportedly.model.reports import Segment

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
_DECLARED_BYTES = 4096  # HTML asks for the declaration within the first 1,024
_BLOCKS = "//p|//div|//li|//br|//h1|//h2|//h3|//h4|//tr|//blockquote"
# Machine-readable dates alone: a page's own statement, not a date found somewhere on it.
_DATED = (
    '//meta|//script[@type="application/ld+json"]'
    '|//time[@pubdate or @itemprop="datePublished"]|//*[@itemprop="datePublished"][@content]'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"  # bounds of htmldate, so that it asks no clock


@dataclass(frozen=True, slots=True)
class _Page:
    """What trafilatura found."""

    title: str
    body: str
    outlet: str | None
    url: str | None
    day: str | None


def read_page(source: Source, given: Given) -> Item:
    """The item that a page holds. Raises Refused where it is too large, holds no article, or is
    ours."""
    content = source.stream.read(MAX_ITEM_BYTES + 1)
    return page_item(content, locator=source.name, url=given.url)


def page_item(
    content: bytes, *, locator: str, url: str | None = None, charset: str | None = None
) -> Item:
    """The item that the bytes of a page hold. `url` is where it was fetched, `charset` what the
    server called its encoding. Raises Refused as `read_page` does.
    """
    if len(content) > MAX_ITEM_BYTES:
        raise Refused(
            f"the page is larger than {MAX_ITEM_BYTES // 2**20} MB", "save it without its pictures"
        )
    named = _CHARSET.search(content[:_DECLARED_BYTES])
    stated = named[1].decode("ascii") if named is not None else None
    decoded = decode(content, declared=charset or stated)
    refuse_page(decoded.text)
    page = _taken_apart(decoded.text, url)
    words = compose(page.title, page.body)
    return Item(
        locator=locator,
        content=content,
        media_type="text/html",
        words=replace(words, segments=_aligned(words, content, decoded.encoding)),
        outlet=page.outlet,
        url=page.url,
        page_date=page.day,
        notes=(decoded.note,) if decoded.note is not None else (),
    )


def _taken_apart(page: str, url: str | None) -> _Page:
    """As `_extract`; pages are broken in more ways than the libraries foresee."""
    try:
        return _extract(page, url)
    except Refused:
        raise
    except Exception as fault:
        reason = f"the page cannot be taken apart ({type(fault).__name__})"
        raise Refused(reason, "save its text and add that instead") from fault


def _extract(page: str, url: str | None) -> _Page:
    tree = _tree(page)
    if tree is None:
        raise Refused("the page holds no text", "save the page again, or its text")
    found = trafilatura.bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"max_date": _LATEST, "extensive_search": False},
    )
    found = found if isinstance(found, Document) else None
    body = (found.text or "") if found is not None else ""
    if not body.strip():
        body = fragment_text(page)  # too short or too bare for an article to be found on it
    if not body.strip():
        raise Refused("no article was found on the page", "save its text and add that instead")
    if found is None:
        return _Page("", body, None, None, _stated_day(tree))
    return _Page(found.title or "", body, found.sitename, found.url, _stated_day(tree))


def _tree(page: str) -> html.HtmlElement | None:
    try:
        content = page.encode("utf-8", "replace")
        # Said aloud: else it believes the page's own word, or takes each byte for a letter.
        tree: html.HtmlElement = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _stated_day(tree: html.HtmlElement) -> str | None:
    """The ISO day that the page states of itself in its metadata; None where it does not."""
    stated = html.Element("html")
    head = html.Element("head")
    stated.append(head)
    for element in tree.xpath(_DATED):
        element = deepcopy(element)
        element.tail = None
        head.append(element)
    day: str | None = htmldate.find_date(
        stated,
        extensive_search=False,
        original_date=True,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    return day


def fragment_text(fragment: str) -> str:
    """The words of a piece of HTML, its blocks on lines of their own; scripts left out."""
    tree = _tree(f"<div>{fragment}</div>")
    if tree is None:
        return ""
    for element in tree.xpath("//script|//style|//comment()|//title|//nav|//footer"):
        element.drop_tree()
    for element in tree.xpath(_BLOCKS):
        element.tail = "\n" + _NO_XML.sub("", element.tail or "")
    return re.sub(r"[ \t]*\n\s*", "\n\n", str(tree.text_content())).strip()


def _aligned(words: Words, content: bytes, encoding: str) -> tuple[Segment, ...]:
    """The title, and each paragraph, with its bytes where the page holds them verbatim, once."""
    segments = [] if not words.title else [Segment(0, len(words.title), "title")]
    for line in re.finditer(r"[^\n]+", words.text[words.body_start :]):
        start = words.body_start + line.start()
        segments.append(Segment(start, start + len(line[0]), "text"))
    return tuple(_place(segment, words.text, content, encoding) for segment in segments)


def _place(segment: Segment, text: str, content: bytes, encoding: str) -> Segment:
    wanted = text[segment.text_start : segment.text_end].encode(encoding, "replace")
    at = content.find(wanted)
    if at < 0 or content.find(wanted, at + 1) >= 0:
        return segment
    return replace(segment, byte_start=at, byte_end=at + len(wanted))
