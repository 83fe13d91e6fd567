"""`release`: a dataset under a name, what changed since the last one and why, and its seal."""

import csv
import json
from pathlib import Path

import pytest
import yaml
from deciding import A, B, decide, forms, run
from release_steps import BY, add_report, digest, lines, release

from reportedly.errors import Overtaken
from reportedly.publish.layouts import LAYOUTS, RULES_OF, SITE
from reportedly.store.casebook import SqlCasebook

FIRST = """\
# v1, DAY

The first release, of 1 record.

A number stands for one incident for good, through all releases for these readers.
"""
CORRECTED = (
    "Lantern Watch in Daily Post: figure corrected by rk: 14 killed, not 40: I was there (j-)"
)
SECOND = f"""\
# v2, DAY

Since v1: 1 new, 1 changed. In all 2 records.

A number stands for one incident for good, through all releases for these readers.

## New: 1

Records that the release before did not hold.

- **3** air strike at Darat Izzah (Aleppo), 2017-12-05

## Changed: 1

The same number, other values: from what, to what, and why.

- **1** air strike at Al Atarib (Aleppo), 2017-11-13
  - best: 40 → 14: toll of Lantern Watch; {CORRECTED} (GED-6)
  - high: 40 → 14: toll of Lantern Watch; {CORRECTED} (GED-6)
  - deaths of unknown: 40 → 14: figures of best's origin; {CORRECTED} (GED-7)
  - rk decided: correct figure: 14 killed: I was there
"""
THIRD = f"""\
# v3, DAY

Since v2: 1 split off, 1 changed, 1 withdrawn. In all 2 records.

A number stands for one incident for good, through all releases for these readers.

## Split off: 1

New numbers whose claims stood under another number before.

- **4** air strike at Al Atarib (Aleppo), 2017-11-13, from **1**
  - rk decided: split: I was there

## Changed: 1

The same number, other values: from what, to what, and why.

- **1** air strike at Al Atarib (Aleppo), 2017-11-13
  - low: 12 → 14: toll of Lantern Watch; {CORRECTED} (GED-6)
  - reports: 2 → 1: no more: Copper Courier, 2017-11-14
  - rk decided: split: I was there

## Withdrawn: 1

Numbers that this release no longer holds; no other incident is given them.

- **3** air strike at Darat Izzah (Aleppo), 2017-12-05
  - rk decided: reject: I was there
"""
FOURTH = f"""\
# v4, DAY

Since v3: 1 changed, 1 merged. In all 1 record.

A number stands for one incident for good, through all releases for these readers.

## Changed: 1

The same number, other values: from what, to what, and why.

- **1** air strike at Al Atarib (Aleppo), 2017-11-13
  - low: 14 → 12: toll of Copper Courier; {CORRECTED} (GED-6)
  - reports: 1 → 2: new: Copper Courier, 2017-11-14
  - rk took back: split: I was there

## Merged: 1

Numbers that go under another one now; no other incident is given them.

- **4** air strike at Al Atarib (Aleppo), 2017-11-13, now under **1**
  - rk took back: split: I was there
"""


def test_each_changelog_tells_what_is_new_changed_split_withdrawn_or_merged_and_why(
    book: Path, tmp_path: Path
) -> None:
    assert release(book, tmp_path, "v1") == FIRST
    decide(book, "correct", A, "--figure", "killed=14", "--words", "40 were killed")
    third = add_report(book, "Lantern Watch said 7 were killed in Darat Izza on 5 December.", 7)
    assert release(book, tmp_path, "v2") == SECOND
    split = decide(book, "split", B)
    decide(book, "reject", third)
    assert release(book, tmp_path, "v3") == THIRD
    decide(book, "undo", split)
    assert release(book, tmp_path, "v4") == FOURTH
    with (tmp_path / "v4" / "changes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["id"], row["change"], row["field"]) for row in rows] == [
        ("1", "changed", "low"), ("1", "changed", "reports"), ("4", "merged", ""),
    ]  # fmt: skip
    assert (rows[0]["before"], rows[0]["after"], rows[2]["other_ids"]) == ("14", "12", "1")


def test_a_release_of_what_stayed_as_it_was_says_so(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1")
    assert "Since v1 nothing changed: 1 record.\n" in release(book, tmp_path, "v2")
    decide(book, "reviewed", "1")
    assert "Since v2 nothing changed: 1 record.\n" in release(book, tmp_path, "v3")


def test_a_dry_run_prints_the_changelog_and_leaves_nothing(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1")
    decide(book, "prefer", B, "--for", "best")
    before, told = run(book, "dump").stdout, run(book, "release", "v2", "--dry-run")
    assert told.exit_code == 0
    assert "- best: 40 → 12" in told.stdout and "# v2, " in told.stdout
    assert run(book, "dump").stdout == before
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["v1"]


def test_the_seal_proves_every_byte_with_standard_means(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1", "--as", "ged", "--as", "claims")
    folder = tmp_path / "v1"
    sums = dict(row.split("  ")[::-1] for row in lines(folder / "SHA256SUMS"))
    there = {path.name for path in folder.iterdir()}
    assert sums.keys() == there - {"SHA256SUMS"}
    assert all(digest(folder / name) == told for name, told in sums.items())
    (listed,) = forms(book, "releases")
    assert listed["seal"] == digest(folder / "manifest.json") == sums["manifest.json"]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    stated = {file["path"]: (file["sha256"], file["bytes"]) for file in manifest["files"]}
    assert stated == {
        name: (digest(folder / name), (folder / name).stat().st_size)
        for name in there - {"SHA256SUMS", "manifest.json"}
    }
    assert manifest["reports"]["count"] == 2 and manifest["made_by"]["rules"].startswith("ged ")
    assert "byte by byte" in run(book, "releases", "--check", str(folder)).stdout


def test_each_release_names_the_seal_of_the_one_before(book: Path, tmp_path: Path) -> None:
    for name in ("v1", "v2"):
        release(book, tmp_path, name)
    manifest = json.loads((tmp_path / "v2" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["previous"] == {"name": "v1", "seal": digest(tmp_path / "v1" / "manifest.json")}


@pytest.mark.parametrize("harm", ["flipped", "missing", "more", "other sums"])
def test_a_copy_that_was_touched_is_found(book: Path, tmp_path: Path, harm: str) -> None:
    release(book, tmp_path, "v1")
    folder = tmp_path / "v1"
    data = bytearray((folder / "records.geojson").read_bytes())
    if harm == "flipped":
        data[len(data) // 2] ^= 1
        (folder / "records.geojson").write_bytes(data)
    elif harm == "missing":
        (folder / "changes.csv").unlink()
    elif harm == "more":
        (folder / "more.csv").write_text("id\n", encoding="utf-8")
    else:
        text = (folder / "manifest.json").read_text(encoding="utf-8")
        (folder / "manifest.json").write_text(text.replace("v1", "v9"), encoding="utf-8")
    told = run(book, "releases", "--check", str(folder))
    assert told.exit_code == 2 and "hint" in told.stderr


def test_what_is_cited_can_be_read_by_what_reads_citations(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "2018-03", "--licence", "CC-BY-4.0", "--title", "Harm: #1 = ‘told’")
    cited = yaml.safe_load((tmp_path / "2018-03" / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0" and cited["type"] == "dataset"
    assert cited["authors"] == [
        {"family-names": "Okoro", "given-names": "Ada"},
        {"name": "Lantern Records"},
    ]
    assert (cited["version"], cited["license"]) == ("2018-03", "CC-BY-4.0")
    assert cited["title"] == "Harm: #1 = ‘told’"


def test_a_name_is_used_once(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1")
    again = run(book, "release", "v1", "-o", str(tmp_path), *BY)
    assert again.exit_code == 2 and "v1 is there already" in again.stderr
    elsewhere = run(book, "release", "v1", "-o", str(tmp_path / "other"), *BY)
    assert elsewhere.exit_code == 3 and "a release 'v1' already" in elsewhere.stderr
    assert not (tmp_path / "other").exists()


def test_a_release_that_another_one_overtook_takes_its_folder_back(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object) -> None:
        raise Overtaken("another release was made at the same time", hint="make it again")

    monkeypatch.setattr(SqlCasebook, "add_release", late)
    told = run(book, "release", "v1", "-o", str(tmp_path / "out"), *BY)
    assert told.exit_code == 3 and "at the same time" in told.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["../v1", "a/b", ".hidden", "", "-x", "v" * 65, "v1\n", "vé"])
def test_a_name_that_is_no_name_of_a_folder_is_refused(
    book: Path, tmp_path: Path, name: str
) -> None:
    told = run(book, "release", "-o", str(tmp_path), *BY, "--", name)
    assert told.exit_code == 2 and told.stderr
    assert list(tmp_path.glob("**/manifest.json")) == []


def test_a_release_that_cannot_be_written_leaves_nothing(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportedly.publish.release.freeze.change_lines", full)
    told = run(book, "release", "v1", "-o", str(tmp_path / "out"), *BY)
    assert told.exit_code == 2 and "No space left" in told.stderr
    assert list((tmp_path / "out").iterdir()) == []
    assert forms(book, "releases") == []


def test_a_licence_that_is_none_and_nobody_to_cite_are_refused(book: Path, tmp_path: Path) -> None:
    told = run(book, "release", "v1", "-o", str(tmp_path), *BY, "--licence", "free for all")
    assert told.exit_code == 2 and "CC-BY-4.0" in told.stderr
    told = run(book, "release", "v1", "-o", str(tmp_path))
    assert told.exit_code == 2 and "--authors" in told.stderr
    told = run(book, "release", "v1", "-o", str(tmp_path), "--authors", " ; ")
    assert told.exit_code == 2 and "nobody to cite" in told.stderr


def test_before_the_first_release_the_list_says_how_to_make_one(book: Path) -> None:
    assert "reportedly release NAME" in run(book, "releases").stdout


def test_layouts_bring_their_rules_and_must_agree_on_them(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1", "--as", "acled", "--as", "geojson")
    assert forms(book, "releases")[0]["rules"] == "acled"
    told = run(book, "release", "v2", "-o", str(tmp_path), *BY, "--as", "acled", "--as", "ged")
    assert (told.exit_code == 2 and "counts" in told.stderr) or "count" in told.stderr
    assert not (tmp_path / "v2").exists()


@pytest.mark.parametrize("rules", ["ged", "acled"])
def test_every_layout_of_a_pack_can_be_released(book: Path, tmp_path: Path, rules: str) -> None:
    fitting = [name for name in (*LAYOUTS, SITE) if RULES_OF.get(name, rules) == rules]
    release(book, tmp_path, "all", *(part for name in fitting for part in ("--as", name)))
    told = run(book, "releases", "--check", str(tmp_path / "all"))
    assert told.exit_code == 0, told.output
