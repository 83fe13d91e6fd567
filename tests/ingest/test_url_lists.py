"""Lists of addresses: read for capture, refused as reports in one word for the whole file."""

import io
from datetime import date

import pytest
from feeding import rejects, table
from samples import STORY

from reportedly.ingest.given import NOTHING_GIVEN, Given
from reportedly.ingest.items import Refused
from reportedly.ingest.url_lists import ListedAddress, read_addresses

PAGE = "https://qarat-post.example/market"


def addresses(content: str, given: Given = NOTHING_GIVEN) -> list[ListedAddress]:
    return list(read_addresses(io.BytesIO(content.encode()), "list.csv", given))


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
    assert found == ListedAddress(PAGE, 1, None, "qarat-post.example", date(2017, 11, 13))
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
        ListedAddress(PAGE, 2, "Strike, and more", "Qarat Post", date(2017, 11, 13))
    ]
    (reject,) = rejects(rows, "cloud.csv")
    assert "addresses, without the texts" in reject.reason


def test_one_address_a_line_is_a_list() -> None:
    assert [one.address for one in addresses(f"{PAGE}\n\n{PAGE}/2\n{PAGE}\n")] == [
        *(PAGE, f"{PAGE}/2")
    ]


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
