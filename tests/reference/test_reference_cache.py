"""What is kept on disk is made once, whole, and by one process at a time."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import numpy as np
import pytest

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
    assert sorted(said) == [("", ""), ("", ""), ("counted\n", "counting\n")]


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
