"""What is kept on disk is made once, whole, and by one process at a time."""

import logging
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import numpy as np
import pytest

from reportedly.reference import cache as cache_room
from reportedly.reference.cache import Arrays, folder, kept_arrays

TOLD = "counting the wells of Tarnow Vale"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    yield


def made() -> Arrays:
    return {"wells": np.arange(3, dtype=np.uint32)}


def never() -> Arrays:
    raise AssertionError("it was made already")


# A process that needs the wells: it prints if it is the one to count them, which takes so long
# that the others come meanwhile.
NEEDS_WELLS = """
import time
import numpy as np
from reportedly.reference.cache import kept_arrays

def count():
    print("counted")
    time.sleep(0.5)
    return {"wells": np.arange(3, dtype=np.uint32)}

assert kept_arrays("wells", count, told="counting")["wells"].tolist() == [0, 1, 2]
"""


def test_what_several_processes_need_at_once_one_makes_and_tells_of() -> None:
    command = [sys.executable, "-c", NEEDS_WELLS]
    started = [Popen(command, stdout=PIPE, stderr=PIPE, text=True) for _ in range(3)]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert sorted(counted for counted, _ in said) == ["", "", "counted\n"]
    late = {"", WAITING}  # who comes when it is done has nothing to say
    assert all(told == "counting\n" if counted else told in late for counted, told in said)


WAITING = "waiting: another command is counting\n"


def test_who_waits_for_another_command_says_so_at_once() -> None:
    with cache_room._alone(folder() / "wells", told=""):
        waiter = Popen([sys.executable, "-c", NEEDS_WELLS], stdout=PIPE, stderr=PIPE, text=True)
        assert waiter.stderr is not None
        assert waiter.stderr.readline() == WAITING
    assert waiter.communicate()[0] == "counted\n"


def used(name: str, *, hours_ago: float, size: int) -> Path:
    kept = folder() / name
    kept.mkdir(parents=True)
    (kept / "a.npy").write_bytes(b"x" * size)
    at = time.time() - 3600 * hours_ago
    os.utime(kept, (at, at))
    return kept


def test_what_was_not_used_for_longest_goes_when_all_is_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was used within the hour stays, and so does what fits."""
    monkeypatch.setattr(cache_room, "_MOST_BYTES", 1000)
    ages = {"now": 0.1, "today": 5.0, "old": 50.0, "older": 90.0}
    found = {name: used(name, hours_ago=ages[name], size=400) for name in ages}
    kept_arrays("wells", made)
    assert {name for name in found if found[name].exists()} == {"now", "today"}
    assert kept_arrays("wells", never)["wells"].tolist() == [0, 1, 2]


def test_what_is_used_is_no_longer_old(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_arrays("wells", made)
    os.utime(folder() / "wells", (0, 0))
    kept_arrays("wells", never)
    monkeypatch.setattr(cache_room, "_MOST_BYTES", 0)
    kept_arrays("springs", made)
    assert (folder() / "wells").exists()


def test_the_person_is_told_before_the_work_and_only_then(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        kept_arrays("wells", made, told=TOLD)
        kept_arrays("wells", never, told=TOLD)
    assert caplog.messages == [TOLD]


def test_nothing_but_the_arrays_is_left_behind() -> None:
    kept_arrays("wells", made)
    assert [path.name for path in folder().iterdir()] == ["wells"]


def test_work_that_failed_leaves_nothing_half_written_and_no_lock() -> None:
    def fail() -> Arrays:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept_arrays("wells", fail)
    assert not list(folder().iterdir())


def test_a_folder_that_lost_its_list_of_arrays_is_made_anew_once() -> None:
    (folder() / "wells").mkdir(parents=True)
    (folder() / "wells" / "wells.npy").write_bytes(b"half")
    kept_arrays("wells", made)
    assert kept_arrays("wells", never)["wells"].tolist() == [0, 1, 2]


def test_where_nothing_can_be_written_it_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/no-such-place")
    for _ in range(2):
        assert kept_arrays("wells", made)["wells"].tolist() == [0, 1, 2]
