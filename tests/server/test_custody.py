"""The log, the check and what was set aside at the desk, by page and as JSON."""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import kept_casebook as kept
import pytest
import small_casebook as small
from fastapi.testclient import TestClient
from test_check import by_hand

from reportedly.errors import CasebookError
from reportedly.model.reports import Intake, Reject
from reportedly.pipeline.checked import remember
from reportedly.pipeline.checking import look
from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.store.asides import Answer, Became
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Erasing
from reportedly.store.sqlite import open_casebook

A = small.A.report.id
PATIENCE_S = 20.0


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[TestClient]:
    """The desk over a casebook in which everything holds but a time stamp, which is none."""
    yield from desk_over(kept.made_at(tmp_path / "whole.casebook"))


def desk_over(path: Path) -> Iterator[TestClient]:
    with open_casebook(path) as opened:
        desk = Desk(opened, author="rk", hosts=frozenset({"testserver"}))
        yield TestClient(open_desk(desk), follow_redirects=False)


def book(client: TestClient) -> Casebook:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return desk.casebook


def numbers(page: str) -> list[int]:
    rows = re.findall(r'<td class="count"><a href="/custody/entries/(\d+)"', page)
    return [int(found) for found in rows]


def checked(client: TestClient) -> dict[str, Any]:
    """What the check says that is begun now."""
    assert client.post("/custody/check").headers["location"] == "/custody/check"
    until = time.monotonic() + PATIENCE_S
    while not (told := client.get("/api/v1/check").json())["job"]["is_over"]:
        assert time.monotonic() < until
        time.sleep(0.02)
    last: dict[str, Any] = told["last"]
    return last


def erased(client: TestClient, *, keep_out: bool) -> None:
    """Take report A away, in a casebook in which everything holds."""
    asked = Erasing(A, "rk", "asked for by the family", keep_out)
    book(client).erase(asked)


def test_the_log_is_listed_the_last_act_first(client: TestClient) -> None:
    page = client.get("/custody").text
    head = book(client).head().number
    assert numbers(page) == list(range(head, 0, -1))
    assert "who really sat at the machine" in page
    assert f'href="/reports/{A}"' in page


def test_entries_are_chosen_by_act_person_day_and_name(client: TestClient) -> None:
    judged = numbers(client.get("/custody", params={"act": "judged"}).text)
    assert judged == numbers(client.get("/custody", params={"by": "R. K."}).text)
    assert len(judged) == 1
    named = numbers(client.get("/custody", params={"naming": A}).text)
    assert named == [e.number for e in book(client).log_page(limit=99) if A in str(e.about)]
    today = next(book(client).log()).at.date().isoformat()
    assert numbers(client.get("/custody", params={"since": today, "until": today}).text)
    assert not numbers(client.get("/custody", params={"until": "2001-01-01"}).text)


def test_a_filter_that_is_none_is_told_so(client: TestClient) -> None:
    for asked in ({"act": "burnt"}, {"since": "yesterday"}):
        assert client.get("/custody", params=asked).status_code == 422
    assert client.get("/custody", params={"until": "9999-12-31"}).status_code == 200


def test_a_long_log_comes_in_pages_that_keep_what_was_asked(client: TestClient) -> None:
    for number in range(60):
        book(client).note(Act.EXPORTED, {"file": f"{number}.csv"})
    first = client.get("/custody", params={"act": "exported"}).text
    assert len(numbers(first)) == 50
    after = re.search(r'rel="next" href="([^"]+)"', first)
    assert after is not None
    assert len(numbers(client.get(after[1].replace("&amp;", "&")).text)) == 10


def test_an_entry_shows_its_chain_and_what_it_commits_to(client: TestClient) -> None:
    (entry,) = (e for e in book(client).log() if e.act is Act.JUDGED)
    page = client.get(f"/custody/entries/{entry.number}").text
    before = next(e for e in book(client).log() if e.number == entry.number - 1)
    for told in (entry.hash, before.hash, entry.commitment, small.JUDGEMENT.id, "R. K."):
        assert told in page
    led = client.get(f"/judgements/{small.JUDGEMENT.id}")
    assert led.headers["location"] == f"/judgements?page=1#{small.JUDGEMENT.id}"
    assert client.get("/custody/entries/999").status_code == 404
    assert client.get("/judgements/j-none").status_code == 404


def test_words_of_files_and_addresses_are_shown_as_words(client: TestClient) -> None:
    book(client).note(Act.EXPORTED, {"file": '"><script>alert(1)</script>\u202e.csv'})
    book(client).add_intakes([Reject.of("<svg onload=x>", "<b>why</b>", "\u202ehint")])
    for address in ("/custody", f"/custody/entries/{book(client).head().number}", "/rejects"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<svg onload" not in page
        assert "\u202e" not in page


def test_before_any_check_the_pages_say_so(client: TestClient) -> None:
    assert "no check is remembered" in client.get("/custody").text
    assert client.get("/api/v1/check").json() == {"last": None, "job": None}


def test_a_check_is_remembered_with_its_time_and_what_came_since(whole: TestClient) -> None:
    last = checked(whole)
    assert (last["holds"], last["author"], last["stamps"]) == (False, "rk", 1)
    assert [fault["where"] for fault in last["faults"]] == ["time stamp 1, of entry 3"]
    assert last["head"]["number"] + 1 == last["entry"] == book(whole).head().number
    book(whole).note(Act.EXPORTED, {"file": "late.csv"})
    page = whole.get("/custody/check").text
    assert "1 fault" in page
    assert "1 entry came since" in page
    assert "time stamp 1, of entry 3" in page
    assert "data-running" not in page


def test_where_everything_holds_the_page_says_what_was_compared(client: TestClient) -> None:
    told = checked(client)
    page = client.get("/custody/check").text
    for fault in told["faults"]:
        assert fault["where"] in page
    assert "reports, with the log" in page
    assert told["counts"]["log entries"] == told["head"]["number"]


def test_what_is_broken_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = kept.made_at(tmp_path / "hurt.casebook")
    by_hand(path, f"update reports set outlet = 'Daily Past' where id = '{A}'")
    for client in desk_over(path):
        assert not checked(client)["holds"]
        page = client.get("/custody/check").text
        assert f"reports, {A}" in page
        assert "is not what was written there by entry" in page
        assert "reportedly restore" in page


def test_a_check_outlives_the_desk_that_made_it(tmp_path: Path) -> None:
    """Another desk tells of it, and that its own entry is none that came since."""
    path = kept.made_at(tmp_path / "again.casebook")
    by_hand(path, f"update reports set outlet = 'Daily Past' where id = '{A}'")
    for client in desk_over(path):
        seen = checked(client)
    for client in desk_over(path):
        told = client.get("/api/v1/check").json()
        assert (told["last"], told["job"]) == (seen, None)
        page = client.get("/custody/check").text
        assert f"reports, {A}" in page
        assert "came since" not in page
        assert "begun by rk" in page
        assert f"reports, {A} is not what was written there" in client.get("/custody").text


def test_a_check_at_a_terminal_is_told_at_the_desk(client: TestClient) -> None:
    remember(book(client), replace(look(book(client)), author="N. N."))
    page = client.get("/custody").text
    assert "no check is remembered" not in page
    assert "begun by N. N." in client.get("/custody/check").text


def test_a_check_that_cannot_be_written_down_is_told_while_the_desk_is_open(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise CasebookError("the casebook is busy: another program is writing", hint="wait")

    monkeypatch.setattr("reportedly.server.checks.remember", busy)
    last = checked(client)
    assert last["entry"] is None
    page = client.get("/custody/check").text
    assert "another program is writing" in page
    assert "written down as" not in page


def test_two_who_ask_at_once_get_one_check(client: TestClient) -> None:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    busy = threading.Event()
    desk.jobs.begin(("a.txt",), keeps=False, work=lambda running: busy.wait(PATIENCE_S))
    ids = {client.post("/api/v1/check").json()["id"] for _ in range(2)}
    assert len(ids) == 1
    assert "data-running" in client.get("/custody/check").text
    busy.set()
    desk.jobs.close()


def test_a_check_is_no_reading_and_the_add_page_lists_none(client: TestClient) -> None:
    checked(client)
    assert "Read since the desk was opened" not in client.get("/add").text


def test_a_hash_that_was_written_down_is_found_or_not(client: TestClient) -> None:
    entry = next(iter(book(client).log()))
    found = client.get("/custody/check", params={"holds": f" {entry.hash.upper()} "}).text
    assert 'href="/custody/entries/1"' in found
    other = client.get("/custody/check", params={"holds": "0" * 64}).text
    assert "another casebook, an older copy" in other
    short = client.get("/custody/check", params={"holds": "0f"}).text
    assert "64 letters and digits" in short


def test_what_was_set_aside_is_listed_with_reason_and_way_on(client: TestClient) -> None:
    kept_aside = small.intake("Трое погибли.", outlet="Вестник")
    item = Intake(kept_aside.report, kept_aside.blob, "written in Russian (ru)")
    book(client).add_intakes([item, Reject.of("b.pdf", "a scan", "have its letters read")])
    page = client.get("/rejects").text
    assert "3 items" in page
    assert f'href="/reports/{item.report.id}"' in page
    assert "have its letters read" in page
    assert "1 item" in client.get("/rejects", params={"text": "BAD"}).text
    assert "b.pdf" in client.get("/rejects", params={"reason": "a scan"}).text
    assert "0 items" in client.get("/rejects", params={"reason": "none such"}).text
    told = client.get("/api/v1/rejects", params={"text": "b.pdf"}).json()
    assert [(row["reason"], row["hint"]) for row in told["rows"]] == [
        ("a scan", "have its letters read")
    ]


def test_what_came_in_since_is_shown_if_asked_for(client: TestClient) -> None:
    came = Answer(small.REJECT.id, Became.CAME_IN, small.B.report.id)
    imported = book(client).note(Act.IMPORTING, {"paths": ["again/"]})
    book(client).answer([came], imported=imported.number)
    assert "0 items" in client.get("/rejects").text
    page = client.get("/rejects", params={"answered": "true"}).text
    assert "came in later" in page
    assert f'href="/reports/{small.B.report.id}"' in page
    told = client.get("/api/v1/rejects", params={"answered": True}).json()["rows"]
    assert [(row["became"], row["came_as"]) for row in told] == [("came in", small.B.report.id)]


def test_the_add_page_leads_to_what_was_set_aside(client: TestClient) -> None:
    assert 'href="/rejects"' in client.get("/add").text


def test_a_report_that_was_erased_and_is_kept_out_is_told_of(whole: TestClient) -> None:
    erased(whole, keep_out=True)
    answer = whole.get(f"/reports/{A}")
    assert answer.status_code == 410
    for told in ("erased at request", "asked for by the family", "What remains"):
        assert told in answer.text
    taken = whole.get("/custody", params={"act": "taken in"}).text
    assert "taken away by an erasure" in taken


def test_an_erasure_that_left_no_mark_is_told_as_a_possibility(whole: TestClient) -> None:
    assert "erased" not in whole.get("/reports/r-aaaaaaaaaaaa").text
    erased(whole, keep_out=False)
    answer = whole.get(f"/reports/{A}")
    assert answer.status_code == 404
    assert "Nothing is left by which to tell" in answer.text


def test_the_json_of_the_log_is_that_of_the_page(client: TestClient) -> None:
    told = client.get("/api/v1/log", params={"act": "judged", "size": 5}).json()
    (row,) = told["rows"]
    assert client.get(f"/api/v1/log/{row['number']}").json() == row
    assert numbers(client.get("/custody", params={"act": "judged"}).text) == [row["number"]]
    assert client.get("/api/v1/log/999").status_code == 404
