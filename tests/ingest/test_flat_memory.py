"""Archives, mailboxes and tables of any size are read in the memory that their first part took."""

import io

import psutil
import pytest
from feeding import json_lines, table
from samples import STORY, Crawl, page

from reportedly.ingest.reports import read_stream
from reportedly.model.reports import Intake

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]
GIGABYTE = 1_000_000_000
MOST_GROWTH_BYTES = 16_000_000  # a few records as the allocator keeps them; less than any file
NOISE = bytes(range(256)) * 20_000  # 5 MB


class Repeated(io.RawIOBase):
    """A file of some size that says one thing again and again, and lies nowhere."""

    def __init__(self, head: bytes, piece: bytes, size: int) -> None:
        self._head, self._piece, self._left, self._at = head, piece, size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        source = self._head or self._piece
        if self._at == 0 and self._left <= 0:
            return 0
        chunk = source[self._at : self._at + len(buffer)]
        buffer[: len(chunk)] = chunk
        self._left -= len(chunk)
        self._at += len(chunk)
        if self._at == len(source):
            self._head, self._at = b"", 0
        return len(chunk)


def archive() -> tuple[bytes, bytes]:
    made = Crawl(packed=False).response("https://e.example/1", page())
    return b"", made.resource("https://e.example/a.png", NOISE, "image/png").content()


def lines() -> tuple[bytes, bytes]:
    return b"", json_lines({"id": "1", "text": STORY * 100}).encode()


def rows() -> tuple[bytes, bytes]:
    head, _, row = table(("id", "text"), ("1", STORY * 100)).encode().partition(b"\n")
    return head + b"\n", row


def mails() -> tuple[bytes, bytes]:
    first = b"From a@b Mon Nov 13 10:00:00 2017\nSubject: Strike\nMessage-ID: <1@e.example>\n\n"
    return b"", first + (STORY.encode() + b"\n") * 100 + b"\n"


# Of a web archive most is pictures, which are passed over; each letter of a text is looked at.
FILES = {"a.warc": (archive, GIGABYTE), "a.jsonl": (lines, GIGABYTE // 50)}
FILES |= {"a.csv": (rows, GIGABYTE // 50), "a.mbox": (mails, GIGABYTE // 50)}


@pytest.mark.parametrize("name", FILES)
def test_memory_is_flat(name: str) -> None:
    make, size = FILES[name]
    stream = io.BufferedReader(Repeated(*make(), size))
    mine, seen, least, most = psutil.Process(), 0, 0, 0
    for found in read_stream(stream, name=name):
        assert isinstance(found, Intake)
        seen += 1
        if seen % 20 == 0:
            held = mine.memory_info().rss
            least, most = least or held, max(most, held)
    assert seen > 100
    assert most - least < MOST_GROWTH_BYTES, f"{least:,} to {most:,} bytes"
