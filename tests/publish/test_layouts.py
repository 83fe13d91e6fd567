"""GeoJSON, claims and JSON Lines are valid, whole, and say how sure they are."""

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from publish_values import BODY, bundle, report, said

from reportedly.errors import InputError
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.spans import Span
from reportedly.publish.bundle import LAYOUTS, export
from reportedly.publish.cells import QUOTE_LENGTH, in_short
from reportedly.publish.geojson import DATE_PRECISION, WHERE_PRECISION, figure_words
from reportedly.publish.writing import write_together


def geojson(tmp_path: Path) -> dict[str, Any]:
    done = export(bundle(), layout="geojson", path=tmp_path / "out.geojson")
    document: dict[str, Any] = json.loads(done.path.read_text(encoding="utf-8"))
    return document


def test_geojson_is_a_feature_collection_after_rfc_7946(tmp_path: Path) -> None:
    document = geojson(tmp_path)
    assert document["type"] == "FeatureCollection" and "crs" not in document
    for feature in document["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert feature["geometry"].keys() == {"type", "coordinates"}
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180 and -90 <= lat <= 90
    assert document["features"][0]["geometry"]["coordinates"] == [36.82499, 36.13895]


def test_no_point_without_its_precision_in_words_and_none_where_unresolved(tmp_path: Path) -> None:
    placed, _, unplaced = geojson(tmp_path)["features"]
    assert placed["properties"]["where_precision"] == 1
    assert placed["properties"]["where_precision_words"] == WHERE_PRECISION[1]
    assert placed["properties"]["date_precision_words"] == DATE_PRECISION[2]
    assert unplaced["geometry"] is None
    assert unplaced["properties"]["where_precision_words"] == "unresolved"


def test_geojson_says_who_says_what_and_never_a_whole_text(tmp_path: Path) -> None:
    properties = geojson(tmp_path)["features"][0]["properties"]
    assert (properties["low"], properties["best"], properties["high"]) == (83, 79, None)
    (first, second) = properties["who_says_what"]
    assert (first["speaker"], first["figures"]) == ("Sola Monitor", ["killed: 83, unknown"])
    assert first["outlet"] == "Sola Post" and second["published"] is None
    assert properties["trace"][0]["against"][0]["rule"] == "ged.copy"
    assert len(in_short("word " * 200)) <= QUOTE_LENGTH and len(in_short("x" * 900)) <= QUOTE_LENGTH


def test_jsonl_holds_the_whole_trace_with_its_claims_and_no_whole_text(tmp_path: Path) -> None:
    done = export(bundle(), layout="jsonl", path=tmp_path / "out.jsonl")
    lines = done.path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == done.rows == 3
    first = json.loads(lines[0])
    named = {key for trace in first["record"]["traces"] for key in trace["claims_for"]}
    assert named <= {claim["claim_id"] for claim in first["claims"]}
    assert first["claims"][0]["claim"]["evidence"][0]["text"] == BODY
    assert "text" not in first["reports"][0]


def test_claims_are_one_report_a_line_also_where_it_has_none(tmp_path: Path) -> None:
    held = bundle()
    silent = replace(held, reports=(*held.reports, report("Quiet Gazette", "Nothing")))
    done = export(silent, layout="claims", path=tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in done.path.read_text(encoding="utf-8").splitlines()]
    assert [len(row["claims"]) for row in rows] == [1, 1, 0] and done.rows == 3
    (quote,) = rows[0]["claims"][0]["evidence"]
    assert held.reports[0].text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_export_has_a_statement_and_comes_out_the_same_twice(
    tmp_path: Path, layout: Any
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    once, again = (export(bundle(), layout=layout, path=tmp_path / n / "x") for n in "ab")
    assert once.path.read_bytes() == again.path.read_bytes()
    statement = once.methodology_path.read_text(encoding="utf-8")
    assert statement == again.methodology_path.read_text(encoding="utf-8")
    for words in (
        "GeoNames",
        "CC BY 4.0",
        "humanitarian law",
        "Null is not zero",
        "d-1",
        "A.2.4",
        "Not for operational security decisions",
        "minors",
        "ged.best",
    ):
        assert words in statement
    assert "Made:" not in statement


def test_a_time_is_stated_only_if_it_is_given(tmp_path: Path) -> None:
    held = bundle()
    noon = replace(held.making, made_at=datetime(2031, 3, 1, 12, tzinfo=UTC))
    done = export(replace(held, making=noon), layout="ged", path=tmp_path / "x.csv")
    assert "Made: 2031-03-01T12:00:00+00:00" in done.methodology_path.read_text(encoding="utf-8")


def test_an_export_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk fills in the middle of a row."""
    path = tmp_path / "x.csv"
    path.write_text("held")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(InputError, match="No space left"):
        export(bundle(), layout="ged", path=path)
    assert path.read_text() == "held" and [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_an_export_is_as_private_as_its_user_asks(tmp_path: Path) -> None:
    """The umask holds for a new file, and an old file keeps the rights it was given."""
    path = tmp_path / "x.csv"
    before = os.umask(0o077)
    try:
        done = export(bundle(), layout="ged", path=path)
    finally:
        os.umask(before)
    assert {p.stat().st_mode & 0o777 for p in (path, done.methodology_path)} == {0o600}
    path.chmod(0o640)
    export(bundle(), layout="ged", path=path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_places_that_cannot_be_written_are_told_with_a_way_out(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "x.csv"):
        with pytest.raises(InputError) as caught:
            export(bundle(), layout="ged", path=path)
        assert caught.value.hint
    with pytest.raises(InputError, match="no layout"):
        export(bundle(), layout="xls", path=tmp_path / "x")  # type: ignore[arg-type]


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    """What stands where an export would go stays what it is, also for a user who may do all."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null"), Path("-")):
        with pytest.raises(InputError, match="is no file") as caught:
            export(bundle(), layout="ged", path=path)
        assert "name a file" in caught.value.hint
    assert pipe.is_fifo() and [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_casebook_is_never_replaced(tmp_path: Path) -> None:
    book = tmp_path / "mine.casebook"
    book.write_bytes(b"SQLite format 3\0 and all that was observed")
    with pytest.raises(InputError, match="not overwritten") as refused:
        export(bundle(), layout="ged", path=book)
    assert "another file" in refused.value.hint and book.read_bytes().endswith(b"observed")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.casebook"], "no statement alone"


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_nothing_is_written_where_sqlite_keeps_what_belongs_to_a_casebook(
    tmp_path: Path, ending: str
) -> None:
    (tmp_path / "mine.casebook").write_bytes(b"SQLite format 3\0 and all that was observed")
    with pytest.raises(InputError, match="is not written") as refused:
        export(bundle(), layout="ged", path=tmp_path / f"mine.casebook{ending}")
    assert "mine.casebook" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["mine.casebook"]


def test_an_export_that_cannot_be_finished_leaves_what_was_there(tmp_path: Path) -> None:
    """A second export over a first: where its rows fail, the first one's statement stays too."""
    kept, beside = tmp_path / "out.csv", tmp_path / "out.csv.methodology.md"
    beside.write_text("the statement of the first")
    beside.chmod(0o640)

    def failing() -> Iterator[bytes]:
        yield b"half of"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(InputError, match="cannot be written: No space"):
        write_together([(beside, [b"of the second"]), (kept, failing())])
    assert [path.name for path in tmp_path.iterdir()] == [beside.name]
    assert beside.read_text() == "the statement of the first"


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        export(bundle(), layout="ged", path=tmp_path / "file" / "out.csv")


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link, far = tmp_path / "link.csv", tmp_path / "far" / "real.csv"
    link.symlink_to(far)
    export(bundle(), layout="ged", path=link)
    assert link.is_symlink() and far.read_bytes().startswith(b"id,relid")


def test_an_empty_casebook_exports_an_empty_file_with_its_statement(tmp_path: Path) -> None:
    empty = replace(bundle(), records=(), claims=(), reports=())
    for layout in LAYOUTS:
        done = export(empty, layout=layout, path=tmp_path / layout)
        assert done.rows == 0 and done.methodology_path.exists()
    assert json.loads((tmp_path / "geojson").read_text())["features"] == []


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(40, None, "at least 40"), (None, 9, "at most 9"), (3, 5, "3 to 5"), (None, None, "some")],
)
def test_open_figures_in_words(low: int | None, high: int | None, words: str) -> None:
    figure = Figure(
        Outcome.KILLED_OR_WOUNDED,
        low,
        high,
        Quantifier.VAGUE,
        Whom.MIXED,
        Span(0, 1, "x"),
        part_of_total=True,
    )
    assert words in figure_words(figure) and "part of the total" in figure_words(figure)
    assert figure_words(figure).startswith("killed or wounded")


def test_a_claim_that_no_record_names_is_not_in_its_feature(tmp_path: Path) -> None:
    held = bundle()
    stray = said(report("Stray Star", "Elsewhere"))
    done = export(
        replace(held, claims=(*held.claims, stray)), layout="geojson", path=tmp_path / "x.geojson"
    )
    assert stray.claim_id not in done.path.read_text(encoding="utf-8")
