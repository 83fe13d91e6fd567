"""A workbook's own bytes stand beside its rows; of other files the log has the digest."""

import hashlib
import json
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from samples import workbook

from reportedly.errors import UnknownId
from reportedly.model.reports import Report
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.run import Added, add_reports
from reportedly.store.base import Casebook, Part
from reportedly.store.custody import Act, Erasing, LogEntry, Wanted

pytestmark = pytest.mark.usefixtures("reader")

FIRST = "A strike on Atarib killed 7 people on Monday, a doctor at the hospital said."
SECOND = "A strike on Darat killed 3 people on Tuesday, the civil defence said."


def add(casebook: Casebook, path: Path) -> Added:
    return add_reports(casebook, [str(path)], engine=InProcess())


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([("outlet", "text"), ("Post", FIRST), ("Post", SECOND)]))
    return path


def read_acts(casebook: Casebook) -> list[LogEntry]:
    return list(casebook.log(Wanted((Act.READ,))))


def parts(casebook: Casebook) -> list[list[str]]:
    dumped = map(json.loads, casebook.dump([Part.OBSERVED]))
    return [list(line["value"].values()) for line in dumped if line["row"] == "contained"]


def one_of(casebook: Casebook, words: str) -> Report:
    return next(report for report in casebook.reports() if words in report.text)


def test_the_bytes_of_a_workbook_are_kept_once_and_each_row_points_to_them(
    casebook: Casebook, book: Path
) -> None:
    add(casebook, book)
    content = book.read_bytes()
    assert casebook.blob(digest(content)).content == content
    assert sorted(parts(casebook)) == sorted(
        [digest(content), report.id] for report in casebook.reports()
    )
    again = casebook.head()
    assert add(casebook, book).known == 2
    assert len(read_acts(casebook)) == 2  # the file that was read, the bytes that were kept
    assert casebook.head().number == again.number + 1
    assert casebook.check().faults == ()


def test_an_erased_row_takes_the_workbook_with_it_and_the_others_stay(
    casebook: Casebook, book: Path
) -> None:
    add(casebook, book)
    first, second = one_of(casebook, FIRST), one_of(casebook, SECOND)
    casebook.erase(Erasing(first.id, "R. K.", "asked for"))
    assert [report.id for report in casebook.reports()] == [second.id]
    assert parts(casebook) == []
    with pytest.raises(UnknownId):
        casebook.blob(digest(book.read_bytes()))
    assert casebook.blob(second.blob).content
    told = [entry.about for entry in casebook.log(Wanted((Act.TAKEN_IN,)))]
    assert [about is None for about in told] == [True, False]
    assert casebook.check().faults == ()


def test_where_something_is_kept_out_no_workbook_brings_it_back(
    casebook: Casebook, book: Path
) -> None:
    add(casebook, book)
    first = one_of(casebook, FIRST)
    casebook.erase(Erasing(first.id, "R. K.", "asked for", keep_out=True))
    add(casebook, book)
    assert parts(casebook) == []
    assert FIRST not in "".join(report.text for report in casebook.reports())


def test_of_a_file_that_holds_several_reports_the_log_has_the_digest(
    casebook: Casebook, tmp_path: Path
) -> None:
    path = tmp_path / "inbox.mbox"
    box = mailbox.mbox(path)
    for text in (FIRST, SECOND):
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "Desk <desk@ferry.example>", "Raid"
        mail.set_content(text)
        box.add(mail)
    box.close()
    add(casebook, path)
    (entry,) = read_acts(casebook)
    assert entry.about is not None
    assert entry.about["sha256"] == digest(path.read_bytes())
    assert (entry.about["path"], entry.about["whole"]) == (str(path), True)
    add(casebook, path)
    assert len(read_acts(casebook)) == 1, "what brought nothing new is not told again"


def test_a_file_whose_bytes_are_kept_needs_no_further_word(
    casebook: Casebook, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    add(casebook, path)
    assert read_acts(casebook) == []
    assert casebook.blob(digest(path.read_bytes())).content == FIRST.encode()
