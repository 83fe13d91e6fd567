"""What the pages say holds: the page of commands, the commands of the tutorial, every link."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL = re.compile(r"^```shell\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    surroundings = {**os.environ, "PATH": path, "COLUMNS": "100"}
    return subprocess.run(words, cwd=folder, env=surroundings, capture_output=True, text=True)


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    done = run(sys.executable, "docs/write_cli.py", "--check")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_commands_of_the_tutorial_run_as_they_stand(tmp_path: Path) -> None:
    """In one shell, from top to bottom, in an empty folder that holds nothing but the demo."""
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    blocks = SHELL.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    assert len(blocks) > 5
    done = run("bash", "-euo", "pipefail", "-c", "\n".join(blocks), folder=tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert (tmp_path / "strikes.csv").read_bytes().count(b"\r\n") >= 4


def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path))
    assert done.returncode == 0, done.stderr


def test_no_page_fetches_anything_from_elsewhere(tmp_path: Path) -> None:
    run(sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(tmp_path))
    fetched = re.compile(r'<(?:script|img|iframe|link rel="stylesheet")[^>]*(?:src|href)="https?:')
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 10
    assert not [page for page in pages if fetched.search(page.read_text(encoding="utf-8"))]
