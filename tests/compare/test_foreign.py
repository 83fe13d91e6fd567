"""Files that a user has: the layouts of their publishers, and what a person is told of others."""

from datetime import date
from pathlib import Path

import pytest
from listing import ACLED_31, ACLED_ROW, GED_41, GED_42, GED_49, GED_ROW, table, written

from reportedly.compare.events import EventFile
from reportedly.compare.foreign import layout_in, read_events
from reportedly.errors import InputError
from reportedly.model.dates import DayRange
from reportedly.reference.library import open_library
from reportedly.reference.register import Register


@pytest.fixture(scope="session")
def register() -> Register:
    return open_library().register


def read(path: Path, register: Register) -> EventFile:
    return read_events(path, register=register)


@pytest.mark.parametrize("columns", [GED_41, GED_42, GED_49])
@pytest.mark.parametrize("packed", [False, True])
def test_every_layout_of_ged_holds_the_same_event(
    columns: list[str], packed: bool, tmp_path: Path, register: Register
) -> None:
    path = written(tmp_path / "ged.csv", table(columns, GED_ROW), packed=packed)
    found = read(path, register)
    (event,) = found.events
    assert (found.layout, found.columns, found.deadly_only) == ("GED", len(columns), True)
    assert (event.id, event.place, event.point) == ("77", "Al Atarib town", (36.137, 36.83))
    killed = event.killed
    assert (killed.low, killed.best, killed.high) == (60, 83, 84)
    assert event.days == DayRange.one(date(2017, 11, 13))
    assert (event.kinds, event.reports, event.cites) == (("state-based",), 2, ("Lantern Watch",))
    assert [party.key for party in event.side_a] == ["syria-government"]


def test_acled_tells_one_day_and_one_count(tmp_path: Path, register: Register) -> None:
    found = read(written(tmp_path / "acled.csv", table(ACLED_31, ACLED_ROW)), register)
    (event,) = found.events
    assert (found.layout, found.columns, found.deadly_only) == ("ACLED", 31, False)
    assert (event.killed.low, event.killed.best, event.killed.high) == (None, 83, None)
    assert event.kinds == ("Explosions/Remote violence", "Air/drone strike")
    assert [party.key for party in (*event.side_a, *event.side_b)] == ["syria-government", "people"]
    assert event.cites == ("Lantern Watch", "Daily Post")


@pytest.mark.parametrize(("precision", "days"), [("1", 1), ("2", 7), ("3", 30)])
def test_acleds_time_precision_widens_the_day(
    precision: str, days: int, tmp_path: Path, register: Register
) -> None:
    row = ACLED_ROW | {"time_precision": precision, "event_date": "13 November 2017"}
    (event,) = read(written(tmp_path / "a.csv", table(ACLED_31, row)), register).events
    assert event.days.days == days and date(2017, 11, 13) in set(event.days)


def test_what_publishers_and_programs_do_to_a_table(tmp_path: Path, register: Register) -> None:
    """A byte order mark, semicolons, times behind days, HXL tags, empty rows, one id twice."""
    row = GED_ROW | {"date_start": "2017-11-13 00:00:00.000", "date_end": "2017-11-14 00:00:00.000"}
    tags = {"id": "#event+id", "best": "#affected+killed"}
    content = table(GED_49, tags, row, {}, row | {"best": "9"}, delimiter=";")
    found = read(written(tmp_path / "ged.csv", b"\xef\xbb\xbf" + content), register)
    (event,) = found.events
    assert (event.killed.best, event.days.days, found.rejects) == (83, 2, ())
    assert (found.rows, found.repeated) == (1, 1)


def test_the_middle_of_a_country_is_no_place(tmp_path: Path, register: Register) -> None:
    row = GED_ROW | {"where_prec": "6", "where_coordinates": "Syria"}
    (event,) = read(written(tmp_path / "ged.csv", table(GED_49, row)), register).events
    assert event.point is None and event.is_coarse


def test_only_what_is_wanted_is_kept_and_all_days_are_known(
    tmp_path: Path, register: Register
) -> None:
    late = GED_ROW | {"id": "78", "date_start": "2019-01-01", "date_end": "2019-01-02"}
    path = written(tmp_path / "ged.csv", table(GED_42, GED_ROW, late))
    found = read_events(path, register=register, wanted=lambda event: event.id == "77")
    assert [event.id for event in found.events] == ["77"]
    assert (found.rows, found.days) == (
        2,
        DayRange.inclusive(date(2017, 11, 13), date(2019, 1, 2)),
    )


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("best", "many"),
        ("best", "-3"),
        ("best", "9" * 400),
        ("best", "9" * 100_000),
        ("latitude", "north"),
        ("latitude", "95"),
        ("date_start", "13/11/2017"),
        ("date_end", "2017-11-12"),
        ("date_end", "9999-12-31"),
        ("date_start", "0001-01-01"),
        ("date_start", "never" * 100_000),
        ("id", ""),
    ],
)
def test_a_bad_row_is_set_aside_and_says_where(
    column: str, cell: str, tmp_path: Path, register: Register
) -> None:
    content = table(GED_49, GED_ROW, GED_ROW | {"id": "78", column: cell})
    found = read(written(tmp_path / "ged.csv", content), register)
    (reject,) = found.rejects
    assert [event.id for event in found.events] == ["77"]
    assert reject.locator == "ged.csv, row 2" and column[:4] in f"{reject.reason} latitude"
    assert len(reject.reason) < 100  # a person reads it


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("precision", ["1", "2", "3"])
def test_a_day_at_an_end_of_the_calendar_is_no_day(
    day: str, precision: str, tmp_path: Path, register: Register
) -> None:
    row = ACLED_ROW | {"event_id_cnty": "SYR9", "event_date": day, "time_precision": precision}
    found = read(written(tmp_path / "acled.csv", table(ACLED_31, ACLED_ROW, row)), register)
    assert len(found.events) == 1 and "is no day" in found.rejects[0].reason


def test_a_cell_of_a_million_letters_costs_nothing_else(tmp_path: Path, register: Register) -> None:
    row = GED_ROW | {"id": "78", "where_description": "x" * 1_000_000}
    found = read(written(tmp_path / "ged.csv", table(GED_49, GED_ROW, row)), register)
    assert [event.id for event in found.events] == ["77", "78"] and found.rejects == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1"),
        (b"name,age\nx,3\n", "line 1: these are not the columns"),
        (table([name for name in GED_42 if name not in ("best", "low")], GED_ROW), "best, low"),
        (table(ACLED_31[:-4], ACLED_ROW), "ACLED without the columns fatalities"),
        (table(GED_42), "no row that can be read"),
        (table(GED_42, GED_ROW | {"latitude": "?"}), "row 1: latitude"),
        (table(GED_42, GED_ROW).replace(b"town", b"t\xe9wn"), "not UTF-8"),
        (b"PK\x03\x04" + bytes(40), "line 1"),
        (b"\x1f\x8b\x08" + b"broken", "cannot be read"),
        (table(GED_42, GED_ROW) + b'"x', "no table.*, line 3"),
    ],
)
def test_a_file_of_no_use_is_refused_with_a_way_on(
    content: bytes, told: str, tmp_path: Path, register: Register
) -> None:
    path = written(tmp_path / "ged.csv", content)
    with pytest.raises(InputError, match=told) as refused:
        read(path, register)
    assert str(path) in str(refused.value) and "can be read" in refused.value.hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        layout_in(tmp_path / "gone.csv")


@pytest.mark.shared
def test_a_real_release_is_read_whole(shared: Path, register: Register) -> None:
    found = read(shared / "corpora/ucdp/ged_syria_2016_2019.csv.gz", register)
    assert (found.columns, found.rows, len(found.events), found.rejects) == (41, 16566, 16566, ())
