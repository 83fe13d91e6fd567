"""Values to rows and back: JSON for values, packed bytes for blobs."""

import json
import zlib
from typing import Any, TypeVar

import msgspec

from reportedly.errors import CasebookError
from reportedly.model.reports import Blob

V = TypeVar("V")

FLOAT_PLACES = 6  # a millionth of a degree is 11 cm; scores differ by rounding far below it


def to_json(value: object) -> str:
    """The value as JSON text; `from_json` gives an equal value back."""
    return msgspec.json.encode(value).decode()


def from_json(kind: type[V], text: str) -> V:
    """The value of type `kind` that `to_json` wrote. CasebookError if it is none (any more)."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise CasebookError(
            f"a {kind.__name__} in the casebook cannot be read: {error}",
            hint="Its file was changed by hand or by another version. Restore it from a backup.",
        ) from error


def packed(text: str) -> bytes:
    """A value's JSON as few bytes; `unpacked` gives it back."""
    return zlib.compress(text.encode())


def unpacked(content: bytes) -> str:
    return zlib.decompress(content).decode()


def canonical(tag: str, content: object) -> str:
    """One line of a canonical dump: keys sorted, floats to `FLOAT_PLACES`."""
    line = {"row": tag, "value": _quantised(content)}
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _quantised(content: Any) -> Any:
    if isinstance(content, float):
        return round(content, FLOAT_PLACES) + 0.0  # + 0.0 turns -0.0 into 0.0
    if isinstance(content, list):
        return [_quantised(item) for item in content]
    if isinstance(content, dict):
        return {key: _quantised(item) for key, item in content.items()}
    return content


def pack_blob(blob: Blob) -> dict[str, object]:
    """The row of a blob: compressed where that is shorter."""
    packed = zlib.compress(blob.content)
    short = len(packed) < len(blob.content)
    return {
        "sha256": blob.sha256,
        "media_type": blob.media_type,
        "packed": short,
        "content": packed if short else blob.content,
    }


def unpack_blob(sha256: str, media_type: str, packed: bool, content: bytes) -> Blob:
    """The blob of a row; ValueError if its bytes are no longer those of its digest."""
    return Blob(sha256, zlib.decompress(content) if packed else content, media_type)
