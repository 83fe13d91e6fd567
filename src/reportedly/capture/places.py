"""Where an address leads: scheme, host, port and what is asked of it."""

from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from reportedly.capture.answers import Refused, Why
from reportedly.model.addresses import without_login

_PORTS = {"http": 80, "https": 443}
_MOST_LETTERS = 8_000  # RFC 9110, 4.1: what every server should take


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart. `host` has no brackets, `asked` begins with a slash."""

    scheme: str
    host: str
    port: int
    asked: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: to whom the rules of robots.txt belong."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def address(self) -> str:
        return self.origin + self.asked


def place_of(address: str) -> Place:
    """Where an address leads. Raises Refused where it is none of http or https, names a user or
    a password, or cannot be read.
    """
    try:
        parts = parse_url(address.strip())
    except LocationParseError:
        raise _no_address(address) from None
    if parts.scheme not in _PORTS:
        raise Refused(
            Why.ADDRESS, f"{_short(address)} is no address on the web", "http and https are asked"
        )
    if parts.auth is not None:
        hint = "whatever needs a password has to be saved by hand and added as a file"
        raise Refused(Why.ADDRESS, "the address names a user or a password", hint)
    if not parts.host or len(address) > _MOST_LETTERS:
        raise _no_address(address)
    port = _PORTS[parts.scheme] if parts.port is None else parts.port
    return Place(parts.scheme, parts.host.strip("[]"), port, parts.request_uri)


def led_on(place: Place, location: str) -> Place:
    """Where a redirect leads. Raises Refused as `place_of` does."""
    told = location.encode("latin-1", "replace").decode("utf-8", "replace")  # headers are bytes
    try:
        joined = urljoin(place.address, told)
    except ValueError:
        raise _no_address(told) from None
    return place_of(joined)


def _no_address(address: str) -> Refused:
    return Refused(
        Why.ADDRESS, f"{_short(address)} cannot be read as an address", "check the spelling"
    )


def _short(address: str) -> str:
    told = without_login(address)
    return repr(told if len(told) <= 80 else told[:79] + "…")
