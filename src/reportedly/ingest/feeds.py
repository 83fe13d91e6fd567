"""Feeds (RSS, Atom): where the reports are, and those whose whole text stands in the feed."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.sax import SAXException

import feedparser  # type: ignore[import-untyped]

from reportedly.errors import InputError
from reportedly.ingest.assembly import assemble
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import Item, Refused, compose
from reportedly.ingest.pages import fragment_text
from reportedly.model.addresses import without_login
from reportedly.model.reports import Intake, Reject

# Chosen, not measured: a teaser has a few hundred letters, an article seldom less than this.
_LEAST_LETTERS = 600
# Chosen, not measured: feeds seldom hold a hundred. A hostile one shall not send this program to
# any number of addresses.
_MOST_ENTRIES = 500
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\b(?:read|see) (?:more|on|the full (?:story|article))"
    r"|continue reading)[\s.»→\]]*$",
    re.I,
)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.I)
_ENTRY = re.compile(rb"<(/?)(?:[\w.-]+:)?(?:item|entry)[\s/>]", re.I)
_APPEARED = re.compile(r"\n+The post .{1,300} (?:first )?appeared (?:first )?on .{1,100}$", re.I)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: its address, its title, the day it gives, and its text where that is whole."""

    number: int
    address: str | None
    title: str
    day: date | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was answered, and its first entries in order; how many more it has.

    `cut` is True where it breaks off before its end; the entry in which it does is none of them.
    """

    address: str
    content: bytes
    media_type: str
    entries: tuple[FeedEntry, ...]
    left_out: int = 0
    cut: bool = False


def read_feed(content: bytes, *, address: str, media_type: str) -> Feed:
    """The feed in these bytes. `media_type` is what the server said of them, its charset too.

    Raises InputError where they hold no feed. Nothing is fetched for it.
    """
    found = _parsed(content, {"content-type": media_type, "content-location": address})
    if found is None or (not found.get("version") and not found.entries):
        raise InputError(
            f"{address} holds no feed",
            hint="give the address of an RSS or Atom feed; `reportedly capture` takes pages",
        )
    # What else the library finds odd, as the name of an encoding, leaves the entries whole.
    broken = isinstance(found.get("bozo_exception"), SAXException)
    cut = broken and _END.search(_narrow(content)) is None
    whole = found.entries[:-1] if cut and _in_an_entry(content) else found.entries
    if broken and not whole:
        raise InputError(
            f"{address} holds a feed that breaks off, or is malformed, before its first entry ends",
            hint="open it in a browser; the same command asks for it again",
        )
    first = whole[:_MOST_ENTRIES]
    entries = tuple(_entry(number, entry) for number, entry in enumerate(first, 1))
    bare_type = media_type.partition(";")[0].strip() or "text/xml"
    return Feed(address, content, bare_type, entries, len(whole) - len(first), cut)


def _in_an_entry(content: bytes) -> bool:
    """True if the last entry that begins does not end: its address may be cut, too."""
    marks = _ENTRY.findall(_narrow(content))
    return bool(marks) and not marks[-1]


def _narrow(content: bytes) -> bytes:
    """The bytes as far as tags go, also of an encoding that gives each letter several."""
    return content.replace(b"\0", b"")


def _parsed(content: bytes, headers: Mapping[str, str]) -> Any:
    """What the library finds; None where it breaks down, as it does on names of encodings."""
    try:
        # As a stream: bytes by themselves would be tried as the name of a file.
        return feedparser.parse(io.BytesIO(content), response_headers=headers)
    except Exception:
        return None


def entry_report(
    feed: Feed, entry: FeedEntry, given: Given = NOTHING_GIVEN, *, notes: tuple[str, ...] = ()
) -> Intake | Reject:
    """The report of an entry whose text is whole; its bytes are those of the feed."""
    locator = f"{feed.address}, entry {entry.number}"
    item = Item(
        locator=locator,
        content=feed.content,
        media_type=feed.media_type,
        words=compose(entry.title, entry.text or ""),
        url=without_login(entry.address or feed.address),
        listed=entry.day.isoformat() if entry.day is not None else None,
        notes=("its text is the feed's own", *notes),
    )
    try:
        return assemble(item, given, None)
    except Refused as refusal:
        return Reject.of(locator, refusal.reason, refusal.hint)


def _entry(number: int, entry: Mapping[str, Any]) -> FeedEntry:
    title = " ".join(fragment_text(str(entry.get("title", ""))).split())
    address = str(entry.get("link", "")).strip()
    is_web = address.startswith(("http://", "https://"))
    return FeedEntry(number, address if is_web else None, title, _day(entry), _whole(entry))


def _whole(entry: Mapping[str, Any]) -> str | None:
    """The entry's text, where the feed holds all of it; None where it may be a teaser."""
    texts = [fragment_text(str(each.get("value", ""))) for each in entry.get("content", ())]
    text = _APPEARED.sub("", max(texts, key=len, default=""))
    return text if len(text) >= _LEAST_LETTERS and _CUT.search(text) is None else None


def _day(entry: Mapping[str, Any]) -> date | None:
    """The day on which it was published, in the outlet's own time where it says so."""
    for name in ("published", "updated"):
        if name not in entry:
            continue
        told = str(entry[name])
        for read in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return read(told).date()
            except (ValueError, OverflowError):
                continue
        parsed = entry.get(f"{name}_parsed")
        if parsed is not None:
            return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    return None
