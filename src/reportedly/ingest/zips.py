"""Files that are ZIP inside: what each is, and what of it may be unpacked without harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from reportedly.ingest.items import Refused

ZIP_MAGIC = b"PK\x03\x04"
# Chosen, not measured.
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
_FREE_BYTES = 16 * 1024 * 1024  # below this, any ratio is harmless
_MAX_RATIO = 200  # a sheet of 100,000 equal rows packs 30 times; zeros pack 1,000 times
_MAX_MEMBERS = 10_000
_CHUNK_BYTES = 1024 * 1024
_AGAIN = "fetch or save the file again"
BOMB_HINT = "unpack it by hand if you trust it"


@contextmanager
def opened_zip(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The ZIP file in a stream that can be sought. Whatever is broken in it becomes Refused."""
    try:
        with zipfile.ZipFile(stream) as packed:
            if len(packed.infolist()) > _MAX_MEMBERS:
                raise Refused(f"the ZIP file has more than {_MAX_MEMBERS:,} members", BOMB_HINT)
            yield packed
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as fault:
        raise Refused(f"the ZIP file is broken ({fault})", _AGAIN) from None
    except RuntimeError as fault:  # the library's word for a password
        raise Refused(f"the ZIP file cannot be opened ({fault})", "take its password off") from None


@contextmanager
def unpacked(packed: zipfile.ZipFile, member: str, file_bytes: int) -> Iterator[BinaryIO]:
    """The bytes of one member as a stream. Reading it raises Refused where it grows beyond
    measure."""
    with packed.open(member) as content:
        counted = _Counted(cast("BinaryIO", content), _allowed(file_bytes))
        yield cast("BinaryIO", io.BufferedReader(counted))


class _Counted(io.RawIOBase):
    """A stream that may give so many bytes and no more."""

    def __init__(self, content: BinaryIO, allowed_bytes: int) -> None:
        self._content = content
        self._allowed = allowed_bytes
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._content.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self._given += len(chunk)
        if self._given > self._allowed:
            raise _bomb(self._allowed)
        return len(chunk)


def _allowed(file_bytes: int) -> int:
    """How many bytes a ZIP file of this size may unpack to."""
    return min(MAX_UNPACKED_BYTES, max(_FREE_BYTES, _MAX_RATIO * file_bytes))


def _bomb(allowed: int) -> Refused:
    """Names the limit that holds."""
    if allowed == MAX_UNPACKED_BYTES:
        return Refused(f"it unpacks to more than {allowed // 2**20} MB", BOMB_HINT)
    free = f"{_FREE_BYTES // 2**20} MB"
    return Refused(
        f"it unpacks to more than {free}, and more than {_MAX_RATIO} times its size", BOMB_HINT
    )


def refuse_bomb(packed: zipfile.ZipFile, file_bytes: int) -> None:
    """Unpacks every member into nothing. Raises Refused where it grows beyond measure.

    What a member says of its own size is not believed: its bytes are counted.
    """
    allowed, grown = _allowed(file_bytes), 0
    for member in packed.infolist():
        with packed.open(member) as content:
            while chunk := content.read(_CHUNK_BYTES):
                grown += len(chunk)
                if grown > allowed:
                    raise _bomb(allowed)
