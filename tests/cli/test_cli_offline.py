"""Offline by default: only what is there to go to the network goes to it."""

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from asking_desk import PAGES
from click.testing import CliRunner

from reportedly.cli import main

ASKING = Path(__file__).with_name("asking_desk.py")
SRC = Path(__file__).resolve().parents[2] / "src" / "reportedly"
WIRES = ("socket", "ssl", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib")
WIRES += ("http.client", "urllib.request")
# Who may speak to the network: captures, the authority that stamps, the desk on loopback.
SPEAK = {"capture/asking.py", "capture/wires.py", "capture/places.py"}
SPEAK |= {"pipeline/stamping.py", "cli/serving.py"}
REPORT = "A strike on the market of Atarib killed seven people on Monday, a doctor said.\n"


def test_only_these_files_know_how_to_speak_to_the_network() -> None:
    speaking = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if any(f"{name}.".startswith(f"{wire}.") for name in names for wire in WIRES):
                speaking.add(path.relative_to(SRC).as_posix())
    assert speaking == SPEAK


COMMANDS = (
    ("add", "raid.txt", "--outlet", "Ferry Post"),
    ("incidents",),
    ("show", "1"),
    ("rejects",),
    ("records",),
    ("history",),
    ("export", "--as", "geojson", "-o", "out.geojson"),
    ("page", "1", "-o", "one.html"),
    ("conclude",),
    ("verify",),
    ("log",),
    ("release", "v1", "--authors", "Lantern Records"),
    ("releases",),
    ("backup", "copy.casebook"),
    ("restore", "copy.casebook", "--replace"),
    ("status",),
    ("dump",),
)


def test_no_other_command_opens_a_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*asked: object, **said: object) -> None:
        raise AssertionError(f"it goes to the network: {asked}")

    monkeypatch.chdir(tmp_path)
    Path("raid.txt").write_text(REPORT)
    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for words in COMMANDS:
        told = CliRunner().invoke(main, ["--debug", *words])
        assert told.exit_code == 0, (words, told.output, told.exception)


def cut_off() -> list[str]:
    """The words that run a program without any network; skips where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], check=False).returncode:
        pytest.skip("needs unshare, and the right to use it")
    return [unshare, "-rn"]


@pytest.mark.slow
def test_with_the_network_cut_everything_but_captures_works(tmp_path: Path) -> None:
    (tmp_path / "raid.txt").write_text(REPORT)
    alone = [*cut_off(), sys.executable, "-m", "reportedly"]
    for words in COMMANDS:
        told = _run([*alone, *words], tmp_path)
        assert told.returncode == 0, (words, told.stderr)
    told = _run([*alone, "capture", "https://ferry.example/raid"], tmp_path)
    assert told.returncode == 6
    assert "no machine is known under the name 'ferry.example'" in told.stdout
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_with_the_network_cut_the_desk_is_open(tmp_path: Path) -> None:
    """On the machine's own loopback, which is all that is left."""
    (tmp_path / "raid.txt").write_text(REPORT)
    alone = cut_off()
    if shutil.which("ip") is None:
        pytest.skip("needs ip, to have a loopback where the network is cut")
    added = _run([sys.executable, "-m", "reportedly", "add", "raid.txt"], tmp_path)
    assert added.returncode == 0, added.stderr
    loopback = [*alone, "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    asking = [sys.executable, str(ASKING), "reportedly.casebook"]
    told = _run([*loopback, *asking], tmp_path)
    assert told.returncode == 0, told.stderr
    assert told.stdout.split() == [word for page in PAGES for word in (page, "200")]


def _run(words: list[str], where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=where, env={**os.environ}, capture_output=True, text=True, check=False
    )
