"""Reports added at the desk: read in the background, claims shown, nothing left behind."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import UnknownId
from reportedly.server.jobs import Jobs, Running, Stage
from reportedly.server.uploads import MOST_SENT_BYTES, harmless_name

TOLD = "Shells on a mill\n\nShells killed seven people in Sarmada on Tuesday, Lantern Watch said."
PATIENCE_S = 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where uploads lie for now; it must be empty afterwards."""
    room = tmp_path / "uploads"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    yield room
    assert not list(room.iterdir())


def finished(client: TestClient, address: str) -> dict[str, Any]:
    """The job's last word."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        told = client.get(address.replace("/add/", "/api/v1/jobs/")).json()
        if told["is_over"]:
            return dict(told)
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def adds(client: TestClient, *files: tuple[str, bytes], **told: str) -> str:
    """The address of the job that reads these files."""
    sent = [("files", file) for file in files]
    answer = client.post("/add", data=told, files=sent)  # type: ignore[arg-type]
    assert answer.status_code == 303
    finished(client, answer.headers["location"])
    return str(answer.headers["location"])


def reports(client: TestClient) -> int:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return int(desk.casebook.counts().reports)


def test_a_file_is_read_and_its_claims_shown_with_their_incident(client: TestClient) -> None:
    job = adds(client, ("mill.txt", TOLD.encode()), outlet="Gull Gazette", day="2017-11-15")
    page = client.get(job).text
    assert "Shells on a mill" in page
    assert "7 killed" in page
    assert "Lantern Watch in Gull Gazette" in page
    assert "/incidents/" in page
    assert reports(client) == 4


def test_pasted_words_are_read_as_a_file(client: TestClient) -> None:
    page = client.get(adds(client, text=TOLD.replace("\n", "\r\n"), outlet="Gull Gazette")).text
    assert "7 killed" in page
    assert "pasted.txt" in page


def test_looking_keeps_nothing(client: TestClient) -> None:
    job = adds(client, ("mill.txt", TOLD.encode()), outlet="Gull Gazette", then="look")
    page = client.get(job).text
    assert "Nothing of this is kept" in page
    assert "7 killed" in page
    assert reports(client) == 3


def test_what_cannot_be_read_is_told_with_the_reason(client: TestClient) -> None:
    page = client.get(adds(client, ("a.pdf", b"%PDF-1.7 x"), ("b.txt", TOLD.encode()))).text
    assert "the PDF cannot be read: it is damaged" in page
    assert "7 killed" in page


def test_a_known_report_is_said_to_be_known(client: TestClient) -> None:
    for _ in range(2):
        job = adds(client, ("mill.txt", TOLD.encode()), outlet="Gull Gazette")
    assert "known already" in client.get(job).text
    assert reports(client) == 4


def test_the_name_of_a_file_is_data(client: TestClient) -> None:
    name = "..\\..//<b>\u202egnp.txt"
    page = client.get(adds(client, (name, TOLD.encode()))).text
    assert "<b>_" not in page
    assert "&lt;b&gt;_gnp.txt" in page


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a.html", "a.html"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (".hidden", "hidden"),
        ("a\0b\n.txt", "a_b_.txt"),
        ("\u202efdp.exe", "_fdp.exe"),
        ("x" * 300 + ".jsonl.gz", "x" * 80 + ".jsonl.gz"),
        ("أخبار.txt", "أخبار.txt"),
    ],
)
def test_a_name_says_how_a_file_is_called_never_where(sent: str, kept: str) -> None:
    assert harmless_name(sent) == kept


def test_nothing_sent_is_told_so(client: TestClient) -> None:
    page = client.post("/add", data={"text": "  "})
    assert page.status_code == 422
    assert "nothing was sent" in page.text


def test_a_column_that_is_none_is_told_so(client: TestClient) -> None:
    page = client.post("/add", data={"text": TOLD, "columns": "text"})
    assert page.status_code == 422


def test_more_than_a_page_takes_is_refused(client: TestClient) -> None:
    page = client.post("/author", data={"name": "x" * (MOST_SENT_BYTES + 1)})
    assert page.status_code == 413
    assert "MB were sent at once" in page.text


def test_a_job_that_nobody_remembers_is_told_so(client: TestClient) -> None:
    assert client.get("/add/none").status_code == 404
    assert client.get("/api/v1/jobs/none").status_code == 404


def test_a_job_that_breaks_says_so_and_the_next_one_runs() -> None:
    jobs = Jobs()

    def breaks(running: Running) -> None:
        raise ValueError("a hostile file")

    first = jobs.begin(["a"], keeps=True, work=breaks)
    second = jobs.begin(["b"], keeps=True, work=lambda running: running.notes("seen"))
    jobs._worker.shutdown(wait=True)
    assert jobs.job(first.id).stage is Stage.FAILED
    assert "a hostile file" in jobs.job(first.id).failure
    assert jobs.job(second.id).stage is Stage.DONE
    assert jobs.job(second.id).notes == ("seen",)
    with pytest.raises(UnknownId):
        jobs.job("x")


def test_closing_ends_a_job_at_its_next_step() -> None:
    jobs = Jobs()

    def goes_on(running: Running) -> None:
        while True:
            running.progress(1, None, "coding")
            time.sleep(0.01)

    job = jobs.begin(["a"], keeps=True, work=goes_on)
    jobs.close()
    assert jobs.job(job.id).stage is Stage.STOPPED
