"""What a check saw is remembered by the log, and an erasure takes its words away."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import small_casebook as small
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.pipeline.checked import MOST_NAMED, Seen, last_seen, remember
from reportedly.pipeline.checking import look
from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Checked, Erasing, Fault, Head, Wanted
from reportedly.store.sqlite import open_casebook

WHEN = datetime(2018, 3, 1, 9, 30, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=":"), max_size=12)
COUNTS = st.dictionaries(WORDS, st.integers(0, 10**9), max_size=4)
FAULTS = st.lists(st.builds(Fault, WORDS, WORDS, WORDS), max_size=3).map(tuple)
SEEN = st.builds(
    Seen,
    at=st.datetimes(timezones=st.just(UTC)),
    author=WORDS,
    head=st.builds(Head, st.integers(0, 10**6), WORDS),
    checked=st.builds(Checked, COUNTS, FAULTS),
    stamps=st.integers(0, 9),
)


@given(SEEN)
@settings(max_examples=30)
def test_what_is_remembered_is_what_was_seen(seen: Seen) -> None:
    with TemporaryDirectory() as folder, open_casebook(Path(folder, "a.casebook")) as casebook:
        kept = remember(casebook, seen)
        assert last_seen(casebook) == kept
        assert list(kept.checked.counts) == list(seen.checked.counts)  # in the order of the check
        assert casebook.check().faults == ()


def test_nothing_is_remembered_where_nobody_had_it_written_down(casebook: Casebook) -> None:
    look(casebook)
    assert last_seen(casebook) is None
    assert not list(casebook.log(Wanted((Act.CHECKED,))))


def test_its_own_entry_is_none_that_came_since(casebook: Casebook) -> None:
    seen = look(casebook, author="rk")
    assert seen.entries_since(casebook.head()) == 0
    kept = remember(casebook, seen)
    assert kept.entries_since(casebook.head()) == 0
    casebook.note(Act.EXPORTED, {"file": "a.csv"})
    assert kept.entries_since(casebook.head()) == 1


def test_of_very_many_faults_the_rest_is_counted(casebook: Casebook) -> None:
    faults = tuple(Fault(f"rows, {number}", "is gone", "restore") for number in range(70))
    remember(casebook, Seen(WHEN, "rk", casebook.head(), Checked({}, faults), 0))
    seen = last_seen(casebook)
    assert seen is not None
    assert (len(seen.checked.faults), seen.broken, seen.holds) == (MOST_NAMED, 70, False)


def test_what_an_error_quotes_is_not_written_down(casebook: Casebook) -> None:
    fault = Fault("reports", "cannot be understood: no day is called Bread Street", "restore")
    remember(casebook, Seen(WHEN, "rk", casebook.head(), Checked({}, (fault,)), 0))
    (entry,) = casebook.log(Wanted((Act.CHECKED,)))
    assert "Bread Street" not in str(entry.about)


def test_an_erasure_takes_what_was_said_of_the_report(casebook: Casebook) -> None:
    """What an older check saw says nothing of how things stand, and is not told instead."""
    casebook.add_intakes([small.A, small.B])
    remember(casebook, look(casebook))
    fault = Fault(f"reports, {small.A.report.id}", "is gone", "restore")
    remember(casebook, Seen(WHEN, "rk", casebook.head(), Checked({}, (fault,)), 0))
    casebook.erase(Erasing(small.A.report.id, "rk", "asked for"))
    assert last_seen(casebook) is None
    assert casebook.check().faults == ()
