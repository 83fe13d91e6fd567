"""Values put aside on disk while an export is being made, so that little is held in memory."""

import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

V = TypeVar("V")


class Spool(Generic[V]):
    """Values of one kind in a file without a name, which goes with them."""

    def __init__(self, kind: type[V]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (open for as long as it is read)
        weakref.finalize(self, self._file.close)
        self._decoder = msgspec.json.Decoder(kind)
        self._end = 0

    def add(self, line: str) -> int:
        """Keep a value, as JSON on one line; where it lies."""
        at, content = self._end, line.encode() + b"\n"
        self._file.seek(at)
        self._file.write(content)
        self._end += len(content)
        return at

    def line(self, at: int) -> str:
        """The JSON that lies there."""
        self._file.seek(at)
        return self._file.readline().decode()

    def value(self, line: str) -> V:
        """The value that a line holds."""
        return self._decoder.decode(line)

    def values(self, places: Iterable[int]) -> Iterator[V]:
        """The values that lie there, in this order."""
        return (self.value(self.line(at)) for at in places)
