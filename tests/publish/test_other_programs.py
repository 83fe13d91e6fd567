"""What we write is read by the programs that people use, to the cell."""

import csv
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated_bundles import HOSTILE
from publish_values import acled_strike, bundle
from python_calamine import load_workbook

from reportedly.model.records import Estimate
from reportedly.publish.bundle import Layout, export
from reportedly.publish.contents import Bundle

pytestmark = pytest.mark.slow
# A dozen rows: counts that are none, names that would act, points on the edges of the map.
EDGES = ((-90.0, -180.0), (90.0, 180.0), (-36.123456789, -0.0), (0.0, 179.99996))


def casebook(rules: str) -> Bundle:
    first = acled_strike() if rules == "acled" else bundle().records[0]
    assert first.place is not None
    records = tuple(
        replace(
            first,
            number=number,
            place=replace(first.place, name=name, lat=lat, lon=lon),
            fatalities=Estimate(None, None if number % 2 else 7, 9),
        )
        for number, (name, (lat, lon)) in enumerate(zip(HOSTILE, EDGES * 6, strict=False), start=1)
    )
    return replace(bundle(), records=records)


def exported(tmp_path: Path, layout: Layout) -> tuple[Path, list[dict[str, str]]]:
    rules = "acled" if layout.startswith("acled") else "ged"
    path = export(casebook(rules), layout=layout, path=tmp_path / f"{layout}.csv").path
    with path.open(encoding="utf-8", newline="") as lines:
        return path, list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("layout", ["ged", "ged42", "acled", "acled-numbers"])
def test_pandas_reads_numbers_as_numbers_and_the_rest_as_it_stands(
    tmp_path: Path, layout: Layout
) -> None:
    pandas = pytest.importorskip("pandas")
    path, rows = exported(tmp_path, layout)
    day = "event_date" if layout.startswith("acled") else "date_start"
    table = pandas.read_csv(path, parse_dates=[day], keep_default_na=False, na_values=[""])
    assert len(table) == len(rows) and table[day].dt.date.tolist()[0] in (
        date(2017, 11, 12),
        date(2017, 11, 13),
    )
    for column in ("latitude", "longitude", "year"):
        assert table[column].tolist() == [float(row[column]) for row in rows]
    place = "location" if layout.startswith("acled") else "where_coordinates"
    assert table[place].fillna("").tolist() == [row[place] for row in rows]
    whole = "fatalities" if layout.startswith("acled") else "id"
    assert table[whole].dtype == "int64", "no empty cell turns counts into fractions"


def test_pandas_reads_tagged_columns_by_skipping_the_tags(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path, rows = exported(tmp_path, "hxl")
    table = pandas.read_csv(path, skiprows=[1])
    assert table["id"].tolist() == [int(row["id"]) for row in rows[1:]]


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # it leaves a file open
def test_the_exchanges_own_library_finds_the_tags(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    path, rows = exported(tmp_path, "hxl")
    tags = ("#event+id", "#affected+killed")
    with path.open("rb") as stream:
        told = [[row.get(tag) or "" for tag in tags] for row in hxl.data(stream)]
    assert told == [[row["id"], row["best"]] for row in rows[1:]]


@pytest.mark.parametrize("layout", ["ged", "acled"])
def test_duckdb_reads_every_row_with_its_types(tmp_path: Path, layout: Layout) -> None:
    duckdb = pytest.importorskip("duckdb")
    path, rows = exported(tmp_path, layout)
    best, day = ("fatalities", "event_date") if layout == "acled" else ("best", "date_start")
    asked = f"select count(*), sum({best}), min({day}), max(latitude) from read_csv('{path}')"
    count, total, first, north = duckdb.connect().execute(asked).fetchone()
    assert count == len(rows) and north == 90.0
    assert total == sum(int(row[best]) for row in rows if row[best])
    assert first.isoformat()[:10] == min(row[day] for row in rows)


def run(tmp_path: Path, *words: str) -> None:
    """A program of somebody else's, its settings in a folder that goes away again."""
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    subprocess.run(words, check=True, cwd=tmp_path, env=home, timeout=120, capture_output=True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice Calc")
@pytest.mark.parametrize("layout", ["ged", "hxl", "acled"])
def test_libreoffice_opens_every_cell_and_runs_none(tmp_path: Path, layout: Layout) -> None:
    path, rows = exported(tmp_path, layout)
    utf8 = "CSV:44,34,76,1,,0,false,true,false,false"  # comma, quote, UTF-8, numbers told apart
    run(
        tmp_path,
        *("soffice", "--headless", f"--infilter={utf8}", "--convert-to", "ods", str(path)),
    )
    sheet: list[list[Any]] = (
        load_workbook(path.with_suffix(".ods")).get_sheet_by_index(0).to_python()
    )
    header, *cells = sheet
    assert header == list(rows[0]) and len(cells) == len(rows)
    place = "location" if layout == "acled" else "where_coordinates"
    shown = [str(row[header.index(place)]) for row in cells]
    assert shown == [row[place] for row in rows], "as text, the guard before it, nothing computed"
    counted = "fatalities" if layout == "acled" else "high"
    first = 1 if layout == "hxl" else 0
    assert cells[first][header.index(counted)] == float(rows[first][counted])
    content = subprocess.run(
        ["unzip", "-p", str(path.with_suffix(".ods")), "content.xml"],
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    assert b"table:formula" not in content


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R")
def test_r_reads_the_columns_with_their_classes(tmp_path: Path) -> None:
    path, rows = exported(tmp_path, "acled")
    script = f"""
      events <- read.csv("{path}", encoding = "UTF-8",
        colClasses = c(event_date = "Date", fatalities = "integer", latitude = "numeric",
                       event_id_cnty = "character", notes = "character"))
      stopifnot(nrow(events) == {len(rows)}, ncol(events) == 31)
      stopifnot(sum(events$fatalities) == {sum(int(row["fatalities"]) for row in rows)})
      stopifnot(!anyNA(events$event_date), max(events$latitude) == 90)
    """
    (tmp_path / "read.R").write_text(script)
    run(tmp_path, "Rscript", "--vanilla", "read.R")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R")
def test_r_reads_ged_with_counts_that_nobody_gave_as_na(tmp_path: Path) -> None:
    path, rows = exported(tmp_path, "ged")
    unsaid = sum(not row["best"] for row in rows)
    script = f"""
      events <- read.csv("{path}", encoding = "UTF-8",
        colClasses = c(best = "integer", date_start = "Date", id = "integer"))
      stopifnot(nrow(events) == {len(rows)}, ncol(events) == 49)
      stopifnot(sum(is.na(events$best)) == {unsaid}, all(events$date_start == "2017-11-12"))
    """
    (tmp_path / "read.R").write_text(script)
    run(tmp_path, "Rscript", "--vanilla", "read.R")
