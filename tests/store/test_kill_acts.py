"""Killed at any moment of whatever changes it, a casebook holds all that it said."""

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
import small_casebook as small

from reportedly.store.base import Casebook
from reportedly.store.custody import Act, Wanted
from reportedly.store.sqlite import open_casebook
from reportedly.store.sqlite_backups import restore_backup

ACTING = Path(__file__).with_name("acting.py")
KILLS = int(os.environ.get("REPORTEDLY_KILLS", "10"))  # of each act
LONGEST_S = 0.5  # an act takes milliseconds, or some tenths of a second: this is one or many
ACTS = ("add", "judge", "export", "erase", "backup", "restore", "upgrade")


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
@pytest.mark.parametrize("act", ACTS)
def test_killed_it_opens_verifies_and_holds_all_that_it_said(act: str, tmp_path: Path) -> None:
    path, dice, said = kept.made_at(tmp_path / "killed.casebook"), random.Random(act), []
    for turn in range(KILLS):
        said += killed_while(act, path, 1000 * turn, dice.uniform(0, LONGEST_S))
        with open_casebook(path, create=False) as casebook:
            assert casebook.check().faults == ()
            _holds(act, casebook, tmp_path, set(said))
    assert len(said) >= KILLS


def _added(casebook: Casebook, folder: Path, said: set[str]) -> None:
    assert said <= casebook.report_ids()


def _judged(casebook: Casebook, folder: Path, said: set[str]) -> None:
    assert said <= {judgement.id for judgement in casebook.judgements()}


def _exported(casebook: Casebook, folder: Path, said: set[str]) -> None:
    entries = list(casebook.log(Wanted((Act.EXPORTED,))))
    logged = {e.about["file"]: e.about["sha256"] for e in entries if "sha256" in e.about}
    begun = {e.about["file"] for e in casebook.log(Wanted((Act.EXPORTING,)))}
    assert said <= logged.keys()
    for file in folder.glob("*.jsonl"):
        assert file.name in begun, "no file stands that the log does not know of"
        told = logged.get(file.name)
        assert told in (None, hashlib.sha256(file.read_bytes()).hexdigest())


def _erased(casebook: Casebook, folder: Path, said: set[str]) -> None:
    casebook.close()  # what the killed one left beside the file is brought into it
    content = b"".join(file.read_bytes() for file in folder.glob("killed.casebook*"))
    assert not [word for word in said if word.encode() in content]


def _backed_up(casebook: Casebook, folder: Path, said: set[str]) -> None:
    """Whatever stands under the name of a backup can be restored; a digest is never another's."""
    assert all((folder / name).exists() for name in said)
    for backup in folder.glob("*.backup"):
        restore_backup(backup, folder / "restored.casebook", replace=True)


def _restored(casebook: Casebook, folder: Path, said: set[str]) -> None:
    """What was replaced is whole, with what was written last."""
    for line in said:
        name, report_id = line.split()
        with open_casebook(folder / name, create=False) as replaced:
            assert replaced.check().faults == ()
            assert report_id in replaced.report_ids()


def _upgraded(casebook: Casebook, folder: Path, said: set[str]) -> None:
    for old in folder.glob("*.old"):
        with open_casebook(old) as opened:
            # Its made-up claims never quoted their reports.
            assert all(fault.where.startswith("claims, ") for fault in opened.check().faults)
            assert opened.judgements() == (small.JUDGEMENT,)
        old.unlink()


HOLDS = (_added, _judged, _exported, _erased, _backed_up, _restored, _upgraded)


def _holds(act: str, casebook: Casebook, folder: Path, said: set[str]) -> None:
    dict(zip(ACTS, HOLDS, strict=True))[act](casebook, folder, said)
