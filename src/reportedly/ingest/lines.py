"""From a stream to its lines: numbered, decoded one by one, none of them endless."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.ingest.decoding import decode, marked, wide
from reportedly.ingest.items import MAX_ITEM_BYTES
from reportedly.ingest.sources import Source

_CHUNK_BYTES = 64 * 1024
_ENDS = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its bytes with the line end, its text, what was odd.

    `text` is None where the line is longer than MAX_ITEM_BYTES; its bytes were skipped.
    """

    number: int
    content: bytes
    text: str | None
    note: str | None = None


def read_lines(source: Source) -> Iterator[Line]:
    """The lines of a stream, in order. Only one line is held at a time."""
    mark = marked(source.head)
    encoding = mark[0] if mark is not None else wide(source.head)
    if mark is not None:
        source.stream.read(mark[1])
    if encoding is None or encoding == "utf-8":
        old = b"\r" in source.head and b"\n" not in source.head
        return _narrow(_Returns(source.stream) if old else source.stream)
    return _wide(source.stream, encoding)


class _Returns:
    """A stream whose lines end in a carriage return alone, as old Macintosh programs write."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._held = b""

    def readline(self, size: int) -> bytes:
        """The next line with its end, or so many bytes of it."""
        while b"\r" not in self._held and len(self._held) < size:
            chunk = self._stream.read(_CHUNK_BYTES)
            if not chunk:
                break
            self._held += chunk
        line, end, _ = self._held[:size].partition(b"\r")
        self._held = self._held[len(line + end) :]
        return line + end


def _narrow(stream: io.BufferedReader | _Returns) -> Iterator[Line]:
    number = 0
    while content := stream.readline(MAX_ITEM_BYTES):
        number += 1
        if len(content) == MAX_ITEM_BYTES and not content.endswith(_ENDS):
            while (rest := stream.readline(MAX_ITEM_BYTES)) and not rest.endswith(_ENDS):
                pass
            yield Line(number, b"", None)
            continue
        decoded = decode(content, line=True)
        yield Line(number, content, decoded.text, decoded.note)


def _wide(stream: io.BufferedReader, encoding: str) -> Iterator[Line]:
    lines = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    number = 0
    while text := lines.readline(MAX_ITEM_BYTES):
        number += 1
        if len(text) == MAX_ITEM_BYTES and not text.endswith("\n"):
            while (rest := lines.readline(MAX_ITEM_BYTES)) and not rest.endswith("\n"):
                pass
            yield Line(number, b"", None)
            continue
        yield Line(number, text.encode(encoding), text)
