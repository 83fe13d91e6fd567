"""Forms of decisions: nothing typed is lost, nothing is decided about what was not seen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import small_casebook as small
from fastapi.testclient import TestClient

from reportedly.model.anchors import anchor_of
from reportedly.model.incidents import Judgement, Verdict
from reportedly.query.incidents import incident_view
from reportedly.server.desk import Desk
from reportedly.server.seen import ChangedMeanwhile, Seen, check_unchanged, seen_of

REASON = "a misprint, the desk says"
CLAIM = small.STRIKE_A.claim_id


def desk_of(client: TestClient) -> Desk:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert isinstance(desk, Desk)
    return desk


def form(client: TestClient, **more: str) -> dict[str, str]:
    seen = seen_of(incident_view(desk_of(client).casebook, "1")).written
    made_at = datetime.now(UTC).isoformat()
    return {"claim": CLAIM, "reason": REASON, "made_at": made_at, "seen": seen, **more}


def rejected_by_another(client: TestClient) -> Judgement:
    anchors = (anchor_of(small.STRIKE_B),)
    made = Judgement(Verdict.REJECT, anchors, "a rumour", "Noor", datetime.now(UTC))
    desk_of(client).casebook.add_judgement(made)
    return made


@pytest.mark.parametrize(
    "deed", ["reject", "correct", "prefer", "split", "merge", "reviewed", "undo"]
)
def test_every_deed_has_a_page_of_its_own(client: TestClient, deed: str) -> None:
    page = client.get(f"/incidents/1/decide/{deed}", params={"claim": CLAIM})
    assert page.status_code == 200
    assert 'name="reason"' in page.text
    assert 'name="made_at"' in page.text


def test_without_a_reason_nothing_is_kept(client: TestClient) -> None:
    before = desk_of(client).casebook.judgements()
    sent = client.post("/incidents/1/decide/reject", data=form(client, reason=" "))
    assert sent.status_code == 422
    assert "no reason is given" in sent.text
    assert desk_of(client).casebook.judgements() == before


def test_a_refused_form_comes_back_with_all_that_was_typed(client: TestClient) -> None:
    typed = form(client, field="date", first="the day before", words="in a strike")
    sent = client.post("/incidents/1/decide/correct", data=typed)
    assert sent.status_code == 422
    assert "is no day" in sent.text
    for kept in (REASON, "in a strike", typed["made_at"]):
        assert kept in sent.text


@pytest.mark.parametrize("point", [{"lat": "north"}, {"lat": "99"}, {"lat": "nan"}])
def test_what_is_no_point_on_earth_is_refused(client: TestClient, point: dict[str, str]) -> None:
    typed = form(client, **{"field": "place", "lon": "36.8", **point})
    sent = client.post("/incidents/1/decide/correct", data=typed)
    assert sent.status_code == 422
    assert "no point on Earth" in sent.text


def test_whoever_comes_later_is_told_what_changed_and_keeps_what_they_typed(
    client: TestClient,
) -> None:
    typed = form(client)
    other = rejected_by_another(client)
    sent = client.post("/incidents/1/decide/reject", data=typed)
    assert sent.status_code == 409
    for told in ("Noor", "a rumour", REASON, "Decide all the same"):
        assert told in sent.text
    assert [made.id for made in desk_of(client).casebook.judgements()][-1] == other.id


def test_sent_twice_it_is_one_decision(client: TestClient) -> None:
    """The answer to the first may have been lost on the way: the second is acknowledged."""
    typed = form(client)
    made_at = datetime.fromisoformat(typed["made_at"])
    first = Judgement(Verdict.REJECT, (anchor_of(small.STRIKE_A),), REASON, "rk", made_at)
    desk_of(client).casebook.add_judgement(first)
    sent = client.post("/incidents/1/decide/reject", data=typed)
    assert sent.status_code == 303
    assert first.id in sent.headers["location"]
    assert [m.id for m in desk_of(client).casebook.judgements()].count(first.id) == 1


def test_no_decision_is_dated_ahead(client: TestClient) -> None:
    """It would overrule all that others decide until then."""
    sent = client.post(
        "/incidents/1/decide/reject", data=form(client, made_at="2999-01-01T00:00:00+00:00")
    )
    assert sent.status_code == 422


def test_a_claim_that_is_gone_is_not_another_claim(client: TestClient) -> None:
    sent = client.post("/incidents/1/decide/reject", data=form(client, claim="c-gone"))
    assert sent.status_code == 404
    assert 'value="c-gone"' in sent.text


def test_what_was_seen_comes_back_as_it_was_written(client: TestClient) -> None:
    seen = seen_of(incident_view(desk_of(client).casebook, "1"))
    assert Seen.read(seen.written) == seen


def test_what_a_browser_would_change_on_the_way_is_not_carried(client: TestClient) -> None:
    """A name broken over two lines must not look like a change, for ever."""
    view = incident_view(desk_of(client).casebook, "1")
    broken = replace(view.records[0], place=None, place_name=" the\nold\x00 | market\r\n")
    written = seen_of(replace(view, records=(broken,))).written
    assert written == " ".join(written.split())
    assert written.isprintable()
    assert Seen.read(written) == seen_of(replace(view, records=(broken,)))


@pytest.mark.parametrize("written", ["", "c-1", "a|b|c|d", "|"])
def test_what_cannot_be_read_saw_nothing(written: str) -> None:
    assert Seen.read(written) is None


def test_a_claim_that_joined_is_told(client: TestClient) -> None:
    view = incident_view(desk_of(client).casebook, "1")
    seen = seen_of(view)
    earlier = Seen(seen.claims - {CLAIM}, seen.judgements, seen.records)
    with pytest.raises(ChangedMeanwhile) as told:
        check_unchanged(earlier, view)
    assert told.value.changes.joined == (CLAIM,)
    check_unchanged(seen, view)
    check_unchanged(None, view)


def test_an_incident_as_json_gives_what_a_decision_needs(client: TestClient) -> None:
    told = client.get("/api/v1/incidents/1").json()
    assert [claim["claim_id"] for claim in told["claims"]]
    rejected_by_another(client)
    body = {"deed": "reject", "incident": "1", "claims": [CLAIM], "reason": REASON}
    sent = client.post("/api/v1/judgements", json={**body, "seen": told["seen"]})
    assert sent.status_code == 409
    assert len(sent.json()["changes"]["decided"]) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"deed": "reject", "incident": "1", "reason": REASON}, 422),
        ({"deed": "reject", "incident": "77", "claims": [CLAIM], "reason": REASON}, 404),
        ({"deed": "prefer", "incident": "1", "claims": [CLAIM], "reason": REASON}, 422),
        (
            {
                "deed": "correct",
                "incident": "1",
                "claims": [CLAIM],
                "correcting": {"field": "date", "point": {"lat": 36.1, "lon": 36.8}},
                "reason": REASON,
            },
            422,
        ),
        ({"deed": "merge", "incident": "1", "others": ["1"], "reason": REASON}, 422),
        ({"deed": "undo", "incident": "1", "undoes": "j-none", "reason": REASON}, 404),
        ({"deed": "reject", "incident": "1", "claims": [CLAIM], "reason": "  "}, 422),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    client: TestClient, body: dict[str, object], status: int
) -> None:
    sent = client.post("/api/v1/judgements", json=body)
    assert sent.status_code == status
    assert sent.json()["error"]


def test_a_page_that_sent_a_decision_is_told_where_to_go(client: TestClient) -> None:
    """It need not fetch the whole page of the incident before it goes there."""
    typed = form(client)
    made_at = datetime.fromisoformat(typed["made_at"])
    first = Judgement(Verdict.REJECT, (anchor_of(small.STRIKE_A),), REASON, "rk", made_at)
    desk_of(client).casebook.add_judgement(first)
    sent = client.post("/incidents/1/decide/reject?scripted=true", data=typed)
    assert sent.status_code == 201
    assert first.id in sent.headers["location"]


def test_nothing_is_ticked_to_be_split_off_that_nobody_chose(client: TestClient) -> None:
    assert "checked" not in client.get("/incidents/1/decide/split").text
    chosen = client.get("/incidents/1/decide/split", params={"claim": CLAIM}).text
    assert chosen.count("checked") == 1
    assert chosen.index("checked") < chosen.index('type="checkbox"', chosen.index("checked"))


def test_the_page_tells_what_a_decision_moved(client: TestClient) -> None:
    other = rejected_by_another(client)
    undone = Judgement(Verdict.UNDO, (), "too soon", "rk", datetime.now(UTC), undoes=other.id)
    desk_of(client).casebook.add_judgement(undone)
    moved = {"done": undone.id, "parted": "2", "joined": "3"}
    page = client.get("/incidents/1", params=moved).text
    assert "undo: reject" in page
    assert 'href="/incidents/2">incident 2' in page
    assert "3 claims of other incidents joined this one" in page
    assert (
        "Incident 8 has become part"
        in client.get("/incidents/1", params={"done": other.id, "became": "8"}).text
    )


BOTH = [CLAIM, small.STRIKE_B.claim_id]


def test_the_form_of_a_correction_offers_the_other_claims_with_what_they_say(
    client: TestClient,
) -> None:
    page = client.get("/incidents/1/decide/correct", params={"claim": CLAIM, "field": "place"})
    assert f'name="claim" value="{BOTH[1]}"> ' in page.text
    assert "Take all that say “Atarib, Aleppo” (2)" in page.text
    both = client.get("/incidents/1/decide/correct", params={"claim": BOTH, "field": "status"})
    assert f'name="claim" value="{BOTH[1]}" checked' in both.text
    assert "for these claims alone" not in both.text  # a status is no name


def test_heading_and_button_say_how_many_claims_a_correction_is_of(client: TestClient) -> None:
    address = "/incidents/1/decide/correct"
    both = client.get(address, params={"claim": BOTH, "field": "status"}).text
    assert both.count(" data-title>Correct 2 claims<") == 2
    one = client.get(address, params={"claim": CLAIM, "field": "status"}).text
    assert one.count(" data-title>Correct the claim<") == 2
    assert 'data-titles="Correct the claim\nCorrect 2 claims' in one  # for what is ticked there


def test_all_that_say_the_same_are_taken_at_once_and_nothing_typed_is_lost(
    client: TestClient,
) -> None:
    typed = form(client, field="date", first="2017-11-14", alike="yes")
    page = client.post("/incidents/1/decide/correct", data=typed)
    assert page.status_code == 200
    assert f'name="claim" value="{BOTH[1]}" checked' in page.text
    for kept in (REASON, "2017-11-14", typed["made_at"]):
        assert kept in page.text
    assert len(desk_of(client).casebook.judgements()) == 1


def test_a_correction_of_several_is_kept_once_and_not_about_what_changed(
    client: TestClient,
) -> None:
    typed = {**form(client, field="date", first="2017-11-14"), "claim": BOTH}
    other = rejected_by_another(client)
    sent = client.post("/incidents/1/decide/correct", data=typed)
    assert sent.status_code == 409
    assert f'name="claim" value="{BOTH[1]}" checked' in sent.text
    sent = client.post("/incidents/1/decide/correct", data={**typed, "all_the_same": "yes"})
    assert sent.status_code == 303
    again = client.post("/incidents/1/decide/correct", data={**typed, "all_the_same": "yes"})
    assert again.headers["location"] == sent.headers["location"]
    new = set(desk_of(client).casebook.judgements()) - {other, small.JUDGEMENT}
    assert [len(made.corrections) for made in new] == [2]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("speaker", {"value": "Cedar Watch", "kind": "monitor"}),
        ("speaker", {"nothing": "yes", "value": "left over"}),
        ("status", {"value": "denied:toll", "background": "background"}),
        ("figure", {"outcome": "killed", "whom": "civilians", "low": "40", "high": "40",
                    "instead": "killed:unknown", "stood": "40|40|"}),
    ],
)  # fmt: skip
def test_speaker_status_and_who_is_counted_are_corrected(
    client: TestClient, field: str, typed: dict[str, str]
) -> None:
    sent = client.post(
        "/incidents/1/decide/correct", data={**form(client, field=field, **typed), "claim": BOTH}
    )
    assert sent.status_code == 303, sent.text
    (made,) = set(desk_of(client).casebook.judgements()) - {small.JUDGEMENT}
    assert {one.field for one in made.corrections} == {field}
    counts = [one.figure.low for one in made.corrections if one.figure is not None]
    assert counts == ([40, 12] if field == "figure" else [])


def test_a_program_corrects_several_too(client: TestClient) -> None:
    sent = client.post(
        "/api/v1/judgements",
        json={
            "deed": "correct",
            "incident": "1",
            "claims": BOTH,
            "correcting": {"field": "speaker", "values": ["Cedar Watch"], "kind": "monitor"},
            "reason": REASON,
        },
    )
    assert sent.status_code == 201
    assert sent.json()["words"] == "correct speaker: Cedar Watch (monitor), in 2 claims"
