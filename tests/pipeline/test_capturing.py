"""Pages and feeds from servers on loopback into a casebook, and again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from served import QUICK, Said, Site, Time, site

from reportedly.capture.asking import Asker
from reportedly.capture.visits import Visitor
from reportedly.errors import InputError, UnknownId
from reportedly.ingest.given import Given
from reportedly.pipeline import capturing
from reportedly.pipeline.capturing import Came, Capturing, Listed, Outcome, capture_pages
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.following import follow_feeds
from reportedly.pipeline.recapturing import recapture
from reportedly.pipeline.run import add_reports
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Erasing, Wanted
from reportedly.store.sqlite import open_casebook

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def page(words: str) -> bytes:
    body = f"<article><h1>Raid</h1><p>{words} Residents spoke of a long night.</p></article>"
    return f"<!doctype html><html><title>Raid</title><body>{body}</body></html>".encode()


SEVEN = page("A strike on Atarib killed 7 people, a doctor at the hospital said.")
NINE = page("A strike on Atarib killed 9 people, a doctor at the hospital said.")
TAGGED = (("Content-Type", "text/html"), ("ETag", '"v1"'), ("Date", "Wed, 04 Mar 2026 05:06 GMT"))


@dataclass
class Desk:
    """A casebook, and runs that ask for it; `at` is the time of the run."""

    book: Casebook
    at: datetime = AT
    came: list[Came] = field(default_factory=list)

    def run(self, given: Given | None = None) -> Capturing:
        time = Time()
        asker = Asker("reportedly/test", QUICK, True, now=lambda: self.at)
        visitor = Visitor(asker, time.sleep, time.clock)
        return Capturing(self.book, visitor, given or Given(outlet="Ferry Post"), self.came.append)

    def capture(self, *addresses: str) -> list[Came]:
        self.came = []
        pages = [Listed(address) for address in addresses]
        capture_pages(self.run(), pages, names=addresses, engine=InProcess())
        return self.came

    def follow(self, *feeds: str) -> list[Came]:
        self.came = []
        follow_feeds(self.run(), feeds, engine=InProcess())
        return self.came

    def again(self, *keys: str, before: datetime | None = None) -> list[Came]:
        self.came = []
        recapture(self.run(Given()), keys, before=before, engine=InProcess())
        return self.came


@pytest.fixture
def desk(tmp_path: Path, reader: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(capturing, "reader_of", lambda _coder: reader)
    with open_casebook(tmp_path / "web.casebook", create=True) as book:
        yield Desk(book)


def outcomes(came: list[Came]) -> list[Outcome]:
    return [each.outcome for each in came]


def test_a_page_is_kept_with_its_bytes_its_way_and_its_headers(desk: Desk) -> None:
    moved = Said(301, b"", (("Location", "/raid"),))
    with site(old=moved, raid=Said(body=SEVEN, headers=TAGGED)) as shown:
        (came,) = desk.capture(f"{shown.address}/old")
    assert came.report is not None
    report = desk.book.report(came.report)
    assert desk.book.blob(report.blob).content == SEVEN
    assert report.url == f"{shown.address}/raid"
    told = "\n".join(report.notes)
    assert "captured 2026-03-04 05:06:00 UTC" in told
    assert 'ETag: "v1"' in told
    assert f"led there by {shown.address}/old" in told
    (entry,) = desk.book.log(Wanted(acts=(Act.CAPTURED,)))
    assert entry.about is not None
    assert ["ETag", '"v1"'] in entry.about["headers"]  # type: ignore[operator]
    assert entry.about["way"] == [f"{shown.address}/old"]
    assert not desk.book.check().faults


def test_what_was_captured_is_not_asked_again(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        desk.capture(f"{shown.address}/raid", f"{shown.address}/raid")
        asked = len(shown.asked)
        assert outcomes(desk.capture(f"{shown.address}/raid")) == [Outcome.BEFORE]
    assert len(shown.asked) == asked == 2  # robots.txt, and the page once


def test_a_run_that_was_stopped_goes_on_where_it_was(desk: Desk) -> None:
    with site(one=Said(body=SEVEN)) as shown:
        addresses = [f"{shown.address}/one", f"{shown.address}/two"]
        run = desk.run()
        run.told = stopping
        with pytest.raises(KeyboardInterrupt):
            capture_pages(run, [Listed(a) for a in addresses], names=addresses, engine=InProcess())
        shown.pages["/two"] = Said(body=NINE)
        assert outcomes(desk.capture(*addresses)) == [Outcome.BEFORE, Outcome.CAPTURED]
    assert shown.paths.count("/one") == 1
    assert desk.book.counts().claims == 2


def stopping(came: Came) -> None:
    """Somebody presses Ctrl-C as the first page is told."""
    raise KeyboardInterrupt


def test_one_address_that_fails_costs_no_other(desk: Desk) -> None:
    with site(
        raid=Said(body=SEVEN),
        cut=Said(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
        picture=Said(body=b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
    ) as shown:
        names = ("none", "cut", "picture", "raid")
        came = desk.capture("ftp://example.org/", *(f"{shown.address}/{name}" for name in names))
    assert outcomes(came) == [
        Outcome.UNANSWERED,
        Outcome.REFUSED,
        Outcome.UNANSWERED,
        Outcome.UNREADABLE,
        Outcome.CAPTURED,
    ]
    assert came[1].status == 404
    reasons = {reject.locator: reject.reason for reject in desk.book.rejects()}
    assert reasons[f"{shown.address}/none"] == "its server answered 404"
    assert len(reasons) == 4


def test_what_could_not_be_had_is_asked_for_again(desk: Desk) -> None:
    with site(raid=Said(500, b"")) as shown:
        assert outcomes(desk.capture(f"{shown.address}/raid")) == [Outcome.REFUSED]
        shown.pages["/raid"] = Said(body=SEVEN)
        assert outcomes(desk.capture(f"{shown.address}/raid")) == [Outcome.CAPTURED]


def test_an_erased_page_leaves_no_address(desk: Desk) -> None:
    """Nor does the try before, which failed; what is of another address stays."""
    with site(raid=Said(404), other=Said(404)) as shown:
        desk.capture(f"{shown.address}/raid", f"{shown.address}/other")
        shown.pages["/raid"] = Said(body=SEVEN)
        (came,) = desk.capture(f"{shown.address}/raid")
        assert came.report is not None
        desk.book.erase(Erasing(came.report, "R. K.", "asked for"))
        told = [str(entry.about) for entry in desk.book.log()]
        assert not any("/raid" in about or came.report in about for about in told)
        assert [one.locator for one in desk.book.rejects()] == [f"{shown.address}/other"]
    assert not desk.book.check().faults


def test_a_page_that_is_kept_out_is_told_as_that_and_no_id_is_logged(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        (came,) = desk.capture(f"{shown.address}/raid")
        assert came.report is not None
        desk.book.erase(Erasing(came.report, "R. K.", "asked for", keep_out=True))
        (again,) = desk.capture(f"{shown.address}/raid")
        assert (again.outcome, again.report) == (Outcome.KEPT_OUT, None)
        run = desk.run()
        capture_pages(run, [Listed(f"{shown.address}/raid")], names=["raid"], engine=InProcess())
        assert (run.added().kept_out, run.added().rejected) == (1, 0)
    assert not list(desk.book.log(Wanted(naming=came.report)))
    assert not desk.book.check().faults


# --- feeds ------------------------------------------------------------------------------------


def feed(shown: Site, *paths: str, whole: str = "") -> Said:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    told = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else ""
    items = "".join(
        f"<item><title>Raid</title><link>{shown.address}/{path}</link>{told}</item>"
        for path in paths
    )
    body = f'<rss version="2.0" {space}><channel><title>x</title>{items}</channel></rss>'.encode()
    return Said(body=body, headers=(("Content-Type", "application/rss+xml"), ("ETag", '"f1"')))


def test_a_feed_is_followed_and_its_pages_are_captured(desk: Desk) -> None:
    with site(one=Said(body=SEVEN), two=Said(body=NINE)) as shown:
        shown.pages["/feed"] = feed(shown, "one")
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [Outcome.CAPTURED]
        shown.pages["/feed"] = feed(shown, "two", "one")
        came = desk.follow(f"{shown.address}/feed")
    assert outcomes(came) == [Outcome.CAPTURED, Outcome.BEFORE]
    assert shown.paths.count("/one") == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(desk: Desk) -> None:
    def conditional(request: BaseHTTPRequestHandler) -> Said:
        known = request.headers.get("If-None-Match") == '"f1"'
        return Said(304, b"", ()) if known else feed(shown, "one")

    with site(one=Said(body=SEVEN), feed=conditional) as shown:
        desk.follow(f"{shown.address}/feed")
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [Outcome.UNCHANGED]
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [Outcome.UNCHANGED]


def unless_known(said: Said, etag: str) -> Callable[[BaseHTTPRequestHandler], Said]:
    """A server that sends a page only to who does not know it yet."""
    return lambda request: (
        Said(304, b"", ()) if request.headers.get("If-None-Match") == etag else said
    )


def test_a_feed_that_was_once_captured_as_a_page_can_be_followed(desk: Desk) -> None:
    """What its server gave then was taken in as no feed: it is asked for all of it."""
    with site(one=Said(body=SEVEN)) as shown:
        address = f"{shown.address}/feed"
        shown.pages["/feed"] = unless_known(feed(shown, "one"), '"f1"')
        assert outcomes(desk.capture(address)) == [Outcome.UNREADABLE]
        assert outcomes(desk.follow(address)) == [Outcome.CAPTURED]
        assert outcomes(desk.follow(address)) == [Outcome.UNCHANGED]
    assert list(desk.book.rejects()) == []


def test_a_page_that_was_captured_is_no_feed_that_is_unchanged(desk: Desk) -> None:
    with site(raid=unless_known(Said(body=SEVEN, headers=TAGGED), '"v1"')) as shown:
        desk.capture(f"{shown.address}/raid")
        (came,) = desk.follow(f"{shown.address}/raid")
    assert came.outcome is Outcome.UNREADABLE
    assert "holds no feed" in came.reason


@pytest.mark.parametrize(
    ("said", "outcome"),
    [(Said(raw=b""), Outcome.UNANSWERED), (Said(404), Outcome.REFUSED)],
)
def test_a_feed_is_sent_whole_as_long_as_an_entry_gave_no_page(
    desk: Desk, said: Said, outcome: Outcome
) -> None:
    """Else its server would say that nothing is new, and the entry would be lost."""
    with site(one=said) as shown:
        shown.pages["/feed"] = feed(shown, "one")
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [outcome]
        shown.pages["/one"] = Said(body=SEVEN)
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [Outcome.CAPTURED]
    assert all("if-none-match" not in headers for _, headers in shown.asked)


def test_a_whole_text_is_read_in_the_feed_itself(desk: Desk) -> None:
    whole = "<p>A strike on Atarib killed 7 people.</p>" + "<p>Residents spoke of it.</p>" * 30
    with site() as shown:
        shown.pages["/feed"] = feed(shown, "one", whole=whole)
        (came,) = desk.follow(f"{shown.address}/feed")
        assert outcomes(desk.follow(f"{shown.address}/feed")) == [Outcome.KNOWN]
    assert came.outcome is Outcome.CAPTURED
    assert came.report is not None
    assert desk.book.report(came.report).url == f"{shown.address}/one"
    assert "/one" not in shown.paths


def test_what_is_no_feed_is_told(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        (came,) = desk.follow(f"{shown.address}/raid")
    assert came.outcome is Outcome.UNREADABLE
    assert "holds no feed" in came.reason


def test_a_feed_that_breaks_off_is_told_and_asked_for_whole_again(desk: Desk) -> None:
    with site(one=Said(body=SEVEN), two=Said(body=NINE)) as shown:
        address = f"{shown.address}/feed"
        whole = feed(shown, "one", "two")
        shown.pages["/feed"] = replace(whole, body=whole.body[:-40])
        came = desk.follow(address)
        assert outcomes(came) == [Outcome.UNREADABLE, Outcome.CAPTURED]
        assert "breaks off before its end" in came[0].reason
        assert [one.locator for one in desk.book.rejects()] == [address]
        shown.pages["/feed"] = unless_known(whole, '"f1"')
        assert outcomes(desk.follow(address)) == [Outcome.BEFORE, Outcome.CAPTURED]
    assert list(desk.book.rejects()) == []


def test_a_login_in_an_address_is_kept_nowhere(desk: Desk) -> None:
    """Refused as it is asked for, followed, or listed by a feed: the log and rejects lack it."""
    with site() as shown:
        bare = shown.address.removeprefix("http://")
        named = f"http://reader:secret@{bare}/one"
        desk.capture(named, "htp://reader:secret@ferry.example/a")
        desk.follow(named)
        listed = feed(shown, "one")
        listed = replace(listed, body=listed.body.replace(b"http://", b"http://reader:secret@"))
        shown.pages["/feed"] = listed
        came = desk.follow(f"{shown.address}/feed")
    kept = f"http://…@{bare}/one"
    assert [each.address for each in came] == [kept]
    told = repr((list(desk.book.log()), list(desk.book.rejects()), came))
    assert "secret" not in told and "reader:" not in told
    assert kept in {one.locator for one in desk.book.rejects()}
    assert "/one" not in shown.paths


def test_an_entry_that_leads_inside_is_refused(desk: Desk) -> None:
    """The feed's own site may be asked here; an entry leads where this test allows nothing."""
    with site() as shown:
        inside = Said(302, b"", (("Location", "http://user:pass@127.0.0.1/"),))
        shown.pages |= {"/one": inside, "/feed": feed(shown, "one")}
        (came,) = desk.follow(f"{shown.address}/feed")
    assert came.outcome is Outcome.UNANSWERED
    assert "password" in came.reason


# --- again ------------------------------------------------------------------------------------


def test_a_change_is_seen_and_both_are_kept(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        (first,) = desk.capture(f"{shown.address}/raid")
        assert first.report is not None
        shown.pages["/raid"] = Said(body=NINE)
        (came,) = desk.again(first.report)
        assert came.outcome is Outcome.CHANGED
        assert came.changes is not None
        assert [(one.before, one.now) for one in came.changes if not one.same] == [("7", "9")]
        assert came.before == first.report != came.report
        assert {report.outlet for report in desk.book.reports()} == {"Ferry Post"}
        (after,) = desk.again(first.report)
    assert after.outcome is Outcome.UNCHANGED  # beside the one that was seen last
    assert desk.book.counts().reports == 2


@pytest.mark.parametrize("status", [404, 410, 451, 503])
def test_a_page_that_is_not_answered_is_not_called_deleted(desk: Desk, status: int) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        (first,) = desk.capture(f"{shown.address}/raid")
        assert first.report is not None
        shown.pages["/raid"] = Said(status, b"")
        (came,) = desk.again(first.report)
        shown.pages["/raid"] = Said(body=SEVEN)
        (after,) = desk.again(first.report)
    assert (came.outcome, came.status) == (Outcome.REFUSED, status)
    assert came.reason == f"its server answered {status}"
    assert after.outcome is Outcome.UNCHANGED


def test_a_page_that_became_unreadable_is_still_compared_with_what_it_was(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN)) as shown:
        (first,) = desk.capture(f"{shown.address}/raid")
        shown.pages["/raid"] = Said(body=b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
        assert outcomes(desk.again(before=AT + timedelta(days=1))) == [Outcome.UNREADABLE]
        shown.pages["/raid"] = Said(body=NINE)
        (came,) = desk.again(before=AT + timedelta(days=1))
    assert (came.outcome, came.before) == (Outcome.CHANGED, first.report)


def test_a_page_that_stays_unreadable_is_not_called_unchanged(desk: Desk) -> None:
    """Its server is told which answer was read last, not which one came last."""
    picture = Said(body=b"\x89PNG\r\n\x1a\n" + b"\0" * 50, headers=(("ETag", '"v2"'),))
    with site(raid=Said(body=SEVEN, headers=TAGGED)) as shown:
        desk.capture(f"{shown.address}/raid")
        shown.pages["/raid"] = unless_known(picture, '"v2"')
        for _ in range(2):
            assert outcomes(desk.again(before=AT + timedelta(days=1))) == [Outcome.UNREADABLE]


def test_only_what_is_old_enough_is_asked_again(desk: Desk) -> None:
    with site(raid=Said(body=SEVEN, headers=TAGGED), new=Said(body=NINE)) as shown:
        desk.capture(f"{shown.address}/raid")
        desk.at = AT + timedelta(days=9)
        desk.capture(f"{shown.address}/new")
        (came,) = desk.again(before=AT + timedelta(days=5))
        assert came.address == f"{shown.address}/raid"
        assert shown.asked[-1][1]["if-none-match"] == '"v1"'
        assert desk.again(before=AT + timedelta(days=5)) == []


def test_a_report_without_an_address_cannot_be_asked_for(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "raid.txt"
    file.write_text("A strike on Atarib killed 7 people, a doctor at the hospital said.")
    add_reports(desk.book, [str(file)], engine=InProcess())
    (report,) = desk.book.reports()
    with pytest.raises(InputError, match="no address"):
        desk.again(report.id)
    with pytest.raises(UnknownId):
        desk.again("r-none")
