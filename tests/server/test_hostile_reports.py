"""Hostile reports end to end: read as a folder, shown as text on every page, exported inert."""

import csv
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from served_desk import COMMAND, Served, Visitor, serving

from reportedly.publish.cells import GUARD
from reportedly.query.harmless import HARMFUL

pytestmark = pytest.mark.slow

SAID = "killed seven people in Sarmada on Tuesday, police said."
PAGE = f"""<html><head><title>&lt;script&gt;owned=1&lt;/script&gt;</title></head><body><article>
<h1>&lt;img src=x onerror=owned=1&gt; shells</h1><p>&lt;svg onload=owned=1&gt; Shells {SAID}</p>
<p><a href="javascript:owned=1">javascript:owned=1</a> <script>owned = 1</script></p>
</article></body></html>"""
LONG = "Nobody was hurt in the fair at the mill. " * 250_000  # ten megabytes on one line


@pytest.fixture(scope="module")
def hostile_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook of a folder that nobody would want to read."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "<script>owned=1<_script>.html").write_text(PAGE)
    (reports / "\u202egnp.txt").write_text(f"\u202eShells\u2069 \x1b[31m hit\n\nShells\0 {SAID}")
    (reports / "long.txt").write_text(f"Mill fair\n\n{LONG}")
    rows = [
        {"outlet": "=HYPERLINK(1)", "title": "+1", "text": f"@SUM(A1)\n\n=1+1 Shells {SAID}"},
        {"outlet": "<svg onload=owned=1>", "title": "</title><script>owned=1</script>",
         "text": f'"><script>owned=1</script> A mine {SAID}', "url": "javascript:owned=1"},
    ]  # fmt: skip
    (reports / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    book = folder / "hostile.casebook"
    add = [str(COMMAND), "--casebook", str(book), "add", str(reports)]
    subprocess.run([*add, "--date", "2017-11-15"], check=True, capture_output=True)
    return book


@pytest.fixture
def served(hostile_book: Path, tmp_path: Path) -> Iterator[Served]:
    yield from serving(hostile_book, tmp_path)


@pytest.fixture
def visitor(chromium: Browser, served: Served) -> Iterator[Visitor]:
    context = chromium.new_context(base_url=served.address)
    context.set_default_timeout(30_000)
    visitor = Visitor(context, served.address)
    yield visitor
    context.close()
    assert not visitor.abroad
    assert not visitor.errors


def test_no_page_runs_what_a_report_says(visitor: Visitor) -> None:
    """Every page that leads on from the lists of reports and incidents, and what stands on it."""
    page = visitor.goes("/reports")
    read = "links => links.map(link => link.getAttribute('href'))"
    lists = ("/reports", "/incidents", "/judgements", "/add", "/history")
    found = [page.locator("a[href^='/reports/']").evaluate_all(read)]
    visitor.goes("/incidents")
    found.append(page.locator("main a[href^='/incidents/']").evaluate_all(read))
    addresses = dict.fromkeys([*lists, *(one for each in found for one in each)])
    assert sum(one.startswith("/reports/") for one in addresses) == 5
    for address in addresses:
        visitor.goes(address)
        assert page.evaluate("globalThis.owned") is None, address
        assert page.locator("main svg[onload], main img, main script").count() == 0, address
        assert page.locator("a[href^='javascript:' i]").count() == 0, address
        assert HARMFUL.search(page.evaluate("document.body.innerText")) is None, address


def test_a_line_of_ten_megabytes_is_read_in_parts(visitor: Visitor) -> None:
    page = visitor.goes("/reports?text=mill")
    page.get_by_role("link", name="Mill fair").click()
    page.get_by_role("link", name="Part 2").first.click()
    assert "part 2 of" in page.locator(".notice").inner_text()
    assert len(page.locator("#letters").inner_text()) < 40_000


def test_what_is_exported_runs_in_no_spreadsheet(hostile_book: Path, tmp_path: Path) -> None:
    made = tmp_path / "ged.csv"
    run = [str(COMMAND), "--casebook", str(hostile_book), "export", "--as", "ged", "-o", str(made)]
    subprocess.run(run, check=True, capture_output=True)
    with made.open(newline="", encoding="utf-8-sig") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any(GUARD in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or "\u202e" in cell]
