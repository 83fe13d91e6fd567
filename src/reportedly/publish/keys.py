"""Ids for an audience: made with a key that never leaves the casebook, so that nobody leads them
back.
"""

import base64
import hmac
from dataclasses import dataclass
from hashlib import sha256

from reportedly.store.base import Casebook

_LETTERS = 16  # base32, 80 bits: nobody finds two ids that meet
_IDS = "ids"  # what the key is for


@dataclass(frozen=True, slots=True)
class Keyed:
    """Ids by HMAC-SHA256: always the same for one key, without it no way back."""

    key: bytes

    def id(self, own: str) -> str:
        """An id for `own`, with the letter that says what it is the id of."""
        prefix, dash, _ = own.partition("-")
        letters = base64.b32encode(self._digest(own)).decode().lower()[:_LETTERS]
        return f"{prefix}-{letters}" if dash and len(prefix) == 1 else letters

    def pseudonym(self, sort: str, name: str) -> str:
        """How one who is not named is called while an export is being made: by sort and a digest;
        in the end they are counted (labels.py)."""
        sorted_out = self._digest(f"sort {sort.casefold()}").hex()[:4]
        return f"{sort} q{sorted_out}{self._digest(f'name {name.casefold()}').hex()[:20]}"

    def _digest(self, words: str) -> bytes:
        return hmac.new(self.key, words.encode(), sha256).digest()


def key_of(casebook: Casebook) -> bytes:
    """The key of a casebook's published ids: drawn once, kept in it, in no export."""
    return casebook.publishing_key(_IDS)
