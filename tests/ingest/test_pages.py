"""HTML: main text and metadata in, markup and furniture out."""

import pytest
from feeding import STRIKE, fed, only, rejects

from reportedly.ingest.given import Given
from reportedly.ingest.pages import fragment_text
from reportedly.model.reports import DateReason, Intake

MORE = "Rescuers searched the rubble of the market through the night, the town council said."
META = '<meta property="article:published_time" content="2017-11-14T08:00:00+02:00">'
SIDE = '<aside><time datetime="2021-01-01">1 January 2021</time> Older news</aside>'


def page(head: str = "", body: str = "", before: str = SIDE) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Strike on Qarat market | Example Post</title>
<meta property="og:title" content="Strike on Qarat market">
<meta property="og:site_name" content="Example Post">
<link rel="canonical" href="https://post.example/news/strike">{head}</head>
<body><nav><a href="/">Home</a><a href="/war">War</a></nav>{before}
<article><h1>Strike on Qarat market</h1><p>{STRIKE}</p><p>{MORE}</p>{body}</article>
<footer>© 2017 Example Post</footer><script>alert("nine killed")</script></body></html>"""


def test_a_page_gives_title_text_outlet_address_and_day() -> None:
    report = only(page(META))
    assert report.title == "Strike on Qarat market"
    assert report.outlet == "Example Post"
    assert report.url == "https://post.example/news/strike"
    assert str(report.published.day) == "2017-11-14"
    assert report.published.reason is DateReason.METADATA
    assert STRIKE in report.text
    assert "alert" not in report.text
    assert report.reading.text.count("Strike on Qarat market") == 1


def test_a_date_elsewhere_on_the_page_is_not_its_publication_day() -> None:
    assert only(page()).published.day is None


def test_a_date_in_json_for_machines_counts() -> None:
    data = '{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2017-11-14"}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert str(only(page(script)).published.day) == "2017-11-14"


def test_the_address_dates_a_page_that_states_no_day() -> None:
    report = only(page(), given=Given(url="https://post.example/2017/11/14/strike"))
    assert (str(report.published.day), report.published.reason) == ("2017-11-14", "url_time")


def test_what_the_user_gives_wins_over_the_page() -> None:
    assert only(page(), given=Given(outlet="Vassa Daily")).outlet == "Vassa Daily"


def test_paragraphs_that_stand_verbatim_point_to_their_bytes() -> None:
    (found,) = fed(page(body="<p>Nine &amp; ten people, he said.</p>"))
    assert isinstance(found, Intake)
    text, content = found.report.text, found.blob.content
    placed = [s for s in found.report.segments if s.byte_start is not None]
    for segment in placed:
        words = text[segment.text_start : segment.text_end]
        assert content[segment.byte_start : segment.byte_end].decode() == words
    assert {STRIKE, MORE} <= {text[s.text_start : s.text_end] for s in placed}
    assert len(placed) < len(found.report.segments)


def test_read_also_lines_of_a_page_are_not_read() -> None:
    also = '<p><a href="/x">Read also: Ninety killed in Vassa</a></p>'
    report = only(page(body=also + f"<p>{MORE} The search went on until dawn.</p>"))
    assert "Ninety" not in report.reading.text


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "utf-8-sig"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    words = "Источник сообщил, что на рынке погибли девять человек и ранены ещё двенадцать."
    html = page(body=f"<p>{words}</p>" * 2).replace("utf-8", encoding).replace("©", "(c)")
    assert words in only(html.encode(encoding)).text


def test_a_page_is_known_by_its_content() -> None:
    assert only(page(), "article.txt").title == "Strike on Qarat market"
    assert only(f"{STRIKE} The <b>market</b> burned.", "page.txt").text.endswith("burned.")


def test_a_bare_piece_of_a_page_is_read() -> None:
    assert only(f"<p>{STRIKE}</p>", "a.html").text == STRIKE


@pytest.mark.parametrize(
    "content", ["<html></html>", "<!doctype html><html><head><title>A</title></head></html>"]
)
def test_a_page_without_an_article_is_set_aside(content: str) -> None:
    (reject,) = rejects(content, "a.html")
    assert "no article" in reject.reason or "no text" in reject.reason


def test_a_hostile_page_does_no_harm() -> None:
    nested = "<div>" * 3000 + STRIKE + "</div>" * 3000
    for content in (
        f"<html><body>{nested}</body></html>",
        "<html><p>" + "<" * 99_999,
        page()[:400],
    ):
        assert len(fed(content, "a.html")) == 1


@pytest.mark.parametrize("stated", ["", '<meta charset="windows-1251">'])
def test_letters_beyond_ascii_stay_whole_in_a_fragment(stated: str) -> None:
    assert fragment_text(f"{stated}<p>“Обстрел” […]</p>") == "“Обстрел” […]"


def test_signs_that_no_page_may_hold_are_left_out() -> None:
    assert STRIKE in only(f"<html><p>One</p>\x01\x1f {STRIKE}<p>&#2;</p></html>", "a.html").text
