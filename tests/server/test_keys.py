"""The list of keys of a page has every key that the page answers to."""

import re

import pytest
import small_casebook as small
from fastapi.testclient import TestClient

PAGES = (
    "/incidents",
    "/incidents/1",
    "/incidents/1/history",
    "/incidents/1/opinion",
    "/reports",
    f"/reports/{small.A.report.id}",
    "/changes",
    "/rejects",
    "/judgements",
    "/custody",
    "/search?q=killed",
)


def listed(page: str) -> set[str]:
    (keys,) = re.findall(r'<dialog id="keys".*?</dialog>', page, re.S)
    return set(re.findall(r"<kbd>([^<]+)</kbd>", keys))


@pytest.mark.parametrize("path", PAGES)
def test_every_key_of_a_page_is_listed(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<dialog" in page
    assert set(re.findall(r'data-key="([^"]+)"', page)) <= listed(page)


def test_every_page_that_a_key_leads_to_is_listed(client: TestClient) -> None:
    script = re.search(r'src="([^"]+/js/desk.js)"', client.get("/incidents").text)
    assert script is not None
    (goes,) = re.findall(r"const GOES = {(.*?)}", client.get(script[1]).text)
    assert set(re.findall(r"(\w): ", goes)) <= listed(client.get("/incidents").text)
