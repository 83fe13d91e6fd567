"""Whatever a casebook holds, every layout of it is a valid file that other doors read back."""

import csv
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pyarrow.parquet as pq
import pytest
from generated_bundles import bundles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from swift import swift_folder

from reportedly.compare.acled_rows import acled_event
from reportedly.compare.ged_rows import ged_event
from reportedly.publish.acled import why_left_out as not_acled
from reportedly.publish.acled_check import validate_acled
from reportedly.publish.bundle import LAYOUTS, Layout, export
from reportedly.publish.checking import Problem, Severity
from reportedly.publish.contents import Bundle
from reportedly.publish.ged import why_left_out as not_ged
from reportedly.publish.ged_check import validate_ged
from reportedly.publish.layouts import RULES_OF
from reportedly.reconcile.records import PACK_NAMES

TRIGGERS = tuple("=+-@\t\r＝＋－＠")
NUMBERS = frozenset({"latitude", "longitude", "timestamp"})
SCHEMA = json.loads((files("reportedly.publish") / "plover.schema.json").read_text())
PLOVER = jsonschema_rs.validator_for(SCHEMA)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One for all: each casebook's files take the place of the last one's."""
    with swift_folder() as made:
        yield Path(made)


def rows_of(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def sound_table(check: Callable[[Path], tuple[Problem, ...]], path: Path, tags: int = 0) -> int:
    """No errors, and no cell that a spreadsheet would run, also with its list taken apart."""
    wrong = [found for found in check(path) if found.severity is Severity.ERROR]
    assert not wrong, wrong
    rows = rows_of(path)[tags:]
    for row in rows:
        for column in row.keys() - NUMBERS:
            parts = [row[column], *(part.strip('"') for part in row[column].split(";"))]
            assert not any(part.startswith(TRIGGERS) for part in parts), (column, row[column])
            assert "\x00" not in row[column]
    return len(rows)


def sound_plover(path: Path) -> int:
    lines = path.read_bytes().splitlines()
    for line in lines:
        PLOVER.validate(json.loads(line))
    return len(lines)


def sound_geojson(path: Path) -> int:
    document: dict[str, Any] = json.loads(path.read_bytes())
    return len(document["features"])


def sound_lines(path: Path) -> int:
    return len([json.loads(line) for line in path.read_bytes().splitlines()])


def sound_parquet(path: Path) -> int:
    table = pq.read_table(path)
    placed = table.num_rows - table.column("geometry").null_count
    assert placed == table.num_rows - table.column("latitude").null_count
    assert json.loads(table.schema.metadata[b"geo"])["version"] == "1.1.0"
    return table.num_rows


def sound_ftm(path: Path) -> int:
    """Every reference leads to an entity of the file, and every record is one event."""
    told = [json.loads(line) for line in path.read_bytes().splitlines()]
    known = {entity["id"] for entity in told}
    assert len(known) == len(told)
    for entity in told:
        for name in ("proof", "entity", "involved", "addressEntity"):
            assert known.issuperset(entity["properties"].get(name, ()))
    return sum(entity["schema"] == "Event" for entity in told)


SOUND: Mapping[Layout, Callable[[Path], int]] = {
    "ged": partial(sound_table, validate_ged),
    "ged42": partial(sound_table, partial(validate_ged, layout="ged42")),
    "hxl": partial(sound_table, partial(validate_ged, layout="hxl"), tags=1),
    "acled": partial(sound_table, validate_acled),
    "acled-numbers": partial(sound_table, partial(validate_acled, layout="acled-numbers")),
    "plover": sound_plover,
    "geojson": sound_geojson,
    "claims": sound_lines,
    "jsonl": sound_lines,
    "parquet": sound_parquet,
    "ftm": sound_ftm,
}
FEW = 150  # a second or two
MANY = int(os.environ.get("REPORTEDLY_LAYOUTS", "10000"))  # what a release is tried on
COSTLY = ("parquet", "ftm")  # they take longer than all others together
SELDOM = 20  # of so many casebooks one goes out in the costly layouts, too


def look(held: Bundle, folder: Path, *, apart: Collection[Layout] = ()) -> None:
    """Writes every layout that these rules fit, and looks at each file."""
    for layout in LAYOUTS:
        if layout not in apart and RULES_OF.get(layout, held.making.pack) == held.making.pack:
            done = export(held, layout=layout, path=folder / layout)
            assert SOUND[layout](done.path) == done.rows
            left = sum(each.count for each in done.left_out)
            assert done.rows + left == len(held.reports if layout == "claims" else held.records)


CASEBOOKS = st.sampled_from(PACK_NAMES).flatmap(lambda rules: bundles(rules=rules))


def test_every_layout_is_looked_at() -> None:
    assert SOUND.keys() == set(LAYOUTS)


@given(held=CASEBOOKS)
@settings(max_examples=FEW)
def test_whatever_a_casebook_holds_its_files_are_valid(held: Bundle, folder: Path) -> None:
    look(held, folder)


@pytest.mark.slow
@given(held=CASEBOOKS, turn=st.integers(1, SELDOM))
@settings(max_examples=MANY, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_ten_thousand_casebooks_hold_their_files_are_valid(
    held: Bundle, turn: int, folder: Path
) -> None:
    look(held, folder, apart=COSTLY if turn < SELDOM else ())


@given(held=bundles(rules="ged"))
@settings(max_examples=FEW)
def test_a_row_of_ged_tells_what_its_record_tells(held: Bundle, folder: Path) -> None:
    """Read by the door that reads UCDP's files: days, point and counts are the record's own."""
    rows = rows_of(export(held, layout="ged", path=folder / "ged.csv").path)
    kept = [record for record in held.records if not_ged(record) is None]
    for row, record in zip(rows, kept, strict=True):
        days = record.days
        if days is None or record.number == 0 or {days.start.year, days.last.year} & {1, 9999}:
            continue  # no list can be compared without a day and an id
        event = ged_event(row)
        assert (event.days, event.killed) == (record.days, record.fatalities)
        if event.point is not None and record.place is not None:
            assert event.point == pytest.approx((record.place.lat, record.place.lon), abs=1e-6)


@given(held=bundles(rules="acled"))
@settings(max_examples=FEW)
def test_a_row_of_acled_tells_what_its_record_tells(held: Bundle, folder: Path) -> None:
    """By the door that reads ACLED's files: a day of the record's, its type, its count or 0."""
    rows = rows_of(export(held, layout="acled", path=folder / "acled.csv").path)
    kept = [record for record in held.records if not_acled(record) is None]
    for row, record in zip(rows, kept, strict=True):
        assert record.days is not None and record.acled is not None and record.place is not None
        if record.number == 0 or {record.days.start.year, record.days.last.year} & {1, 9999}:
            continue
        event = acled_event(row)
        assert event.days.overlaps(record.days)
        assert event.killed.best == (record.fatalities.best or 0)
        assert event.kinds == (record.acled.event_type, record.acled.sub_event_type)
        assert event.point == pytest.approx((record.place.lat, record.place.lon), abs=1e-4)
