"""The body of an answer, read piece by piece, never more than is allowed of it."""

import zlib
from collections.abc import Iterable, Iterator

from reportedly.capture.answers import Refused, Why

_PIECE_BYTES = 64 * 1024
_GZIP, _ZLIB, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_PACKINGS = ("gzip", "x-gzip", "deflate")


def whole_body(pieces: Iterable[bytes], packing: str, *, most_bytes: int) -> bytes:
    """The body with its packing taken off. Raises Refused where it is larger than `most_bytes`,
    packed in another way, or broken off.
    """
    if packing in ("", "identity"):
        return _held(pieces, most_bytes)
    if packing not in _PACKINGS:
        hint = "save the page in a browser, and add the file"
        raise Refused(Why.CONNECTION, f"it is packed in {packing!r}, which was not asked for", hint)
    return _held(_unpacked(pieces, packing), most_bytes)


def _held(pieces: Iterable[bytes], most_bytes: int) -> bytes:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > most_bytes:
            megabytes = most_bytes // 2**20
            size = f"{megabytes} MB" if megabytes else f"{most_bytes:,} bytes"
            hint = "save what matters of it, and add that file"
            raise Refused(Why.SIZE, f"the answer is larger than {size}", hint)
    return bytes(held)


def _unpacked(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """Piece by piece, so that a little that unpacks into very much is seen in time."""
    opener = None
    for piece in pieces:
        if opener is None:
            opener = zlib.decompressobj(_window(packing, piece))
        while piece:
            try:
                yield opener.decompress(piece, _PIECE_BYTES)
            except zlib.error:
                raise _broken() from None
            piece = opener.unconsumed_tail
            if opener.eof:
                return  # what stands behind the end says nothing
    if opener is not None:
        raise _broken()


def _window(packing: str, piece: bytes) -> int:
    """How zlib is told what it reads; "deflate" means two things (RFC 9110, 8.4.1.2)."""
    if packing != "deflate":
        return _GZIP
    return _ZLIB if piece[0] & 0x0F == zlib.DEFLATED else _BARE


def _broken() -> Refused:
    return Refused(Why.CONNECTION, "its packing is broken or breaks off", "try again later")
