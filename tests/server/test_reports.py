"""Reports at the desk: listed, shown with their claims, judged to be copies."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import small_casebook as small
from fastapi.testclient import TestClient

from reportedly.model.reports import Intake
from reportedly.store.base import Casebook

A = small.A.report.id
B = small.B.report.id
NOW = "2026-01-02T03:04:05+00:00"


def book(client: TestClient) -> Casebook:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return desk.casebook


def kept(client: TestClient, text: str, **more: Any) -> str:
    """The id of a report with this text that the casebook now holds."""
    made = small.intake(text, outlet="Gull Gazette")
    made = Intake(replace(made.report, **more), made.blob)
    book(client).add_intakes([made])
    return made.report.id


def seen_of(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def test_reports_are_listed_by_outlet_day_and_words(client: TestClient) -> None:
    assert "3 reports" in client.get("/reports").text
    page = client.get("/reports", params={"outlet": "courier", "text": "strike"}).text
    assert "1 report," in page
    assert B in page
    assert A not in page
    assert "0 reports" in client.get("/reports", params={"until": "1999-01-01"}).text


def test_a_day_that_is_none_is_told_so(client: TestClient) -> None:
    page = client.get("/reports", params={"since": "yesterday"})
    assert page.status_code == 422
    assert "write a day as 2017-11-13" in page.text


def test_a_report_shows_its_claims_words_marked_and_leads_to_their_incidents(
    client: TestClient,
) -> None:
    page = client.get(f"/reports/{A}").text
    marks = re.findall(r'<mark data-claims="1" data-start="(\d+)"[^>]*>([^<]*)', page)
    assert "".join(words for _, words in marks) == small.TEXT_A[:56]
    assert all(small.TEXT_A[int(at) :].startswith(words) for at, words in marks)
    assert f"/incidents/1?claim={small.STRIKE_A.claim_id}" in page
    assert "Copper Courier" in page  # the copy


def test_the_chosen_claim_stands_out(client: TestClient) -> None:
    page = client.get(f"/reports/{A}", params={"claim": small.STRIKE_A.claim_id}).text
    assert 'class="claim chosen"' in page
    assert re.search(r'<mark [^>]*class="[^"]*strong', page)


def test_a_hostile_report_is_shown_as_words(client: TestClient) -> None:
    text = "<script>alert(1)</script> \u202eevil\0\n<svg onload=x> javascript:alert(1)\r\nend"
    key = kept(client, text, title="<img src=x onerror=x>\u202e", url="javascript:alert(1)")
    for address in (f"/reports/{key}", "/reports"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<svg onload" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page
        assert "\u202e" not in page
        assert "\0" not in page
    page = client.get(f"/reports/{key}").text
    assert '<span data-start="26" data-end="27" class="sign">‹U+202E›</span>' in page


def test_a_line_of_ten_megabytes_comes_in_parts(client: TestClient) -> None:
    key = kept(client, "Three were killed. " * 550_000, title="Long")
    page = client.get(f"/reports/{key}")
    assert "this is part 1 of 349" in page.text
    assert len(page.text) < 200_000
    assert "part 349 of 349" in client.get(f"/reports/{key}", params={"part": 9999}).text


def test_right_to_left_words_keep_their_direction(client: TestClient) -> None:
    key = kept(client, "قتل ثلاثة\nThree were killed", title="قتل")
    page = client.get(f"/reports/{key}").text
    assert re.search(r'<p dir="auto"><span data-start="0">قتل ثلاثة</span>\s*</p>', page)


def test_a_person_says_that_two_reports_are_no_copies(client: TestClient) -> None:
    told = {"other": B, "verdict": "not_copy", "reason": "two writers", "made_at": NOW}
    seen = seen_of(client.get(f"/reports/{A}").text)
    assert client.post(f"/reports/{A}/copies", data={**told, "seen": seen}).status_code == 303
    assert "(none found)" in client.get(f"/reports/{A}").text
    stale = client.post(f"/reports/{A}/copies", data={**told, "seen": seen})
    assert stale.status_code == 409
    assert "two writers" in stale.text


def test_a_copy_of_nothing_is_refused_with_what_was_typed(client: TestClient) -> None:
    seen = seen_of(client.get(f"/reports/{A}").text)
    told = {"other": "r-none", "verdict": "copy", "reason": "same words", "seen": seen}
    page = client.post(f"/reports/{A}/copies", data={**told, "made_at": NOW})
    assert page.status_code == 422
    assert "same words" in page.text
