"""A folder of everything that goes wrong: a reason for each, and the good file is read."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from feeding import STRIKE, packed, table
from samples import STORY, Crawl, Day, page, pdf, wacz, workbook, zipped

from reportedly.ingest.reports import read_reports
from reportedly.model.reports import Intake, Reject

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")


def lying_zip() -> bytes:
    """A workbook whose member says that it is small, and is not."""
    content = bytearray(zipped({"xl/workbook.xml": b" " * 9_000_000}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def many_members() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(10_001):
            made.writestr(f"xl/workbook.xml/{number}", b"")
    return out.getvalue()


def hostile() -> dict[str, tuple[bytes, str | None]]:
    """Files by name, with words of the reason that each must be given."""
    endless = Crawl(packed=False).resource("https://e.example", b" " * 60_000_000, "image/png")
    cut = Crawl(packed=False).response("https://e.example", page()).content()[:700]
    return {
        "bomb.csv.gz": (packed(b"id,text\n" + b"x" * 50_000_000), "times its size"),
        "bomb.wacz": (wacz(a=packed(endless.content())), "times its size"),
        "bomb.xlsx": (
            zipped({"xl/workbook.xml": b" " * 60_000_000}),
            "16 MB, and more than 200 times its size",
        ),
        "cut.txt.gz": (packed(STORY.encode())[:-9], "gzip file is broken"),
        "line.html": (b"<html><body>" + b"x" * 50_000_000, "larger than 16 MB"),
        "locked.docx": (zipped({"word/document.xml": b"<w/>"}), "Office document"),
        "lying.xlsx": (lying_zip(), "ZIP file is broken"),
        "many.zip": (many_members(), "members"),
        "nested.zip": (zipped({"a.zip": zipped({"b.zip": zipped({"c": b"d"})})}), "a ZIP file"),
        "quotes.csv": (table(("id", "text"), ()).encode() + b'1,"left open\n', "quotation mark"),
        "scan.pdf": (pdf("", "", ""), "its pages are pictures"),
        "short.warc": (cut, None),
    }


def test_each_has_its_reason_and_the_batch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = hostile()
    for name, (content, _) in made.items():
        Path(name).write_bytes(content)
    Path("zz.txt").write_text(STRIKE)
    Path("zz.xlsx").write_bytes(workbook([("date", "text"), (Day(43052), STORY)]))
    found = list(read_reports(["."]))
    reasons = {one.locator.split(",")[0].removeprefix("./"): one.reason for one in _rejects(found)}
    for name, (_, reason) in made.items():
        if reason is not None:
            told = next((said for at, said in reasons.items() if at.startswith(name)), "nothing")
            assert reason in told, name
    read = [one.report.locator for one in found if isinstance(one, Intake)]
    assert read[-2:] == ["./zz.txt", "./zz.xlsx, sheet 'Sheet1', row 2"]


def _rejects(found: list[Intake | Reject]) -> list[Reject]:
    return [one for one in found if isinstance(one, Reject)]
