"""Ids are digests of content: the same content has the same id on every machine."""

import base64
import hashlib
import json

_ID_LENGTH = 12  # base32 letters, 60 bits: a million ids collide with probability 4e-7


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of `content` in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """An id like `r-k3v9…`: `prefix`, a hyphen and twelve letters that depend on `parts` alone.

    Parts are JSON values (text, numbers, None, lists); their order counts.
    """
    words = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    letters = base64.b32encode(hashlib.sha256(words.encode()).digest()).decode().lower()
    return f"{prefix}-{letters[:_ID_LENGTH]}"
