"""The log in sentences: every act has one, and what an entry leads to."""

from datetime import UTC, datetime

import pytest

from reportedly.capture.answers import Why
from reportedly.query.log_words import MEANINGS, Kind, Topic, entry_words, topics
from reportedly.store.base import Casebook
from reportedly.store.custody import About, Act, LogEntry


def entry(act: Act, about: About | None) -> LogEntry:
    return LogEntry(7, datetime(2018, 1, 2, tzinfo=UTC), act, "", "0", about, "", "")


@pytest.mark.parametrize(
    ("act", "about", "words"),
    [
        (Act.BEGUN, {"from": 0, "layout": 6, "schema": "ab"}, "layout 6, was 0"),
        (Act.BEGUN, {"held": 9, "table": "claims"}, "9 rows of claims that stood there"),
        (Act.IMPORTING, {"paths": ["a.html", "b.csv"], "outlet": None}, "a.html, b.csv"),
        (Act.TAKEN_IN, {"from": "a.csv, line 2", "outlet": "Post"}, "Post, from a.csv, line 2"),
        (Act.SET_ASIDE, {"from": "a.bin", "reason": "no text"}, "a.bin: no text"),
        (Act.ANSWERED, {"from": "a.csv, line 2", "became": "came in"}, "a.csv, line 2: came in"),
        (Act.READ, {"file": "a.mbox", "bytes": 1234, "sha256": "0"}, "a.mbox, 1,234 bytes"),
        (Act.READ, {"bytes": 1234, "sha256": "0", "kept": True}, "1,234 bytes, kept whole"),
        (Act.SET_ASIDE, {"from": "a.bin", "became": "again"}, "a.bin: again"),
        (Act.CODED, {"claims": 1, "report_id": "r-a"}, "1 claim"),
        (Act.CONCLUDED, {"conclusion": 4, "records_changed": 1, "incidents_founded": 0},
         "conclusion 4: 1 record changed, 0 incidents founded"),
        (Act.JUDGED, {"verdict": "must_link", "judgement": "j-a"}, "must link"),
        (Act.EXPORTED, {"file": "e.csv", "layout": "ged", "sha256": "0"}, "e.csv (layout ged)"),
        (Act.BACKED_UP, {"file": "b.casebook", "sha256": "0"}, "b.casebook"),
        (Act.ERASED, {"reason": "asked for", "took": [2]}, "asked for"),
        (Act.ERASED, {"of": 3, "still_held": 12}, "12 rows that stay, committed to anew"),
        (Act.CAPTURED, {"address": "https://a.example", "status": 404},
         "https://a.example: it answered 404"),
        (Act.CAPTURED, {"address": "https://a.example", "why": "time", "reason": "too late"},
         "https://a.example: it gave no answer: too late"),
        (Act.CAPTURED, {"address": "https://a.example", "reason": "too late"},
         "https://a.example: it gave no answer: too late"),
        *((Act.CAPTURED, {"address": "https://a.example", "why": why.value, "reason": "hidden"},
           "https://a.example: we did not ask there: hidden")
          for why in (Why.INSIDE, Why.ROBOTS, Why.ADDRESS)),
        (Act.CAPTURED, {"address": "https://a.example", "why": "later", "reason": "in an hour"},
         "https://a.example: we left it alone: in an hour"),
        (Act.CHECKED, {"up_to": 9, "faults": [], "unnamed": 0}, "up to entry 9: everything held"),
        (Act.CHECKED, {"up_to": 9, "faults": [["rows", "gone", "restore"]] * 3, "unnamed": 2},
         "up to entry 9: 5 faults: rows gone; rows gone"),
        (Act.TAKEN_IN, None, "what this was about was taken away by an erasure"),
    ],
)  # fmt: skip
def test_an_entry_is_told_in_a_line(act: Act, about: About | None, words: str) -> None:
    assert entry_words(entry(act, about)) == words


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("about", [{}, {"file": None, "paths": "x", "claims": "many"}])
def test_what_another_version_wrote_is_told_as_it_stands(act: Act, about: About) -> None:
    assert isinstance(entry_words(entry(act, {**about, "novel": 3})), str)
    assert act in MEANINGS


def test_words_of_a_report_are_never_taken_for_a_template() -> None:
    told = entry_words(entry(Act.TAKEN_IN, {"outlet": "{from.__class__}", "from": "{x}"}))
    assert told == "{from.__class__}, from {x}"


def test_every_entry_of_a_casebook_is_told_without_its_rows(casebook: Casebook) -> None:
    for one in casebook.log():
        assert "rows" not in entry_words(one)
        assert len(entry_words(one)) < 200


def test_an_entry_leads_to_what_it_names() -> None:
    about = {"report": "r-a", "reject": None, "import": 2, "url": "https://a.example"}
    assert topics(entry(Act.TAKEN_IN, about)) == (
        Topic(Kind.ENTRY, "2"),
        Topic(Kind.REPORT, "r-a"),
    )
    assert topics(entry(Act.TAKEN_IN, None)) == ()
