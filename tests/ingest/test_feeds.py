"""Feeds in RSS and Atom, and what feeds do wrong."""

from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.ingest.feeds import Feed, entry_report, read_feed
from reportedly.ingest.given import Given
from reportedly.model.reports import DateReason, Intake

WHOLE = "<p>" + "Seven people were killed when the market was hit, a doctor said. " * 12 + "</p>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    channel = f"<channel><title>Sample Ferry Post</title>{''.join(items)}</channel>"
    return f'{head}<rss version="2.0" {space}>{channel}</rss>'.encode()


def item(link: str = "https://ferry.example/a", content: str = "", day: str = "") -> str:
    told = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    pub = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>Raid &amp; fire</title><link>{link}</link>{pub}{told}</item>"


def read(content: bytes, media_type: str = "application/rss+xml") -> Feed:
    return read_feed(content, address="https://ferry.example/feed", media_type=media_type)


def test_entries_have_address_title_and_the_outlets_own_day() -> None:
    """Half an hour before midnight in Chicago is no other day because it is one in London."""
    feed = read(rss(item(day="Tue, 14 Nov 2017 23:30:00 -0600")))
    (entry,) = feed.entries
    assert (entry.address, entry.title) == ("https://ferry.example/a", "Raid & fire")
    assert entry.day == date(2017, 11, 14)
    assert entry.text is None


def test_atom_is_read_too() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Raid</title>
      <link href="/a"/><id>1</id><updated>2017-11-14T01:00:00+03:00</updated></entry></feed>"""
    (entry,) = read(atom, "application/atom+xml").entries
    assert entry.address == "https://ferry.example/a"
    assert entry.day == date(2017, 11, 14)


def test_a_whole_text_is_a_report_whose_bytes_are_the_feeds() -> None:
    feed = read(rss(item(content=WHOLE, day="Tue, 14 Nov 2017 09:00:00 GMT")))
    found = entry_report(feed, feed.entries[0], Given(outlet="Ferry Post"), notes=("seen",))
    assert isinstance(found, Intake)
    report = found.report
    assert (report.outlet, report.url) == ("Ferry Post", "https://ferry.example/a")
    assert report.title == "Raid & fire"
    assert (report.published.day, report.published.reason) == (
        date(2017, 11, 14),
        DateReason.LISTED,
    )
    assert found.blob.content == feed.content
    assert "seen" in report.notes


@pytest.mark.parametrize(
    "text",
    [
        "<p>Seven people were killed.</p>",
        WHOLE + " […]",
        WHOLE + "<p>Read more »</p>",
        WHOLE + "<a href='/a'>Continue reading →</a>",
    ],
)
def test_a_teaser_is_no_report(text: str) -> None:
    assert read(rss(item(content=text))).entries[0].text is None


def test_the_line_that_blogs_put_below_is_not_the_reports() -> None:
    below = "<p>The post <a>Raid</a> appeared first on <a>Sample Ferry Post</a>.</p>"
    text = read(rss(item(content=WHOLE + below))).entries[0].text
    assert text is not None
    assert text.endswith("a doctor said.")


@pytest.mark.parametrize("said", ["utf-8", "us-ascii", "no-such-encoding"])
def test_a_feed_that_lies_about_its_encoding_is_read(said: str) -> None:
    """Its bytes are windows-1251; it says something else, in its head and on the way."""
    head = f'<?xml version="1.0" encoding="{said}"?>'
    lying = rss(item(), head=head).decode().replace("Raid", "Обстрел").encode("windows-1251")
    (entry,) = read(lying, f"application/rss+xml; charset={said}").entries
    assert entry.address == "https://ferry.example/a"


def test_a_report_of_a_feed_keeps_no_password() -> None:
    feed = read(rss(item(link="https://reader:secret@ferry.example/a", content=WHOLE)))
    found = entry_report(feed, feed.entries[0])
    assert isinstance(found, Intake)
    assert found.report.url == "https://…@ferry.example/a"


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "data:,x", ""])
def test_links_off_the_web_are_none(link: str) -> None:
    feed = read(rss(item(link=link, content=WHOLE)))
    assert feed.entries[0].address is None
    assert isinstance(entry_report(feed, feed.entries[0]), Intake)


def test_bytes_that_are_the_name_of_a_file_are_not_opened(tmp_path: Path) -> None:
    """Some feed readers take what they are given for a path, or an address, and follow it."""
    hidden = tmp_path / "feed.xml"
    hidden.write_bytes(rss(item()))
    for content in (str(hidden).encode(), b"http://127.0.0.1:9/feed"):
        with pytest.raises(InputError):
            read(content)


def test_a_name_of_an_encoding_that_cannot_be_read_is_told() -> None:
    with pytest.raises(InputError, match="holds no feed"):
        read(rss(item()).replace(b'"utf-8"', b'"\xe9"'))


@pytest.mark.parametrize("content", [b"", b"<html><p>hello</p></html>", b"\x00\xff" * 99, b"{}"])
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(InputError, match="holds no feed"):
        read(content, "text/html")


def test_entities_do_not_grow_and_open_no_file() -> None:
    bomb = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b
      "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
      <!ENTITY f SYSTEM "file:///etc/passwd">]>"""
    feed = read(rss(item().replace("Raid", "Raid &c;&f;"), head=bomb))
    assert all(len(entry.title) < 200 and "root:" not in entry.title for entry in feed.entries)


@pytest.mark.parametrize(
    ("lost", "left"),
    [(b"</channel></rss>", 2), (b"/rss>", 2), (b"c</link></item></channel></rss>", 2)],
)
def test_a_feed_broken_off_gives_what_stands_whole_before_and_says_so(
    lost: bytes, left: int
) -> None:
    """The address of an entry that is cut may be cut itself, and lead anywhere."""
    links = [f"https://ferry.example/{name}" for name in ("a", "b", "abc")]
    content = rss(*map(item, links[: left + (b"link" in lost)]))
    assert content.endswith(lost)
    feed = read(content.removesuffix(lost))
    assert [entry.address for entry in feed.entries] == links[:left]
    assert feed.cut


@pytest.mark.parametrize(
    "content",
    [
        b"<rss><chan",
        rss(item()).partition(b"</link>")[0],
        b'<rss version="2.0"><channel></x></rss>',
    ],
)
def test_a_feed_that_breaks_before_its_first_entry_ends_is_told(content: bytes) -> None:
    with pytest.raises(InputError, match="before its first entry ends"):
        read(content)


def test_an_empty_feed_and_what_is_merely_odd_is_whole() -> None:
    assert read(rss()).entries == ()
    odd = rss(item(), item(link="https://ferry.example/b")).replace(b"&amp;", b"& &nbsp;")
    feed = read(odd, "text/plain; charset=no-such-encoding")
    assert (len(feed.entries), feed.cut) == (2, False)


@pytest.mark.parametrize("day", ["yesterday", "99 Foo 9999", "Tue, 99 Nov 2017 99:00:00 GMT"])
def test_a_day_that_is_none_is_none(day: str) -> None:
    assert read(rss(item(day=day))).entries[0].day is None


def test_a_feed_of_endless_entries_is_taken_in_part() -> None:
    feed = read(rss(*(item(link=f"https://ferry.example/{n}") for n in range(700))))
    assert (len(feed.entries), feed.left_out) == (500, 200)
