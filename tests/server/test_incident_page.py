"""The page of an incident, asked without a browser and without a script."""

import small_casebook as small
from fastapi.testclient import TestClient

from reportedly.server.render import ENVIRONMENT


def test_every_figure_stands_beside_who_says_it(client: TestClient) -> None:
    page = client.get("/incidents/1").text
    assert "40 killed" in page
    assert "Lantern Watch" in page
    assert "Copper Courier, in its own voice" in page


def test_the_report_of_the_claim_that_is_asked_for_stands_beside(client: TestClient) -> None:
    page = client.get("/incidents/1", params={"claim": small.STRIKE_B.claim_id}).text
    assert f'data-chosen="{small.STRIKE_B.claim_id}"' in page
    assert "the Copper Courier has learned" in page


def test_what_nobody_said_is_not_nought(client: TestClient) -> None:
    """Nobody was said to be killed: the page of a shelling with wounded has no count of dead."""
    page = client.get("/incidents/2").text
    assert "3 wounded" in page
    assert "No record" in page
    assert "0 killed" not in page


def test_the_queue_that_led_here_leads_on(client: TestClient) -> None:
    page = client.get("/incidents/1", params={"from": "order=number"}).text
    assert "/incidents/2?from=order%3Dnumber" in page
    assert 'href="/incidents?order=number"' in page


def test_a_split_of_chosen_claims_leads_back_to_the_queue_too(client: TestClient) -> None:
    page = client.get("/incidents/1", params={"from": "order=number"}).text
    choosing = page.partition('id="choosing"')[2].partition("</form>")[0]
    assert 'name="from" value="order=number"' in choosing


def test_a_queue_that_cannot_be_read_is_the_whole_queue(client: TestClient) -> None:
    page = client.get("/incidents/1", params={"from": "order=none&since=never"})
    assert page.status_code == 200
    assert "/incidents/2?" in page.text


def test_what_nobody_looked_at_says_so(client: TestClient) -> None:
    assert "not reviewed" in client.get("/incidents/1").text


def test_a_claim_of_another_incident_is_not_shown_here(client: TestClient) -> None:
    answer = client.get("/incidents/1", params={"claim": small.SHELLING.claim_id})
    assert answer.status_code == 404
    assert "holds no claim" in answer.text


def test_the_report_alone_is_a_part_of_the_page(client: TestClient) -> None:
    part = client.get("/incidents/1/beside", params={"claim": small.STRIKE_A.claim_id}).text
    assert "<html" not in part
    assert "The base was empty." in part


def test_history_tells_what_was_judged(client: TestClient) -> None:
    page = client.get("/incidents/2/history").text
    assert "a football match" in page
    assert "/incidents/2/decide/undo" in page


def test_words_of_a_report_are_shown_as_text() -> None:
    """They are escaped, and what would turn words around is named."""
    written = "<script>alert(1)</script> \u202ekilled 9"
    shown = ENVIRONMENT.from_string("{{ text|inert }}").render(text=written)
    assert "<script>" not in shown
    assert "‹U+202E›" in shown
