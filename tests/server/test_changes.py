"""How a report is kept, and two texts of one address side by side, at the desk and as JSON."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import changed_casebook as changes
import pytest
import small_casebook as small
from fastapi.testclient import TestClient

from reportedly.errors import CasebookError
from reportedly.model.reports import Blob, Intake
from reportedly.publish.audience import Audience, open_profile
from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.server.one_file import reading_page
from reportedly.store.base import Casebook
from reportedly.store.custody import Act
from reportedly.store.sqlite import open_casebook

CHANGED = changes.made()
BEFORE, NOW = CHANGED.before.id, CHANGED.now.id


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with open_casebook(tmp_path / "changed.casebook") as book:
        changes.fill(book)
        desk = Desk(book, author="rk", hosts=frozenset({"testserver"}))
        yield TestClient(open_desk(desk), follow_redirects=False)


def book(client: TestClient) -> Casebook:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return desk.casebook


def shown(page: str, mark: str) -> list[str]:
    """What stands between <mark> and </mark> of the two texts, told to a reader of the screen."""
    words = page[page.index('class="letters differing"') :]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(rf"<{mark}>(.*?)</{mark}>", words)]


@pytest.mark.parametrize("key", [BEFORE, NOW])
def test_a_report_tells_that_we_saw_a_change_and_leads_there(client: TestClient, key: str) -> None:
    page = client.get(f"/reports/{key}").text
    assert "We saw a change" in page
    assert f'href="/reports/{key}/changes"' in page


def test_a_report_of_one_text_tells_of_no_change(client: TestClient) -> None:
    book(client).add_intakes([small.A])
    assert "We saw a change" not in client.get(f"/reports/{small.A.report.id}").text
    page = client.get(f"/reports/{small.A.report.id}/changes").text
    assert "no change was seen" in page


def test_what_differs_is_marked_and_told_without_colour(client: TestClient) -> None:
    page = client.get(f"/reports/{NOW}/changes").text
    assert shown(page, "del") == [
        "only in the earlier text: Seven",
        f"only in the earlier text: {changes.WENT}",
    ]
    assert shown(page, "ins") == [
        "only in the later text: At least nine",
        f"only in the later text: {changes.CAME}",
    ]


def test_it_never_says_that_anybody_edited_or_deleted(client: TestClient) -> None:
    book(client).note(
        Act.CAPTURED,
        {"address": changes.URL, "asked_at": "2018-01-02T00:00:00+00:00", "status": 404},
    )
    page = client.get(f"/reports/{NOW}/changes").text
    assert "it answered 404" in page
    sentence = "it is no proof that anybody edited or deleted anything"
    assert sentence in page
    assert not re.search(r"edited|deleted|removed|withdrawn", page.replace(sentence, ""))


def test_claims_that_are_told_otherwise_stand_side_by_side(client: TestClient) -> None:
    page = client.get(f"/reports/{NOW}/changes").text
    rows = re.findall(r'<tr class="differs">.*?</tr>', page, re.DOTALL)
    assert [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in rows] == [
        ["figure", "7", "killed", "9", "killed"]
    ]
    assert f"/reports/{BEFORE}?claim={CHANGED.old[2].claim_id}#claim-3" in page
    assert f"/reports/{NOW}?claim={CHANGED.new[2].claim_id}#claim-3" in page
    assert "1 claim the same in both" in page


def test_two_texts_are_chosen_in_any_order_and_laid_by_age(client: TestClient) -> None:
    plain = client.get(f"/api/v1/reports/{NOW}/changes").json()
    turned = {"before": NOW, "now": BEFORE}
    assert client.get(f"/api/v1/reports/{NOW}/changes", params=turned).json() == plain
    assert plain["reports"] == [BEFORE, NOW]
    assert plain["comparison"]["words"] == [
        ["Seven", "At least nine"],
        [changes.WENT, changes.CAME],
    ]


@pytest.mark.parametrize("now", ["r-none", BEFORE, small.A.report.id])
def test_what_are_not_two_texts_of_it_is_refused(client: TestClient, now: str) -> None:
    book(client).add_intakes([small.A])
    asked = {"before": BEFORE, "now": now}
    for address in (f"/reports/{NOW}/changes", f"/api/v1/reports/{NOW}/changes"):
        assert client.get(address, params=asked).status_code == 422


def test_a_long_text_is_told_around_its_changes_alone(client: TestClient) -> None:
    long = " ".join(f"word{n}" for n in range(2_000))
    keys = []
    for text in (f"{long} seven {long}", f"{long} nine {long}"):
        made = small.intake(text, outlet="Gull Gazette", given_id="7")
        book(client).add_intakes([made])
        keys.append(made.report.id)
    page = client.get(f"/reports/{keys[1]}/changes").text
    assert page.count("1,970 words that stayed") == 2
    assert len(page) < 15_000


def test_a_hostile_text_is_shown_as_words(client: TestClient) -> None:
    for text in ("<script>alert(1)</script> seven", "\u202e<svg onload=x> nine"):
        made = small.intake(text, outlet="<img src=x>", given_id="7")
        book(client).add_intakes([made])
    page = client.get(f"/reports/{made.report.id}/changes").text
    for hostile in ("<script>alert", "<svg onload", "<img src=x", "\u202e"):
        assert hostile not in page


def test_how_a_report_is_kept_is_told_with_its_log(client: TestClient) -> None:
    page = client.get(f"/reports/{NOW}/kept").text
    assert CHANGED.now.blob in page
    assert CHANGED.now.locator in page
    assert "Taken in" in page
    assert f'href="/custody?naming={NOW}"' in page
    assert f'href="/reports/{NOW}/changes"' in page
    told = client.get(f"/api/v1/reports/{NOW}/kept").json()
    assert (told["sha256"], told["bytes"]) == (CHANGED.now.blob, len(CHANGED.now.text))
    assert told["taken_in"]["about"]["report"] == NOW
    assert f'href="/reports/{NOW}/kept"' in client.get(f"/reports/{NOW}").text


def test_a_capture_shows_the_headers_that_came_with_it(client: TestClient) -> None:
    about = {"address": changes.URL, "final": changes.URL, "status": 200, "report": NOW}
    headers = [["Last-Modified", "Mon, 01 Jan 2018 00:00:00 GMT"], ["X-Odd", "<b>\u202e</b>"]]
    asked = {"asked_at": "2018-01-02T00:00:00+00:00", "peer": "192.0.2.7"}
    book(client).note(Act.CAPTURED, {**about, **asked, "headers": headers})
    page = client.get(f"/reports/{NOW}/kept").text
    for told in ("Last-Modified", "Mon, 01 Jan 2018", "192.0.2.7", "&lt;b&gt;‹U+202E›"):
        assert told in page


def test_the_file_that_a_report_was_a_part_of_is_told_with_its_digest(client: TestClient) -> None:
    row = small.intake("Nine were killed.", outlet="Sheet Post")
    whole = Blob.of(b"a workbook", "application/vnd.ms-excel")
    imported = book(client).note(Act.IMPORTING, {"paths": ["sheet.xlsx"]})
    item = replace(row, container=whole)
    book(client).add_intakes([item], imported=imported.number)
    page = client.get(f"/reports/{row.report.id}/kept").text
    assert whole.sha256 in page
    assert "kept whole" in page
    told = client.get(f"/api/v1/reports/{row.report.id}/kept").json()
    assert told["file"]["about"]["sha256"] == whole.sha256
    assert told["imported"]["number"] == imported.number


def test_bytes_that_are_damaged_are_said_to_be(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(key: str) -> None:
        raise CasebookError(f"the bytes kept as {key} are damaged", hint="restore")

    monkeypatch.setattr(book(client), "blob", damaged)
    page = client.get(f"/reports/{NOW}/kept")
    assert page.status_code == 200
    assert "are damaged" in page.text
    assert client.get(f"/api/v1/reports/{NOW}/kept").json()["bytes"] is None


@pytest.mark.parametrize("profile", Audience)
def test_no_file_that_is_sent_tells_of_changes(client: TestClient, profile: Audience) -> None:
    small_book = book(client)
    small.fill(small_book)
    for made in ("Seven died at the mill.", "Nine died at the mill."):
        small_book.add_intakes([small.intake(made, outlet="Daily Post", given_id="demo-01")])
    assert small_book.other_versions([small.A.report])
    told = reading_page(small_book, ["1"], open_profile(profile))
    assert "saw a change" not in told
    assert "/changes" not in told


def test_addresses_that_changed_are_listed_the_last_first(client: TestClient) -> None:
    book(client).add_intakes([small.A])
    page = client.get("/changes").text
    assert f'href="/reports/{NOW}/changes"' in page
    assert changes.URL in page
    assert "1 address" in page
    assert small.A.report.id not in page
    assert "no proof that anybody edited or deleted anything" in page
    told = client.get("/api/v1/changes").json()
    (row,) = told["rows"]
    assert (told["total"], row["reports"], row["claims"]) == (1, [BEFORE, NOW], 3)
    assert row["address"] == changes.URL
    assert len(row["kept_at"]) == 2
    assert 'href="/changes"' in client.get("/reports").text


def test_a_long_list_of_changes_comes_in_pages(client: TestClient) -> None:
    for number in range(30):
        for text in (f"One was killed in town {number}.", f"Two were killed in town {number}."):
            item = small.intake(text, outlet="Ferry Post")
            report = replace(item.report, given_id=f"n{number}")
            book(client).add_intakes([Intake(report, item.blob)])
    first = client.get("/changes").text
    assert first.count('/changes" dir=') == 25
    assert "n29" in first
    second = client.get("/changes", params={"page": 2}).text
    assert changes.URL in second
    assert "page 2 of 2" in second
