"""Files that are not what they seem: read where that is safe, else one clear reason each."""

import json
import os
import threading
from pathlib import Path

import pyarrow
import pytest
from feeding import STRIKE, fed, json_lines, only, packed, rejects, reports
from samples import SECOND, STORY, Crawl, channel, message, page, pdf, wacz, workbook, zipped

from reportedly.ingest import sources
from reportedly.ingest.files import FileRead, places_around
from reportedly.ingest.reports import read_files, read_reports
from reportedly.model.reports import Intake, Reject

# The reader of web archives leaves it to the collector of garbage to close what it unpacks into.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")

_KEYS = b"/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">"
_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4" + _KEYS + b">>/Info"
LOCKED = pdf(STORY).replace(b"/Info", _LOCK, 1)
TITLES = f"<title>{STORY}</title>" * 6
DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("deep.json", DEEP, "nested too deeply"),
        ("deep.json", f'{{"text": {DEEP}}}', "nested too deeply"),
        ("feed.xml", f'<?xml version="1.0"?><rss>{TITLES}</rss>', "this is a feed"),
        ("atom", f"<!-- a --><feed><title>{STORY}</title></feed>", "this is a feed"),
        (
            "entity.xml",
            '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>',
            "this is XML",
        ),
        ("empty.jsonl", "", "it is empty"),
        ("header.csv", "id,text\n", "it is empty"),
        ("empty.xlsx", workbook([]), "it is empty"),
        ("control.jsonl", '{"text": "a\0b"}', "invalid control character at character 12"),
        ("twice.json", json.dumps({"text": STORY}) * 2, "trailing characters"),
        ("twice.txt.gz", packed(packed(STORY.encode())), "binary data"),
        ("more.txt.gz", packed(STORY.encode()) + b"more", "gzip file is broken"),
        ("locked.pdf", LOCKED, "locked with a password"),
        ("half.xlsx", workbook([("text",), (STORY,)])[:-30], "ZIP file is broken"),
        ("folder.zip", zipped({"a.txt": STORY.encode()}), "unpack it, and add the folder"),
    ],
)  # fmt: skip
def test_each_has_its_reason(name: str, content: str | bytes, reason: str) -> None:
    (reject,) = rejects(content, name)
    assert reason in f"{reject.reason}; {reject.hint}"
    assert reports(content, name) == []


def test_lines_may_end_in_a_carriage_return_alone() -> None:
    rows = f'id,text\r1,"{STORY}"\r\r2,"{SECOND}"\r'
    assert [one.locator for one in reports(rows, "old.csv")] == [
        "old.csv, line 2",
        "old.csv, line 4",
    ]
    many = "id,text\r" + "".join(f"{n},{STRIKE}\r" for n in range(3000))
    assert len(reports(many, "old.csv")) == 3000


def test_a_line_without_end_of_an_old_file_costs_itself_alone() -> None:
    content = f"id,text\r1,{'x' * 17_000_000}\r2,{STRIKE}\r"
    found = fed(content, "old.csv")
    assert [isinstance(one, Intake) for one in found] == [False, True]


def test_bytes_of_something_else_behind_sound_lines_cost_no_line_before_them() -> None:
    sound = json_lines(*({"id": str(n), "text": f"{STORY} {n}."} for n in range(30))).encode()
    read = fed(sound + b"PK\x03\x04\x01\x02\n" * 40, "a.jsonl")
    assert len([one for one in read if isinstance(one, Intake)]) == 30
    assert len([one for one in read if isinstance(one, Reject)]) == 40


def test_a_stray_nul_does_not_turn_a_short_line_into_another_script() -> None:
    assert only('id,text\n1,"ab\0cd"\n', "a.csv").text == "ab\0cd"


def test_a_mail_of_parts_that_names_no_boundary_is_read_as_it_stands() -> None:
    head = "From: a <a@b.example>\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    assert STORY in only(f"{head}Content-Type: multipart/mixed\n\n{STORY}\n", "a.eml").text


def test_reactions_edits_and_relays_change_no_words_of_a_message() -> None:
    told = channel(
        message(1, STORY, edited="2017-11-14T00:00:00", reactions=[{"type": "emoji", "count": 5}]),
        message(
            2, [SECOND, " ", {"type": "link", "text": "b.example"}], forwarded_from="Tell Radio"
        ),
        {"id": "no number", "type": "message"},
        message(4, STORY, forwarded_from=None),
    )
    found = fed(told, "result.json")
    texts = [one.report.text for one in found if isinstance(one, Intake)]
    assert texts == [STORY, f"{SECOND} b.example", STORY]
    (reject,) = (one for one in found if isinstance(one, Reject))
    assert "message 3" in reject.locator


@pytest.mark.parametrize("suffix", ["warc.zst", "warc"])
def test_a_packed_archive_with_zstd_inside_is_read(suffix: str) -> None:
    crawl = Crawl(packed=False).response("https://e.example/a", page()).content()
    zstd = pyarrow.compress(crawl, codec="zstd", asbytes=True)
    inside = {f"archive/a.{suffix}": zstd, "datapackage.json": b"{}"}
    report = only(zipped(inside), "a.wacz")
    assert STORY in report.text
    assert report.locator == f"a.wacz/archive/a.{suffix}, record 2"


def test_a_packed_archive_with_broken_zstd_says_so() -> None:
    zstd = pyarrow.compress(b"WARC/1.0 and so on", codec="zstd", asbytes=True)
    (reject,) = rejects(zipped({"archive/a.warc.zst": zstd[:-4]}), "a.wacz")
    assert "archive/a.warc.zst" in reject.locator


def test_a_page_dated_after_its_capture_is_called_out() -> None:
    """The capture of the sample is of 14 November 2017: no clock is asked."""
    dated = page().replace(
        b"<title>", b'<meta name="article:published_time" content="2019-01-02"><title>'
    )
    archive = wacz(a=Crawl().response("https://e.example/a", dated).content())
    assert any("after it was captured on 2017-11-14" in one for one in only(archive).notes)
    soon = wacz(a=Crawl().response("https://e.example/a", page()).content())
    assert not any("after it was" in one for one in only(soon).notes)


def test_a_pipe_into_which_nobody_writes_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PIPE_SECONDS", 0.05)
    os.mkfifo(tmp_path / "pipe")
    (reject,) = read_reports([str(tmp_path / "pipe")])
    assert isinstance(reject, Reject)
    assert "nobody writes" in reject.reason


def test_a_pipe_is_read_like_any_stream(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(STORY,))
    writer.start()
    (found,) = read_reports([str(pipe)])
    writer.join()
    assert isinstance(found, Intake)
    assert found.report.text == STORY


def test_a_file_that_grows_while_it_is_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json_lines(*({"text": f"{STORY} {number}"} for number in range(300))))
    found = []
    for each in read_files([str(file)]):
        found.append(each)
        if len(found) == 1:
            with file.open("a") as more:
                more.write(json.dumps({"text": f"{STORY} More."}) + "\n")
    reject, read = found[-2:]
    assert isinstance(reject, Reject) and "changed while it was read" in reject.reason
    assert isinstance(read, FileRead) and not read.whole


def test_what_is_said_of_a_file_is_its_digest_unless_its_bytes_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": SECOND}))
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": SECOND}) + "\n\n")
    told = [one for one in read_files([str(tmp_path)]) if isinstance(one, FileRead)]
    assert [one.sha256 is None for one in told] == [True, True, False]
    assert all(one.whole and Path(one.path or "").is_absolute() for one in told)


def test_a_workbook_goes_with_its_rows_and_they_share_it() -> None:
    content = workbook([("text",), (STORY,), (SECOND,)])
    first, second = (one for one in fed(content, "a.xlsx") if isinstance(one, Intake))
    assert first.container is second.container
    assert first.container is not None and first.container.content == content
    assert first.report.blob != first.container.sha256


def test_only_named_files_are_read_from_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    found = read_files(["."], folder=str(tmp_path), wanted=lambda name: name == "./b.txt")
    assert [one.report.locator for one in found if isinstance(one, Intake)] == ["./b.txt"]


def test_a_place_lies_in_all_that_hold_it() -> None:
    assert places_around("in/a, b.mbox, mail 3 (x)") == (
        *("in/a, b.mbox, mail 3 (x)", "in/a, b.mbox, mail 3", "in/a, b.mbox", "in/a", "in"),
    )
