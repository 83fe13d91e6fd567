"""What ships for the pages is what was pinned, small, and asks no other machine."""

import gzip
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/reportedly/server/static"
PINNED = tomllib.loads((ROOT / "vendor/packages.toml").read_text("utf-8"))
SHIPPED = {name: pin for name, pin in PINNED.items() if "files" in pin}
NAMES_OF_FORMATS = {"http://www.w3.org/2000/svg"}
MOST_BYTES_OF_BASEMAP = 2_500_000


def test_libraries_are_those_that_are_pinned() -> None:
    held = {path.relative_to(STATIC / "vendor") for path in (STATIC / "vendor").rglob("*.*")}
    names = ((name, Path(file).name) for name, pin in SHIPPED.items() for file in pin["files"])
    assert {path.as_posix() for path in held} | licences() == {"/".join(pair) for pair in names}


def licences() -> set[str]:
    """Licences mostly have no suffix."""
    found = (STATIC / "vendor").rglob("LICENSE*")
    return {path.relative_to(STATIC / "vendor").as_posix() for path in found}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_library_comes_with_its_licence(name: str) -> None:
    assert [path for path in (STATIC / "vendor" / name).iterdir() if "LICENSE" in path.name]


@pytest.mark.parametrize("pin", PINNED.values(), ids=PINNED)
def test_every_package_is_pinned_by_digest(pin: dict[str, str]) -> None:
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", pin["integrity"])


def test_the_basemap_stays_small() -> None:
    sizes = [path.stat().st_size for path in (STATIC / "basemap").iterdir()]
    assert sum(sizes) < MOST_BYTES_OF_BASEMAP


def test_own_files_name_no_other_machine() -> None:
    own = [*STATIC.rglob("js/**/*.js"), *STATIC.rglob("css/*.css")]
    assert own
    addresses = {
        address
        for path in own
        for address in re.findall(r"https?://[^\s\"'`)]+", path.read_text("utf-8"))
        if "example" not in address  # told in a comment
    }
    assert addresses <= NAMES_OF_FORMATS


def test_no_name_on_the_map_runs_from_right_to_left() -> None:
    """MapLibre would draw it letter by letter the wrong way round: that takes a plugin."""
    names = (gzip.decompress(file.read_bytes()) for file in STATIC.glob("basemap/*.gz"))
    letters = {letter for text in names for letter in text.decode("utf-8")}
    assert not {letter for letter in letters if unicodedata.bidirectional(letter) in ("R", "AL")}
