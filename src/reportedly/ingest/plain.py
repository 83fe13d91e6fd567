"""Plain text: one file one report, every character at a known byte."""

import re

from reportedly.ingest.datelines import find_dateline
from reportedly.ingest.decoding import Decoded, decode
from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused, Words
from reportedly.ingest.refusals import refuse_text
from reportedly.ingest.sources import Source
from reportedly.ingest.titles import is_title_again
from reportedly.model.reports import Segment

_MAX_TITLE = 200  # letters; the longest of the 755 titles of FA-KES has 136
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")


def read_plain(source: Source) -> Item:
    """The item that a text file holds. Raises Refused where it is too large, or no report."""
    return plain_item(source.stream.read(MAX_ITEM_BYTES + 1), locator=source.name)


def plain_item(content: bytes, *, locator: str, charset: str | None = None) -> Item:
    """The item that the bytes of a text hold. Raises Refused as `read_plain` does."""
    decoded = decode(content, declared=charset)
    refuse_text(decoded.text)
    if len(content) > MAX_ITEM_BYTES:
        raise Refused(
            f"the text is larger than {MAX_ITEM_BYTES // 2**20} MB",
            "one file holds one report; split it, or add it as JSON Lines",
        )
    return Item(
        locator=locator,
        content=content,
        media_type="text/plain",
        words=plain_words(decoded, len(content)),
        notes=(decoded.note,) if decoded.note is not None else (),
    )


def plain_words(decoded: Decoded, content_bytes: int) -> Words:
    """The whole decoded file, its first line as title where it reads like one."""
    text = decoded.text
    whole = Segment(0, len(text), "text", decoded.mark_bytes, content_bytes)
    title, after = _title(text)
    return Words(text, title, after, (whole,))


def _title(text: str) -> tuple[str, int]:
    """The title with the offset after it: a short first line that no sentence ends, followed
    by a blank line or said again.
    """
    first = _LINE.search(text)
    second = _LINE.search(text, first.end()) if first is not None else None
    if first is None or second is None:
        return "", 0
    title = first[0].strip()
    apart = len(re.findall(r"\r\n|\r|\n", text[first.end() : second.start()])) > 1
    if is_title_again(second[0], title) or (apart and _reads_like_a_title(title)):
        return title, first.end()
    return "", 0


def _reads_like_a_title(line: str) -> bool:
    """Short, no sentence, and not the day alone."""
    dateline = find_dateline(line, 0, "")
    if dateline is not None and not line[: dateline.start].strip():
        return bool(line[dateline.end :].strip())
    return len(line) <= _MAX_TITLE and not line.endswith((".", ":", ";", ","))
