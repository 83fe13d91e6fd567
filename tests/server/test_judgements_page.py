"""Judgements at the desk: found again, undone with a reason, by whoever looks at them now."""

import small_casebook as small
from fastapi.testclient import TestClient

KEY = small.JUDGEMENT.id
UNDO = f"/judgements/{KEY}/undo"
TOLD = {"reason": "it was none", "made_at": "2026-01-02T03:04:05+00:00", "seen": "holds"}


def test_judgements_are_listed_with_what_became_of_them(client: TestClient) -> None:
    page = client.get("/judgements").text
    assert "1 judgement," in page
    assert "a football match" in page
    assert "/incidents/2" in page
    asked = {"author": "R. K.", "verdict": "reject", "standing": "holds"}
    assert "1 judgement," in client.get("/judgements", params=asked).text
    assert "0 judgements" in client.get("/judgements", params={"author": "nobody"}).text


def test_a_judgement_is_undone_with_a_reason_and_once(client: TestClient) -> None:
    for _ in range(2):  # a browser may send it twice
        assert client.post(UNDO, data=TOLD).status_code == 303
    page = client.get("/judgements").text
    assert "2 judgements" in page
    assert "undone: rk: it was none" in page


def test_no_reason_no_undo(client: TestClient) -> None:
    assert client.post(UNDO, data={**TOLD, "reason": " "}).status_code == 422
    assert "1 judgement," in client.get("/judgements").text


def test_whoever_comes_second_sees_that_it_was_undone(client: TestClient) -> None:
    assert client.post(UNDO, data=TOLD).status_code == 303
    second = client.post(UNDO, data={**TOLD, "made_at": "2026-01-02T03:05:00+00:00"})
    assert second.status_code == 409
    assert "was undone by rk" in second.text


def test_there_is_nothing_to_undo_where_nothing_was_judged(client: TestClient) -> None:
    assert client.post("/judgements/j-none/undo", data=TOLD).status_code == 404


def test_conclusions_are_told(client: TestClient) -> None:
    page = client.get("/history").text
    assert "1 conclusion" in page
    assert "the first conclusion" in page
