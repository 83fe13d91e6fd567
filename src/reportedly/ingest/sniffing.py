"""What a stream holds, by its content first: a suffix may lie."""

import re

from reportedly.ingest.addresses import is_address
from reportedly.ingest.columns import knows_text_column
from reportedly.ingest.containers import container_kind
from reportedly.ingest.decoding import decode, refuse_binary
from reportedly.ingest.gdelt import gdelt_layout
from reportedly.ingest.items import Refused
from reportedly.ingest.kinds import Kind
from reportedly.ingest.sources import HEAD_BYTES, Source
from reportedly.ingest.tables import guess_delimiter, split_line
from reportedly.ingest.telegram import is_telegram
from reportedly.ingest.url_lists import addresses_alone

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</(?:p|div|a|span|h[1-6]|ul|li|title|script|td)\s*>", re.I)
_FEED = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S
)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{\]]|"https?:))')
_BY_LINES = (".jsonl", ".ndjson")
_GOES_ON = re.compile(r"[{\[,:]\s*$")  # where JSON may be broken to the next line
_OBJECT_LINE = re.compile(r"\s*\{.*\}\s*$")
_PAGE_TAGS = 5  # closing tags in the head; prose about HTML has fewer


def sniff(source: Source) -> Kind:
    """The format of a stream. Raises Refused where it is no text at all."""
    container = container_kind(source)
    if container is not None:
        return container
    refuse_binary(source.head)
    head = _head_text(source.head)
    if _PAGE.match(head):
        return Kind.PAGE
    _refuse_markup(head.lstrip())
    if len(_TAG.findall(head)) >= _PAGE_TAGS and head.lstrip()[:1] == "<":
        return Kind.PAGE
    if head.lstrip().startswith("{") and is_telegram(head):
        return Kind.TELEGRAM
    if head.lstrip()[:1] in ("{", "["):
        json = _json_kind(head, source)
        if json is not None:
            return json
    return _by_suffix(source.suffix, head)


def _refuse_markup(head: str) -> None:
    """Raises Refused for XML: its marks are no words of a report."""
    if _FEED.match(head):
        hint = "`reportedly follow` with its address on the web (http...) takes in what it lists"
        raise Refused("this is a feed, which lists pages", hint)
    if head.startswith("<?xml"):
        raise Refused("this is XML, not text", "save its text, or as a table, and add that")


def _head_text(head: bytes) -> str:
    """The head as text; a character cut in two at its end is left out."""
    whole = head if len(head) < HEAD_BYTES else head[: head.rfind(b"\n") + 1] or head[:-4]
    return decode(whole).text.lstrip("\ufeff")


def _json_kind(head: str, source: Source) -> Kind | None:
    """JSON where it opens like it: `{"` or `[{`; text that merely begins with "[" is not."""
    by_lines = source.suffix in _BY_LINES
    if _JSON.match(head) is None:
        return Kind.JSON_LINES if by_lines else None
    if head.lstrip().startswith("["):
        return Kind.JSON
    return Kind.JSON_LINES if by_lines or not _one_object(head, source) else Kind.JSON


def _one_object(head: str, source: Source) -> bool:
    """True for one object, which may be spread over lines; False for one object a line."""
    named = source.suffix == ".json"
    first, *more = head.strip().splitlines()
    if _OBJECT_LINE.match(first):
        return named and not more and len(source.head) < HEAD_BYTES
    return named or _GOES_ON.search(first) is not None


def _by_suffix(suffix: str, head: str) -> Kind:
    if suffix in (*_BY_LINES, ".json"):
        return Kind.JSON_LINES
    if suffix in (".html", ".htm", ".xhtml") and _TAG.search(head):
        return Kind.PAGE
    if gdelt_layout(head) is not None or addresses_alone(head):
        return Kind.ADDRESSES
    if suffix in (".csv", ".tsv") or _is_table(head):
        return Kind.TABLE
    return Kind.PLAIN


def _is_table(head: str) -> bool:
    """True if the first line names columns, one of which holds a text, or addresses below it."""
    lines = head.lstrip("\n").splitlines()[:2] or [""]
    delimiter = guess_delimiter(lines[0])
    names = split_line(lines[0], delimiter)
    if len(names) < 2 or max(map(len, names)) >= 40:
        return False
    below = split_line(lines[1], delimiter) if len(lines) > 1 else []
    lists = len(below) == len(names) and any(map(is_address, below))
    return knows_text_column(names) or (lists and not any(map(is_address, names)))
