"""Killed at any moment of adding, judging or exporting, a casebook holds all that it said."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import kept_casebook as kept
import pytest

from reportedly.store.custody import Act, Wanted
from reportedly.store.sqlite import open_casebook

ACTING = Path(__file__).with_name("acting.py")
KILLS = int(os.environ.get("REPORTEDLY_KILLS", "30"))  # in all
LONGEST_S = 0.5  # an act takes some milliseconds, so that this is many of them


def killed_while(act: str, casebook: Path, first: int, after_s: float) -> list[str]:
    """What it said was done before it was killed, so long after the first word of it."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    acting = subprocess.Popen(
        [sys.executable, str(ACTING), act, str(casebook), str(first)],
        stdout=subprocess.PIPE,
        env=surroundings,
    )
    assert acting.stdout is not None
    said = [acting.stdout.readline()]
    time.sleep(after_s)
    acting.send_signal(signal.SIGKILL)
    said += acting.stdout.readlines()
    acting.stdout.close()
    assert acting.wait() == -signal.SIGKILL
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


@pytest.mark.slow
@pytest.mark.parametrize("act", ["add", "judge", "export"])
def test_killed_it_opens_verifies_and_holds_all_that_it_said(act: str, tmp_path: Path) -> None:
    path, dice, said = kept.made_at(tmp_path / "killed.casebook"), random.Random(act), []
    for turn in range(KILLS // 3):
        said += killed_while(act, path, 1000 * turn, dice.uniform(0, LONGEST_S))
        with open_casebook(path, create=False) as casebook:
            assert casebook.check().faults == ()
            _holds(act, casebook, tmp_path, set(said))
    assert len(said) >= KILLS // 3


def _holds(act: str, casebook: object, folder: Path, said: set[str]) -> None:
    if act == "add":
        assert said <= casebook.report_ids()
    elif act == "judge":
        assert said <= {judgement.id for judgement in casebook.judgements()}
    else:
        entries = list(casebook.log(Wanted((Act.EXPORTED,))))
        logged = {e.about["file"]: e.about["sha256"] for e in entries if "sha256" in e.about}
        begun = {e.about["file"] for e in casebook.log(Wanted((Act.EXPORTING,)))}
        assert said <= logged.keys()
        for file in folder.glob("*.jsonl"):
            assert file.name in begun, "no file stands that the log does not know of"
            told = logged.get(file.name)
            assert told in (None, hashlib.sha256(file.read_bytes()).hexdigest())
