"""Second opinions: blind until both have spoken, agreement told honestly, settled by decisions."""

import re
from typing import Any

from fastapi.testclient import TestClient

from reportedly.model.opinions import Belonging
from reportedly.store.base import Casebook

AMAL, RADA = {"author": "amal"}, {"author": "rada"}


def book(client: TestClient) -> Casebook:
    desk: Any = client.app.state.desk  # type: ignore[attr-defined]
    return desk.casebook


def as_person(client: TestClient, cookies: dict[str, str]) -> TestClient:
    client.cookies.clear()
    client.cookies.update(cookies)
    return client


def answers(client: TestClient, *, last: Belonging = Belonging.HERE, **more: str) -> dict[str, str]:
    """Every claim of incident 1 belongs, but for the last what is said of it."""
    *others, final = book(client).incident("1").claim_ids
    told = {f"belongs-{key}": "here" for key in others} | {f"belongs-{final}": last.value}
    return {"reason": "as I read it", "made_at": "2026-01-02T03:04:05+00:00", **told, **more}


def gives(client: TestClient, who: dict[str, str], **more: Any) -> int:
    person = as_person(client, who)
    return person.post("/incidents/1/opinion", data=answers(client, **more)).status_code


def test_nobody_sees_what_the_other_said_before_saying_it_too(client: TestClient) -> None:
    assert gives(client, AMAL) == 303
    page = as_person(client, RADA).get("/incidents/1/opinions").text
    assert "1 reviewer has given an opinion" in page
    assert "as I read it" not in page
    assert "as I read it" not in client.get("/incidents/1/opinion").text
    assert "as I read it" not in client.get("/judgements").text
    assert "Waiting for you" in client.get("/opinions").text
    assert gives(client, RADA, last=Belonging.ELSEWHERE) == 303
    page = client.get("/incidents/1/opinions").text
    assert "as I read it" in page
    assert "told to those who gave theirs" not in client.get("/judgements").text
    assert "opinions differ" in page


def test_a_claim_left_out_is_asked_for(client: TestClient) -> None:
    told = {key: value for key, value in answers(client).items() if not key.startswith("belongs")}
    page = as_person(client, AMAL).post("/incidents/1/opinion", data=told)
    assert page.status_code == 422
    assert "nothing is said of 2 of 2 claims" in page.text


def test_an_opinion_changes_no_record(client: TestClient) -> None:
    gives(client, AMAL)
    before = tuple(book(client).records())
    gives(client, RADA, last=Belonging.NO_CLAIM)
    assert tuple(book(client).records()) == before


def test_agreement_counts_what_two_answered(client: TestClient) -> None:
    gives(client, AMAL)
    gives(client, RADA, last=Belonging.UNSURE)
    page = client.get("/opinions").text
    (row,) = re.findall(r"claims belong</th>(.*?)</tr>", page)
    assert re.findall(r">([^<>]+)</td>", row)[:2] == ["2", "1"]


def test_settling_decides(client: TestClient) -> None:
    """A claim that is none is rejected; one who gave no opinion may settle."""
    gives(client, AMAL)
    gives(client, RADA, last=Belonging.NO_CLAIM)
    person = as_person(client, {"author": "third"})
    told = answers(client, last=Belonging.NO_CLAIM)
    assert person.post("/incidents/1/opinions", data=told).status_code == 303
    verdicts = [judgement.verdict for judgement in book(client).judgements()]
    assert verdicts.count("reject") >= 1
    assert "settled" in person.get("/incidents/1/opinions").text


def test_one_opinion_alone_settles_nothing(client: TestClient) -> None:
    gives(client, AMAL)
    assert client.post("/incidents/1/opinions", data=answers(client)).status_code == 422
