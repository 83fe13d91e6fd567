"""Ids for an audience: made with a key that never leaves the casebook, so that nobody leads them
back.
"""

import hmac
from dataclasses import dataclass

from reportedly.store.base import Casebook

_LETTERS = 16  # hexadecimal, 64 bits: among a million ids two meet once in 40 million times
_IDS = "ids"  # what the key is for


@dataclass(frozen=True, slots=True)
class Keyed:
    """Ids by HMAC-SHA256: always the same for one key, without it no way back."""

    key: bytes

    def id(self, own: str) -> str:
        """An id for `own`, with the letter that says what it is the id of."""
        prefix, dash, _ = own.partition("-")
        letters = self._digest(own).hex()[:_LETTERS]
        return f"{prefix}-{letters}" if dash and len(prefix) == 1 else letters

    def pseudonym(self, sort: str, name: str) -> str:
        """How one who is not named is called while an export is being made: by sort and a digest;
        in the end they are counted (labels.py)."""
        sorted_out = self._digest(f"sort {sort.casefold()}").hex()[:4]
        return f"{sort} q{sorted_out}{self._digest(f'name {name.casefold()}').hex()[:20]}"

    def _digest(self, words: str) -> bytes:
        return hmac.digest(self.key, words.encode(), "sha256")


def key_of(casebook: Casebook) -> bytes:
    """The key of a casebook's published ids: drawn once, kept in it, in no export."""
    return casebook.publishing_key(_IDS)
