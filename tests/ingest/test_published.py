"""The publication day: the reason it was chosen, and contradictions in words."""

from datetime import date

import pytest
from feeding import STRIKE, json_lines, only, reports, table

from reportedly.ingest.given import Given
from reportedly.model.reports import DateReason, PublicationDate, Report

DAY = date(2017, 4, 5)


def dated(text: str, **row: object) -> Report:
    return only(json_lines({"text": text, "outlet": "Example Post", **row}))


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("17 August 2016 ", date(2016, 8, 17)),
        ("Mon Aug 12 2013 ", date(2013, 8, 12)),
        ("Wed 05 Apr 2017 at 0914 ", DAY),
        ("Last updated at Oct 032017 ", date(2017, 10, 3)),
        ("Date of publication 26 October 2016 ", date(2016, 10, 26)),
        ("AFP Monday 6 Jun 2016 ", date(2016, 6, 6)),
        ("13-08-2013 ", date(2013, 8, 13)),
        ("Published April 5 2017 ", DAY),
        ("Published: Wednesday, April 5, 2017\n", DAY),
        ("Posted on April 5th, 2017 by A. Writer\n", DAY),
        ("05.10.2017(updated 1935 06.10.2017) ", date(2017, 10, 5)),
        ("QARAT, 5 April 2017 (AFP) - ", DAY),
        ("Qarat, Ruritania – April 5, 2017 – ", DAY),
        ("By A. Writer\n5 April 2017\n", DAY),
        ("2017-04-05T10:00:00Z\n", DAY),
        ("Middle East Military 05-04-2017 0147 PM ", DAY),
    ],
)
def test_a_dateline_at_the_head_dates_the_report(head: str, day: date) -> None:
    report = dated(head + STRIKE)
    assert report.published.day == day
    assert report.published.reason is DateReason.DATELINE
    assert str(day.year) in report.published.words


@pytest.mark.parametrize(
    "text",
    [
        "On 13 November 2017 militants attacked a house in Qarat, killing one man.",
        "Overnight into 13th of November 2017 militants attacked a house in Qarat.",
        "13 November 2017 was the day on which militants attacked a house in Qarat.",
        "Militants who fled in Qarat on Monday 13 November 2017 were killed, officials said.",
        "A fighter jet crashed into the market of Qarat August 3 2015(Example Photo). Nine died.",
        "Nine died on 31 June 2017 in Qarat.",
        STRIKE + " " * 10 + "The war began. " * 30 + "AFP Monday 6 Jun 2016 ends the text.",
    ],
)
def test_the_day_of_the_happening_told_is_no_dateline(text: str) -> None:
    assert dated(text).published == PublicationDate(None, DateReason.UNKNOWN)


def test_the_text_wins_over_the_list_and_a_note_says_so() -> None:
    report = dated(f"Published April 5 2017 {STRIKE}", listed_date="4/13/2017")
    assert report.published.day == DAY
    assert report.notes == ("listed 2017-04-13, the text says 2017-04-05",)


def test_a_listed_date_more_than_a_year_away_is_called_out() -> None:
    report = dated(f"Thu Dec 15 2016 {STRIKE}", date="2014-12-03")
    assert report.published.day == date(2016, 12, 15)
    assert report.notes[0].endswith("more than a year apart")


def test_a_dateline_with_the_wrong_weekday_is_noted() -> None:
    report = dated(f"Monday 5 April 2017 {STRIKE}")
    assert "names a weekday that day was not" in report.notes[0]


def test_what_the_user_says_wins_over_everything() -> None:
    content = json_lines({"text": f"Published April 5 2017 {STRIKE}", "outlet": "Example Post"})
    report = only(content, given=Given(day=date(2017, 4, 9)))
    assert report.published == PublicationDate(date(2017, 4, 9), DateReason.GIVEN, "2017-04-09")
    assert report.notes == ("the text says 2017-04-05, given as 2017-04-09",)


@pytest.mark.parametrize(
    ("url", "day", "words"),
    [
        ("https://post.example/news/1511589393", date(2017, 11, 25), "1511589393"),
        ("https://post.example/2017/11/25/strike", date(2017, 11, 25), "2017/11/25"),
        ("https://post.example/2017/nov/25/strike", date(2017, 11, 25), "2017/nov/25"),
        ("https://post.example/strike-20171125.html", date(2017, 11, 25), "20171125"),
    ],
)
def test_an_address_dates_a_report_that_says_no_day(url: str, day: date, words: str) -> None:
    report = dated(STRIKE, url=url, date="2017-12-01")
    assert report.published == PublicationDate(day, DateReason.URL_TIME, words)


@pytest.mark.parametrize(
    "url", ["https://post.example/a/1926479142", "https://post.example/2017/13/45"]
)
def test_an_article_number_is_no_time(url: str) -> None:
    assert dated(STRIKE, url=url).published.reason is DateReason.UNKNOWN


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2017-04-05", DAY),
        ("2017-04-05T22:00:00+03:00", DAY),
        ("20170405", DAY),
        ("5 April 2017", DAY),
        ("Apr 5, 2017 10:30 PM", DAY),
        ("05.04.2017", DAY),
        ("1491350400", DAY),
        ("1491350400000", DAY),
        ("4/25/17", date(2017, 4, 25)),
        ("25/4/2017", date(2017, 4, 25)),
        ("5 апреля 2017", DAY),
    ],
)
def test_listed_dates_are_read_in_many_shapes(value: str, day: date) -> None:
    report = dated(STRIKE, date=value)
    assert (report.published.day, report.published.reason) == (day, DateReason.LISTED)
    assert report.notes == ()


@pytest.mark.parametrize("value", ["yesterday", "2017", "April 2017", "31/31/2017", "n.d.", "-"])
def test_what_is_no_date_gives_a_note_and_no_day(value: str) -> None:
    report = dated(STRIKE, date=value)
    assert report.published.day is None
    assert report.notes == (f"the listed date {value!r} is no date",)


def test_an_ambiguous_date_alone_is_read_month_first_and_says_so() -> None:
    report = dated(STRIKE, date="4/5/2017")
    assert report.published.day == DAY
    assert report.notes == (
        "listed '4/5/2017', read month first as 2017-04-05; it may be 2017-05-04",
    )


def test_a_row_that_is_no_day_tells_no_order() -> None:
    content = table(("date", "text"), ("4/5/2017", STRIKE), ("33/4/2017", STRIKE + " More."))
    first = reports(content, "a.csv")[0]
    assert any("may be 2017-05-04" in note for note in first.notes)


@pytest.mark.parametrize(("telling", "day"), [("4/25/2017", DAY), ("25/4/2017", date(2017, 5, 4))])
def test_one_clear_row_tells_the_order_for_its_column(telling: str, day: date) -> None:
    """Even for rows before it."""
    content = table(("date", "text"), ("4/5/2017", STRIKE), (telling, STRIKE + " More."))
    first = reports(content, "a.csv")[0]
    assert first.published.day == day
    assert not any("may be" in note for note in first.notes)


def test_a_column_that_contradicts_itself_settles_nothing() -> None:
    rows = [("4/5/2017", STRIKE), ("25/4/2017", STRIKE + " 2"), ("4/25/2017", STRIKE + " 3")]
    assert any("may be" in note for note in reports(table(("date", "text"), *rows))[0].notes)


def test_an_ambiguous_date_that_fits_the_dateline_in_one_order_is_no_contradiction() -> None:
    assert dated(f"Published May 4 2017 {STRIKE}", date="4/5/2017").notes == ()


def test_a_wires_dateline_takes_its_year_from_the_list() -> None:
    report = dated(f"QARAT, Dec 30 (AFP) - {STRIKE}", date="2017-01-02")
    assert report.published == PublicationDate(date(2016, 12, 30), DateReason.DATELINE, "Dec 30")


def test_a_wires_dateline_without_any_year_dates_nothing() -> None:
    assert dated(f"QARAT, Dec 30 (AFP) - {STRIKE}").published.day is None


def test_a_report_from_a_day_yet_to_come_is_kept_with_a_word() -> None:
    row = json_lines({"id": "1", "date": "2099-01-01", "text": STRIKE})
    report = only(row, given=Given(today=date(2017, 11, 14)))
    assert report.published.day == date(2099, 1, 1)
    assert report.notes[-1] == (
        "published 2099-01-01, after it was read on 2017-11-14: look whether it is right"
    )


def test_the_other_side_of_the_earth_is_a_day_ahead() -> None:
    row = json_lines({"id": "1", "outlet": "P", "date": "2017-11-15", "text": STRIKE})
    assert only(row, given=Given(today=date(2017, 11, 14))).notes == ()
