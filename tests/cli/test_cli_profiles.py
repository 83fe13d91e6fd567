"""`export --profile`: for whom it is made is said on the command line, and refused if odd."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from reportedly.cli import main


def export(book: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), "export", *map(str, words)])


def test_the_public_gets_other_ids_and_no_outlet_that_nobody_lists(
    book: Path, tmp_path: Path
) -> None:
    told = {}
    for profile in ("internal", "public"):
        path = tmp_path / f"{profile}.geojson"
        done = export(book, "--as", "geojson", "--profile", profile, "-o", path)
        assert done.exit_code == 0, done.output
        told[profile] = json.loads(path.read_text(encoding="utf-8"))
    ids = [{one["id"] for one in held["features"]} for held in told.values()]
    assert ids[0] and ids[0].isdisjoint(ids[1]) and len(ids[0]) == len(ids[1])
    assert "Made for the public" in told["public"]["notice"]


def test_a_profile_that_nobody_knows_is_refused_before_anything_is_written(
    book: Path, tmp_path: Path
) -> None:
    done = export(book, "--as", "ged", "--profile", "press", "-o", tmp_path / "x.csv")
    assert done.exit_code == 2 and "internal, partner, public" in done.output
    assert not list(tmp_path.glob("x.csv*"))
