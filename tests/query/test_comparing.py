"""Two texts of one address side by side: claims told otherwise, or in one of them alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import changed_casebook as changes
import pytest
from changed_casebook import Changed

from reportedly.model.reports import Intake
from reportedly.query.comparing import Comparison, compare
from reportedly.query.versions import other_texts, versions_of
from reportedly.store.base import Casebook
from reportedly.store.custody import Act
from reportedly.store.sqlite import open_casebook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "changed.casebook") as opened:
        yield opened


@pytest.fixture
def changed(book: Casebook) -> Changed:
    return changes.fill(book)


def compared(book: Casebook, changed: Changed) -> Comparison:
    return compare(book, changed.before, changed.now)


def test_a_figure_that_changed_is_told_from_to(book: Casebook, changed: Changed) -> None:
    found = next(p for p in compared(book, changed).pairs if p.before and p.now)
    assert (found.before, found.now) == (changed.old[0], changed.new[0])
    (told,) = found.differing
    assert (told.field, told.before, told.now) == ("figure", "7 killed", "9 killed")
    assert (found.before_number, found.now_number) == (1, 1)


def test_a_claim_of_one_text_alone_stands_alone(book: Casebook, changed: Changed) -> None:
    alone = [(p.before, p.now) for p in compared(book, changed).pairs if not (p.before and p.now)]
    assert alone == [(None, changed.new[2]), (changed.old[2], None)]


def test_what_says_the_same_is_counted_and_not_listed(book: Casebook, changed: Changed) -> None:
    assert compared(book, changed).same_claims == 1


def test_a_text_beside_itself_has_no_change(book: Casebook, changed: Changed) -> None:
    found = compare(book, changed.now, changed.now)
    assert (found.pairs, found.same_claims) == ((), 3)


def test_texts_too_long_to_lay_side_by_side_are_compared_by_quotes(
    book: Casebook, changed: Changed
) -> None:
    long = " word" * 30_000
    before, now = (replace(one, text=one.text + long) for one in (changed.before, changed.now))
    found = compare(book, before, replace(now, text=now.text + " end"))
    assert found.stretches is None
    assert found.same_claims == 1
    assert len(found.pairs) == 4


def test_texts_are_told_in_the_order_they_were_taken_in(book: Casebook, changed: Changed) -> None:
    for report in (changed.before, changed.now):
        found = versions_of(book, report)
        assert found.reports == (changed.before, changed.now)
        assert [one.report_id for one in found.seen] == [changed.before.id, changed.now.id]
        assert found.beside(report) == (changed.before, changed.now)
        assert other_texts(book, report) == 1


def test_each_time_that_the_address_was_asked_is_told_and_404_is_no_deletion(
    book: Casebook, changed: Changed
) -> None:
    for status, report, at in ((200, changed.before.id, 1), (304, None, 2), (404, None, 3)):
        asked = f"2018-01-0{at}T09:00:00+00:00"
        about = {"address": changes.URL, "asked_at": asked, "status": status, "report": report}
        book.note(Act.CAPTURED, {**about, "final": changes.URL, "headers": []})
    silent = {"address": changes.URL, "asked_at": "2018-01-04T09:00:00+00:00", "why": "silence"}
    book.note(Act.CAPTURED, {**silent, "reason": "it did not answer in time"})
    book.note(Act.CAPTURED, {**silent, "address": f"{changes.URL}/other", "reason": "another"})
    seen = versions_of(book, changed.now).seen
    assert [one.words for one in seen[:4]] == [
        "it answered 200",
        "its server said that it is as it was",
        "it answered 404",
        "it gave no answer: it did not answer in time",
    ]
    assert [one.report_id for one in seen] == [changed.before.id, None, None, None, changed.now.id]


def test_one_text_alone_is_no_change(book: Casebook) -> None:
    changed = changes.made()
    book.add_intakes([Intake(changed.before, changes.blob_of(changed.before))])
    assert versions_of(book, changed.before).beside(changed.before) is None
