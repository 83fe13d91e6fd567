"""Words are found in any script, what is typed is never a query, and marks stand on the words."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import small_casebook as small
from hypothesis import given
from hypothesis import strategies as st

import casebooks
from builders import actor, claim, place, report, speaker
from reportedly.store.base import Casebook
from reportedly.store.marking import mark, passages, words_in
from reportedly.store.questions import Filter, Marked
from reportedly.store.sqlite import open_casebook
from reportedly.store.words import PlainWords

LATIN = report("r-1", "A café in Kafr-Nabl was bombed.\n\nThe bombing killed 12, “say” neighbours.")
ARABIC = report("r-2", "قالت مصادر محلية إن قصفاً على سوق في إدلب أدى إلى مقتل 12 مدنياً.")
CYRILLIC = report("r-3", "Жители сообщили о взрыве на рынке; погибли ДВЕНАДЦАТЬ человек.")
HOSTILE = report("r-4", '"quotes" AND (brackets) OR title:x NEAR(a b) -- ; <script>*^+ % _ \\ \x01')
TITLED = replace(report("r-5", "Nothing else stands here."), title="Truce holds")
NULL = report("r-6", "What follows is \0 hidden from no search \\u0000.")
REPORTS = (LATIN, ARABIC, CYRILLIC, HOSTILE, TITLED, NULL)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "a.casebook") as opened:
        casebooks.keep(opened, REPORTS)
        yield opened


def _found(book: Casebook, text: str) -> list[str]:
    rows = book.find_reports(text, limit=50)
    assert book.find_reports_count(text) == len(rows)
    return sorted(row.report_id for row in rows)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bombing", ["r-1"]),
        ("BOMB", ["r-1"]),
        ("cafe", ["r-1"]),
        ("CAFÉ neighbours", ["r-1"]),
        ("kafr-nabl", ["r-1"]),
        ("nabl kafr", ["r-1"]),
        ("bombing bakery", []),
        ("قصف", ["r-2"]),
        ("مدنيا إدلب", ["r-2"]),
        ("взрыв", ["r-3"]),
        ("двенадцать", ["r-3"]),
        ("truce", ["r-5"]),
        ("truce nothing", ["r-5"]),
        ("12", ["r-1", "r-2"]),
        ("hidden", ["r-6"]),
    ],
)
def test_all_words_must_stand_in_a_report_whatever_their_case_and_accents(
    book: Casebook, text: str, found: list[str]
) -> None:
    assert _found(book, text) == found


@pytest.mark.parametrize(
    "text",
    ['"quotes"', '"quotes', "AND", "brackets OR", "NEAR(a b)", "title:x", "(brackets)", "<script>"],
)
def test_operators_and_quotes_are_words_like_others(book: Casebook, text: str) -> None:
    assert _found(book, text) == ["r-4"]


@pytest.mark.parametrize("text", ["", " ", "*", '"', "…", "_", "- -", "\0", "^", "%", "😀", "\\"])
def test_what_holds_no_word_finds_nothing(book: Casebook, text: str) -> None:
    assert _found(book, text) == []
    assert book.find_claims(text, limit=5) == ()


@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_answered(small_book: Casebook, text: str) -> None:
    found = small_book.find_reports(text, limit=50)
    assert small_book.find_reports_count(text) == len(found)
    assert len(small_book.find_claims(text, limit=50)) == small_book.find_claims_count(text)


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    with open_casebook(tmp_path_factory.mktemp("words") / "small.casebook") as opened:
        small.fill(opened)
        yield opened


def _marked(found: Marked) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_words_are_marked_where_they_stand(book: Casebook) -> None:
    (found,) = book.find_reports("bomb kafr-nabl", limit=5)
    (passage,) = found.passages
    assert _marked(passage) == ["Kafr", "Nabl", "bombed", "bombing"]
    assert LATIN.text[passage.start :].startswith(passage.text)
    (titled,) = book.find_reports("truce", limit=5)
    assert (_marked(titled.title), titled.passages) == (["Truce"], ())
    (arabic,) = book.find_reports("قصف", limit=5)
    assert _marked(arabic.passages[0]) == ["قصفا"] or _marked(arabic.passages[0])


@given(words=st.lists(st.sampled_from(["mill", "école", "12", "قصف"]), min_size=1, max_size=3),
       text=st.text(alphabet="mil école12قصف .\n", max_size=600))  # fmt: skip
def test_every_mark_lies_in_its_passage_and_passages_are_of_the_text(
    words: list[str], text: str
) -> None:
    for passage in passages(text, words):
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
        assert passage.marks
        for start, end in passage.marks:
            assert 0 <= start < end <= len(passage.text)
    assert mark(text, words).text == text


def test_a_long_report_shows_its_first_passages_alone() -> None:
    text = ("The bakery burned. " + "Nothing more was said of it that day. " * 12) * 40
    shown = passages(text, ("bakery",))
    assert len(shown) == 3
    assert all(len(passage.text) < 300 for passage in shown)


def test_a_search_of_very_many_words_is_cut_short() -> None:
    assert len(words_in("word " * 1000)) == 16
    assert len(words_in("x" * 10**6)[0]) == 1000


def test_a_word_without_end_fills_no_page() -> None:
    (shown,) = passages("so " + "x" * 10**6 + " it ends", ("xxx",))
    assert len(shown.text) < 500


def _told() -> list:
    said = claim(
        "r-1",
        by=speaker("Lantern Watch"),
        text="the bakery was hit",
        at=place("Sarmada", admin1="Idlib"),
        actors=(actor("Cedar Front"),),
    )
    other = claim("r-2", text="a school was shelled", at=None, on="2017-11-20")
    return [said, other]


@pytest.mark.parametrize(
    "text", ["bakery", "lantern watch", "CEDAR", "sarmada", "idlib bakery", "bakery daily post"]
)
def test_a_claim_is_found_by_its_words_speaker_parties_and_places(
    book: Casebook, text: str
) -> None:
    casebooks.conclude(book, _told())
    (found,) = book.find_claims(text, limit=5)
    assert found.claim_id == _told()[0].claim_id
    assert found.incident == book.incident_of(found.claim_id).number
    fields = (found.quote, found.speaker, found.parties, found.places)
    assert [word for field in fields for word in _marked(field)]
    (number,) = (summary.number for summary in book.summaries(Filter(text=text)))
    assert number == found.incident
    assert book.find_claims(f"{text} school", limit=5) == ()


def test_what_is_concluded_anew_is_found_anew(book: Casebook) -> None:
    casebooks.conclude(book, _told())
    casebooks.conclude(book, _told()[1:])
    assert book.find_claims("bakery", limit=5) == ()
    assert book.find_claims_count("school") == 1


def test_a_report_that_was_just_added_is_found(book: Casebook) -> None:
    casebooks.keep(book, [report("r-9", "A windmill burned.")])
    assert _found(book, "windmill") == ["r-9"]


def test_finds_come_in_pages(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "many.casebook") as book:
        many = [report(f"r-{n:02}", "A windmill burned. " * (n + 1)) for n in range(25)]
        casebooks.keep(book, many)
        pages = [book.find_reports("windmill", limit=10, offset=at) for at in (0, 10, 20)]
    ids = [row.report_id for page in pages for row in page]
    assert sorted(ids) == [said.id for said in many]
    assert [len(page) for page in pages] == [10, 10, 5]


def test_a_compacted_file_finds_the_same(book: Casebook, tmp_path: Path) -> None:
    casebooks.conclude(book, _told())
    book.close()
    connection = sqlite3.connect(tmp_path / "a.casebook")
    connection.execute("vacuum")
    connection.close()
    assert _found(book, "bombing") == ["r-1"]
    assert _found(book, "truce") == ["r-5"]
    assert book.find_claims_count("bakery") == 1


def test_any_database_finds_letters_without_an_index(book: Casebook) -> None:
    book._words = PlainWords()
    casebooks.conclude(book, _told())
    assert _found(book, "bombing killed") == ["r-1"]
    assert _found(book, "TRUCE") == ["r-5"]
    assert _found(book, "مدنيا") == ["r-2"]
    assert _found(book, "locator") == []
    assert book.find_claims_count("bakery") == 1
    assert book.summaries_count(Filter(text="bakery")) == 1
    assert book.summaries_count(Filter(text="windmill")) == 0
