"""GeoParquet: typed, null where nobody said, whole in whatever batches it is written."""

import json
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_values import MARKET, bundle

from reportedly.model.dates import DayRange
from reportedly.model.records import AcledCodes, CivilianHarm, Estimate, EventRecord
from reportedly.publish import arrow
from reportedly.publish.bundle import export
from reportedly.publish.contents import Bundle, Entry
from reportedly.publish.parquet import SCHEMA, parquet_sheet, row_of

ODD = ("\ud800 half a character", "nul \x00 in it", "‮turned around", "=cmd()", "قرية", "")


def read(held: Bundle) -> pa.Table:
    return pq.read_table(pa.BufferReader(b"".join(parquet_sheet(held).chunks)))


def test_columns_are_typed_and_null_where_nobody_said() -> None:
    table = read(bundle())
    assert table.schema.field("date_start").type == pa.date32()
    assert table.schema.field("best").type == pa.int64()
    assert table.schema.field("side_a").type == pa.list_(
        pa.field("element", pa.string(), nullable=False)
    )
    first, truce, unplaced = table.to_pylist()
    assert (first["low"], first["best"], first["high"]) == (83, 79, None)
    assert (first["deaths_a"], first["deaths_b"]) == (None, 0), "not said is not zero"
    assert (first["date_start"], first["date_end"]) == (date(2017, 11, 12), date(2017, 11, 13))
    assert truce["best"] is None
    assert unplaced["geometry"] is None and unplaced["where_precision"] is None
    assert first["claims"][0]["figures"][0]["low"] == 83
    assert first["traces"][0]["against"][0]["rule"] == "ged.copy"


def test_its_geo_metadata_is_that_of_geoparquet_1_1() -> None:
    table = read(bundle())
    told = json.loads(table.schema.metadata[b"geo"])
    assert told["version"] == "1.1.0" and told["primary_column"] == "geometry"
    assert told["columns"]["geometry"] == {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "bbox": [36.82499, 36.13895, 36.82499, 36.13895],
    }
    wkb = table.column("geometry")[0].as_py()
    assert struct.unpack("<BIdd", wkb) == (1, 1, 36.82499, 36.13895)


def test_no_box_is_told_where_there_is_no_point() -> None:
    table = read(replace(bundle(), records=()))
    assert table.num_rows == 0 and table.schema.names == SCHEMA.names
    assert "bbox" not in json.loads(table.schema.metadata[b"geo"])["columns"]["geometry"]


def test_what_one_pack_alone_states_is_a_column_of_its_own() -> None:
    (first, *_) = bundle().records
    codes = AcledCodes("Political violence", "Battles", "Armed clash", 1, None, None, False, 1, 2)
    coded = replace(first, acled=codes, harm=CivilianHarm("Fair", 3, None))
    (row,) = read(replace(bundle(), records=(coded,))).to_pylist()
    assert row["acled"]["event_type"] == "Battles" and row["acled"]["inter2"] is None
    assert row["harm"] == {"grade": "Fair", "injured_min": 3, "injured_max": None}


def test_it_is_handed_on_while_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than one batch is ever held, and the whole is the same in any batches."""
    monkeypatch.setattr(arrow, "AT_ONCE", 2)
    held, (first, *_) = bundle(), bundle().records
    many = replace(held, records=tuple(replace(first, id=f"e-{n}") for n in range(7)))
    asked: list[int] = []

    class Watched(Bundle):
        def entries(self) -> Iterator[Entry]:
            for number, entry in enumerate(Bundle.entries(self)):
                asked.append(number)
                yield entry

    watched = Watched(many.records, many.claims, many.reports, many.making)
    chunks = iter(parquet_sheet(watched).chunks)
    assert next(chunks).startswith(b"PAR1") and len(asked) == 2
    assert [row["id"] for row in read(many).to_pylist()] == [f"e-{n}" for n in range(7)]


records = st.builds(
    lambda days, low, best, lat, lon, name: replace(
        bundle().records[0],
        days=days,
        fatalities=Estimate(low, best, None),
        place=replace(MARKET, lat=lat, lon=lon, name=name),
        place_name=name,
        warnings=(name,),
    ),
    st.none()
    | st.builds(
        lambda first, more: DayRange.inclusive(first, first + timedelta(days=more)),
        st.dates(date(1800, 1, 1), date(9990, 1, 1)),
        st.integers(0, 900),
    ),
    st.none() | st.integers(0, 10**10),
    st.none() | st.integers(0, 10**10),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sampled_from(ODD) | st.text(st.characters()),
)


@given(st.lists(records, max_size=4))
def test_whatever_a_record_holds_can_be_read_back(held: list[EventRecord]) -> None:
    table = read(replace(bundle(), records=tuple(held))).to_pylist()
    assert len(table) == len(held)
    for row, record in zip(table, held, strict=True):
        assert row["best"] == record.fatalities.best
        assert row["date_end"] == (None if record.days is None else record.days.last)
        assert record.place is not None
        assert row["place"] == record.place.name.encode(errors="replace").decode()
        assert abs(row["latitude"] - record.place.lat) < 1e-6


def test_a_number_that_the_ledger_has_not_given_is_null() -> None:
    entry = next(iter(bundle().entries()))
    assert row_of(replace(entry, record=replace(entry.record, number=0))).number is None


@pytest.mark.slow
def test_geopandas_and_duckdb_read_the_same_ids_days_and_figures(tmp_path: Path) -> None:
    geopandas, duckdb = pytest.importorskip("geopandas"), pytest.importorskip("duckdb")
    done = export(bundle(), layout="parquet", path=tmp_path / "records.parquet")
    frame = geopandas.read_parquet(done.path)
    first, *_, last = bundle().records
    assert first.place is not None and first.days is not None
    assert (frame.geometry[0].x, frame.geometry[0].y) == (first.place.lon, first.place.lat)
    assert frame.geometry[2] is None and frame.crs == "OGC:CRS84"
    assert list(frame.id) == ["e-1", "e-2", "e-3"] and frame.date_end[0] == first.days.last
    with duckdb.connect() as asked:
        told = asked.execute(
            "select id, date_start, best, claims[1].speaker, list_contains(side_a, ?), geometry "
            f"is null from '{done.path}' where best is not null order by id",
            [first.side_a[0].name],
        ).fetchall()
    days = first.days.start
    assert told == [
        (first.id, days, 79, "Sola Monitor", True, False),
        (last.id, days, 79, "Sola Monitor", True, True),
    ]
