"""Lists of addresses: read for capture, refused as reports in one word for the whole file."""

import io
import json
from datetime import date

import pytest
from feeding import json_lines, only, packed, rejects, reports, table
from samples import STORY, workbook, zipped

from reportedly.ingest.addresses import ListedAddress
from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import Refused
from reportedly.ingest.url_lists import read_addresses
from reportedly.model.reports import Reject

PAGE = "https://qarat-post.example/market"


def found_in(
    content: str | bytes, given: Given = NOTHING_GIVEN, name: str = "list.csv"
) -> list[ListedAddress | Reject]:
    sent = content.encode() if isinstance(content, str) else content
    return list(read_addresses(io.BytesIO(sent), name, given))


def addresses(
    content: str | bytes, given: Given = NOTHING_GIVEN, name: str = "list.csv"
) -> list[ListedAddress]:
    found = found_in(content, given, name)
    return [one for one in found if isinstance(one, ListedAddress)]


def aside(content: str | bytes) -> list[tuple[str, str, str]]:
    """Place, reason and hint of what is set aside of a list."""
    found = found_in(content)
    return [(one.locator, one.reason, one.hint) for one in found if isinstance(one, Reject)]


def gdelt(width: int, **places: str) -> str:
    fields = [""] * width
    for place, value in places.items():
        fields[int(place.removeprefix("at"))] = value
    return "\t".join(fields) + "\n"


@pytest.mark.parametrize(
    "line",
    [
        gdelt(27, at1="20171113101500", at3="qarat-post.example", at4=PAGE),
        gdelt(16, at2="20171113101500", at4="qarat-post.example", at5=PAGE),
        gdelt(61, at59="20171113101500", at60=PAGE),
        gdelt(58, at56="20171113", at57=PAGE),
    ],
)
def test_the_files_of_gdelt_give_address_outlet_and_day(line: str) -> None:
    (found,) = addresses(line + line)
    assert found == ListedAddress(
        PAGE, "list.csv, line 1", None, "qarat-post.example", date(2017, 11, 13)
    )
    (reject,) = rejects(line, "20171113101500.gkg.csv")
    assert "addresses, without the texts" in reject.reason
    assert "reportedly capture" in reject.hint


def test_a_list_of_media_cloud_gives_all_it_says() -> None:
    rows = table(
        ("stories_id", "url", "title", "publish_date", "media_name"),
        ("1", PAGE, "Strike, and more", "2017-11-13 10:00:00", "Qarat Post"),
        ("2", "no address", "", "", ""),
    )
    assert addresses(rows) == [
        ListedAddress(
            PAGE, "list.csv, line 2", "Strike, and more", "Qarat Post", date(2017, 11, 13)
        )
    ]
    ((place, reason, _),) = aside(rows)
    assert (place, reason) == (
        "list.csv, line 3",
        "'no address' does not begin with http:// or https://",
    )
    (reject,) = rejects(rows, "cloud.csv")
    assert "addresses, without the texts" in reject.reason


def test_one_address_a_line_is_a_list() -> None:
    assert [one.address for one in addresses(f"{PAGE}\n\n{PAGE}/2\n{PAGE}\n")] == [
        *(PAGE, f"{PAGE}/2")
    ]


@pytest.mark.parametrize(
    ("bad", "reason", "hint"),
    [
        ("ferry.example/raid", "'ferry.example/raid' does not begin with", "write https:// before"),
        ("http//typo.example/x", "'http//typo.example/x' does not begin with", "mend it"),
        (f"{PAGE}/3 Raid, told twice", "is more than an address", "behind a #"),
        (f"{PAGE}/3 http://reader:secret@ferry.example/", "is more than an address", "behind a #"),
        ("ftp://reader:secret@ferry.example/a", "'ftp://…@ferry.example/a' does not", "mend it"),
    ],
)
def test_a_line_that_is_no_address_is_set_aside_and_the_rest_goes_on(
    bad: str, reason: str, hint: str
) -> None:
    listed = f"{PAGE}\n{bad}\n\n{PAGE}/2\n"
    assert [one.address for one in addresses(listed)] == [PAGE, f"{PAGE}/2"]
    ((place, told, todo),) = aside(listed)
    assert place == "list.csv, line 2"
    assert reason in told and hint in todo
    assert "secret" not in told


def test_a_list_may_begin_with_a_line_that_is_no_address() -> None:
    listed = f"ferry.example/raid\n{PAGE}\n"
    assert [one.address for one in addresses(listed)] == [PAGE]
    assert [place for place, *_ in aside(listed)] == ["list.csv, line 1"]
    with pytest.raises(Refused, match="no column holds addresses"):
        addresses(f"{STORY}\n{STORY}\n{PAGE}\n")
    with pytest.raises(Refused, match="no column holds addresses"):
        addresses(f"where,n\n{PAGE},1\n")


def test_comments_of_a_list_are_passed_over() -> None:
    listed = f"# pages, link by link\n\n{PAGE}  # the first\n  # and\n{PAGE}/2#part\n"
    assert [one.address for one in addresses(listed)] == [PAGE, f"{PAGE}/2#part"]
    assert aside(listed) == []
    (reject,) = rejects(f"{listed}ferry.example/raid\n")
    assert ALONE in reject.reason
    assert addresses(f"# pages, link by link\n#,url\n1,{PAGE}\n")[0].place == "list.csv, line 3"


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (f"url,n\n{PAGE},1\n,2\n\n", "line 3", "no address stands there"),
        (f"url,n\n{PAGE},1\n{PAGE}/2,a,b\n", "line 3", "the row has 3 fields, the header has 2"),
        (json_lines({"url": PAGE}, {"title": "Raid"}), "line 2", "no address stands there"),
        (json.dumps([PAGE, {"title": "Raid"}]), "item 2", "no address stands there"),
        (workbook([("url", "n"), (PAGE, "1"), ("", "2")]), "sheet 'Sheet1', row 3", "no address"),
        (
            gdelt(61, at59="20171113101500", at60=PAGE) + "1\t2\n",
            "line 2",
            "the line has 2 fields, those of GDELT's events have 61",
        ),
    ],
)
def test_a_row_without_an_address_is_set_aside_wherever_it_stands(
    content: str | bytes, place: str, reason: str
) -> None:
    assert [one.address for one in addresses(content)] == [PAGE]
    ((where, told, todo),) = aside(content)
    assert where == f"list.csv, {place}"
    assert reason in told and todo


def test_a_mapped_column_holds_the_addresses() -> None:
    given = Given(mapping=(("url", "where"),))
    assert addresses(table(("where", "n"), (PAGE, "1")), given)[0].address == PAGE


def test_a_list_without_addresses_is_refused() -> None:
    with pytest.raises(Refused, match="no column holds addresses"):
        addresses("a,b\n1,2\n")
    with pytest.raises(Refused, match="no address is listed"):
        addresses("url,b\nnothing,2\n")


@pytest.mark.parametrize(
    ("header", "publisher"),
    [
        (("id", "deaths_a", "deaths_b", "deaths_civilians", "best", "high", "low"), "GED"),
        (("event_id_cnty", "event_date", "sub_event_type", "notes", "fatalities"), "ACLED"),
    ],
)
def test_what_others_concluded_is_no_report(header: tuple[str, ...], publisher: str) -> None:
    (reject,) = rejects(table(header, [STORY] * len(header)), "events.csv")
    assert f"events of {publisher}" in reject.reason
    assert "compare --with" in reject.hint


EVENTS = gdelt(61, at59="20171113101500", at60=PAGE)
ALONE = "addresses, without the texts"


@pytest.mark.parametrize(
    "content",
    [
        json_lines({"url": PAGE, "outlet": "Qarat Post"}, {"url": f"{PAGE}/2"}).encode(),
        json.dumps([{"url": PAGE}, {"url": f"{PAGE}/2"}]).encode(),
        json.dumps([PAGE, f"{PAGE}/2"]).encode(),
        f"{PAGE}\n\n{PAGE}/2\n".encode(),
        f"\ufeff{PAGE}\r\n{PAGE}/2\r\n".encode(),
        table(("url", "n"), (PAGE, "1"), (f"{PAGE}/2", "2")).encode(),
        workbook([("url", "n"), (PAGE, "1"), (f"{PAGE}/2", "2")]),
        packed(f"{PAGE}\n{PAGE}/2\n".encode()),
        zipped({"20171113.gkg.csv": gdelt(27, at1="20171113", at4=PAGE).encode() * 2,
                "more.txt": f"{PAGE}/2\n".encode()}),
    ],
    ids=("lines", "list", "words", "text", "marked", "table", "book", "gzip", "zip"),
)  # fmt: skip
def test_a_list_in_any_wrapping_is_one_word_for_who_adds_and_addresses_for_who_captures(
    content: bytes,
) -> None:
    (reject,) = rejects(content)
    assert ALONE in reject.reason
    assert "reportedly capture" in reject.hint
    assert reject.locator.startswith("-") and "line" not in reject.locator
    assert [one.address for one in addresses(content)] == [PAGE, f"{PAGE}/2"]


def test_a_row_without_text_among_texts_is_told_by_itself() -> None:
    rows = json_lines({"url": PAGE}, {"url": f"{PAGE}/2", "text": STORY}, {"url": f"{PAGE}/3"})
    assert [one.locator for one in rejects(rows, "a.jsonl")] == [
        "a.jsonl, line 1",
        "a.jsonl, line 3",
    ]
    assert only(rows, "a.jsonl").url == f"{PAGE}/2"


def test_many_addresses_before_the_first_text_are_one_word() -> None:
    rows = json_lines(*({"url": f"{PAGE}/{n}"} for n in range(1500)), {"text": STORY})
    assert [one.locator for one in rejects(rows, "a.jsonl")] == ["a.jsonl"]
    assert len(reports(rows, "a.jsonl")) == 1


def test_a_broken_line_among_addresses_keeps_its_own_reason() -> None:
    broken, whole = rejects(json_lines({"url": PAGE}) + "{broken\n", "a.jsonl")
    assert (broken.locator, whole.locator) == ("a.jsonl, line 2", "a.jsonl")
    rows = json_lines({"url": PAGE}) + "{broken\n" + json_lines({"url": f"{PAGE}/2"})
    assert [one.address for one in addresses(rows)] == [PAGE, f"{PAGE}/2"]
    ((place, reason, _),) = aside(rows)
    assert (place, reason) == ("list.csv, line 2", "this is not JSON")


def test_a_zipped_file_of_gdelt_gives_what_it_says() -> None:
    (found,) = addresses(zipped({"20171113101500.export.CSV": EVENTS.encode()}), name="x.CSV.zip")
    assert (found.address, found.outlet, found.day) == (
        *(PAGE, "qarat-post.example"),
        date(2017, 11, 13),
    )


def test_a_file_of_gdelt_may_begin_with_what_is_no_page() -> None:
    aired = gdelt(27, at1="20171113101500", at2="2", at4="A channel, evening news")
    paged = gdelt(27, at1="20171113101500", at2="1", at4=PAGE)
    assert [one.address for one in addresses(aired + paged)] == [PAGE]
    ((place, reason, _),) = aside(aired + paged)
    assert place == "list.csv, line 1" and "A channel, evening news" in reason
    (reject,) = rejects(aired + paged, "20171113.gkg.csv")
    assert ALONE in reject.reason


def test_the_older_knowledge_graph_lists_several_addresses_in_a_column() -> None:
    rows = f"DATE\tNUMARTS\tSOURCES\tSOURCEURLS\n20171113\t2\ta\t{PAGE}<UDIV>{PAGE}/2\n"
    assert [(one.address, one.day) for one in addresses(rows)] == [
        (PAGE, date(2017, 11, 13)),
        (f"{PAGE}/2", date(2017, 11, 13)),
    ]


def test_a_zipped_list_that_grows_beyond_measure_is_refused() -> None:
    bomb = zipped({"20171113.export.CSV": EVENTS.encode() * 400_000})
    with pytest.raises(Refused, match="times its size"):
        addresses(bomb)


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_damaged_zip_is_refused(cut: int) -> None:
    with pytest.raises(Refused):
        addresses(zipped({"20171113.export.CSV": EVENTS.encode() * 40})[:-cut])


def test_a_truncated_gzip_gives_what_stood_before_and_then_its_reason() -> None:
    lines = "".join(f"{PAGE}/{number}\n" for number in range(40_000))
    found = read_addresses(io.BytesIO(packed(lines.encode())[:-20]), "list.txt.gz", NOTHING_GIVEN)
    with pytest.raises(Refused, match="gzip file is broken"):
        list(found)


def test_a_text_that_names_an_address_is_a_text() -> None:
    assert only(f"{PAGE}\n\n{STORY}").text.startswith(PAGE)
    told = "周一，卡拉特市场遭到空袭，七人死亡，一名医生说。" * 3
    assert only(f"{PAGE}\n\n{told}").text.startswith(PAGE)
