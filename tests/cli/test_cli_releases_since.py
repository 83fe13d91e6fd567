"""Exports since a release, and releases for the public."""

import csv
from pathlib import Path

from deciding import B, decide, run
from release_steps import add_report, lines, release

from reportedly.store.sqlite import open_casebook


def test_an_export_since_a_release_holds_what_is_new_or_changed_and_lists_the_rest(
    book: Path, tmp_path: Path
) -> None:
    third = add_report(book, "Lantern Watch said 7 were killed in Darat Izza on 5 December.", 7)
    release(book, tmp_path, "v1")
    decide(book, "split", B)
    decide(book, "reject", third)
    rows = since(book, tmp_path / "newer.csv", "v1")
    assert [(row["id"], row["change"]) for row in rows if row["field"] in ("", "best")] == [
        ("4", "split off"), ("3", "withdrawn"),
    ]  # fmt: skip
    with (tmp_path / "newer.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == ["1", "4"]
    assert (tmp_path / "newer.csv.methodology.md").is_file()


def test_an_export_since_a_release_that_stands_is_empty(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1")
    assert since(book, tmp_path / "newer.csv", "v1") == []
    assert len(lines(tmp_path / "newer.csv")) == 1


def test_an_export_is_laid_beside_a_release_of_its_own_kind(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1")
    typed = ("export", "--as", "geojson", "-o", str(tmp_path / "a.geojson"), "--since")
    told = run(book, *typed, "v1", "--profile", "partner")
    assert told.exit_code == 2 and "--profile internal --rules ged" in told.stderr
    assert run(book, *typed, "v0").exit_code == 3
    assert not list(tmp_path.glob("a.geojson*"))


def since(book: Path, path: Path, name: str) -> list[dict[str, str]]:
    """The changes that are written beside an export."""
    told = run(book, "export", "--as", "ged", "-o", str(path), "--since", name)
    assert told.exit_code == 0, told.output
    with path.with_name(f"{path.name}.changes.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_for_the_public_numbers_are_others_and_nobody_who_decided_is_named(
    book: Path, tmp_path: Path
) -> None:
    public = ("--profile", "public", "--as", "geojson", "--as", "claims")
    release(book, tmp_path, "inside")
    release(book, tmp_path, "v1", *public)
    decide(book, "split", B)
    told = release(book, tmp_path, "v2", *public)
    assert "Since v1: 1 split off, 1 changed." in told and "a reviewer split an incident" in told
    with open_casebook(book) as casebook:
        numbers = casebook.given_numbers("public")
        rows = {row.number: row.incident for row in casebook.released_rows("v2")}
        owned = {i.id for i in casebook.incidents()} | {r.id for r in casebook.reports()}
    assert rows == {numbers[1]: 1, numbers[3]: 3}
    content = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "v2").iterdir())
    assert not [secret for secret in ("I was there", "rk decided", *owned) if secret in content]


def test_numbers_of_the_public_stay_through_releases(book: Path, tmp_path: Path) -> None:
    release(book, tmp_path, "v1", "--profile", "public")
    add_report(book, "Lantern Watch said 7 were killed in Darat Izza on 5 December.", 7)
    release(book, tmp_path, "v2", "--profile", "public")
    with open_casebook(book) as casebook:
        first, second = map(casebook.released_rows, ("v1", "v2"))
    assert set(first) < set(second)
