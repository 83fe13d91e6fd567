"""How dates are written, joined and told; and what only looks like a date."""

from datetime import date

import pytest

from reportedly.extract.dates import TimeKind, find_dates
from reportedly.model.dates import DateBasis

REPORT = date(2017, 11, 25)  # a Saturday


def told(text: str, report: date | None = REPORT) -> list[tuple[str, str]]:
    """The words and days of each expression."""
    return [
        (
            text[found.start : found.end],
            str(found.days.start)
            if found.days.days == 1
            else f"{found.days.start}/{found.days.last}",
        )
        for found in find_dates(text, report)
    ]


def days(text: str, report: date | None = REPORT) -> list[str]:
    return [span for _, span in told(text, report)]


@pytest.mark.parametrize(
    "words",
    [
        "13 November 2017",
        "November 13, 2017",
        "November 13 2017",
        "13 Nov 2017",
        "13-Nov-2017",
        "13Nov2017",
        "Nov. 13, 2017",
        "Nov 132017",
        "13th of November 2017",
        "13th November, 2017",
        "November the 13th, 2017",
        "Monday 13 November 2017",
        "Mon, 13 Nov 2017",
        "Mon Nov 13 2017",
        "Monday, the 13th of November 2017",
        "2017-11-13",
        "2017/11/13",
        "13-11-2017",
        "13/11/2017",
        "11/13/2017",
        "13.11.2017",
        "13 NOVEMBER 2017",
        "13 november 2017",
    ],
)
@pytest.mark.parametrize("report", [REPORT, None])
def test_a_day_with_its_year_needs_no_report_day(words: str, report: date | None) -> None:
    (found,) = find_dates(f"({words}) A strike hit.", report)
    assert (found.days.start, found.days.days) == (date(2017, 11, 13), 1)
    assert (found.precision, found.basis, found.kind) == (1, DateBasis.STATED, TimeKind.DAY)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("on 13 November", "2017-11-13"),
        ("on Nov. 13th", "2017-11-13"),
        ("on 26 November", "2017-11-26"),  # a day of grace for time zones
        ("on 27 November", "2016-11-27"),
        ("on 3 March last year", "2016-03-03"),
        ("12-13 November", "2017-11-12/2017-11-13"),
        ("November 12-13", "2017-11-12/2017-11-13"),
        ("November 12–13, 2015", "2015-11-12/2015-11-13"),
        ("on 12 and 13 November", "2017-11-12/2017-11-13"),
        ("on 12, 13 and 14 November", "2017-11-12/2017-11-14"),
        ("from 5 to 14 November", "2017-11-05/2017-11-14"),
        ("between 5 and 14 November", "2017-11-05/2017-11-14"),
        ("5 November to 14 November 2016", "2016-11-05/2016-11-14"),
        ("between December 30 and January 2", "2016-12-30/2017-01-02"),
        ("from 30 October 2015 until 2 November 2016", "2015-10-30/2016-11-02"),
        ("from Friday to Sunday", "2017-11-17/2017-11-19"),
        ("between Monday and Wednesday", "2017-11-20/2017-11-22"),
        ("on Saturday and Sunday", "2017-11-18/2017-11-19"),
        ("overnight into 13 November", "2017-11-12/2017-11-13"),
        ("Overnight into 13th of November 2017", "2017-11-12/2017-11-13"),
        ("overnight from Sunday to Monday", "2017-11-19/2017-11-20"),
        ("overnight into Monday", "2017-11-19/2017-11-20"),
        ("Thursday overnight", "2017-11-23/2017-11-24"),
        ("overnight Saturday", "2017-11-24/2017-11-25"),
        ("on the night of 12 to 13 November", "2017-11-12/2017-11-13"),
        ("in April and May", "2017-04-01/2017-05-31"),
        ("from November 2016 to January 2017", "2016-11-01/2017-01-31"),
        ("April to June 2016", "2016-04-01/2016-06-30"),
        ("in 2012 and 2013", "2012-01-01/2013-12-31"),
        ("in 2011-2014", "2011-01-01/2014-12-31"),
        ("in June last year", "2016-06-01/2016-06-30"),
        ("at the end of last year", "2016-12-01/2016-12-31"),
        ("the first half of 2016", "2016-01-01/2016-06-30"),
        ("last summer", "2017-06-01/2017-08-31"),
        ("in the winter of 2015", "2015-12-01/2016-02-29"),
        ("since June 25", "2017-06-25/2017-11-25"),
        ("since mid-October", "2017-10-10/2017-11-25"),
        ("since 2014", "2014-01-01/2017-11-25"),
        ("earlier this year", "2017-01-01/2017-11-24"),
        ("during the past ten days", "2017-11-16/2017-11-25"),
        ("for the tenth day in a row", "2017-11-16/2017-11-25"),
        ("in three consecutive raids six years ago", "2011-01-01/2011-12-31"),
        ("three months ago", "2017-08-01/2017-08-31"),
        ("Tuesday last week", "2017-11-14"),
        ("the day before yesterday", "2017-11-23"),
        ("Tuesdays attack", "2017-11-21"),
        ("in Friday’s raid", "2017-11-24"),
        ("the 2013 attack", "2013-01-01/2013-12-31"),
        ("04/05/2017", None),  # two possible orders, neither of them fresh
        ("24 hours", None),
        ("killed in 24 hours", "2017-11-24/2017-11-25"),
    ],
)
def test_words_mean_these_days(words: str, span: str | None) -> None:
    assert days(words) == ([] if span is None else [span])


def test_of_two_possible_orders_the_fresh_one_is_believed() -> None:
    assert days("04/05/2017", date(2017, 5, 5)) == ["2017-05-04"]
    assert days("04/05/2017", date(2017, 4, 5)) == ["2017-04-05"]


def test_an_onset_makes_a_war_last_up_to_the_report() -> None:
    text = "Thousands have died since the conflict began in March 2011."
    (found,) = find_dates(text, REPORT)
    assert (found.kind, str(found.days.start), found.days.last) == (
        TimeKind.SINCE,
        "2011-03-01",
        REPORT,
    )
    assert text[found.start : found.end] == "March 2011"  # no figure is hidden in a long span
    assert days("The war, which broke out in 2011, goes on.") == ["2011-01-01/2017-11-25"]
    assert days("since the war began nearly six years ago") == ["2011-01-01/2017-11-25"]
    assert days("He began school in 2011.") == ["2011-01-01/2011-12-31"]


def test_a_step_counts_from_the_day_told_before_it() -> None:
    text = "On Tuesday rockets fell. The next day twelve died. Two days earlier it was calm."
    assert days(text) == ["2017-11-21", "2017-11-22", "2017-11-20"]
    assert days("The next day twelve died.") == []
    assert days("A raid on Tuesday came a day after heavy strikes.") == ["2017-11-21"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("next Friday", TimeKind.FUTURE),
        ("next week", TimeKind.FUTURE),
        ("tomorrow", TimeKind.FUTURE),
        ("in the coming days", TimeKind.FUTURE),
        ("in the next 24 hours", TimeKind.FUTURE),
        ("later this month", TimeKind.FUTURE),
        ("by 2030", TimeKind.FUTURE),
        ("on 3 December 2017", TimeKind.FUTURE),
        ("the six-year conflict", TimeKind.DURATION),
        ("a five-year war", TimeKind.DURATION),
        ("held for three weeks", TimeKind.DURATION),
        ("recently", TimeKind.RECENT),
        ("in recent months", TimeKind.RECENT),
        ("last week", TimeKind.WEEK),
        ("overnight", TimeKind.NIGHT),
    ],
)
def test_the_kind_tells_a_caller_what_dates_nothing(words: str, kind: TimeKind) -> None:
    assert [found.kind for found in find_dates(words, REPORT)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The dead may be rebels. They may march at once.",
        "March on the capital, they cried. He Sat down for a second.",
        "At 1130 am (0830 GMT) some 2 500 men and 24 people came.",
        "Resolution 2118 and Resolution 2042 were quoted.",
        "A boy, 17, a 9-years-old girl and a 45-year-old woman",
        "Black Friday, Palm Sunday and Good Friday",
        "The Sunday Times and Syria Today reported, as did Today's Zaman's rival Syria Today",
        "The last rebel enclave lies past the checkpoint, past the bridge.",
        "The 15th Brigade and the 14 March Alliance crossed 6 October Bridge in Ramadan.",
        "They gather on Tuesdays and every Friday.",
        "Theresa May said so; Mrs May agreed.",
        "The fall of the city and the Arab Spring",
        "a 72-hour truce, a truce of 48 hours, a three-day visit",
        "a month after the operation, for the first time, day by day",
        "more than 2013 rockets; 2,017 dead; 12.2017 percent; 201711",
        "a group of 2000 people from 1950 families",
        "the Six Day War, a four-day pause in strikes, on the forty-fifth consecutive day",
        "the 1990s, a 2000-year-old ruin",
        "the September 11 attacks",
        "before him, after that, some time later",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 20 people were killed.", [("March", "2017-03-01/2017-03-31")]),
        ("On March 20 people fled.", [("March 20", "2017-03-20")]),
        ("In November 13,000 fled.", [("November", "2017-11-01/2017-11-25")]),
        ("November 12 and 13 people died", [("November 12", "2017-11-12")]),
        ("on 12 November 2030 GMT", [("12 November", "2017-11-12")]),
        ("on 12 November 2 civilians died", [("12 November", "2017-11-12")]),
        ("in the May 2 attack", [("May 2", "2017-05-02")]),
        ("Earlier on Tuesday", [("Tuesday", "2017-11-21")]),
        ("ON MONDAY, IN MAY", [("MONDAY", "2017-11-20"), ("MAY", "2017-05-01/2017-05-31")]),
        ("14 May - Today", [("14 May", "2017-05-14"), ("Today", "2017-11-25")]),
        ("struck on 31 November 2016", [("November 2016", "2016-11-01/2016-11-30")]),
        ("Raid in May\n\n13 people died", [("May", "2017-05-01/2017-05-31")]),
        ("on\u00a013\u00a0November\u00a02017", [("13\u00a0November\u00a02017", "2017-11-13")]),
    ],
)  # fmt: skip
def test_numbers_and_names_beside_a_date_stay_out_of_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


def test_no_expression_goes_across_a_paragraph() -> None:
    text = "Raid kills five overnight\n\nMonday 13 Nov 2017 - Twelve died."
    assert days(text) == ["2017-11-24/2017-11-25", "2017-11-13"]


def test_without_a_report_day_nothing_is_guessed() -> None:
    text = "On Monday, on 13 November, last year, in May, recently, since 2014 and in May 2016."
    assert days(text, None) == ["2014-01-01/2014-12-31", "2016-05-01/2016-05-31"]
    assert days("overnight into 13 November 2017", None) == ["2017-11-12/2017-11-13"]
