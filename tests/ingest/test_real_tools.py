"""Files by the programs that people use: a crawler, two spreadsheets, a browser's print to PDF."""

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from samples import SECOND, STORY, page

from reportedly.ingest.reports import read_reports
from reportedly.model.reports import Intake, Report

pytestmark = pytest.mark.slow


def read(path: Path) -> list[Report]:
    return [one.report for one in read_reports([str(path)]) if isinstance(one, Intake)]


def program(*names: str) -> str:
    """The first of these programs that is there; the test is skipped where none is."""
    found = next((path for path in map(shutil.which, names) if path is not None), None)
    if found is None:
        pytest.skip(f"no {names[0]} here")
    return found


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site of two pages on this machine."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "second.html").write_bytes(page(SECOND, "A bomb"))
    link = b'<p><a href="second.html">More</a></p></article>'
    (root / "index.html").write_bytes(page().replace(b"</article>", link))

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(root))  # type: ignore[arg-type]

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_web_archive_that_wget_wrote(site: str, tmp_path: Path) -> None:
    crawl = [program("wget"), "-q", "-r", "-e", "robots=off", "--warc-file=crawl", f"{site}/"]
    subprocess.run(crawl, cwd=tmp_path, check=False, timeout=60)
    found = read(tmp_path / "crawl.warc.gz")
    assert [STORY in one.text for one in found] == [True, False]
    assert [one.url for one in found] == [f"{site}/", f"{site}/second.html"]


def test_a_page_that_a_browser_printed(tmp_path: Path) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    (tmp_path / "page.html").write_bytes(page(f"{STORY} {SECOND}"))
    call = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    call += [f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={tmp_path}/page.pdf"]
    subprocess.run([*call, str(tmp_path / "page.html")], check=False, timeout=90)
    (report,) = read(tmp_path / "page.pdf")
    assert STORY in report.text
    assert SECOND in report.text
    assert report.title == "Strike on a market"


@pytest.mark.parametrize("suffix", ["ods", "xlsx", "xls"])
def test_a_sheet_that_libreoffice_saved(suffix: str, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    source = tmp_path / "list.csv"
    source.write_text(f'id,outlet,date,text\n7,Qarat Post,2017-11-13,"{STORY}"\n')
    call = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    call += ["--convert-to", suffix, "--outdir", str(tmp_path), str(source)]
    subprocess.run(call, check=False, timeout=120, capture_output=True)
    (report,) = read(tmp_path / f"list.{suffix}")
    assert (report.given_id, report.outlet, report.text) == ("7", "Qarat Post", STORY)
    assert report.published.day == date(2017, 11, 13)


def test_a_workbook_that_openpyxl_wrote(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("id", "date", "text"), (1.0, date(2017, 11, 13), STORY), (2, None, SECOND)):
        book.active.append(row)
    book.create_sheet("notes").append(("only", "words"))
    book.save(tmp_path / "list.xlsx")
    first, second = read(tmp_path / "list.xlsx")
    assert (first.given_id, first.published.day) == ("1", date(2017, 11, 13))
    assert second.text == SECOND
