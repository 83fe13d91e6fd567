"""What was set aside, tried again at the desk: files alone, in the background, told in words."""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.ingest.given import Given
from reportedly.model.reports import Reject
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import add_reports
from reportedly.server.app import open_desk
from reportedly.server.desk import Desk
from reportedly.store.custody import Act, Erasing
from reportedly.store.sqlite import open_casebook

STRIKE = "A strike on Atarib killed 7 people on Monday, a doctor at the hospital said."
OTHER = "A strike on Darat killed 3 people on Tuesday, the civil defence said."
PATIENCE_S = 20.0
POST = Given(outlet="Ferry Post")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk over a casebook that set two broken files and a page on the web aside."""
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("a.jsonl", "b.jsonl"):
        (folder / name).write_text("{broken}\n")
    with open_casebook(tmp_path / "tried.casebook") as book:
        add_reports(book, ["a.jsonl", "b.jsonl"], engine=InProcess(), given=POST)
        book.add_intakes([Reject.of("https://post.example/raid", "it answered 503", "later")])
        opened = Desk(book, author="rk", hosts=frozenset({"testserver"}))
        yield opened
        opened.jobs.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(open_desk(desk), follow_redirects=False)


def mend(name: str, text: str) -> None:
    Path(name).write_text(json.dumps({"id": name, "text": text}) + "\n")


def waited(desk: Desk) -> None:
    """Until all that was begun is over: one job runs at a time, in order."""
    over = threading.Event()
    desk.jobs.begin((), keeps=False, work=lambda running: over.set())
    assert over.wait(PATIENCE_S)


def tried(client: TestClient, desk: Desk, **said: str) -> tuple[str, dict[str, Any]]:
    """The page and the JSON of a try."""
    answer = client.post("/rejects/tries", data=said)
    assert answer.status_code == 303, answer.text
    waited(desk)
    address = answer.headers["location"]
    page = client.get(address).text
    assert "data-running" not in page
    return page, client.get(f"/api/v1{address}").json()


def outcomes(told: dict[str, Any]) -> dict[str, str]:
    return {row["locator"]: row["tried"] for row in told["rows"]}


def test_the_whole_list_is_tried_and_what_came_is_told(client: TestClient, desk: Desk) -> None:
    assert "Try these 2 again" in client.get("/rejects").text
    mend("a.jsonl", STRIKE)
    page, told = tried(client, desk)
    assert outcomes(told) == {"a.jsonl, line 1": "came in", "b.jsonl, line 1": "set aside again"}
    assert told["read"] == {"new": 1, "known": 0, "rejected": 1, "kept_out": 0, "claims": 1}
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "came in: 1; set aside again: 1. 1 new report; 1 claim read in 1 report." in words
    assert "this is not JSON" in words
    assert len(list(desk.casebook.incidents())) == 1  # it is concluded, too
    left = client.get("/rejects").text
    assert "a.jsonl" not in left
    assert "Try it again" in left
    assert "2 items" in left


def test_what_the_list_was_asked_for_is_tried_and_no_more(client: TestClient, desk: Desk) -> None:
    mend("a.jsonl", STRIKE)
    mend("b.jsonl", OTHER)
    shown = client.get("/rejects", params={"text": "B.json"}).text
    assert "Try it again" in shown
    _, told = tried(client, desk, text="B.json")
    assert outcomes(told) == {"b.jsonl, line 1": "came in"}
    assert "a.jsonl, line 1" in client.get("/rejects").text


def test_one_of_them_is_tried_alone(client: TestClient, desk: Desk) -> None:
    (one,) = (r for r in desk.casebook.rejects() if r.locator.startswith("a.jsonl"))
    assert f'name="id" value="{one.id}"' in client.get("/rejects").text
    mend("a.jsonl", STRIKE)
    _, told = tried(client, desk, id=one.id)
    assert outcomes(told) == {"a.jsonl, line 1": "came in"}


def test_nothing_on_the_web_is_asked_from_the_desk(client: TestClient, desk: Desk) -> None:
    (page,) = (r for r in desk.casebook.rejects() if r.locator.startswith("https:"))
    shown = client.get("/rejects").text
    assert f'name="id" value="{page.id}"' not in shown
    assert "reportedly rejects --retry --web" in shown
    refused = client.post("/rejects/tries", data={"id": page.id})
    assert refused.status_code == 422
    assert "nothing of this can be tried again here" in refused.text
    tried(client, desk)
    assert Act.CAPTURED not in {entry.act for entry in desk.casebook.log()}


def test_a_file_that_is_gone_says_in_which_folder(client: TestClient, desk: Desk) -> None:
    Path("a.jsonl").unlink()
    page, told = tried(client, desk, text="a.jsonl")
    assert outcomes(told) == {"a.jsonl, line 1": "file gone"}
    assert f"not there any more in {Path.cwd()}" in page


def test_what_was_sent_to_the_desk_lies_nowhere(client: TestClient, desk: Desk) -> None:
    sent = {"files": ("sent.jsonl", b"{broken}\n", "application/json")}
    assert client.post("/add", files=sent).status_code == 303
    waited(desk)
    page, told = tried(client, desk, text="sent.jsonl")
    assert list(outcomes(told).values()) == ["lies nowhere"]
    assert "it was sent to the desk" in page
    assert "send it again" in page


def test_what_is_kept_out_is_told_as_set_aside_and_leads_nowhere(
    client: TestClient, desk: Desk
) -> None:
    def sent() -> str:
        mill = {"files": ("mill.txt", STRIKE.encode(), "text/plain")}
        address = client.post("/add", files=mill, data={"outlet": "Gull"}).headers["location"]
        waited(desk)
        return client.get(address).text

    (key,) = set(re.findall(r'href="/reports/(r-\w+)"', sent()))
    desk.casebook.erase(Erasing(key, "rk", "asked for", keep_out=True))
    page = sent()
    assert "was erased on request, to be kept out" in page
    assert "known already" not in page
    assert key not in page


def test_what_is_tried_already_is_that_try(client: TestClient, desk: Desk) -> None:
    busy = threading.Event()
    desk.jobs.begin(("x.txt",), keeps=False, work=lambda running: busy.wait(PATIENCE_S))
    first, second = (client.post("/rejects/tries").headers["location"] for _ in range(2))
    other = client.post("/rejects/tries", data={"text": "a.jsonl"}).headers["location"]
    assert first == second != other
    assert "data-running" in client.get(first).text
    assert client.post("/api/v1/rejects/tries").json()["id"] in first
    busy.set()
    waited(desk)
    assert "Tried since the desk was opened" in client.get("/rejects").text


def test_what_came_in_meanwhile_is_not_told_twice(client: TestClient, desk: Desk) -> None:
    mend("a.jsonl", STRIKE)
    busy = threading.Event()
    desk.jobs.begin(("x.txt",), keeps=False, work=lambda running: busy.wait(PATIENCE_S))
    address = client.post("/rejects/tries", data={"text": "a.jsonl"}).headers["location"]
    add_reports(desk.casebook, ["a.jsonl"], engine=InProcess(), given=POST)
    busy.set()
    waited(desk)
    assert client.get(f"/api/v1{address}").json()["rows"] == []
    assert "0 items" in client.get("/rejects", params={"text": "a.jsonl"}).text


def test_a_desk_that_closes_in_the_middle_keeps_what_came(client: TestClient, desk: Desk) -> None:
    mend("a.jsonl", STRIKE)
    mend("b.jsonl", OTHER)
    begun, go_on = threading.Event(), threading.Event()

    def waits(running: object) -> None:
        begun.set()
        go_on.wait(PATIENCE_S)

    desk.jobs.begin(("x.txt",), keeps=False, work=waits)
    address = client.post("/rejects/tries").headers["location"]
    assert begun.wait(PATIENCE_S)
    desk.jobs.closing.set()
    go_on.set()
    desk.jobs._worker.shutdown(wait=True)
    page = client.get(address).text
    assert "the desk was closed" in page
    assert "begin it again" in page
    assert desk.casebook.check().faults == ()


def test_nothing_to_try_is_told(client: TestClient, desk: Desk) -> None:
    refused = client.post("/api/v1/rejects/tries", params={"text": "no such file"})
    assert refused.status_code == 422
    assert "nothing of this can be tried" in refused.json()["error"]
    assert client.get("/rejects/tries/none").status_code == 404


def test_a_page_of_another_site_tries_nothing(client: TestClient) -> None:
    headers = {"sec-fetch-site": "cross-site", "origin": "https://other.example"}
    assert client.post("/rejects/tries", headers=headers).status_code == 403
