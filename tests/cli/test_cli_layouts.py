"""`export --as`: which rules a layout holds, and what stands beside it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.publish.layouts import LAYOUTS, SITE


def export(book: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["--casebook", str(book), "export", *map(str, words)])


@pytest.mark.parametrize(
    ("layout", "columns", "rule"),
    [
        ("ged", 49, "GED-6"),
        ("ged42", 42, "GED-6"),
        ("hxl", 52, "GED-6"),
        ("acled", 31, "ACLED-6"),
        ("acled-numbers", 31, "ACLED-6"),
    ],
)
def test_a_layout_is_concluded_by_its_own_rules(
    book: Path, tmp_path: Path, layout: str, columns: int, rule: str
) -> None:
    path = tmp_path / "out.csv"
    done = export(book, "--as", layout, "-o", path)
    assert done.exit_code == 0, done.output
    assert len(path.read_text(encoding="utf-8").splitlines()[0].split(",")) == columns
    assert rule in Path(f"{path}.methodology.md").read_text(encoding="utf-8")


def test_plover_takes_any_rules(book: Path, tmp_path: Path) -> None:
    for rules in ("ged", "airwars"):
        path = tmp_path / f"{rules}.jsonl"
        assert export(book, "--as", "plover", "--rules", rules, "-o", path).exit_code == 0
        codebooks = {
            json.loads(line)["cite_info"]["codebook"].split()[0]
            for line in path.read_text(encoding="utf-8").splitlines()
        }
        assert codebooks == {rules}


@pytest.mark.parametrize(
    ("layout", "rules"), [("acled", "ged"), ("ged42", "ibc"), ("hxl", "acled")]
)
def test_other_rules_are_refused_with_a_way_out_and_nothing_is_written(
    book: Path, tmp_path: Path, layout: str, rules: str
) -> None:
    refused = export(book, "--as", layout, "--rules", rules, "-o", tmp_path / "out.csv")
    assert refused.exit_code == 2
    assert f"not {rules}'s" in refused.stderr and "Leave --rules out" in refused.stderr
    assert not list(tmp_path.glob("out*")), "neither the file nor its statement"


def test_the_summary_of_help_counts_every_layout() -> None:
    told = CliRunner().invoke(main, ["--help"]).stdout
    assert len((*LAYOUTS, SITE)) == 12
    assert "in one of twelve layouts" in told
