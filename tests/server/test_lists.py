"""The queue, search, map and timeline: what the address asks for, and nothing that it does not."""

import re

import pytest
from fastapi.testclient import TestClient


def titles(page: str) -> list[str]:
    return re.findall(r'row-title">([^<]+)<', page)


def test_the_most_contradicted_incident_stands_first(client: TestClient) -> None:
    first, second = titles(client.get("/incidents").text)
    assert first.startswith("Air strike, Atarib")
    assert second.startswith("Shelling")


def test_a_filter_is_an_address(client: TestClient) -> None:
    page = client.get("/incidents?type=shelling").text
    assert [title.split(",")[0] for title in titles(page)] == ["Shelling"]
    assert re.search(r'href="/incidents\?"[^>]*aria-current="true"', page), "the way to take it out"


def test_every_toll_stands_beside_who_says_it(client: TestClient) -> None:
    page = " ".join(client.get("/incidents").text.split())
    assert '<b class="count">12 / 40 / 40</b>' in page
    assert "said: 12 to 40, by 2 speakers" in page


def test_nobody_said_is_not_zero(client: TestClient) -> None:
    assert "nobody gives a number killed" in client.get("/incidents?type=shelling").text


@pytest.mark.parametrize(
    "query", ["since=yesterday", "need=love", "box=1,2", "page=x", "order=size", "min_toll=-1"]
)
def test_an_address_that_cannot_be_meant_is_told_so(client: TestClient, query: str) -> None:
    page = client.get(f"/incidents?{query}")
    assert page.status_code == 422
    assert "This cannot be done" in page.text


def test_nothing_found_leads_back(client: TestClient) -> None:
    assert "No incident is like that." in client.get("/incidents?place=Nowhereville").text


def test_search_marks_the_words_in_claims_and_reports(client: TestClient) -> None:
    page = client.get("/search?q=ATARIB").text
    assert "<mark>Atarib</mark>" in page
    assert "2 claims" in page


@pytest.mark.parametrize("typed", ['"', "a* OR b", "NEAR(x, 2)", "' --", "", "  ", "col:x", "-x"])
def test_nothing_that_is_typed_is_an_operator(client: TestClient, typed: str) -> None:
    assert client.get("/search", params={"q": typed}).status_code == 200


def test_the_map_draws_no_point_for_what_has_no_place(client: TestClient) -> None:
    told = client.get("/api/v1/map").json()
    assert [one["properties"]["number"] for one in told["features"]] == [1]
    assert [one["number"] for one in told["listed"]] == [2]
    (drawn,) = told["features"]
    assert drawn["properties"]["precision_words"] == "exact place"
    assert (drawn["properties"]["low"], drawn["properties"]["high"]) == (12, 40)


def test_the_timeline_sums_only_what_has_a_number(client: TestClient) -> None:
    bars = client.get("/api/v1/timeline").json()["bars"]
    assert [(bar["start"], bar["counted"], bar["high"]) for bar in bars] == [
        ("2017-11-13", 1, 40),
        ("2017-11-18", 0, 0),
    ]


def test_reports_are_told_as_json_a_page_at_a_time(client: TestClient) -> None:
    told = client.get("/api/v1/reports?size=1").json()
    assert (told["page"], told["pages"], len(told["rows"])) == (1, told["total"], 1)
    (row,) = told["rows"]
    assert client.get(row["url"]).status_code == 200
    assert {"outlet", "day", "claims", "title"} <= row.keys()
    assert client.get("/api/v1/reports?outlet=nobody").json()["total"] == 0
    assert client.get("/api/v1/reports?since=yesterday").status_code == 422
    last = client.get("/api/v1/reports?page=77&size=1").json()
    assert last["page"] == told["total"]


def test_copies_are_told_as_json(client: TestClient) -> None:
    told = client.get("/api/v1/copies").json()
    assert told["total"] == len(told["rows"])
    assert all(len(row["reports"]) > 1 and row["reason"] for row in told["rows"])
