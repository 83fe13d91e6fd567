"""Furniture: gone from the reading copy, kept in the text; prose is never taken for it."""

import pytest
from feeding import STRIKE, json_lines, only

TITLE = "Twelve die in strike on Qarat market"


def page_of(*lines: str, title: str = TITLE) -> str:
    return "\n\n".join([title, STRIKE, *lines, "Rescuers are still searching."])


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} | Ruritanian Spring",
        TITLE.upper(),
        "Читайте также: Угроза новой войны",
        "Read also: Army denies 300 dead in Hama",
        "READ MORE: 14 killed in Vassa",
        "See also — Fifty killed last year",
        "اقرأ أيضا: مقتل عشرة أشخاص",
        "Lire aussi : dix morts à Vassa",
        "Related articles\n- Ninety killed in Vassa\n- Army kills ten",
        "* terror organization banned in Ruritania",
        "*The group is outlawed in the country",
        "Share on Facebook | Tweet | Email | Print",
        "© 2017 Example Post. All rights reserved.",
        "Copyright 2017 Example Post",
        "Tags: Qarat, air strike, civilians",
        "Photo: Example Agency",
        "Sign up for our daily newsletter",
        "Follow us on Twitter",
    ],
)
def test_furniture_is_left_out_of_the_reading_copy_alone(line: str) -> None:
    report = only(page_of(line))
    assert line in report.text
    assert report.reading.text.split() == page_of().split()


@pytest.mark.parametrize(
    "line",
    [
        "Related to the strike, forty people were wounded.",
        "See also how the army shelled Vassa, where nine people died, the monitor said.",
        "* Ten killed in Vassa, residents said",
        "Share of the blame lies with the army, which killed nine people, the monitor said.",
        "Print media reported nine dead.",
        "Watch-dogs said that nine people were killed.",
        f"{TITLE} - 40 wounded, the army says",
        "Topic of the talks was the ceasefire.",
        "Photo evidence shows nine bodies, the monitor said.",
        "Follow the money, said the official, and nine killers will be found.",
    ],
)
def test_prose_that_begins_like_furniture_stays(line: str) -> None:
    assert line in only(page_of(line)).reading.text


def test_the_first_title_stays() -> None:
    report = only(page_of(TITLE))
    assert report.title == TITLE
    assert report.reading.text.count(TITLE) == 1


def test_a_title_run_into_the_text_of_a_feed_is_cut_with_its_date() -> None:
    """Feeds without line breaks give date, title and text in one line."""
    row = {"title": TITLE, "text": f"17 August 2016 {TITLE}. {STRIKE}", "outlet": "Example Post"}
    assert only(json_lines(row)).reading.text == f"{TITLE}\n\n{STRIKE}"


def test_a_sentence_that_begins_with_the_words_of_the_title_stays_whole() -> None:
    lede = f"{TITLE} and nine in Vassa, the monitor said."
    assert lede in only(json_lines({"title": TITLE, "text": lede})).reading.text


def test_the_sites_name_behind_the_title_is_no_words_of_the_report() -> None:
    row = {"title": f"{TITLE} - Example Post", "text": STRIKE, "outlet": "examplepost"}
    report = only(json_lines(row))
    assert report.title == f"{TITLE} - Example Post"
    assert report.reading.text == f"{TITLE}\n\n{STRIKE}"


def test_headlines_behind_a_report_without_line_breaks_are_cut() -> None:
    text = f"{STRIKE} The search went on. ... 43 Related Army Kills 2200 Rebels Tags war Qarat"
    assert "2200" not in only(json_lines({"text": text})).reading.text


def test_tags_inside_a_line_end_where_a_sentence_begins() -> None:
    text = f"A market was hit. Tags Qarat Vassa war crimes {STRIKE}"
    assert only(json_lines({"text": text})).reading.text == f"A market was hit. \n{STRIKE}"
