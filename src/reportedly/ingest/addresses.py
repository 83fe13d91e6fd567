"""What a web address tells: the outlet's domain, and a day in its path."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from reportedly.ingest.calendar_words import MONTH, month_number, valid_day
from reportedly.model.addresses import without_login

_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_PATH_SHORT = re.compile(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?!\d)")
_PATH_NAMED = re.compile(rf"/((?:19|20)\d\d)/({MONTH})/([0-3]?\d)(?!\d)", re.I)
# Ten figures from 2001-09-09 to 2029-12-31; beyond it they are article numbers, not times.
_UNIX = re.compile(r"(?<!\d)(1[0-8]\d{8})(?!\d)")
_UNIX_END = 1_893_456_000
_ADDRESS = re.compile(r"\s*https?://[^\s/]+", re.I)
_SHOWN_LETTERS = 80


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address that a list names, with what the list says of it, and its place in the list."""

    address: str
    place: str
    title: str | None = None
    outlet: str | None = None
    day: date | None = None


def is_address(value: str) -> bool:
    """True if it begins like an address on the web."""
    return _ADDRESS.match(value) is not None


def is_address_alone(value: str) -> bool:
    """True if it is one address and nothing besides."""
    return is_address(value) and len(value.split()) == 1


def no_address(value: str) -> tuple[str, str]:
    """Why what a list names is no address, and what to do."""
    words = map(without_login, without_login(value).split())
    told = repr(" ".join(words)[:_SHOWN_LETTERS])
    if not value.strip():
        return "no address stands there", f"write it there, or take it out{_AGAIN}"
    if is_address(value):
        hint = "leave the address alone there; of a text, a note may follow behind a #"
        return f"{told} is more than an address", f"{hint}{_AGAIN}"
    meant = "//" not in value and domain(value) is not None and len(value.split()) == 1
    hint = "write https:// before it, if that is meant" if meant else "mend it, or take it out"
    return f"{told} does not begin with http:// or https://", f"{hint}{_AGAIN}"


_AGAIN = "; then capture the list again"


def domain(url: str) -> str | None:
    """The host of an address without "www."; None where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def address_day(url: str) -> tuple[date, str] | None:
    """The day in an address and the words it was read from: /2017/11/25/, or Unix time (UTC)."""
    for pattern in (_PATH_SHORT, _PATH_NAMED, _PATH_DAY):
        if match := pattern.search(url):
            month = int(match[2]) if match[2].isdigit() else month_number(match[2])
            day = valid_day(int(match[1]), month, int(match[3]))
            if day is not None:
                return day, match[0].strip("/")
    for match in _UNIX.finditer(url):
        if int(match[1]) < _UNIX_END:
            return datetime.fromtimestamp(int(match[1]), UTC).date(), match[1]
    return None
