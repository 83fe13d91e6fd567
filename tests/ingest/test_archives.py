"""Web archives: captured pages are reports, all else is counted, damage costs one record."""

import io
from datetime import date

import pytest
from feeding import fed, only, rejects, reports
from samples import SECOND, STORY, Crawl, page, pdf, wacz, zipped

from reportedly.ingest.items import MAX_ITEM_BYTES
from reportedly.ingest.reports import read_stream
from reportedly.model.reports import Intake, Reject

# The writer of web archives leaves its temporary files to be closed by themselves.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
URL = "https://qarat-post.example/2017/11/13/market"


def crawl() -> Crawl:
    return Crawl().response(URL, page())


@pytest.mark.parametrize("packed", [True, False])
def test_a_captured_page_is_a_report_with_its_address_and_the_moment_of_capture(
    packed: bool,
) -> None:
    report = only(Crawl(packed=packed).response(URL, page()).content(), "crawl.warc.gz")
    assert STORY in report.text
    assert (report.url, report.outlet) == (URL, "qarat-post.example")
    assert report.published.day == date(2017, 11, 13)
    assert report.locator == "crawl.warc.gz, record 2"
    assert any(note.startswith("captured 2017-11-14 08:30 UTC") for note in report.notes)
    assert any("Last-Modified: Mon, 13 Nov 2017" in note for note in report.notes)


def test_the_blob_holds_the_page_as_the_server_sent_it_unpacked() -> None:
    (intake,) = fed(Crawl().response(URL, page(), encoded=True).content())
    assert isinstance(intake, Intake)
    assert intake.blob.content == page()


def test_texts_and_pdfs_are_read_too() -> None:
    made = crawl().resource(f"{URL}.txt", SECOND.encode(), "text/plain")
    made.response(f"{URL}.pdf", pdf("Three people died in Hamun."), media_type="application/pdf")
    assert [SECOND in one.text or "Hamun" in one.text for one in reports(made.content())] == [
        *(False, True, True)
    ]


def test_what_is_no_report_is_counted_in_one_line() -> None:
    told: list[str] = []
    made = crawl().revisit(URL).response(f"{URL}/x.png", b"\x89PNG", media_type="image/png")
    made.response(f"{URL}/gone", page(), status="404 Not Found")
    found = fed(made.content(), "crawl.warc", announce=told.append)
    assert len(found) == 1
    assert told == [
        "crawl.warc: records that hold no report: 4 (records about the capture: 1, revisits "
        "(captured again, unchanged): 1, image/png: 1, answers with status 404: 1)"
    ]


def test_the_charset_that_the_server_named_is_believed() -> None:
    content = page(STORY.replace("Qarat", "Karât")).decode().encode("latin-1")
    made = Crawl().response(URL, content, media_type="text/html; charset=latin-1")
    assert "Karât" in only(made.content()).text


def test_a_packed_archive_is_read_member_by_member() -> None:
    second = Crawl().response(f"{URL}/2", page(SECOND)).content()
    content = wacz(one=crawl().content(), two=second)
    assert [one.locator for one in reports(content, "site.wacz")] == [
        "site.wacz/archive/one.warc.gz, record 2",
        "site.wacz/archive/two.warc.gz, record 2",
    ]


def test_a_packed_archive_is_read_from_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert len(list(read_stream(Pipe(wacz(one=crawl().content()))))) == 1


def test_of_a_packed_archive_one_broken_member_is_lost_alone() -> None:
    broken = crawl().content()[:-30]
    content = wacz(a=broken, b=crawl().content())
    assert len(reports(content)) >= 1
    assert [one.locator for one in rejects(content, "s.wacz")] == ["s.wacz/archive/a.warc.gz"]


def test_a_truncated_archive_gives_what_stood_before() -> None:
    made = crawl().response(f"{URL}/2", page(SECOND)).content()
    found = fed(made[:-40], "crawl.warc.gz")
    assert isinstance(found[0], Intake)
    assert isinstance(found[-1], Reject)
    assert "broken" in found[-1].reason


def test_a_length_that_is_too_long_costs_the_record_and_the_next() -> None:
    plain = Crawl(packed=False).response(URL, page()).response(f"{URL}/2", page(SECOND))
    content = plain.response(f"{URL}/3", page(SECOND)).content()
    at = content.index(b"Content-Length: ", content.index(b"WARC-Type: response"))
    end = content.index(b"\r\n", at)
    length = int(content[at + 16 : end]) + 200
    found = fed(content[:at] + b"Content-Length: %d" % length + content[end:])
    (reject,) = (one for one in found if isinstance(one, Reject))
    assert "runs into the next record" in reject.reason
    assert isinstance(found[-1], Intake)


def test_a_length_that_is_too_short_is_noted_and_the_rest_is_read() -> None:
    content = (
        Crawl(packed=False)
        .resource(URL, SECOND.encode(), "text/plain")
        .response(f"{URL}/2", page())
        .content()
    )
    length = b"Content-Length: %d" % len(SECOND)
    first, second = reports(content.replace(length, b"Content-Length: 80"))
    assert first.text == SECOND[:80]
    assert any("digest" in note for note in first.notes)
    assert STORY in second.text


def test_an_endless_page_is_refused_alone() -> None:
    made = Crawl(packed=False).response(URL, b"<html>" + b"x" * (MAX_ITEM_BYTES + 9))
    found = fed(made.response(URL, page()).content())
    assert "larger than 16 MB" in next(one for one in found if isinstance(one, Reject)).reason
    assert isinstance(found[-1], Intake)


def test_a_page_that_unpacks_without_end_is_refused_alone() -> None:
    made = Crawl(packed=False)
    made.response(URL, b"<html>" + b"y" * 50_000_000, encoded=True)
    found = fed(made.response(URL, page()).content())
    assert [type(one) for one in found] == [Reject, Intake]


def test_an_archive_within_an_archive_is_no_way_in() -> None:
    (reject,) = rejects(zipped({"inner.zip": zipped({"a.txt": b"text"})}))
    assert reject.reason == "this is a ZIP file, not text"


def test_garbage_behind_the_mark_of_a_web_archive_is_refused() -> None:
    (reject,) = rejects(b"WARC/1.0\r\n" + b"x" * 100_000)
    assert "cannot be read on" in reject.reason
