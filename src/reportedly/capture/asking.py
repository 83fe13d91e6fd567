"""One request to one place: the machine is judged, the time and the bytes are bounded."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException

from urllib3.connection import HTTPConnection
from urllib3.exceptions import (
    HTTPError,
    IncompleteRead,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse

from reportedly.capture.answers import Answer, Refused, Why
from reportedly.capture.limits import USUAL, Limits
from reportedly.capture.places import Place
from reportedly.capture.unpacking import whole_body
from reportedly.capture.wires import (
    Ending,
    Resolve,
    Trust,
    look_up,
    machines_of,
    refuse_inside,
    verifying,
    wired,
)

_PIECE_BYTES = 64 * 1024


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks. `agent` is the User-Agent; `inside_allowed` lets it ask one's own network.

    How names are looked up, the clock, and which certificates are trusted can be given.
    """

    agent: str
    limits: Limits = USUAL
    inside_allowed: bool = False
    resolve: Resolve = look_up
    now: Callable[[], datetime] = now
    trusted: Trust = verifying

    def ask(self, place: Place, headers: Mapping[str, str]) -> Answer:
        """What the place answers; redirects are not followed. Raises Refused."""
        machines = machines_of(place, self.resolve, inside_allowed=self.inside_allowed)
        at = self.now()
        with Ending(self.limits.whole_s) as ending:
            try:
                answer = self._first(place, machines, headers, ending, at)
            except (Refused, HTTPError, HTTPException, OSError, ValueError) as error:
                raise (self._late() if ending.over else _refused(error)) from None
            if ending.over:
                raise self._late()  # a cut answer of no stated length looks like a whole one
            return answer

    def _late(self) -> Refused:
        reason = f"it was not whole after {self.limits.whole_s:g} seconds"
        return Refused(Why.TIME, reason, "try again later")

    def _first(
        self,
        place: Place,
        machines: tuple[str, ...],
        headers: Mapping[str, str],
        ending: Ending,
        at: datetime,
    ) -> Answer:
        """The answer of the first machine that takes a connection."""
        for number, machine in enumerate(machines, 1):
            wire = wired(place, machine, ending, limits=self.limits, trusted=self.trusted)
            try:
                wire.connect()
            except OSError as error:
                if isinstance(error, ssl.SSLError) or number == len(machines) or ending.over:
                    raise
                continue
            try:
                return self._answer(place, wire, headers, at)
            finally:
                wire.close()
        raise AssertionError("a place has at least one machine")

    def _answer(
        self, place: Place, wire: HTTPConnection, headers: Mapping[str, str], at: datetime
    ) -> Answer:
        peer = _peer(wire)
        if not self.inside_allowed:
            refuse_inside(place, peer)  # judged already; this is what it came to
        wire.request("GET", place.asked, headers=self._said(headers), preload_content=False)
        response = wire.getresponse()
        kept = tuple((name, value) for name, value in response.headers.items())
        if sum(len(name) + len(value) for name, value in kept) > self.limits.header_bytes:
            raise Refused(Why.SIZE, "its headers are too long", "nothing can be done from here")
        packing = response.headers.get("Content-Encoding", "").strip().casefold()
        body = whole_body(_pieces(response), packing, most_bytes=self.limits.body_bytes)
        status = response.status
        return Answer(place.address, place.address, (), status, kept, body, at, peer, packing)

    def _said(self, headers: Mapping[str, str]) -> dict[str, str]:
        """What every request says; no packing is asked for, so that bytes stay as they are."""
        plain = {"User-Agent": self.agent, "Accept-Encoding": "identity", "Connection": "close"}
        return {**plain, **headers}


def _peer(wire: HTTPConnection) -> str:
    """The machine at the other end."""
    return str(wire.sock.getpeername()[0])


def _pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    yield from response.stream(_PIECE_BYTES, decode_content=False)


def _refused(error: Exception) -> Refused:
    """Whatever went wrong on the way, in words."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, TimeoutError | ReadTimeoutError):
        return Refused(Why.TIME, "its host does not say anything (any more)", "try again later")
    if isinstance(error, ssl.SSLError | SSLError):
        hint = "save the page in a browser that you trust, and add the file"
        return Refused(Why.CONNECTION, f"its certificate or TLS fails: {_told(error)}", hint)
    if isinstance(error, IncompleteRead | ProtocolError):
        return Refused(Why.CONNECTION, "the answer breaks off before its end", "try again later")
    if isinstance(error, ConnectionRefusedError):
        return Refused(Why.CONNECTION, "nobody answers there", "try again later")
    return Refused(Why.CONNECTION, f"the connection failed: {_told(error)}", "try again later")


def _told(error: Exception) -> str:
    """The first line of an error's words, which may be a server's: short."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(words).splitlines()[0][:120]
