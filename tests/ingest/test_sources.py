"""Files, folders and streams: order, names, gzip, and everything that can be wrong with them."""

import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from feeding import STRIKE, fed, json_lines, only, packed, rejects, reports

from reportedly.errors import InputError
from reportedly.ingest.items import MAX_ITEM_BYTES
from reportedly.ingest.reports import read_reports, read_stream
from reportedly.ingest.sources import Source, open_sources
from reportedly.model.reports import Intake, Reject


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    here = Path("reports")
    (here / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/c.txt", "deep/deeper/d.txt", ".hidden.txt", "no_suffix"):
        (here / name).write_text(f"{STRIKE} {name}")
    (here / ".git").mkdir()
    (here / ".git" / "config.txt").write_text("nothing to read")
    yield here
    (here / "locked.txt").exists() and (here / "locked.txt").chmod(0o600)


def locators(paths: list[str]) -> list[str]:
    found = read_reports(paths)
    return [one.report.locator if isinstance(one, Intake) else one.locator for one in found]


def test_folders_are_read_in_order_and_hidden_files_left_out(folder: Path) -> None:
    assert locators(["reports"]) == [
        *("reports/a.txt", "reports/b.txt", "reports/deep/c.txt", "reports/deep/deeper/d.txt"),
        "reports/no_suffix",
    ]


def test_what_is_left_out_of_folders_is_read_where_it_is_named(folder: Path) -> None:
    def read(*paths: str) -> list[str]:
        sources = open_sources(paths, left_out=lambda path: path.name == "c.txt")
        return [one.name for one in sources if isinstance(one, Source)]

    assert read("reports/deep") == ["reports/deep/deeper/d.txt"]
    assert read("reports/deep/c.txt") == ["reports/deep/c.txt"]


def test_no_locator_is_absolute(folder: Path) -> None:
    assert locators([str(folder.resolve() / "a.txt"), str(folder.resolve() / "deep")]) == [
        *("a.txt", "deep/c.txt", "deep/deeper/d.txt")
    ]


def test_a_missing_path_is_refused_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_reports(["reports/a.txt", "reports/bb.txt"])
    assert caught.value.hint == "did you mean 'reports/b.txt'?"


def test_a_missing_folder_says_so(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_reports(["nowhere/a.txt"])
    assert "no folder 'nowhere'" in caught.value.hint


def test_a_folder_that_leads_back_to_itself_is_read_once(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder.resolve())
    found = list(read_reports(["reports"]))
    assert sum(isinstance(one, Intake) for one in found) == 5
    assert [one.locator for one in found if isinstance(one, Reject)] == ["reports/deep/loop"]


def test_a_link_that_leads_nowhere_is_set_aside(folder: Path) -> None:
    (folder / "dead.txt").symlink_to("gone.txt")
    (reject,) = (one for one in read_reports(["reports"]) if isinstance(one, Reject))
    assert reject.locator == "reports/dead.txt"
    assert "no such file" in reject.reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_nobody_may_read_is_set_aside(folder: Path) -> None:
    (folder / "locked.txt").write_text(STRIKE)
    (folder / "locked.txt").chmod(0)
    (reject,) = (one for one in read_reports(["reports"]) if isinstance(one, Reject))
    assert reject.reason == "cannot be opened: permission denied"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in files here")
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (reject,) = (one for one in read_reports(["reports"]) if isinstance(one, Reject))
    assert "is a pipe" in reject.reason


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes exist on Linux alone")
def test_a_file_name_that_is_no_unicode_does_no_harm(folder: Path) -> None:
    Path(os.fsdecode(b"reports/\xff.txt")).write_text(STRIKE)
    assert "reports/\\xff.txt" in locators(["reports"])


@pytest.mark.skipif(sys.platform == "win32", reason="no file of Windows has such a name")
def test_a_line_break_in_a_file_name_is_shown(folder: Path) -> None:
    (folder / "deep" / "two\nlines.txt").write_text(STRIKE)
    assert "reports/deep/two\\x0alines.txt" in locators(["reports"])


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STRIKE.encode())))
    (found,) = read_reports(["-"])
    assert isinstance(found, Intake)
    assert (found.report.text, found.report.locator) == (STRIKE, "-")


def test_a_stream_is_read_row_by_row_and_never_whole() -> None:
    """Rows go out while later ones have not been asked for."""

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return (json_lines({"text": STRIKE}) * 1000).encode()[:size]

    stream = read_stream(Endless(), name="a.jsonl")  # type: ignore[arg-type]
    assert isinstance(next(stream), Intake)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt", "-"])
def test_gzip_is_undone_whatever_the_name_says(name: str) -> None:
    assert only(packed(STRIKE.encode()), name).text == STRIKE


def test_the_blob_of_a_packed_file_is_what_was_packed() -> None:
    (found,) = fed(packed(STRIKE.encode()), "a.txt.gz")
    assert isinstance(found, Intake)
    assert found.blob.content == STRIKE.encode()


def test_a_gzip_file_cut_short_gives_what_it_holds_and_a_reject() -> None:
    rows = json_lines(*({"id": n, "text": f"{STRIKE} {os.urandom(99).hex()}"} for n in range(2000)))
    found = fed(packed(rows.encode())[:-40000], "a.jsonl.gz")
    assert sum(isinstance(one, Intake) for one in found) > 1000
    assert isinstance(found[-1], Reject)
    assert "gzip file is broken" in found[-1].reason


def test_a_gzip_bomb_is_refused() -> None:
    bomb = gzip.compress((b'{"text": ' + b" " * 2**20 + b"\n") * 20)
    reject = rejects(bomb, "bomb.jsonl.gz")[-1]
    assert "unpacks to more than 100 times its size" in reject.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no text"),
        (b" \n\t ", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"%PDF-1.7\n" + bytes(range(256)), "the PDF cannot be read: it is damaged"),
        (b"PK\x03\x04" + bytes(99), "the ZIP file is broken"),
        (bytes(range(256)) * 9, "binary data"),
        (b"\x00" * 999, "binary data"),
        (b"\x1f\x8b broken", "gzip file is broken"),
        (b"x" * (MAX_ITEM_BYTES + 1), "larger than 16 MB"),
    ],
)
def test_what_is_no_report_is_set_aside_with_a_reason_and_a_hint(
    content: bytes, reason: str
) -> None:
    (reject,) = fed(content, "a.txt")
    assert isinstance(reject, Reject)
    assert reason in reject.reason
    assert reject.hint
    assert reject.locator == "a.txt"


def test_the_hint_for_binary_data_names_what_can_be_read() -> None:
    (reject,) = rejects(b"\x00" * 999, "a.bin")
    assert all(kind in reject.hint for kind in ("PDF", "workbooks", "mails", "web archives"))


def test_an_endless_line_is_skipped_and_the_next_goes_on() -> None:
    line = b'{"text": "' + b"x" * (20 * 1024 * 1024) + b'"}\n'
    content = line + json_lines({"id": "2", "text": STRIKE}).encode()
    assert [report.given_id for report in reports(content, "a.jsonl")] == ["2"]
    (reject,) = rejects(content, "a.jsonl")
    assert (reject.locator, reject.reason) == ("a.jsonl, line 1", "the line is longer than 16 MB")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_every_unicode_encoding_is_read_in_every_format(encoding: str, name: str) -> None:
    words = "Zwölf Menschen died in Qarat on Monday, the monitor said in London."
    content = {
        "a.txt": words,
        "a.jsonl": json_lines({"text": words}, {"text": words}),
        "a.csv": f'id,text\r\n1,"{words}"\r\n',
    }[name]
    if (encoding, name) == ("utf-16-le", "a.txt"):
        content += "\n"
    assert reports(content.encode(encoding), name)[0].text.strip() == words


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("At a café in Qarat “nine people” were killed – the monitor said", "cp1252"),
        ("В результате удара по рынку погибли девять человек, сообщил источник", "cp1251"),
        ("قتل تسعة أشخاص في غارة جوية على السوق", "cp1256"),
    ],
)
def test_an_encoding_that_must_be_guessed_is_noted(words: str, encoding: str) -> None:
    report = only(words.encode(encoding))
    assert report.text == words
    assert any(f"guessed to be {encoding}" in note for note in report.notes)


def test_russian_in_utf16_without_a_mark_is_read() -> None:
    words = "В результате удара по рынку погибли девять человек, сообщил источник"
    assert only(words.encode("utf-16-be")).text == words


def test_a_long_first_line_is_no_table() -> None:
    words = "Nine people died, ten lived; " * 9000
    assert only(words).text == words
    assert only("Nine died\rTen lived").reading.text == "Nine died\nTen lived"


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    report = only("Zürich, Köln, Zürich, Köln: nine died".encode().replace(b" ", b"\xff", 1))
    assert report.text == "Zürich,\ufffdKöln, Zürich, Köln: nine died"
    assert "1 bytes could not be read as utf-8" in report.notes


def test_a_nul_in_a_text_is_noted_and_not_read() -> None:
    report = only(STRIKE.replace(" people", "\0 people") * 3)
    assert "\0" in report.text
    assert "\0" not in report.reading.text
    assert "held NUL characters" in report.notes


def test_bytes_of_plain_text_are_located_behind_the_byte_order_mark() -> None:
    (found,) = fed(b"\xef\xbb\xbf" + STRIKE.encode())
    assert isinstance(found, Intake)
    (segment,) = found.report.segments
    assert found.blob.content[segment.byte_start : segment.byte_end].decode() == found.report.text


def test_of_a_cut_gzip_file_all_that_stood_before_is_read() -> None:
    rows = [{"id": str(number), "outlet": "P", "text": f"{STRIKE} {number}"} for number in range(9)]
    found = fed(packed(json_lines(*rows).encode())[:-30], "a.jsonl.gz")
    assert sum(isinstance(one, Intake) for one in found) > 1
    assert isinstance(found[-1], Reject)
    assert "gzip file is broken" in found[-1].reason


def test_half_of_a_text_is_not_taken_for_the_whole() -> None:
    (reject,) = fed(packed(STRIKE.encode() * 9)[:-12], "a.txt.gz")
    assert isinstance(reject, Reject)
