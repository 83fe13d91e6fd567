"""A release is checked with tools that are not ours, as docs/releases.md says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from release_steps import release

PAGE = Path(__file__).resolve().parents[2] / "docs" / "releases.md"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not here"),
]


def recipes() -> list[str]:
    """The commands that the page gives, those by another tool apart."""
    block = PAGE.read_text(encoding="utf-8").split("## To check a copy")[1].split("```")[1]
    commands = [row.partition(" #")[0].strip() for row in block.splitlines()[1:]]
    return [row for row in commands if row and not row.startswith("cd ")]


def passes(folder: Path, command: str) -> bool:
    typed = re.sub("^python3 ", f"{sys.executable} ", command)
    bash = ["bash", "-o", "pipefail", "-c", typed]
    return subprocess.run(bash, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def folder(concluded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("released")
    copy = out / "copy.casebook"
    shutil.copy(concluded, copy)
    release(copy, out, "v1", "--as", "ged", "--as", "claims", "--as", "geojson", "--as", "html")
    return out / "v1"


def test_every_recipe_passes_on_a_copy_that_is_whole(folder: Path) -> None:
    commands = recipes()
    assert len(commands) == 3
    assert all(passes(folder, command) for command in commands)


def test_a_flipped_bit_in_any_file_is_found(folder: Path, tmp_path: Path) -> None:
    by_sums, _, by_manifest = recipes()
    tops = [path for path in folder.iterdir() if path.is_file()]
    for path in sorted((*tops, folder / "site" / "index.html")):
        copy = tmp_path / path.name
        shutil.copytree(folder, copy)
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        (copy / path.relative_to(folder)).write_bytes(content)
        assert not passes(copy, by_sums)
        if path.name not in ("SHA256SUMS", "manifest.json"):  # these the seal itself proves
            assert not passes(copy, by_manifest)


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not here")
def test_the_recipe_with_jq_does_the_same(folder: Path) -> None:
    (typed,) = re.findall(r"`(jq -r .*?sha256sum --strict -c)`", PAGE.read_text(encoding="utf-8"))
    assert passes(folder, typed)
