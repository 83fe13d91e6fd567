"""What was fetched is read by what it holds, whatever its server called it."""

from datetime import date

import pytest

from reportedly.ingest.fetched import Fetched, read_fetched
from reportedly.ingest.given import Given
from reportedly.model.reports import DateReason, Intake, Reject

WORDS = "Seven people were killed when the market was hit, a doctor told the Ferry Post. "
PAGE = (
    "<!doctype html><title>Raid</title><meta property='og:site_name' content='Ferry Post'>"
    f"<link rel='canonical' href='https://other.example/b'><article><p>{WORDS * 4}</p></article>"
).encode()
ASKED, FINAL = "https://t.example/x.csv?a=.jsonl", "https://www.ferry.example/2026/a"


def read(content: bytes = PAGE, given: Given | None = None, **said: object) -> Intake:
    found = read_fetched(Fetched(content, ASKED, FINAL, **said), given or Given())  # type: ignore[arg-type]
    assert isinstance(found, Intake), found
    return found


def test_the_report_knows_where_it_was_asked_and_what_answered() -> None:
    """Not what the page calls itself: it may claim any address."""
    found = read(notes=("captured just now",))
    assert (found.report.url, found.report.locator) == (FINAL, ASKED)
    assert found.report.outlet == "Ferry Post"
    assert "captured just now" in found.report.notes
    assert found.blob.content == PAGE


def test_a_list_may_name_the_outlet_but_a_bare_domain_is_no_better_name() -> None:
    assert read(outlet="The Ferry Post of Sample").report.outlet == "The Ferry Post of Sample"
    assert read(outlet="ferry.example").report.outlet == "Ferry Post"
    assert read(given=Given(outlet="Said"), outlet="Listed").report.outlet == "Said"


def test_a_listed_day_is_a_hint() -> None:
    published = read(day=date(2026, 3, 4)).report.published
    assert (published.day, published.reason) == (date(2026, 3, 4), DateReason.LISTED)


def test_plain_text_is_read_as_it_is() -> None:
    assert WORDS.strip() in read(WORDS.encode()).report.text


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, b'{"text": "x"}', b"\x1f\x8b\x08 broken", b"<html>"],
)
def test_what_holds_no_page_gives_a_reason(content: bytes) -> None:
    found = read_fetched(Fetched(content, ASKED, FINAL))
    assert isinstance(found, Reject)
    assert found.locator == ASKED
    assert found.reason and found.hint


def test_the_encoding_that_a_server_names_is_believed_where_the_bytes_allow_it() -> None:
    russian = f"<!doctype html><article><p>Обстрел рынка. {WORDS * 4}</p></article>"
    content = russian.encode("windows-1251")
    assert "Обстрел рынка" in read(content, charset="windows-1251").report.text
