"""Visits to servers on loopback that do what servers do, and what they should not."""

import gzip
import ipaddress
import socket
import threading
import time as real_time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest
from served import AT, PAGE, QUICK, Said, Time, free_port, site, visitor

from reportedly.capture.limits import Limits
from reportedly.capture.visits import Answer, Known, Unanswered, Why
from reportedly.capture.wires import Ending, look_up

GZIPPED = gzip.compress(PAGE, mtime=0)  # the same bytes, and test names, in every process


def refusal(answer: Answer | Unanswered) -> Unanswered:
    assert isinstance(answer, Unanswered), answer
    return answer


def answered(answer: Answer | Unanswered) -> Answer:
    assert isinstance(answer, Answer), answer
    return answer


def moved(where: str, status: int = 302) -> Said:
    return Said(status, b"", (("Location", where),))


def test_an_answer_tells_bytes_headers_time_and_machine() -> None:
    with site(raid=Said(headers=(("Content-Type", "text/html"), ("ETag", '"one"')))) as shown:
        answer = answered(visitor().visit(f"{shown.address}/raid#part"))
    assert (answer.status, answer.body, answer.at, answer.peer) == (200, PAGE, AT, "127.0.0.1")
    assert answer.header("etag") == '"one"'
    assert answer.final == f"{shown.address}/raid"
    assert answer.way == ()


def test_it_says_who_it_is_and_carries_nothing_else() -> None:
    set_cookie = (("Set-Cookie", "seen=1; Path=/"),)
    with site(raid=Said(headers=set_cookie), other=Said()) as shown:
        guest = visitor()
        guest.visit(f"{shown.address}/raid")
        guest.visit(f"{shown.address}/other")
    for _, headers in shown.asked:
        assert headers["user-agent"] == "reportedly/test"
        assert headers["accept-encoding"] == "identity"
        assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize("status", [404, 410, 500, 451])
def test_whatever_the_status_it_is_told_as_it_was_answered(status: int) -> None:
    with site(gone=Said(status, b"no")) as shown:
        assert answered(visitor().visit(f"{shown.address}/gone")).status == status


# --- inside -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]"]
)
def test_ones_own_machine_is_not_asked_however_it_is_written(host: str) -> None:
    with site() as shown:
        guest = visitor(inside_allowed=False, resolve=look_up)
        told = refusal(guest.visit(f"http://{host}:{shown.port}/"))
    assert told.why in (Why.INSIDE, Why.ADDRESS)  # some systems know no machine of that name
    assert shown.asked == []


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.1:{port}/", "http://169.254.169.254/latest/meta-data/"]
)
def test_a_redirect_to_the_inside_is_not_followed(inside: str) -> None:
    """The first host counts as out on the internet for this test alone; it is loopback's."""
    with site() as inner, site() as outer:
        outer.pages["/a"] = moved(inside.format(port=inner.port))
        guest = visitor(inside_allowed=False, resolve=as_outside)
        with outside_on_loopback():
            told = refusal(guest.visit(f"http://outlet.example:{outer.port}/a"))
    assert told.why is Why.INSIDE
    assert inner.asked == []
    assert "/a" in outer.paths


OUTSIDE = "93.184.216.34"


def as_outside(host: str, port: int) -> tuple[str, ...]:
    """Names lead to an address on the internet, addresses to themselves."""
    try:
        return (str(ipaddress.ip_address(host)),)
    except ValueError:
        return (OUTSIDE,)


@contextmanager
def outside_on_loopback() -> Iterator[None]:
    """Connections to OUTSIDE reach loopback and say that they did not."""
    connect = socket.create_connection

    def diverted(where: tuple[str, int], timeout_s: float) -> socket.socket:
        return connect(("127.0.0.1" if where[0] == OUTSIDE else where[0], where[1]), timeout_s)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportedly.capture.wires.socket.create_connection", diverted)
        patch.setattr("reportedly.capture.asking._peer", lambda wire: OUTSIDE)
        yield


def test_a_name_server_that_changes_its_answer_does_not_win() -> None:
    """It is asked once a request; the address that was judged is the one connected to."""
    asked: list[str] = []

    def turncoat(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return (OUTSIDE,) if len(asked) % 2 else ("127.0.0.1",)

    with site(raid=Said()) as shown:
        guest = visitor(inside_allowed=False, resolve=turncoat)
        with outside_on_loopback():
            told = refusal(guest.visit(f"http://outlet.example:{shown.port}/raid"))
    assert told.why is Why.INSIDE
    assert shown.paths == ["/robots.txt"]
    assert len(asked) == 2  # for robots.txt, then for the page: never between judging and asking


def test_one_inside_address_among_several_is_enough() -> None:
    guest = visitor(inside_allowed=False, resolve=lambda host, port: (OUTSIDE, "10.0.0.7"))
    assert refusal(guest.visit("http://outlet.example/")).why is Why.INSIDE


def test_the_machine_that_it_came_to_is_judged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies between may lead a connection elsewhere: what counts is who is there."""
    connect = socket.create_connection
    with site(raid=Said()) as shown:
        monkeypatch.setattr(
            "reportedly.capture.wires.socket.create_connection",
            lambda where, timeout_s: connect(("127.0.0.1", where[1]), timeout_s),
        )
        guest = visitor(inside_allowed=False, resolve=lambda host, port: (OUTSIDE,))
        told = refusal(guest.visit(f"http://outlet.example:{shown.port}/raid"))
    assert told.why is Why.INSIDE
    assert shown.asked == []


# --- redirects --------------------------------------------------------------------------------


def test_redirects_are_followed_and_the_way_is_told() -> None:
    with site(a=moved("/b", 301), b=moved("c", 307), c=Said()) as shown:
        answer = answered(visitor().visit(f"{shown.address}/a"))
    assert answer.address == f"{shown.address}/a"
    assert answer.way == (f"{shown.address}/a", f"{shown.address}/b")
    assert answer.final == f"{shown.address}/c"


def test_redirects_in_a_circle_end() -> None:
    with site(a=moved("/b"), b=moved("/a")) as shown:
        assert refusal(visitor().visit(f"{shown.address}/a")).why is Why.REDIRECTS


def test_endless_redirects_end() -> None:
    count = iter(range(1000))
    with site(a=lambda request: moved(f"/a?{next(count)}")) as shown:
        assert refusal(visitor().visit(f"{shown.address}/a")).why is Why.REDIRECTS
    assert len(shown.asked) == QUICK.redirects + 2  # and robots.txt


@pytest.mark.parametrize(
    "where", ["ftp://example.org/", "file:///etc/passwd", "http://u:p@h/", "http://h:0x/"]
)
def test_a_redirect_off_the_web_is_refused(where: str) -> None:
    with site(a=moved(where)) as shown:
        assert refusal(visitor().visit(f"{shown.address}/a")).why is Why.ADDRESS


# --- bounds -----------------------------------------------------------------------------------


def test_a_huge_body_is_left_early() -> None:
    with site(big=Said(body=b"x" * 50_000_000)) as shown:
        assert refusal(visitor().visit(f"{shown.address}/big")).why is Why.SIZE


def packed(body: bytes, how: str = "gzip") -> Said:
    return Said(200, body, (("Content-Encoding", how),))


@pytest.mark.parametrize("how", ["gzip", "deflate"])
def test_little_that_unpacks_into_much_is_refused(how: str) -> None:
    bomb = gzip.compress(bytes(60_000_000)) if how == "gzip" else zlib.compress(bytes(60_000_000))
    with site(bomb=packed(bomb, how)) as shown:
        assert refusal(visitor().visit(f"{shown.address}/bomb")).why is Why.SIZE


@pytest.mark.parametrize(
    ("how", "body"),
    [
        ("gzip", GZIPPED),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
    ],
)
def test_what_comes_packed_unasked_is_unpacked_and_said(how: str, body: bytes) -> None:
    with site(a=packed(body, how)) as shown:
        answer = answered(visitor().visit(f"{shown.address}/a"))
    assert (answer.body, answer.packed) == (PAGE, how)


@pytest.mark.parametrize("body", [GZIPPED[:-9], GZIPPED[:30], b"no gzip"])
def test_broken_packing_is_refused(body: bytes) -> None:
    with site(a=packed(body)) as shown:
        assert refusal(visitor().visit(f"{shown.address}/a")).why is Why.CONNECTION


def test_a_packing_nobody_asked_for_is_refused() -> None:
    with site(a=packed(b"?", "br")) as shown:
        assert "br" in refusal(visitor().visit(f"{shown.address}/a")).reason


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>Seven people were"
    with site(a=Said(raw=cut)) as shown:
        assert "breaks off" in refusal(visitor().visit(f"{shown.address}/a")).reason


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"SSH-2.0-server\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x00" * 500),
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    ],
)
def test_what_is_no_proper_answer_gives_a_reason(raw: bytes) -> None:
    with site(a=Said(raw=raw)) as shown:
        told = refusal(visitor().visit(f"{shown.address}/a"))
    assert told.why is Why.CONNECTION
    assert told.reason and told.hint


def drip(head: bytes) -> object:
    def page(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        for _ in range(2_000):
            request.wfile.write(b"a")
            real_time.sleep(0.01)

    return page


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 "],
    ids=["open end", "stated length", "within the head"],
)
def test_a_slow_drip_is_ended(head: bytes) -> None:
    """Each byte comes in time, the whole never would."""
    with site(a=drip(head)) as shown:  # type: ignore[arg-type]
        told = refusal(visitor(limits=Limits(whole_s=0.3)).visit(f"{shown.address}/a"))
    assert told.why is Why.TIME


def test_time_that_ran_out_while_connecting_ends_the_connection() -> None:
    here, there = socket.socketpair()
    with here, there, Ending(0) as ending:
        while not ending.over:
            real_time.sleep(0.01)
        ending.watch(here)
        assert there.recv(1) == b""


def test_silence_is_ended() -> None:
    held = threading.Event()
    with site(a=lambda request: held.wait(20) and None) as shown:
        told = refusal(visitor(limits=Limits(silence_s=0.2)).visit(f"{shown.address}/a"))
        held.set()
    assert told.why is Why.TIME


def test_nobody_there_is_told() -> None:
    told = refusal(visitor().visit(f"http://127.0.0.1:{free_port()}/"))
    assert told.why is Why.ROBOTS
    assert "nobody answers there" in told.reason


def test_a_host_that_nobody_knows_is_told() -> None:
    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror("not known")

    assert refusal(visitor(resolve=unknown).visit("http://outlet.invalid/")).why is Why.ADDRESS


# --- manners ----------------------------------------------------------------------------------


def robots(rules: str) -> Said:
    return Said(200, rules.encode(), (("Content-Type", "text/plain"),))


def test_robots_are_read_once_and_obeyed() -> None:
    rules = robots("User-agent: reportedly\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")
    with site(raid=Said(), private=Said()) as shown:
        shown.pages["/robots.txt"] = rules
        guest = visitor()
        told = refusal(guest.visit(f"{shown.address}/private"))
        answered(guest.visit(f"{shown.address}/raid"))
    assert told.why is Why.ROBOTS
    assert shown.paths == ["/robots.txt", "/raid"]


def test_robots_of_the_site_redirected_to_are_asked_too() -> None:
    with site(raid=Said()) as other, site() as shown:
        other.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /")
        shown.pages["/a"] = moved(f"{other.address}/raid")
        assert refusal(visitor().visit(f"{shown.address}/a")).why is Why.ROBOTS
    assert other.paths == ["/robots.txt"]


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (429, False)])
def test_robots_that_cannot_be_had(status: int, may: bool) -> None:
    """RFC 9309: none there, all may be asked; a server out of order, nothing may."""
    with site(raid=Said()) as shown:
        shown.pages["/robots.txt"] = Said(status, b"")
        assert isinstance(visitor().visit(f"{shown.address}/raid"), Answer) is may


def test_requests_to_one_host_are_apart() -> None:
    time = Time()
    with site(a=Said(), b=Said()) as shown:
        guest = visitor(time=time)
        guest.visit(f"{shown.address}/a")
        guest.visit(f"{shown.address}/b")
    assert time.slept == [2, 2]


def test_a_crawl_delay_is_kept_within_patience() -> None:
    time = Time()
    with site(a=Said()) as shown:
        shown.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 7\n")
        visitor(time=time).visit(f"{shown.address}/a")
    assert time.slept == [7]


def test_a_host_that_asks_for_a_moment_gets_it() -> None:
    said = iter([Said(429, b"", (("Retry-After", "30"),)), Said()])
    time = Time()
    with site(a=lambda request: next(said)) as shown:
        assert answered(visitor(time=time).visit(f"{shown.address}/a")).status == 200
    assert time.slept == [2, 30]


def test_a_host_that_asks_for_long_is_left_alone() -> None:
    """A day and time is read as well as seconds; its other pages are not asked for either."""
    later = (("Retry-After", "Wed, 04 Mar 2026 09:06:00 GMT"),)
    with site(a=Said(503, b"", later), b=Said()) as shown:
        guest = visitor()
        told = refusal(guest.visit(f"{shown.address}/a"))
        again = refusal(guest.visit(f"{shown.address}/b"))
    assert (told.why, again.why) == (Why.LATER, Why.LATER)
    assert "240 more minutes" in told.reason
    assert shown.paths == ["/robots.txt", "/a"]


def test_what_was_known_is_sent_along() -> None:
    with site(feed=Said(304, b"")) as shown:
        known = Known('"v1"', "Wed, 04 Mar 2026 05:06:00 GMT")
        assert answered(visitor().visit(f"{shown.address}/feed", known)).status == 304
    assert shown.asked[-1][1]["if-none-match"] == '"v1"'
    assert shown.asked[-1][1]["if-modified-since"] == "Wed, 04 Mar 2026 05:06:00 GMT"


def test_a_header_that_would_break_the_line_is_not_sent() -> None:
    with site(a=Said()) as shown:
        told = visitor().visit(f"{shown.address}/a", Known('"v"\r\nCookie: stolen=1'))
    assert isinstance(told, Unanswered)
    assert all("cookie" not in headers for _, headers in shown.asked)
