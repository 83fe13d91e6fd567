"""What was held stays on record, each value once, whatever is concluded later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import small_casebook as small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import CasebookError
from reportedly.model.records import Estimate, EventRecord
from reportedly.store.base import Casebook, Change, Conclusions

Opener = Callable[[], Casebook]
DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SHELLING = small.record(small.SHELLED, "2017-11-18", Estimate(3, 3, 3), small.SHELLED.claim_ids)


def counting(best: int) -> EventRecord:
    return replace(small.RECORD, fatalities=Estimate(12, best, 40))


def conclude(casebook: Casebook, *records: EventRecord, days: int = 0) -> None:
    length = len(casebook.ledger())
    founded = small.FOUNDED if length == 0 else ()
    held = replace(small.CONCLUSIONS, records=records, founded=founded, ledger_length=length)
    casebook.conclude(held, small.MADE_BY, made_at=DAY + timedelta(days=days))


@pytest.fixture
def observed(casebook: Casebook) -> Casebook:
    small.observe(casebook)
    return casebook


def test_each_conclusion_is_answered_from_what_it_held(observed: Casebook) -> None:
    conclude(observed, counting(40))
    conclude(observed, counting(83), SHELLING, days=1)
    conclude(observed, SHELLING, days=2)
    assert [observed.held(number) for number in (1, 2, 3)] == [
        (counting(40),),
        (counting(83), SHELLING),
        (SHELLING,),
    ]
    made = observed.history()
    assert [one.made_at for one in made] == [DAY + timedelta(days=n) for n in range(3)]
    assert [one.changed for one in made] == [1, 2, 1]
    assert made[0].snapshot == small.MADE_BY


def test_what_stays_as_it_is_is_kept_once(observed: Casebook) -> None:
    conclude(observed, counting(40), SHELLING)
    conclude(observed, counting(83), SHELLING, days=1)
    conclude(observed, counting(40), SHELLING, days=2)
    gone = (small.STRIKE.id, small.SHELLED.id)
    assert observed.changes(gone) == (
        Change(1, small.RECORD.id, counting(40)),
        Change(1, SHELLING.id, SHELLING),
        Change(2, small.RECORD.id, counting(83)),
        Change(3, small.RECORD.id, counting(40)),
    )
    assert observed.held(3) == observed.held(1)


def test_a_record_that_goes_is_told_as_gone(observed: Casebook) -> None:
    conclude(observed, counting(40))
    conclude(observed, days=1)
    assert observed.changes([small.STRIKE.id])[-1] == Change(2, small.RECORD.id, None)
    assert observed.held(2) == ()
    assert observed.changes(["i-nobody"]) == ()


def test_times_are_told_in_utc_wherever_they_were_taken(observed: Casebook) -> None:
    east = DAY.astimezone(tz=None)
    observed.conclude(small.CONCLUSIONS, small.MADE_BY, made_at=east)
    (made,) = observed.history()
    assert (made.made_at, made.made_at.tzinfo) == (DAY, UTC)


def test_a_conclusion_that_fails_leaves_no_trace_in_the_history(observed: Casebook) -> None:
    conclude(observed, counting(40))
    torn = Conclusions((), (), (small.STRIKE,), (SHELLING,), (), ledger_length=2)
    with pytest.raises(CasebookError):
        observed.conclude(torn, small.MADE_BY)
    assert len(observed.history()) == 1


def test_the_history_is_in_no_dump_since_it_tells_the_way_and_not_what_stands(
    observed: Casebook,
) -> None:
    conclude(observed, counting(83))
    once = list(observed.dump())
    conclude(observed, counting(40), days=1)
    conclude(observed, counting(83), days=2)
    assert list(observed.dump()) == once


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=4), max_size=6),
)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_conclusion_comes_back_as_it_was(
    observed: Casebook, drawn: list[list[tuple[int, int]]]
) -> None:
    kept: dict[int, tuple[EventRecord, ...]] = {}
    for told in drawn:
        records = {n: replace(counting(best), id=f"e-{n}") for n, best in told}
        conclude(observed, *(records[n] for n in sorted(records)))
        kept[observed.history()[-1].number] = tuple(records[n] for n in sorted(records))
    for number, records in kept.items():
        assert observed.held(number) == records
