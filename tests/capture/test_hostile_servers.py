"""Servers that mean harm: ways inside in disguise, answers without end, lengths that contradict."""

from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest
from served import QUICK, Said, site, visitor
from test_visits import OUTSIDE, moved, outside_on_loopback, refusal

from reportedly.capture.answers import Unanswered, Why
from reportedly.capture.wires import look_up

HOST = "outlet.example"
SOON = replace(QUICK, whole_s=1)
Page = Callable[[BaseHTTPRequestHandler], None]


def as_the_machine_does(host: str, port: int) -> tuple[str, ...]:
    """One name counts as out on the internet; any other is looked up as usual."""
    return (OUTSIDE,) if host == HOST else look_up(host, port)


@pytest.mark.parametrize(
    "where",
    [
        *("http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://0.0.0.0:{port}/"),
        *("http://[::ffff:7f00:1]:{port}/", "http://[::]:{port}/", "//127.0.0.1:{port}/"),
        *("http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0177.0.0.1:{port}/"),
        *("http://127.1:{port}/", "http://0x7f.1:{port}/", "http://localhost.:{port}/"),
        *("http://127.0.0.1:{port}#@outlet.example/", "http://127.0.0.1:{port}\\@outlet.example/"),
        *("http://outlet.example@127.0.0.1:{port}/", "http://outlet.example:80@[::1]:{port}/"),
        *("http://１２７.0.0.1:{port}/", "http://127。0。0。1:{port}/", "http://①②⑦.0.0.1:{port}/"),
        "\thttp://127.0.0.1:{port}/",
        *("http://127.0.0.1:{port}?@outlet.example/", "HTTP://LOCALHOST:{port}/"),
        *("gopher://127.0.0.1:{port}/", "file:///etc/passwd", "dict://127.0.0.1:{port}/d"),
    ],
)
def test_no_redirect_leads_inside_however_it_is_written(where: str) -> None:
    with site() as inner, site() as outer:
        told = where.format(port=inner.port).encode().decode("latin-1")
        outer.pages["/a"] = moved(told)
        guest = visitor(inside_allowed=False, resolve=as_the_machine_does)
        with outside_on_loopback():
            reason = refusal(guest.visit(f"http://{HOST}:{outer.port}/a"))
    assert reason.why in (Why.INSIDE, Why.ADDRESS, Why.REDIRECTS)
    assert reason.reason and reason.hint
    assert inner.asked == []


def without_end(head: bytes, piece: bytes) -> Page:
    def page(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        while True:  # until the visitor leaves
            request.wfile.write(piece)

    return page


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "page",
    [
        without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99),
        without_end(b"HTTP/1.1 200 OK\r\n", b"A: " + b"b" * 9_000 + b"\r\n"),
        without_end(CHUNKED, b"1" * 99_000),
        without_end(CHUNKED + b"0\r\n", b"A: b\r\n" * 99),
        without_end(CHUNKED, b"1;" + b"a" * 9_000 + b"\r\nx\r\n"),
        without_end(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 9_000),
    ],
    ids=("continues", "headers", "a chunk's length", "trailers", "extensions", "a body"),
)
def test_what_comes_without_end_is_left(page: Page) -> None:
    with site(a=page) as shown:
        told = refusal(visitor(limits=SOON).visit(f"{shown.address}/a"))
    assert told.why in (Why.TIME, Why.CONNECTION, Why.SIZE)
    assert told.reason and told.hint


@pytest.mark.parametrize(
    "head", [b"Content-Length: 3\r\nContent-Length: 5", b"Content-Length: 9", CHUNKED[17:-4]]
)
def test_a_length_that_does_not_fit_is_no_answer(head: bytes) -> None:
    with site(a=Said(raw=b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n5\r\nhel")) as shown:
        told = refusal(visitor(limits=SOON).visit(f"{shown.address}/a"))
    assert told.why is Why.CONNECTION


@pytest.mark.parametrize(
    "told", ["Mon, 13 Nov 99999999999999999999 10:00:00 GMT", "9" * 5_000, "-1", "٣", "(" * 3_000]
)
def test_whatever_a_server_says_of_later_is_borne(told: str) -> None:
    asked = (("Retry-After", told.encode().decode("latin-1")),)
    with site(a=Said(503, b"", asked)) as shown:
        answer = visitor().visit(f"{shown.address}/a")
    assert isinstance(answer, Unanswered) or answer.status == 503
