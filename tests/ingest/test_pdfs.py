"""PDF: text page by page, scans named as what they are, damage kept apart."""

from datetime import date

import pytest
from feeding import fed, only, rejects
from samples import SECOND, STORY, pdf

from reportedly.ingest import apart
from reportedly.model.reports import DateReason, Intake


def test_lines_become_paragraphs_and_pages_segments() -> None:
    lines = ("At least twelve people were killed on Monday when an air strike", "hit Qarat.")
    first = "\n".join(("Strike on a market", *lines))
    report = only(pdf(first, SECOND, title="Strike on a market"), "a.pdf")
    assert report.title == "Strike on a market"
    assert "air strike hit Qarat." in report.text
    assert [one.field for one in report.segments] == ["title", "page 1", "page 2"]


def test_the_day_of_making_is_no_more_than_a_hint() -> None:
    published = only(pdf(STORY, created="D:20171114093000Z")).published
    assert (published.day, published.reason) == (date(2017, 11, 14), DateReason.LISTED)


def test_a_title_that_the_text_does_not_say_is_not_believed() -> None:
    assert only(pdf(STORY, title="Microsoft Word - draft7.doc")).title == ""


def test_scans_are_named_as_such() -> None:
    (reject,) = rejects(pdf("", ""), "scan.pdf")
    assert "no text in it: its pages are pictures" in reject.reason


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", pdf(STORY)[:99], b"%PDF-1.4\n" + b"\xff" * 99])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    (reject,) = rejects(content, "a.pdf")
    assert "damaged" in reject.reason or "no text" in reject.reason


def test_a_reader_that_hangs_or_breaks_down_costs_the_file_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    (reject,) = rejects(pdf(STORY), "a.pdf")
    assert "takes longer than" in reject.reason


def test_what_breaks_down_apart_is_a_reason() -> None:
    with pytest.raises(apart.Refused, match="broke down"):
        list(apart.lines_apart("no_such_reader", b""))


def test_plain_words_about_pdf_are_plain_words() -> None:
    (one,) = fed(f"The office sent a file. {STORY}", "a.txt")
    assert isinstance(one, Intake)
