"""Addresses of reports: as far as they name nobody."""

import re
from urllib.parse import urlsplit

from reportedly.publish.redaction import is_plain

_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"\d{1,12}")  # of an article in its outlet's own count
# Words of addresses that say nothing of what is told there.
_FURNITURE = frozenset(
    "www en eng english index php html htm asp aspx article articles story archive archives node "
    "posts view id p a n middle-east world newsroom details content".split()
)


def harmless_address(url: str | None, *, listed: bool) -> str | None:
    """The address, or no more of it than its site, or None: a slug tells who was killed.

    `listed` is whether the outlet is one that may be named; of any other even the site may be
    called like a person.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host, scheme = parts.hostname or "", parts.scheme.lower()
    except ValueError:
        return None
    if scheme not in ("http", "https") or not host.isascii() or not (listed or _is_plain(host)):
        return None
    path = parts.path if _says_nothing(parts.path) else "/"
    return f"{scheme}://{host}{path}"


def _is_plain(host: str) -> bool:
    """Whether a site that nobody listed is made of plain words; its last part is its country."""
    return all(map(_is_harmless, _WORD.findall(host.rpartition(".")[0])))


def _says_nothing(path: str) -> bool:
    return path.isascii() and "%" not in path and all(map(_is_harmless, _WORD.findall(path)))


def _is_harmless(word: str) -> bool:
    low = word.lower()
    return low in _FURNITURE or is_plain(low) or _NUMBERED.fullmatch(low) is not None
