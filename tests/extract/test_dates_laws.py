"""What holds for every text and every report day; how fast; how well it agrees with annotators."""

import calendar
import gzip
import json
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.dates import TimeExpression, TimeKind, find_dates
from reportedly.model.dates import ONE_DAY

VOCABULARY = (
    "on in since from to and between the of last this next past early late mid end first week "
    "month year weekend days hours ago two 5 13 14th 2 500 2013 2017 2017-11-13 12/11/2017 "
    "November Nov. May may March Monday Tuesdays Sat yesterday today overnight night recently "
    "recent few couple Friday's earlier later day summer 24 people killed five-day six-year "
    "war began conflict 031 that before"
)
WORDS = VOCABULARY.split()
TEXTS = st.one_of(
    st.lists(st.sampled_from([*WORDS, ",", ".", "-", "\n\n"]), max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map("".join),
    st.text(max_size=60),
)
REPORTS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(TEXTS, st.none() | REPORTS)
def test_expressions_lie_in_the_text_in_order_and_apart(text: str, report: date | None) -> None:
    end = 0
    for found in find_dates(text, report):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        assert found.precision in range(1, 6)
        assert found.days.start <= found.days.last
        end = found.end


@given(TEXTS, REPORTS)
def test_what_begins_after_the_report_is_future(text: str, report: date) -> None:
    for found in find_dates(text, report):
        ahead = found.days.start > report + ONE_DAY
        assert not ahead or found.kind is TimeKind.FUTURE


@given(TEXTS)
def test_without_a_report_day_every_expression_has_a_year(text: str) -> None:
    for found in find_dates(text, None):
        assert re.search(r"(?:19|20)\d\d", text[found.start : found.end])


@given(REPORTS)
def test_a_weekday_is_one_of_the_seven_days_up_to_the_report(report: date) -> None:
    found = [find_dates(f"on {name}", report)[0].days.start for name in calendar.day_name]
    assert [day.weekday() for day in found] == list(range(7))
    assert sorted((report - day).days for day in found) == list(range(7))


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(-1, 363))
def test_a_day_without_year_is_found_again_from_any_later_report(day: date, ago: int) -> None:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    report = date.fromordinal(day.toordinal() + ago)
    (found,) = find_dates(f"on {day.day} {day:%B}", report)
    assert found.days.start == day


@pytest.mark.parametrize("report", [date.min, date.max])
def test_a_report_day_at_the_edge_of_the_calendar_is_no_crash(report: date) -> None:
    find_dates(" ".join(WORDS) + " last week, next year, 999 years ago, since 2014", report)


@pytest.mark.parametrize(
    "hostile",
    [
        "12, " * 5000,
        "November 12, " * 3000,
        "Monday and " * 3000,
        "the last " * 4000,
        "since a " * 4000 + "2011",
        "war " * 4000 + "began in 2011",
        "that day " * 3000,
        "November" + " " * 20000 + "2011",
    ],
)
def test_long_hostile_text_takes_linear_time(hostile: str) -> None:
    """20-40 thousand characters of nothing but openings: half a second is far from quadratic."""
    start = time.process_time()
    find_dates(hostile, date(2017, 11, 25))
    assert time.process_time() - start < 2


def _gold(shared: Path) -> list[tuple[TimeExpression | None, date, date]]:
    """The tune split's dated claims: what stands at their words in the article, and the gold."""
    with gzip.open(shared / "corpora/fa_kes/articles.jsonl.gz", "rt") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    rows = []
    reports = (shared / "corpora/claims/dev.jsonl").read_text().splitlines()
    for report in map(json.loads, reports):
        if report["split"] == "tune":
            found = find_dates(texts[report["id"]], date.fromisoformat(report["pub_date"]))
            for dated in (claim["date"] for claim in report["claims"] if claim.get("date")):
                first, last = (date.fromisoformat(dated[end]) for end in ("start", "end"))
                at = texts[report["id"]].find(dated["text"])
                here = [f for f in found if f.start < at + len(dated["text"]) and at < f.end]
                rows.append((here[-1] if here else None, first, last))
    return rows


@pytest.mark.shared
def test_agreement_with_annotators_on_the_words_they_marked(shared: Path) -> None:
    """Floors a little under what was measured when the grammar was written (.83 and .89)."""
    rows = _gold(shared)
    gaps = [
        max(abs((found.days.start - first).days), abs((found.days.last - last).days))
        for found, first, last in rows
        if found is not None
    ]
    assert sum(gap == 0 for gap in gaps) / len(rows) > 0.80
    assert sum(gap <= 1 for gap in gaps) / len(rows) > 0.86


@pytest.mark.shared
def test_an_article_takes_milliseconds(shared: Path) -> None:
    """The aim is 3 ms for 300 words; 1 ms was measured. Best of five, as others share the cores."""
    with gzip.open(shared / "corpora/fa_kes/articles.jsonl.gz", "rt") as lines:
        text = " ".join(json.loads(next(lines))["text"] for _ in range(10))
    times = []
    for _ in range(5):
        start = time.process_time()
        find_dates(text, date(2016, 6, 1))
        times.append(time.process_time() - start)
    assert min(times) / len(text.split()) * 300 < 0.006
