"""Servers on loopback that answer as a test says, and a visitor that may ask them."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from reportedly.capture.asking import Asker
from reportedly.capture.limits import Limits
from reportedly.capture.visits import Visitor

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
QUICK = Limits(body_bytes=200_000, connect_s=5, silence_s=5, whole_s=5, between_s=2)
PAGE = b"<!doctype html><title>Raid</title><p>Seven people were killed, a doctor said.</p>"


@dataclass
class Said:
    """What a server says to one request. `raw` stands for a whole answer, head and all."""

    status: int = 200
    body: bytes = PAGE
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    raw: bytes | None = None


Page = Said | Callable[[BaseHTTPRequestHandler], Said | None]


@dataclass
class Site:
    """A running server: its pages by path, and every request that it was sent."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        shown = self.server.shown
        shown.asked.append((self.path, {k.casefold(): v for k, v in self.headers.items()}))
        page = shown.pages.get(self.path.partition("?")[0], Said(404, b"none"))
        said = page(self) if callable(page) else page
        if said is not None:
            self._say(said)
        self.close_connection = True

    def _say(self, said: Said) -> None:
        if said.raw is not None:
            self.wfile.write(said.raw)
            return
        self.send_response(said.status)
        for name, value in said.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, shown: Site) -> None:
        self.shown = shown
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that leaves early is no failure of the server."""


@contextmanager
def site(tls: ssl.SSLContext | None = None, **named: Page) -> Iterator[Site]:
    """A site on loopback; a page of it is given by its path without the slash."""
    shown = Site({f"/{name}": page for name, page in named.items()})
    server = _Server(shown)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    shown.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield shown
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Time:
    """A clock that only goes on when somebody sleeps."""

    now_s: float = 100.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self.slept.append(seconds)
        self.now_s += seconds

    def clock(self) -> float:
        return self.now_s


def visitor(
    *,
    limits: Limits = QUICK,
    inside_allowed: bool = True,
    time: Time | None = None,
    resolve: Callable[[str, int], tuple[str, ...]] | None = None,
    **given: object,
) -> Visitor:
    """A visitor that names lead to loopback, unless a test says otherwise."""
    time = time or Time()
    asker = Asker(
        "reportedly/test",
        limits,
        inside_allowed,
        resolve or (lambda host, port: ("127.0.0.1",)),
        lambda: AT,
        **given,  # type: ignore[arg-type]
    )
    return Visitor(asker, time.sleep, time.clock)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
