"""Work gives the same results on every engine, whatever becomes of single items."""

import time
from collections.abc import Iterator
from itertools import count, islice

import pipeline_work as work
import pytest

from reportedly.errors import EngineError
from reportedly.pipeline.cores import Cores
from reportedly.pipeline.engines import Engine, Failure, InProcess

ENGINES = [
    pytest.param(InProcess(), id="in-process"),
    pytest.param(Cores(2, few_items=0), id="cores"),
    pytest.param(Cores(2, few_items=100), id="cores-with-a-handful"),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_results_come_in_order_and_an_error_costs_one_item(engine: Engine) -> None:
    wanted = [Failure("ValueError: seven") if n == work.UNLUCKY else 2 * n for n in range(12)]
    assert list(engine.map(work.open_double, range(12))) == wanted
    assert list(engine.map(work.open_double, [])) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_work_that_cannot_open_says_why(engine: Engine) -> None:
    with pytest.raises(LookupError, match="no engine here"):
        list(engine.map(work.open_nothing, range(3)))


def test_a_crash_below_python_costs_the_item_it_came_with() -> None:
    items = [1, work.CRASH, 2, 3, work.CRASH, work.CRASH, 4]
    results = list(Cores(2, few_items=0).map(work.open_double, items))
    assert [r for r in results if not isinstance(r, Failure)] == [2, 4, 6, 8]
    failed = [n for n, r in zip(items, results, strict=True) if isinstance(r, Failure)]
    assert failed == [work.CRASH] * 3


def test_an_item_without_end_is_given_up_and_the_rest_goes_on() -> None:
    results = list(Cores(2, patience_s=3, few_items=0).map(work.open_double, [1, work.ENDLESS, 2]))
    assert results == [2, Failure("it took longer than 3 s"), 4]


def test_a_worker_that_dies_while_it_starts_is_an_error_with_a_hint() -> None:
    with pytest.raises(EngineError) as caught:
        list(Cores(2, few_items=0).map(work.open_and_die, range(3)))
    assert caught.value.hint


def test_a_worker_that_never_finishes_starting_is_ended(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EngineError):
        list(Cores(1, patience_s=0.1, few_items=0).map(work.open_for_ever, range(3)))
    assert capfd.readouterr().err == ""


def test_workers_do_their_algebra_in_one_thread() -> None:
    assert list(Cores(1, few_items=0).map(work.open_threads, [0])) == ["1"]


def test_items_are_taken_as_they_are_needed() -> None:
    """Memory stays flat: of endless items only a few are out at any time."""
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in count(100):
            taken.append(number)
            yield number

    results = Cores(2, few_items=0).map(work.open_double, endless())
    assert list(islice(results, 50)) == [2 * n for n in range(100, 150)]
    assert len(taken) <= 50 + 2 * 4
    results.close()  # type: ignore[attr-defined]


def test_stopping_early_does_not_wait_for_what_is_under_way() -> None:
    results = Cores(2, few_items=0).map(work.open_double, [1, work.ENDLESS, work.ENDLESS])
    assert next(results) == 2
    before = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - before < 20


def test_no_worker_is_no_engine() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Cores(0)
