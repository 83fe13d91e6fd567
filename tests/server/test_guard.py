"""The desk answers to its own address and to its own pages, and runs nothing that a report says."""

import pytest
from fastapi.testclient import TestClient


def test_a_request_by_another_name_is_refused(client: TestClient) -> None:
    """A site whose name was made to lead here must not read the casebook."""
    assert client.get("/incidents", headers={"host": "evil.example"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver:99"},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    sent = client.post("/author", data={"name": "x"}, headers=headers)
    assert sent.status_code == 403


def test_a_form_of_the_desk_is_taken(client: TestClient) -> None:
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    sent = client.post("/author", data={"name": "أمل", "back": "/map"}, headers=headers)
    assert sent.status_code == 303
    assert sent.headers["location"] == "/map"
    assert "أمل" in client.get("/incidents").text


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_leads_to_no_other_site(client: TestClient, back: str) -> None:
    sent = client.post("/author", data={"name": "x", "back": back})
    assert sent.headers["location"] == "/"


@pytest.mark.parametrize("path", ["/incidents", "/nope", "/static/css/desk.css", "/openapi.json"])
def test_every_answer_holds_the_browser_to_this_machine(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_said_in_words(client: TestClient) -> None:
    page = client.get("/nope")
    assert page.status_code == 404
    assert "there is no such page" in page.text
