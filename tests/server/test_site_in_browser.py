"""The static site opened from the disk: it asks for nothing, and shuts nobody out."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served_desk import COMMAND

pytestmark = pytest.mark.slow

PAGES = (
    "index.html",
    "map.html",
    "method.html",
    "incidents/1.html",
    "lists/year-2017.html",
    "lists/province-aleppo.html",
    "lists/not-drawn.html",
)


@pytest.fixture(scope="session")
def site(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo casebook, exported by the command as a user would."""
    folder = tmp_path_factory.mktemp("export") / "site"
    run = [str(COMMAND), "--casebook", str(demo_book), "export", "--as", "html", "-o", str(folder)]
    subprocess.run(run, check=True, capture_output=True)
    return folder


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that may ask for files of the disk alone, and whose console stays empty."""
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, told = context.new_page(), list[str]()
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda asked: asked.url.startswith("file:") or told.append(asked.url))
    page.on("requestfailed", lambda asked: told.append(f"failed: {asked.url}"))
    yield page
    context.close()
    assert not told


def test_every_page_stands_by_itself_and_shuts_nobody_out(page: Page, site: Path) -> None:
    """Nothing that axe can find, and nothing wider than the window."""
    for name in PAGES:
        page.goto((site / name).as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        told = Axe().run(page, options={"preload": False}).response["violations"]
        found = [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in told]
        assert not found, (name, found)


def test_a_reader_comes_from_the_map_to_who_says_it(chromium: Browser, site: Path) -> None:
    """With scripts switched off, for there is none."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto((site / "map.html").as_uri())
    page.get_by_role("link", name="Al Atarib").first.click()
    page.get_by_role("link", name="Air strike, Al Atarib").click()
    expect(page.get_by_text("Green Ladder in Orontes Wire").first).to_be_visible()
    page.get_by_role("link", name="How this was made").click()
    expect(page.get_by_role("heading", name="How not to read it")).to_be_visible()
    page.context.close()


def test_a_map_is_printed(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.emulate_media(media="print")
    page.goto((site / "map.html").as_uri())
    expect(page.locator(".site-map").first).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    page.close()
