"""A name that the lists do not have: looked for, joined to an entry, waited for, undone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
import small_casebook as small
from fastapi.testclient import TestClient
from test_decisions import CLAIM, desk_of, form

from reportedly.model.corrections import ClaimField
from reportedly.server.dossier import Told
from reportedly.server.jobs import Job, Running
from reportedly.server.meanings import names_of

SHEET = "/incidents/1/decide/correct"
TURKEY = {"field": "actor", "entry": "turkey", "at": "0", "name": "Vale Guards"}


@contextmanager
def held_up(client: TestClient) -> Iterator[Job]:
    """A job that goes on until it is let go."""
    go = threading.Event()

    def work(running: Running) -> None:
        running.progress(3, 10, "resolving")
        go.wait(20)

    yield desk_of(client).jobs.begin((), keeps=True, work=work, decided="j-x")
    go.set()


def test_a_party_is_looked_for_and_nothing_typed_is_lost(client: TestClient) -> None:
    before = desk_of(client).casebook.judgements()
    typed = form(client, field="actor", sought="Turkey", search="yes", reason="as I know them")
    found = client.post(SHEET, data=typed)
    assert found.status_code == 200
    assert 'value="turkey"' in found.text
    assert "as I know them" in found.text
    assert desk_of(client).casebook.judgements() == before


def test_what_no_list_has_is_said(client: TestClient) -> None:
    typed = form(client, field="actor", sought="<b>Vale</b> Guards", search="yes")
    found = client.post(SHEET, data=typed).text
    assert "No list has" in found
    assert "<b>Vale</b>" not in found


def test_a_name_means_one_in_every_report_until_it_is_undone(client: TestClient) -> None:
    desk = desk_of(client)
    kept = client.post(SHEET, data=form(client, **TURKEY, scope="everywhere"))
    assert kept.status_code == 303
    made = desk.casebook.judgements()[-1]
    assert made.alias is not None
    assert (made.alias.name, made.alias.told, made.author) == ("Vale Guards", "Turkey", "rk")
    register = desk.reader().library.register
    assert [one.id for one in register.find_actor("Vale Guards")] == ["turkey"]
    assert "Vale Guards" in client.get("/judgements").text
    undone = client.post(f"/judgements/{made.id}/undo", data={"reason": "not these"})
    assert undone.status_code == 303
    assert not desk.reader().library.register.find_actor("Vale Guards")


def test_of_one_claim_alone_the_lists_stay_as_they_are(client: TestClient) -> None:
    assert client.post(SHEET, data=form(client, **TURKEY, scope="claim")).status_code == 303
    made = desk_of(client).casebook.judgements()[-1]
    assert made.correction is not None
    assert made.correction.told == "Turkey"


def test_the_others_stay_when_one_of_several_is_resolved(client: TestClient) -> None:
    several = {**TURKEY, "at": "1", "value": "Russia\nVale Guards\nIran"}
    client.post(SHEET, data=form(client, **several, scope="claim"))
    made = desk_of(client).casebook.judgements()[-1]
    assert made.correction is not None
    assert made.correction.told == "Russia, Turkey, Iran"


def test_as_json_a_name_is_joined_too(client: TestClient) -> None:
    correcting = {"field": "actor", "values": ["turkey"], "everywhere": "Vale Guards"}
    body = {"deed": "correct", "incident": "1", "claims": [CLAIM], "reason": "known here"}
    kept = client.post("/api/v1/judgements", json={**body, "correcting": correcting})
    assert kept.status_code == 201
    assert "means Turkey" in kept.json()["words"]
    assert client.get(f"/api/v1/jobs/{kept.json()['job']}").json()["keeps"]


def test_who_waits_sees_how_far_it_is_and_is_led_on(client: TestClient) -> None:
    with held_up(client) as job:
        waits = client.get(f"/concluding/{job.id}", params={"then": "/incidents/1?done=j-x"})
        assert waits.status_code == 200
        assert "/incidents/1?done=j-x" in waits.text
        assert "is kept" in waits.text
        assert job.id not in client.get("/add").text
    desk_of(client).jobs.close()
    over = client.get(f"/concluding/{job.id}", params={"then": "/incidents/1?done=j-x"})
    assert over.headers["location"] == "/incidents/1?done=j-x"


@pytest.mark.parametrize("then", ["https://elsewhere.example/", "//elsewhere.example", "/\\x"])
def test_nobody_is_led_away_from_the_desk(client: TestClient, then: str) -> None:
    over = client.get(f"/concluding/gone?then={quote(then)}")
    assert over.headers["location"] == "/incidents"


def test_a_party_that_is_unresolved_is_asked_about_first() -> None:
    told = Told(1, small.STRIKE_A, small.A.report, ())
    names = names_of(told, ClaimField.ACTOR, at=77)
    assert names.at < max(1, len(names.told))
    assert names_of(told, ClaimField.PLACE).name
