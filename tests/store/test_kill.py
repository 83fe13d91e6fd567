"""A casebook whose writer was killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from reportedly.store.sqlite import open_casebook

WRITER = Path(__file__).with_name("writer.py")


def test_a_killed_writer_loses_nothing_it_had_said_and_leaves_nothing_half(tmp_path: Path) -> None:
    file = tmp_path / "killed.casebook"
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    said: list[str] = []
    for lines in (5, 21):
        writer = subprocess.Popen(
            [sys.executable, str(WRITER), str(file)], stdout=subprocess.PIPE, env=surroundings
        )
        assert writer.stdout is not None
        said += [writer.stdout.readline().decode().strip() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
    with open_casebook(file, create=False) as casebook:
        coded = dict(casebook.claims("g"))
        assert set(said) <= set(coded)
        assert {len(claims) for claims in coded.values()} == {3}
        reports = list(casebook.reports())
        assert all(casebook.blob(report.blob) for report in reports)
        assert len(reports) % 8 == 0, "batches are kept whole"
