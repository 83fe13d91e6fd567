"""Every act is logged with what it did, and nothing of it can be changed unseen."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import kept_casebook as kept
import pytest
import small_casebook as small

from reportedly.errors import CasebookError
from reportedly.store import judged
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Wanted
from reportedly.store.log import begin_log
from reportedly.store.sqlite import open_casebook


def acts(casebook: Casebook) -> list[Act]:
    return [entry.act for entry in casebook.log()]


def test_every_act_has_its_entry_in_order(casebook: Casebook) -> None:
    kept.fill(casebook)
    assert acts(casebook) == [
        *(Act.BEGUN, Act.IMPORTING),
        *(Act.TAKEN_IN, Act.TAKEN_IN, Act.TAKEN_IN, Act.SET_ASIDE),
        *(Act.CODED, Act.CODED, Act.CODED),
        *(Act.READ, Act.ANSWERED, Act.SET_ASIDE),
        *(Act.LIST_ADDED, Act.JUDGED, Act.CONCLUDED),
        *(Act.KEYED, Act.NUMBERED, Act.RELEASED, Act.STAMPED, Act.EXPORTED),
    ]
    assert [entry.number for entry in casebook.log()] == list(range(1, 21))


def test_an_entry_tells_what_came_from_where_and_by_which_import(casebook: Casebook) -> None:
    kept.fill(casebook)
    (taken,) = casebook.log(Wanted((Act.TAKEN_IN,), naming=small.A.report.id))
    assert taken.about is not None
    told = {name: taken.about[name] for name in ("report", "from", "outlet", "import")}
    report = small.A.report
    assert told == {
        "report": report.id,
        "from": report.locator,
        "outlet": "Daily Post",
        "import": 2,
    }
    assert taken.version and taken.at.tzinfo is not None
    (judgement,) = casebook.log(Wanted((Act.JUDGED,)))
    assert judgement.author == "R. K."


def test_what_is_known_already_is_no_act(casebook: Casebook) -> None:
    kept.fill(casebook)
    before = casebook.head()
    casebook.add_intakes([small.A, small.REJECT])
    casebook.add_claims(small.A.report.id, small.GENERATION, [])
    casebook.add_judgement(small.JUDGEMENT)
    casebook.choose_theatre("none")
    assert casebook.head() == before


def test_an_act_that_fails_leaves_no_entry_and_an_entry_that_fails_no_act(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise CasebookError("no log", hint="none")

    head = casebook.head()
    monkeypatch.setattr(judged, "note", fail)
    with pytest.raises(CasebookError):
        casebook.add_judgement(small.JUDGEMENT)
    assert (casebook.judgements(), casebook.head()) == ((), head)


def test_the_log_is_no_part_of_a_dump(casebook: Casebook) -> None:
    small.fill(casebook)
    before = list(casebook.dump())
    casebook.note(Act.EXPORTED, {"file": "events.csv"})
    assert list(casebook.dump()) == before


def test_words_in_any_script_are_found_in_the_log(casebook: Casebook) -> None:
    casebook.note(Act.EXPORTED, {"file": "قضية «٣».csv"})
    (found,) = casebook.log(Wanted(naming="قضية «٣»"))
    assert found.act is Act.EXPORTED
    assert list(casebook.log(Wanted(naming="%"))) == []


def test_the_log_of_an_older_casebook_begins_with_all_that_stands_in_it(tmp_path: Path) -> None:
    path = kept.made_at(tmp_path / "old.casebook")
    connection = sqlite3.connect(path)
    for table in ("log_openings", "stamps", "kept_out", "log", "sums", "answers", "contained"):
        connection.execute(f"drop table {table}")
    connection.execute("drop index ix_reports_address")
    connection.execute("update alembic_version set version_num = '5'")
    connection.execute("pragma user_version = 5")
    connection.commit()
    connection.close()
    with open_casebook(path) as casebook:
        assert set(acts(casebook)) == {Act.BEGUN}
        assert casebook.check().faults == ()
        casebook.add_intakes([small.intake("One more.", outlet="Daily Post")])
        assert casebook.check().faults == ()


def test_two_programs_write_one_chain(reopened: Callable[[], Casebook]) -> None:
    with reopened() as one, reopened() as two:
        for number in range(6):
            (one, two)[number % 2].note(Act.EXPORTED, {"file": f"{number}.csv"})
        assert one.head() == two.head()
        assert one.check().faults == ()


def test_an_upgrade_vouches_anew_for_the_tables_that_it_changed_alone(tmp_path: Path) -> None:
    path = kept.made_at(tmp_path / "a.casebook")
    connection = sqlite3.connect(path)
    for table, column in (("reports", "outlet"), ("rejects", "written_at")):
        connection.execute(f"drop trigger {table}_no_update")
        connection.execute(f"update {table} set {column} = '2001-01-01 00:00:00'")
    connection.commit()
    connection.close()
    with open_casebook(path) as casebook:
        before = casebook.check().faults
        with casebook._writing() as writing:
            begin_log(writing, {"layout": 99}, changed={"rejects"})
        after = casebook.check().faults
    assert {f.where for f in before if f.where.startswith("rejects")}
    assert not {f.where for f in after if f.where.startswith("rejects")}
    assert {f.where for f in after if f.where.startswith("reports")}


def test_a_page_of_the_log_is_of_what_is_wanted_the_last_first(casebook: Casebook) -> None:
    kept.fill(casebook)
    every = [entry.number for entry in casebook.log()]
    pages = [casebook.log_page(limit=5, offset=at) for at in range(0, 20, 5)]
    assert [entry.number for page in pages for entry in page] == every[::-1]
    for wanted in (
        Wanted(),
        Wanted((Act.CODED, Act.JUDGED)),
        Wanted(naming=small.A.report.id),
        Wanted(author="R. K."),
        Wanted(hash=casebook.head().hash),
        Wanted(number=3),
    ):
        found = [entry.number for entry in casebook.log(wanted)]
        page = casebook.log_page(wanted, limit=100)
        assert [entry.number for entry in page] == found[::-1] != []
        assert casebook.log_count(wanted) == len(found)
    assert casebook.log_authors() == ("R. K.",)


def test_entries_are_found_by_their_time_to_the_microsecond(casebook: Casebook) -> None:
    kept.fill(casebook)
    for entry in casebook.log():
        later = Wanted(since=entry.at)
        earlier = Wanted(until=entry.at.astimezone(timezone(timedelta(hours=3))))
        assert casebook.log_count(later) + casebook.log_count(earlier) == casebook.log_count()
        assert entry.number in [one.number for one in casebook.log(later)]
        assert entry.number not in [one.number for one in casebook.log(earlier)]
