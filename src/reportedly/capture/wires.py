"""Connections to one machine whose address was looked at first, ended when their time is over.

The name of a host is looked up once; the connection goes to the very address that was judged. So
a name server that changes its answer in between changes nothing.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection

from reportedly.capture.answers import Refused, Why
from reportedly.capture.inside import what_inside
from reportedly.capture.limits import Limits
from reportedly.capture.places import Place

Resolve = Callable[[str, int], Sequence[str]]
Trust = Callable[[], ssl.SSLContext]


def look_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses that the machine's own resolver gives for a host, best first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))


def verifying() -> ssl.SSLContext:
    """TLS that checks certificates and names, by the roots that the machine trusts."""
    return ssl.create_default_context()


def machines_of(place: Place, resolve: Resolve, *, inside_allowed: bool) -> tuple[str, ...]:
    """The machines behind a host. Raises Refused where there are none, or where one of them is
    inside and that is not allowed: an honest host mixes no such addresses.
    """
    try:
        machines = tuple(resolve(place.host, place.port))
    except (OSError, UnicodeError):
        machines = ()
    if not machines:
        hint = "check the spelling and the network; try again later"
        raise Refused(Why.ADDRESS, f"no machine is known under the name {place.host!r}", hint)
    if not inside_allowed:
        for machine in machines:
            refuse_inside(place, machine)
    return machines


def refuse_inside(place: Place, machine: str) -> None:
    """Raises Refused where a machine is inside."""
    kind = what_inside(machine)
    if kind is not None:
        named = machine if place.host == machine else f"{place.host} ({machine})"
        hint = "nothing was asked of it; --allow-private asks your own network, too"
        raise Refused(Why.INSIDE, f"{named} is {kind}", hint)


class Ending:
    """Shuts a connection down when its time is over, whatever the server drips until then.

    It holds a second handle of the socket, which TLS leaves alone.
    """

    def __init__(self, whole_s: float) -> None:
        self.over = False
        self._twin: socket.socket | None = None
        self._timer = threading.Timer(whole_s, self._end)
        self._timer.daemon = True

    def watch(self, wire: socket.socket) -> None:
        self.leave()
        self._twin = wire.dup()
        if self.over:  # while it was being connected
            self._end()

    def leave(self) -> None:
        if self._twin is not None:
            self._twin.close()
        self._twin = None

    def _end(self) -> None:
        self.over = True
        twin = self._twin
        if twin is not None:
            try:
                twin.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it was over already

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self.leave()


class _Pinned:
    """Mixed into urllib3's connections: connects to the judged machine, not to a name."""

    machine: str
    port: int
    watched: Callable[[socket.socket], None]
    connect_s: float

    def _new_conn(self) -> socket.socket:
        wire = socket.create_connection((self.machine, self.port), self.connect_s)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.watched(wire)
        return wire


class _Plain(_Pinned, HTTPConnection):
    """Without TLS."""


class _Secure(_Pinned, HTTPSConnection):
    """With TLS, which is told the host's name and verifies it."""


def wired(
    place: Place, machine: str, ending: Ending, *, limits: Limits, trusted: Trust
) -> HTTPConnection:
    """A connection to `machine` that speaks as if to the host of `place`; not yet connected."""
    wire: _Plain | _Secure
    if place.scheme == "https":
        wire = _Secure(place.host, place.port, timeout=limits.silence_s, ssl_context=trusted())
    else:
        wire = _Plain(place.host, place.port, timeout=limits.silence_s)
    wire.machine, wire.watched, wire.connect_s = machine, ending.watch, limits.connect_s
    return wire
