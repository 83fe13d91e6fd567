"""The whole way with all its processes, killed and started again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from test_run import write_reports

from reportedly.store.sqlite import open_casebook

ADDING = Path(__file__).with_name("adding.py")


def _started(casebook: Path, reports: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ADDING), str(casebook), reports],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _finished(casebook: Path, reports: str) -> None:
    adding = _started(casebook, reports)
    adding.communicate()
    assert adding.returncode == 0


def _dump(casebook: Path) -> list[str]:
    with open_casebook(casebook, create=False) as opened:
        return list(opened.dump())


def _killed_while(adding: subprocess.Popen[bytes], words: bytes) -> list[psutil.Process]:
    """Kill it once it has said the words; its workers as they were."""
    assert adding.stdout is not None
    for line in adding.stdout:
        if line.strip() == words:
            break
    workers = psutil.Process(adding.pid).children(recursive=True)
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    adding.stdout.close()
    return workers


@pytest.mark.slow
def test_kill_9_changes_nothing_in_the_end_and_leaves_no_worker(tmp_path: Path) -> None:
    reports = write_reports(tmp_path, count=120)
    _finished(tmp_path / "unbroken.casebook", reports)
    workers: list[psutil.Process] = []
    for words in (b"64 reading", b"30 coding"):
        workers += _killed_while(_started(tmp_path / "killed.casebook", reports), words)
    _finished(tmp_path / "killed.casebook", reports)
    assert _dump(tmp_path / "killed.casebook") == _dump(tmp_path / "unbroken.casebook")
    deadline = time.monotonic() + 20
    while any(w.is_running() and w.status() != "zombie" for w in workers):
        assert time.monotonic() < deadline, "a worker outlived the program"
        time.sleep(0.2)
