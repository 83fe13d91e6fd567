"""PDF: one file one report, its text read apart; lines of a column become paragraphs again."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from reportedly.ingest.apart import lines_apart
from reportedly.ingest.calendar_words import valid_day
from reportedly.ingest.items import Item, Refused, Words
from reportedly.ingest.pdf_process import PdfText
from reportedly.ingest.sources import Source
from reportedly.ingest.titles import folded
from reportedly.model.reports import Segment

MAX_PDF_BYTES = 64 * 1024 * 1024  # chosen, not measured
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_HYPHEN = re.compile("[\x02\ufffe]\\s*")  # how PDFium marks a word cut at a line's end
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
# Chosen; of the longest line: a shorter one ends a paragraph where no small letter follows.
_FULL_LINE = 0.6
_HEAD = 600  # letters of the first page in which a title must stand to be believed


def read_pdf(source: Source) -> Item:
    """The item that a PDF holds. Raises Refused where it is too large or has no text."""
    return pdf_item(source.stream.read(MAX_PDF_BYTES + 1), locator=source.name)


def pdf_item(content: bytes, *, locator: str) -> Item:
    """The item that the bytes of a PDF hold. Raises Refused as `read_pdf` does."""
    if len(content) > MAX_PDF_BYTES:
        raise Refused(
            f"the PDF is larger than {MAX_PDF_BYTES // 2**20} MB", "split it into its reports"
        )
    found = msgspec.json.decode(b"".join(lines_apart("pdf_process", content)), type=PdfText)
    if found.fault is not None:
        raise Refused(f"the PDF cannot be read: {found.fault}", "save it anew, or save its text")
    if not any(page.strip() for page in found.pages):
        raise Refused(
            "there is no text in it: its pages are pictures",
            "let a program for text recognition (OCR) read it first, and look over what it read",
        )
    created = _created(found.created)
    return Item(
        locator=locator,
        content=content,
        media_type="application/pdf",
        words=_words(found),
        listed=created.isoformat() if created is not None else None,
        notes=("the listed day is the one on which the PDF was made",) if created else (),
    )


def _created(stated: str) -> date | None:
    match = _CREATED.match(stated)
    return valid_day(int(match[1]), int(match[2]), int(match[3])) if match is not None else None


def _words(found: PdfText) -> Words:
    """The pages one after the other; each segment says its page."""
    texts = [_paragraphs(page) for page in found.pages]
    title = _title(found.title, texts)
    at = len(title) + 2 if title else 0
    body_start, parts = at, [f"{title}\n\n"] if title else []
    segments = [Segment(0, len(title), "title")] if title else []
    for number, text in enumerate(texts, 1):
        if text:
            segments.append(Segment(at, at + len(text), f"page {number}"))
            parts.append(f"{text}\n\n")
            at += len(text) + 2
    return Words("".join(parts)[:-2], title, body_start, tuple(segments))


def _title(stated: str, texts: list[str]) -> str:
    """The title in the file's metadata, if its first page says it too: programs write anything."""
    title = " ".join(_CONTROLS.sub("", stated).split())
    head = next((text for text in texts if text), "")[:_HEAD]
    return title if title and folded(title) and folded(title) in folded(head) else ""


def _paragraphs(page: str) -> str:
    """The text of a page with the lines of each paragraph as one."""
    lines = [_CONTROLS.sub("", line).strip() for line in _HYPHEN.sub("", page).splitlines()]
    return "\n\n".join(" ".join(lines) for lines in _gathered(lines))


def _gathered(lines: list[str]) -> Iterator[list[str]]:
    longest = max(map(len, lines), default=0)
    held: list[str] = []
    for line in lines:
        if held and (not line or _breaks(held[-1], line, longest)):
            yield held
            held = []
        if line:
            held.append(line)
    if held:
        yield held


def _breaks(before: str, line: str, longest: int) -> bool:
    """True if a paragraph ends between two lines: the first is short and the next begins anew."""
    short = len(before) < _FULL_LINE * longest
    begins = not line[:1].islower()
    return short and begins
