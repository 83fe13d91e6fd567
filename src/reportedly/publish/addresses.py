"""Addresses of reports: as far as they name nobody."""

import re
from urllib.parse import urlsplit

from reportedly.publish.institutions import Institutions
from reportedly.publish.numerals import is_numeral
from reportedly.publish.redaction import is_nobodys

_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(
    r"\d{1,12}(?:\.html?|\.php|\.aspx?)?"
)  # of an article in its outlet's own count
# Words of addresses that say nothing of what is told there.
_FURNITURE = frozenset(
    "www en eng english index php html htm asp aspx article articles story archive archives node "
    "posts view id p a n middle-east world newsroom details content".split()
)


def harmless_address(url: str | None, institutions: Institutions) -> str | None:
    """The address, or no more of it than its site, or None: a slug tells who was killed.

    A site that no listed outlet is known by may be called like a person, whoever publishes there.
    """
    try:
        parts = urlsplit(url or "")
        host, scheme = parts.hostname or "", parts.scheme.lower()
    except ValueError:
        return None
    if scheme not in ("http", "https") or not host.isascii():
        return None
    if not (institutions.has_site(host) or _is_plain(host)):
        return None
    return f"{scheme}://{host}{parts.path if _says_nothing(parts.path) else '/'}"


def _is_plain(host: str) -> bool:
    """Whether a site that nobody listed is made of plain words; its last part is its country."""
    return all(map(_is_harmless, _WORD.findall(host.rpartition(".")[0])))


def _says_nothing(path: str) -> bool:
    return path.isascii() and "%" not in path and all(map(_names_nobody, path.split("/")))


def _names_nobody(part: str) -> bool:
    """Words, or an article's number and its day; a number among other words may be an age."""
    words = _WORD.findall(part.lower())
    numbered = all(word in _FURNITURE or _NUMBERED.fullmatch(word) for word in words)
    return numbered or all(map(_is_harmless, words))


def _is_harmless(word: str) -> bool:
    low = word.lower()
    return low in _FURNITURE or (is_nobodys(low) and not is_numeral(low))
