"""From bytes to text: byte order marks, Unicode, and a guess only where both fail."""

import codecs
from dataclasses import dataclass

import charset_normalizer

from reportedly.ingest.items import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save the document as plain text"),
    (b"{\\rtf", "an RTF document", "save the document as plain text"),
    (b"\x89PNG", "a picture", "only text can be read"),
    (b"\xff\xd8\xff", "a picture", "only text can be read"),
    (b"GIF8", "a picture", "only text can be read"),
    (b"SQLite format 3\x00", "a database", "export its table as CSV first"),
    (b"\x7fELF", "a program", "only text can be read"),
    (b"7z\xbc\xaf", "an archive", "unpack it first"),
    (b"BZh", "an archive", "unpack it first"),
    (b"\xfd7zXZ", "an archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "an archive", "unpack it first"),
)
_READABLE = "text, HTML, PDF, JSON, tables, workbooks, mails and web archives can be read"
_GUESS_BYTES = 64 * 1024
# Share of NULs at the odd or the even places: 1.0 for English as UTF-16, .15 for a Russian
# sentence (its spaces), .19 for an Arabic one.
_UTF16_NULS = 0.08
_LEAST_NULS = 4  # chosen: fewer stray into a short text
_CONTROLS = 0.01  # share of control characters above which bytes are no text
_FIRST_BYTES = 4096  # are asked for it: damage further on costs the lines where it stands
_STRAY_CONTROLS = 4  # so many may stray into a short text
_WESTERN = 0.1  # up to this share of high bytes, a text is ASCII with Western typography
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b\x1a\x08")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, the length of its mark, and what was odd."""

    text: str
    encoding: str
    mark_bytes: int
    note: str | None = None


def refuse_binary(head: bytes) -> None:
    """Raises Refused where `head`, the beginning of a file, is no text in any encoding."""
    for magic, what, hint in _MAGIC:
        if head.startswith(magic):
            raise Refused(f"this is {what}, not text", hint)
    if marked(head) is not None or wide(head) is not None:
        return
    first = head[:_FIRST_BYTES]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in first)
    if controls > max(_STRAY_CONTROLS, _CONTROLS * len(first)):
        raise Refused("this is binary data, not text", _READABLE)


def marked(head: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark names, and the mark's length in bytes."""
    found = ((encoding, len(mark)) for mark, encoding in _MARKS if head.startswith(mark))
    return next(found, None)


def wide(head: bytes) -> str | None:
    """UTF-16 without a mark, told by NULs that all stand at odd, or all at even, places."""
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if max(odd, even) < _LEAST_NULS:
        return None
    if max(odd, even) <= _UTF16_NULS * len(head) / 2 or min(odd, even) > max(odd, even) / 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def decode(content: bytes, *, declared: str | None = None, line: bool = False) -> Decoded:
    """The text of `content`. `declared` is the encoding a page names; UTF-8 is tried first,
    since bytes that read as UTF-8 almost never are anything else. One `line` of a file that is
    not UTF-16 as a whole is not UTF-16: a NUL in it is a stray one.
    """
    mark = marked(content) or (None if line else wide(content[:_GUESS_BYTES]), 0)
    if mark[0] is not None:
        return _lenient(content, mark[0], mark[1])
    for encoding in ("utf-8", declared):
        text = _strict(content, encoding) if encoding else None
        if text is not None and encoding is not None:
            return Decoded(text, encoding, 0)
    return _guess(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (ValueError, LookupError):  # the name, too, may be broken
        return None


def _lenient(content: bytes, encoding: str, mark_bytes: int) -> Decoded:
    text = content[mark_bytes:].decode(encoding, "replace")
    broken = text.count("\ufffd")
    note = f"{broken} bytes could not be read as {encoding}" if broken else None
    return Decoded(text, encoding, mark_bytes, note)


def _guess(content: bytes) -> Decoded:
    damaged = content.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    if sum(char > "\x7f" for char in damaged) - broken > 3 * broken:
        return _lenient(content, "utf-8", 0)  # UTF-8 with a few broken places
    encoding = _likeliest(content[:_GUESS_BYTES])
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, 0, f"not UTF-8: the encoding was guessed to be {encoding}")


def _likeliest(sample: bytes) -> str:
    high = sum(byte > 127 for byte in sample)
    if high <= _WESTERN * len(sample) and _strict(sample, "cp1252") is not None:
        return "cp1252"
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
