"""JSON Lines, JSON and CSV: one row one report; what is broken costs only itself."""

import json

import pytest
from feeding import STRIKE, fed, json_lines, only, rejects, reports, table

from reportedly.errors import InputError
from reportedly.ingest.given import Given
from reportedly.model.ids import sha256_hex
from reportedly.model.reports import Intake, Reject, Report

HEADER = ("id", "outlet", "listed_date", "title", "text")
ROWS = (
    ("1", "Example Post", "2017-04-05", "One", STRIKE),
    ("2", "Example Post", "2017-04-06", "Two", 'He said "nine".\n\nThen, nothing.'),
    ("3", "Vassa Daily", "2017-04-07", "Three", STRIKE + " Again."),
)


def ids(found: list[Report]) -> list[str | None]:
    return [report.given_id for report in found]


def test_the_known_keys_need_no_mapping_and_no_word() -> None:
    heard: list[str] = []
    row = {
        "id": 7,
        "outlet": "Example  Post",
        "date": "2017-04-05",
        "title": "Strike in Qarat",
        "text": STRIKE,
        "url": "https://post.example/a",
        "language": "en-GB",
        "location": "Qarat",
    }
    (found,) = fed(json_lines(row), announce=heard.append)
    assert isinstance(found, Intake)
    report = found.report
    assert (report.given_id, report.outlet, report.language) == ("7", "Example Post", "en")
    assert report.text == f"Strike in Qarat\n\n{STRIKE}"
    assert report.locator == "-, line 1"
    assert heard == []


def test_guesses_about_columns_are_announced_once() -> None:
    heard: list[str] = []
    row = {"headline": "Strike in Qarat", "content": STRIKE, "source": {"id": None, "name": "Post"}}
    found = fed(json_lines(row, row), "a.jsonl", announce=heard.append)
    assert isinstance(found[0], Intake)
    assert (found[0].report.outlet, found[0].report.title) == ("Post", "Strike in Qarat")
    assert [message.split(" (")[0] for message in heard] == [
        "a.jsonl: outlet is read from 'source'",
        "a.jsonl: title is read from 'headline'",
        "a.jsonl: text is read from 'content'",
    ]


OUTLETLESS = {"nr": 1, "paper": "Vassa Daily", "text": STRIKE, "url": "https://post.example/a"}


def test_an_outlet_that_no_column_holds_is_announced_with_the_columns_left() -> None:
    heard: list[str] = []
    fed(json_lines(OUTLETLESS, {**OUTLETLESS, "page": 3}), "a.jsonl", announce=heard.append)
    assert heard == [
        "a.jsonl: no column holds the outlet: the address's domain stands for it; "
        "columns not used: nr, paper; --map outlet=COLUMN names it"
    ]


@pytest.mark.parametrize("given", [Given(mapping=(("outlet", "paper"),)), Given(outlet="Post")])
def test_an_outlet_that_the_user_names_is_not_announced(given: Given) -> None:
    heard: list[str] = []
    fed(json_lines(OUTLETLESS), given=given, announce=heard.append)
    assert heard == []


def test_a_column_of_outlets_that_is_overruled_is_announced_once() -> None:
    heard: list[str] = []
    rows = ({"source": "Vassa Daily", "text": STRIKE}, {"source": "Qarat News", "text": STRIKE})
    fed(json_lines(*rows), "a.jsonl", Given(outlet="Post"), heard.append)
    assert heard == [
        "a.jsonl: the outlet of every row is 'Post', as given; what 'source' holds "
        "is only noted (leave --outlet out to have it read)"
    ]


def test_dates_of_which_none_is_one_are_announced_once() -> None:
    heard: list[str] = []
    given = Given(mapping=(("date", "headline"),))
    rows = [("Strike in Qarat", STRIKE), ("Another", STRIKE)]
    found = fed(table(("headline", "text"), *rows), "a.csv", given, heard.append)
    assert heard == ["a.csv: nothing that is listed as a date is one, such as 'Strike in Qarat'"]
    for one in found:
        assert isinstance(one, Intake) and any("is no date" in note for note in one.report.notes)
    heard.clear()
    fed(table(("date", "text"), ("soon", STRIKE), ("2017-11-13", STRIKE)), announce=heard.append)
    assert heard == []


def test_mapped_later_the_outlet_makes_another_report() -> None:
    mapped = only(json_lines(OUTLETLESS), given=Given(mapping=(("outlet", "paper"),)))
    alone = only(json_lines(OUTLETLESS))
    assert (alone.outlet, mapped.outlet) == ("post.example", "Vassa Daily")
    assert alone.id != mapped.id


def test_a_mapping_says_which_column_and_dots_lead_into_json() -> None:
    given = Given(mapping=(("text", "story.full"), ("outlet", "who")))
    row = {"story": {"full": STRIKE}, "text": "An advertisement", "who": "Vassa Daily"}
    report = only(json_lines(row), given=given)
    assert (report.text, report.outlet) == (STRIKE, "Vassa Daily")


def test_a_mapping_of_no_field_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(InputError) as caught:
        Given(mapping=(("txt", "body"),))
    assert "did you mean text?" in caught.value.hint


def test_a_mapped_column_that_is_not_there_names_those_that_are() -> None:
    given = Given(mapping=(("text", "artcle"),))
    (reject,) = rejects(table(("id", "article"), ("1", STRIKE)), "a.csv", given)
    assert "the columns are: id, article" in reject.reason


def test_csv_keeps_the_bytes_of_each_rows_own_lines() -> None:
    content = table(HEADER, *ROWS).encode()
    found = [one for one in fed(content, "a.csv") if isinstance(one, Intake)]
    assert ids([one.report for one in found]) == ["1", "2", "3"]
    assert b"".join(one.blob.content for one in found) == content.split(b"\r\n", 1)[1]
    assert [one.report.locator for one in found] == [
        *("a.csv, line 2", "a.csv, line 3", "a.csv, line 6")
    ]


def test_the_bytes_of_a_json_line_are_the_blob() -> None:
    content = json_lines({"text": STRIKE}, {"text": STRIKE + " Again."}).encode()
    blobs = [one.blob for one in fed(content) if isinstance(one, Intake)]
    assert [blob.content for blob in blobs] == content.splitlines()
    assert blobs[0].media_type == "application/json"


def test_unescaped_fields_point_to_their_bytes_and_escaped_ones_do_not() -> None:
    (found,) = fed(json_lines({"title": "Zürich", "text": 'He said "nine".'}))
    assert isinstance(found, Intake)
    title, text = found.report.segments
    assert found.blob.content[title.byte_start : title.byte_end].decode() == "Zürich"
    assert (text.field, text.byte_start) == ("text", None)


def test_the_same_bytes_from_another_outlet_are_a_second_report_of_one_blob() -> None:
    line = json_lines({"id": "1", "text": STRIKE})
    (one,) = fed(line, given=Given(outlet="Example Post"))
    (two,) = fed(line, given=Given(outlet="Vassa Daily"))
    assert isinstance(one, Intake) and isinstance(two, Intake)
    assert one.blob == two.blob
    assert one.report.id != two.report.id


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "cut', "this is not JSON"),
        ('["text"]', "not an object"),
        ("12", "not an object"),
        ("[" * 100_000, "this is not JSON"),
        ('{"text": ""}', "holds no text"),
        ('{"text": null, "title": "Strike"}', "holds no text"),
        ('{"id": "4", "title": "Strike"}', "no column holds the text"),
        ('{"text": "\\u0000\\u0001"', "this is not JSON"),
    ],
)
def test_a_broken_json_line_is_set_aside_and_the_next_goes_on(line: str, reason: str) -> None:
    good = json_lines({"id": "1", "text": STRIKE})
    content = good + line + "\n" + good.replace('"1"', '"2"')
    assert ids(reports(content, "a.jsonl")) == ["1", "2"]
    (reject,) = rejects(content, "a.jsonl")
    assert reject.locator == "a.jsonl, line 2"
    assert reason in reject.reason
    assert reject.hint


def test_half_a_surrogate_pair_does_not_break_the_report() -> None:
    assert "\ufffd" in only('{"text": "\\ud83d killed in Qarat, said the monitor"}').text.replace(
        "?", "\ufffd"
    )


def test_numbers_lists_and_missing_values_are_read_as_one_would_expect() -> None:
    row = {
        "id": 12.0,
        "text": [STRIKE, "More."],
        "outlet": "nan",
        "title": None,
        "date": float("nan"),
    }
    report = only(json.dumps(row))
    assert (report.given_id, report.text) == ("12", f"{STRIKE}\n\nMore.")
    assert report.outlet == "unknown outlet"


def test_html_in_a_text_column_is_taken_off_and_noted() -> None:
    row = {"text": f"<p>{STRIKE}</p><script>evil()</script><p>Nine &amp; ten.</p>"}
    report = only(json_lines(row))
    assert report.text == f"{STRIKE}\n\nNine & ten."
    assert "HTML" in report.notes[0]


@pytest.mark.parametrize("wrap", [list, lambda rows: {"status": "ok", "articles": rows}])
def test_a_json_file_may_hold_a_list(wrap: object) -> None:
    rows = [{"id": "1", "text": STRIKE}, {"id": "2", "text": STRIKE + " Again."}]
    assert callable(wrap)
    assert ids(reports(json.dumps(wrap(rows), indent=1), "a.json")) == ["1", "2"]


def test_one_json_object_is_one_report_and_its_bytes_are_the_files() -> None:
    content = json.dumps({"id": "1", "text": STRIKE}, indent=2)
    report = only(content, "a.json")
    assert report.blob == sha256_hex(content.encode())


def test_a_suffix_may_lie_about_json_and_csv() -> None:
    assert ids(reports(json_lines({"id": "1", "text": STRIKE}), "a.csv")) == ["1"]
    assert ids(reports(table(HEADER, *ROWS), "a.txt")) == ["1", "2", "3"]
    assert only("[Qarat] Nine people were killed.", "a.json.txt").text.startswith("[Qarat]")


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_other_separators_are_told_by_the_header(sign: str) -> None:
    content = f"id{sign}text\n1{sign}Nine killed, ten wounded in Qarat\n"
    assert ids(reports(content, "a.csv")) == ["1"]
    assert ids(reports(f"sep={sign}\n{content}", "a.csv")) == ["1"]


def test_a_quote_left_open_costs_its_line_and_no_more() -> None:
    lines = table(HEADER, *ROWS).split("\r\n")
    lines.insert(1, '0,Example Post,2017-04-04,"Zero,and no end')
    content = "\r\n".join(lines)
    assert ids(reports(content, "a.csv")) == ["1", "2", "3"]
    (reject,) = rejects(content, "a.csv")
    assert reject.locator == "a.csv, line 2"
    assert "quotation mark" in reject.reason


def test_a_quote_left_open_in_a_file_without_other_quotes_is_found_too() -> None:
    rows = "".join(f"{n},Nine people died in Qarat\n" for n in range(2, 3000))
    content = 'id,text\n1,"Nine people died\n' + rows
    found = fed(content, "a.csv")
    assert sum(isinstance(one, Intake) for one in found) == 2998
    assert [one.locator for one in found if isinstance(one, Reject)] == ["a.csv, line 2"]


def test_a_quote_left_open_in_the_last_row_is_found() -> None:
    content = f'id,text\n1,{STRIKE}\n2,"Nine people died'
    assert ids(reports(content, "a.csv")) == ["1"]
    assert [reject.locator for reject in rejects(content, "a.csv")] == ["a.csv, line 3"]


def test_quotes_inside_a_field_are_read_loosely_with_a_note() -> None:
    report = only('id,text\n1,"Nine "rebels" died in Qarat"\n', "a.csv")
    assert report.text == 'Nine rebels" died in Qarat"'
    assert any("not doubled" in note for note in report.notes)


def test_rows_of_another_width_are_set_aside_with_both_widths() -> None:
    content = f"id,text\n1,{STRIKE}\n2,Nine died, ten lived, in Qarat\n3,{STRIKE} Again.\n"
    assert ids(reports(content, "a.csv")) == ["1", "3"]
    (reject,) = rejects(content, "a.csv")
    assert reject.reason == "the row has 4 fields, the header has 2"


def test_fields_beyond_the_csv_modules_own_limit_are_read() -> None:
    long = "Nine people died in Qarat. " * 10_000
    assert only(table(("id", "text"), ("1", long)), "a.csv").text == long


def test_a_table_without_a_text_says_so_once_for_each_row_and_names_its_columns() -> None:
    (reject,) = rejects("id,when\n1,2017\n", "a.csv")
    assert "no column holds the text; the columns are: id, when" in reject.reason
    assert "--map text=COLUMN" in reject.hint


def test_an_id_that_comes_twice_is_noted() -> None:
    row = {"id": "1", "text": STRIKE}
    first, second = reports(json_lines(row, {**row, "text": STRIKE + " Again."}), "a.jsonl")
    assert first.notes != second.notes
    assert any("stood at a.jsonl, line 1 already" in note for note in second.notes)


def test_a_field_is_mapped_once() -> None:
    with pytest.raises(InputError, match="mapped twice: to 'a' and 'b'"):
        Given(mapping=(("text", "a"), ("text", "b")))


def test_a_mapping_that_finds_nothing_is_told() -> None:
    heard: list[str] = []
    given = Given(mapping=(("date", "when"), ("outlet", "paper.name")))
    rows = json_lines({"id": 1, "text": STRIKE, "paper": {"name": "Post"}}, {"text": STRIKE})
    assert len(fed(rows, "a.jsonl", given, heard.append)) == 2
    assert "a.jsonl: where no column 'when' is, no date is read" in heard
    heard.clear()
    fed(STRIKE, "a.txt", given, heard.append)
    assert heard == ["a.txt: this is plain text, without columns: --map says nothing of it"]


def test_a_list_nested_without_end_is_refused() -> None:
    (reject,) = rejects("[" * 2_000, "a.json")
    assert "nested too deeply" in reject.reason


def test_of_two_columns_of_one_name_none_is_lost_in_silence() -> None:
    (reject,) = rejects(table(("text", "text", "id"), (STRIKE, "x", "1")), "a.csv")
    assert reject.reason == "two columns are called 'text'" and "rename" in reject.hint
    assert only(table(("text", "seen", "seen"), (STRIKE, "x", "y")), "a.csv").text == STRIKE


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{broken", "at character 2"),
        ('{"text": ' + "[" * 100_000, "nested too deeply"),
        ('{"text": ' + "[" * 400 + "{}" + "]" * 400 + "}", "holds no text"),
        ('{"text": ' + '{"text": ' * 480 + "1" + "}" * 481, "nested too deeply"),
        ('{"id": ' + "9" * 5_000 + "}", "a number in it has thousands of digits"),
    ],
)
def test_a_broken_line_says_where_without_counting_lines_anew(line: str, fault: str) -> None:
    (reject,) = rejects(line, "a.jsonl")
    assert reject.locator == "a.jsonl, line 1"
    assert fault in reject.reason and "line 1 column" not in reject.reason
