"""Files to be broken: one of each format that is read, the door it comes in by, and the ways in
which it is broken.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from typing import NamedTuple

import mutations as m
from feeding import fed, json_lines, packed, table
from samples import SECOND, STORY, Crawl, Day, channel, message, page, pdf, wacz, workbook

from reportedly.errors import InputError
from reportedly.ingest.feeds import entry_report, read_feed
from reportedly.ingest.fetched import Fetched, read_fetched
from reportedly.ingest.given import NOTHING_GIVEN
from reportedly.ingest.items import Refused
from reportedly.ingest.url_lists import read_addresses
from reportedly.model.reports import Reject

URL = "https://qarat.example/2017/11/13/market"
Door = Callable[[bytes], Iterable[object]]


class Seed(NamedTuple):
    """A sound file, how it is broken, and what reads it; the door gives what came of it."""

    make: Callable[[], bytes]
    change: m.Change
    door: Door


def added(name: str) -> Door:
    """The door of files, for a file of this name."""
    return lambda content: fed(content, name)


def fetched(content: bytes) -> Iterator[object]:
    """The door of the web; what its server says of the charset depends on the bytes."""
    said = (None, "utf-8", "utf-7", "unicode_escape", "punycode", "cp1252")[sum(content[-9:]) % 6]
    yield read_fetched(Fetched(content, URL, URL, charset=said))


def followed(content: bytes) -> Iterator[object]:
    """The door of feeds; what its server says of it depends on the bytes."""
    said = ("application/rss+xml", "text/html; charset=utf-7", "")[sum(content[-9:]) % 3]
    try:
        feed = read_feed(content, address=URL, media_type=said)
    except InputError as error:
        yield Reject.of(URL, str(error), "")
        return
    for entry in feed.entries:
        yield entry if entry.text is None else entry_report(feed, entry)


def listed(content: bytes) -> Iterator[object]:
    """The door of lists of addresses."""
    try:
        yield from read_addresses(io.BytesIO(content), "a.csv", NOTHING_GIVEN)
    except Refused as refusal:
        yield Reject.of("a.csv", refusal.reason, refusal.hint)


def mail() -> bytes:
    made, passed_on = EmailMessage(), EmailMessage()
    made["From"], made["Date"] = "Qarat Post <news@qarat.example>", "Mon, 13 Nov 2017 23:30:00 +03"
    made["Subject"], made["Message-ID"] = "Ünrest in Qarat", "<1@qarat.example>"
    made.set_content(STORY)
    made.add_alternative(page().decode(), subtype="html")
    made.add_attachment(SECOND, filename="second.txt")
    passed_on["From"], passed_on["Subject"] = "Ferry Post <desk@ferry.example>", "Passed on"
    passed_on.set_content(SECOND)
    made.add_attachment(passed_on)
    return made.as_bytes()


def crawl() -> bytes:
    made = Crawl(packed=False).response("https://e.example/1", page(), encoded=True)
    made.revisit("https://e.example/1").resource("https://e.example/2", b"text", "text/plain")
    return made.response("https://e.example/3", page(SECOND)).content()


def telling_page() -> bytes:
    """A page that says all it can of itself: charset, site, address, day."""
    said = (
        '<meta charset="utf-8"><meta property="og:site_name" content="Qarat Post">'
        f'<link rel="canonical" href="{URL}">'
        '<script type="application/ld+json">{"datePublished": "2017-11-13T10:00:00Z"}</script>'
    )
    return page().replace(b"<head>", b"<head>" + said.encode())


def atom() -> bytes:
    body = f"<p>{STORY}</p>" * 5
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE feed [<!ENTITY lol "lol">]>'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{URL}"><title>Qarat Post</title>'
        '<entry><title type="html">A &amp;amp; b</title><link href="/1"/><id>1</id>'
        f'<content type="html"><![CDATA[{body}]]></content>'
        "<updated>2017-11-13T10:00:00Z</updated></entry><entry><title>Second</title>"
        f'<link href="/2"/><content type="xhtml"><div>{body}</div></content></entry></feed>'
    ).encode()


def rss() -> bytes:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Post</title><item><title>Strike</title><link>{URL}</link><pubDate>Mon, 13 Nov "
        f"2017 23:30:00 +0300</pubDate><content:encoded><![CDATA[{STORY * 5}]]></content:encoded>"
        "</item></channel></rss>"
    ).encode()


def events() -> bytes:
    """Two lines as GDELT lists events."""
    row = [*map(str, range(59)), "20171113101500", URL]
    return ("\t".join(row) + "\n").encode() * 2


def json_lines_of() -> bytes:
    return json_lines(*ROWS).encode()


def rows() -> bytes:
    return table(*CELLS).encode()


def links() -> bytes:
    return table(*LINKS).encode()


def linked() -> bytes:
    return json_lines(*(dict(zip(LINKS[0], row, strict=True)) for row in LINKS[1:])).encode()


def two_pages() -> bytes:
    return pdf(STORY, SECOND, title="Strike", created="D:20171113")


ROWS = ({"id": "1", "text": STORY, "date": "3/4/2017", "url": URL}, {"id": "2", "text": SECOND})
CELLS = (("id", "date", "text"), ("1", "3/4/2017", STORY), ("2", "", f'"{SECOND}"'))
SHEET = [("id", "date", "text"), (1, Day(43052), STORY), (2, "=A1", SECOND)]
LINKS = (("url", "title", "date"), (URL, "Strike", "3/4/2017"), (f"{URL}/2", "", ""))


def json_list() -> bytes:
    return b"[" + b",".join(json_lines(row).encode() for row in ROWS) + b"]"


def mailbox() -> bytes:
    return (b"From a@b Mon Nov 13 10:00:00 2017\n" + mail() + b"\n") * 2


def messages() -> bytes:
    return channel(message(1, STORY), message(2, [SECOND, {"text": "x"}]))


def unpacked(change: m.Change) -> m.Change:
    """What lies in the gzip changed, or the gzip itself."""
    return m.one_of(m.within_gzip(change), m.blind)


def by_member(change: m.Change) -> m.Change:
    """What lies in the ZIP file changed, or the ZIP file itself."""
    return m.one_of(m.within_zip(change), m.blind)


def books() -> bytes:
    return workbook(SHEET, SHEET)


SEEDS = {
    "text": Seed(STORY.encode, m.TEXT, added("a.txt")),
    "html": Seed(telling_page, m.TEXT, added("a.html")),
    "jsonl": Seed(json_lines_of, m.JSON, added("a.jsonl")),
    "json": Seed(json_list, m.JSON, added("a.json")),
    "csv": Seed(rows, m.TEXT, added("a.csv")),
    "csv.gz": Seed(lambda: packed(rows()), unpacked(m.TEXT), added("a.csv.gz")),
    "warc": Seed(crawl, m.ARCHIVE, added("a.warc")),
    "warc.gz": Seed(lambda: packed(crawl()), unpacked(m.ARCHIVE), added("a.warc.gz")),
    "wacz": Seed(
        lambda: wacz(one=packed(crawl())), by_member(unpacked(m.ARCHIVE)), added("a.wacz")
    ),
    "eml": Seed(mail, m.TEXT, added("a.eml")),
    "mbox": Seed(mailbox, m.TEXT, added("a.mbox")),
    "telegram": Seed(messages, m.JSON, added("result.json")),
    "xlsx": Seed(books, by_member(m.TEXT), added("a.xlsx")),
    "pdf": Seed(two_pages, m.TEXT, added("a.pdf")),
    "page": Seed(telling_page, m.TEXT, fetched),
    "atom": Seed(atom, m.TEXT, followed),
    "rss": Seed(rss, m.TEXT, followed),
    "addresses": Seed(links, m.TEXT, listed),
    "addresses.jsonl": Seed(linked, m.JSON, listed),
    "gdelt": Seed(events, m.TEXT, listed),
}
