"""Workbooks: rows as in any table, days as days, bombs and damage refused."""

from datetime import date

from feeding import fed, only, rejects, reports
from samples import SECOND, STORY, Day, workbook, zipped

from reportedly.ingest.given import Given
from reportedly.model.reports import Intake

HEADER = ("id", "source", "published", "title", "text")


def test_a_row_is_a_report_and_its_day_a_day() -> None:
    content = workbook([HEADER, (7, "Qarat Post", Day(43052), "Strike", STORY)])
    report = only(content, "list.xlsx")
    assert (report.given_id, report.outlet, report.title) == ("7", "Qarat Post", "Strike")
    assert report.published.day == date(2017, 11, 13)
    assert report.locator == "list.xlsx, sheet 'Sheet1', row 2"


def test_columns_are_mapped_as_in_any_table() -> None:
    content = workbook([("words", "who"), (STORY, "Qarat Post")])
    given = Given(mapping=(("text", "words"), ("outlet", "who")))
    assert only(content, given=given).outlet == "Qarat Post"


def test_what_a_formula_came_to_is_read() -> None:
    assert only(workbook([HEADER, (1, "=A1&B1", "", "", STORY)])).outlet == "computed"


def test_a_sheet_without_texts_is_left_alone_with_a_word() -> None:
    told: list[str] = []
    content = workbook([("key", "value"), ("a", "b")], [HEADER, (1, "P", "", "", SECOND)])
    (one,) = fed(content, "list.xlsx", announce=told.append)
    assert isinstance(one, Intake)
    assert any("one sheet is left alone: no column holds the text" in note for note in told)


def test_where_no_sheet_holds_texts_the_columns_are_named() -> None:
    (reject,) = rejects(workbook([("key", "value"), ("a", "b")]))
    assert reject.reason == "no column holds the text; the columns are: key, value"


def test_rows_that_lack_a_text_are_rejected_alone() -> None:
    content = workbook([HEADER, (1, "P", "", "", ""), (), (2, "P", "", "", STORY)])
    assert [isinstance(one, Intake) for one in fed(content)] == [False, True]


def test_a_bomb_is_refused_before_its_reader_sees_it() -> None:
    content = zipped({"xl/workbook.xml": b"<workbook/>", "xl/big.xml": b"\0" * 50_000_000})
    (reject,) = rejects(content, "bomb.xlsx")
    assert "times its size" in reject.reason


def test_a_damaged_workbook_is_refused() -> None:
    content = workbook([HEADER, (1, "P", "", "", STORY)])
    (cut,) = rejects(content[:-200], "list.xlsx")
    assert "ZIP file is broken" in cut.reason
    (empty,) = rejects(zipped({"xl/workbook.xml": b"<workbook"}), "list.xlsx")
    assert "cannot be read" in empty.reason


def test_a_published_data_set_is_no_report() -> None:
    content = workbook(
        [("event_id_cnty", "sub_event_type", "fatalities", "notes"), ("1", "", 2, STORY)]
    )
    (reject,) = rejects(content)
    assert "ACLED" in reject.reason
    assert "compare --with" in reject.hint


def test_a_document_is_no_workbook() -> None:
    (reject,) = rejects(zipped({"word/document.xml": b"<document/>"}))
    assert "Office document" in reject.reason
    assert not reports(zipped({"word/document.xml": b"<document/>"}))
