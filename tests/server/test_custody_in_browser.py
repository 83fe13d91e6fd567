"""An auditor at the desk, who never saw a terminal: the log, the check, and what changed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from served_desk import COMMAND, ROOT, Served, Visitor, serving

pytestmark = pytest.mark.slow
expect.set_options(timeout=20_000)

PAGE = ROOT / "demo/reports/three-bridges.html"


@pytest.fixture(scope="module")
def changed_book(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo casebook, and one of its pages once more with another toll."""
    folder = tmp_path_factory.mktemp("changed")
    book = Path(shutil.copy(demo_book, folder / "changed.casebook"))
    again = folder / PAGE.name
    told = PAGE.read_text(encoding="utf-8")
    again.write_text(told.replace("had raised to 61", "had raised to 67"), encoding="utf-8")
    run = [str(COMMAND), "--casebook", str(book), "add", str(again)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    return book


@pytest.fixture
def served(changed_book: Path, tmp_path: Path) -> Iterator[Served]:
    yield from serving(changed_book, tmp_path)


def to_the_changed_report(visitor: Visitor) -> Page:
    page = visitor.goes("/reports?text=graves")
    page.get_by_role("link", name="Atarib buries its dead").first.click()
    return page


def test_a_check_is_begun_followed_and_remembered_by_keyboard(visitor: Visitor) -> None:
    page = visitor.goes("/reports")
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Custody")).to_be_visible()
    page.get_by_role("button", name="Check everything").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What the last check saw")).to_be_visible()
    expect(page.locator(".checked")).to_contain_text("everything held")
    expect(page.locator(".checked")).to_contain_text("written down as entry")
    head = page.locator(".hash code").inner_text()
    page.get_by_label("A hash that you wrote down").fill(head)
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Everything up to there stands behind it")
    visitor.goes("/custody")
    expect(page.locator(".standing")).to_contain_text("everything held")


def test_what_was_set_aside_is_tried_again_by_keyboard(visitor: Visitor) -> None:
    page = visitor.goes("/rejects")
    page.get_by_role("button", name="Try demo/reports/telex.txt again").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Done", exact=True)).to_be_visible()
    expect(page.locator("#job")).to_contain_text("set aside again: 1")
    expect(page.locator("#job")).to_contain_text("this is binary data")
    visitor.goes("/rejects")
    expect(page.get_by_text("Tried since the desk was opened")).to_be_visible()


def test_all_that_changed_are_found_from_the_list_of_reports(visitor: Visitor) -> None:
    page = visitor.goes("/reports")
    page.get_by_role("link", name="What changed").click()
    page.get_by_role("link", name="Atarib buries its dead").click()
    expect(page.locator(".differs").first).to_contain_text("61 killed")


def test_a_change_is_followed_from_the_report_to_the_claim_and_back(visitor: Visitor) -> None:
    page = to_the_changed_report(visitor)
    page.get_by_role("link", name="Lay them side by side").click()
    expect(page.locator(".differs").first).to_contain_text("61 killed")
    expect(page.locator(".differing del").first).to_contain_text("61")
    expect(page.locator(".differing ins").first).to_contain_text("67")
    page.locator(".beside-texts a.ref").first.click()
    expect(page.locator(".claim.chosen")).to_have_count(1)


def paths(visitor: Visitor) -> list[str]:
    report = re.sub(r"[?#].*", "", to_the_changed_report(visitor).url.removeprefix(visitor.address))
    of_report = [report, f"{report}/kept", f"{report}/changes", "/reports/r-none"]
    lists = ["/rejects", "/changes", tried(visitor)]
    of_log = ["/custody", "/custody?act=judged", "/custody/entries/3", "/custody/check"]
    return [*of_log, *lists, *of_report]


def tried(visitor: Visitor) -> str:
    """The page of a try that is over."""
    page = visitor.goes("/rejects")
    page.get_by_role("button", name=re.compile(r"Try these \d+ again")).click()
    expect(page.get_by_text("Done", exact=True)).to_be_visible()
    return page.url.removeprefix(visitor.address)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_no_page_of_custody_shuts_anybody_out(visitor: Visitor, scheme: str, width: int) -> None:
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.page.set_viewport_size({"width": width, "height": 844})
    found = {}
    for path in [*paths(visitor), "/rejects", "/add"]:
        page = visitor.goes(path)
        told = Axe().run(page).response["violations"]
        found[path] = [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in told]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    visitor.errors[:] = [error for error in visitor.errors if "404" not in error]  # r-none
    assert not any(found.values()), found
