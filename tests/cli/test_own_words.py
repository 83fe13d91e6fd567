"""What the program wrote is never taken in as a report: it would cite itself."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.ingest.reports import read_reports
from reportedly.model.reports import Reject
from reportedly.publish.layouts import LAYOUTS

REPORT = "A strike on the market of Atarib killed seven people on Monday, a doctor said.\n"
ANSWERS = (("incidents",), ("show", "1"), ("records",), ("code", "raid.txt", "--format", "claims"))
OURS = "made by reportedly"
OTHERS = {"ged": "GED", "ged42": "GED", "hxl": "GED", "acled": "ACLED", "acled-numbers": "ACLED"}
TEXTLESS = {"parquet": "binary data", "ftm": "no column holds the text"}


def run(*words: str) -> str:
    told = CliRunner().invoke(main, list(words))
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raid.txt").write_text(REPORT)
    run("add", "raid.txt", "--outlet", "Ferry Post", "--date", "2017-11-14")


def reasons(path: str) -> list[str]:
    found = list(read_reports([path]))
    assert all(isinstance(one, Reject) for one in found)
    return [one.reason for one in found if isinstance(one, Reject)]


@pytest.mark.usefixtures("book")
def test_exports_are_told_whatever_they_are_called() -> None:
    for layout in LAYOUTS:
        run("export", "--as", layout, "-o", f"odd.{layout}")
        expected = TEXTLESS.get(layout) or OTHERS.get(layout) or OURS
        assert all(expected in reason for reason in reasons(f"odd.{layout}")), layout
        assert OURS in reasons(f"odd.{layout}.methodology.md")[0]


@pytest.mark.usefixtures("book")
def test_pages_and_answers_are_told() -> None:
    run("export", "--as", "html", "-o", "site")
    run("page", "1", "-o", "page.html")
    run("export", "--as", "ged", "-o", "ged.csv")
    run("compare", "--with", "ged.csv", "--html", "beside.html")
    pages = [str(path) for path in Path("site").rglob("*.html")]
    for path in ("page.html", "beside.html", *pages, "site/methodology.md"):
        assert OURS in reasons(path)[0], path
    for words in ANSWERS:
        Path("answer").write_text(run(*words, *(() if "code" in words else ("--json",))))
        assert OURS in reasons("answer")[0], words
