"""What others or we concluded is told by what it holds, whatever its file is called."""

import json

import pytest
from feeding import fed, json_lines, only, packed, rejects, reports, table
from samples import STORY, Crawl, workbook

from reportedly.ingest.given import Given

# The reader of web archives leaves it to the collector of garbage to close what it unpacks into.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")

GED = ("id", "deaths_a", "deaths_b", "deaths_civilians", "best", "high", "low", "source_headline")
ACLED = ("event_id_cnty", "event_date", "sub_event_type", "source", "notes", "fatalities")
ROW = dict.fromkeys(ACLED, STORY)
NOTES = Given(mapping=(("text", "notes"),))


@pytest.mark.parametrize("name", ["real", "real.txt", "real.tab", "g.ged", "Event_v24_1", "a.gz"])
@pytest.mark.parametrize(("header", "publisher"), [(GED, "GED"), (ACLED, "ACLED")])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_of_events_is_none_by_any_name(
    name: str, header: tuple[str, ...], publisher: str, sign: str
) -> None:
    content = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in (header, [STORY] * 8))
    for sent in (content.encode(), packed(content.encode()), f"sep={sign}\n{content}".encode()):
        (reject,) = fed(sent, name)
        assert f"events of {publisher}" in reject.reason  # type: ignore[union-attr]


def test_one_that_is_too_large_for_a_text_is_not_to_be_split() -> None:
    (reject,) = rejects(table(ACLED, [STORY] * 6) + "x" * 17_000_000, "events")
    assert "events of ACLED" in reject.reason


@pytest.mark.parametrize("given", [Given(), NOTES])
@pytest.mark.parametrize(
    "content",
    [
        json_lines(ROW, ROW),
        json.dumps([ROW, ROW]),
        json.dumps({"status": 200, "messages": [], "data": [ROW, ROW]}),
        json.dumps({"status": 200, "data": [ROW, ROW]}, indent=1),
        json_lines({"type": "Feature", "properties": ROW}),
        table(ACLED, [STORY] * 6),
        workbook([ACLED, [STORY] * 6]),
    ],
)
def test_events_as_json_are_refused_in_one_word_with_a_mapping_too(
    content: str | bytes, given: Given
) -> None:
    for name in ("acled", "acled.data"):
        (reject,) = rejects(content, name, given)
        assert "events of ACLED" in reject.reason
        assert reject.hint.startswith("as a CSV file")
        assert reports(content, name, given) == []


def test_reports_among_events_come_in() -> None:
    content = json_lines(ROW, {"id": "1", "text": STORY}, ROW)
    assert only(content, "a.jsonl").text == STORY
    assert [one.locator for one in rejects(content, "a.jsonl")] == [
        *("a.jsonl, line 1", "a.jsonl, line 3")
    ]


def test_events_that_a_server_calls_plain_text_are_events_still() -> None:
    crawl = Crawl().resource(
        "https://a.example/raw", table(ACLED, [STORY] * 6).encode(), "text/plain"
    )
    (reject,) = rejects(crawl.content(), "a.warc.gz")
    assert "events of ACLED" in reject.reason


def test_a_mapped_text_is_looked_for_in_the_list_that_an_object_holds() -> None:
    content = json.dumps({"status": "ok", "articles": [{"full": STORY}]})
    assert only(content, "a.json", Given(mapping=(("text", "full"),))).text == STORY


@pytest.mark.parametrize("name", ["list.geojson", "list", "list.txt", "list.json"])
def test_one_object_over_many_lines_is_one_object(name: str) -> None:
    place = {"type": "Feature", "properties": {"text": STORY}}
    whole = {"type": "FeatureCollection", "features": [place]}
    by_line = f'{{"type":"FeatureCollection","features":[\n{json.dumps(place)}\n]}}\n'
    given = Given(mapping=(("text", "properties.text"),))
    for content in (json.dumps(whole, indent=2), by_line):
        assert only(content, name, given).text == STORY


def test_a_long_second_line_does_not_make_one_object_of_two() -> None:
    content = json_lines({"text": STORY}, {"text": STORY + " Again." * 20_000})
    assert len(reports(content, "a.json")) == 2
