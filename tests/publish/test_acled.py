"""ACLED's layout to the letter, from what ACLED's rules conclude alone."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from publish_values import MARKET, acled_strike, bundle

from reportedly.errors import InputError
from reportedly.model.dates import DayRange
from reportedly.model.events import Denies, Status
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate, EventRecord
from reportedly.publish.acled import COLUMNS, inter_words, interaction_words
from reportedly.publish.acled_check import validate_acled
from reportedly.publish.acled_countries import acled_country
from reportedly.publish.bundle import Layout, export
from reportedly.publish.cells import csv_line
from reportedly.publish.checking import Severity
from reportedly.publish.contents import Bundle
from reportedly.publish.layouts import rules_for

CODEBOOK = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)


def held(*records: EventRecord) -> Bundle:
    return replace(bundle(), records=records)


def rows(tmp_path: Path, *records: EventRecord, layout: Layout = "acled") -> list[dict[str, str]]:
    done = export(held(*records), layout=layout, path=tmp_path / "acled.csv")
    with done.path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def test_the_columns_are_the_codebooks_31_in_its_order(tmp_path: Path) -> None:
    path = export(held(), layout="acled", path=tmp_path / "x.csv").path
    assert len(COLUMNS) == 31
    assert path.read_bytes() == CODEBOOK.encode() + b"\r\n"


def test_the_cells_of_a_strike(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, acled_strike())
    assert row == {
        "event_id_cnty": "SYR7", "event_date": "2017-11-13", "year": "2017",
        "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
        "actor1": "Government of Syria", "assoc_actor_1": "Sola Guard", "inter1": "State forces",
        "actor2": "civilians", "assoc_actor_2": "", "inter2": "Civilians",
        "interaction": "State forces-Civilians", "civilian_targeting": "Civilian targeting",
        "iso": "760", "region": "Middle East", "country": "Syria", "admin1": "Aleppo",
        "admin2": "Sam'an", "admin3": "", "location": "Dar Sola", "latitude": "36.1390",
        "longitude": "36.8250", "geo_precision": "1",
        "source": "Sola Post;'=cmd|' /C calc'!A0", "source_scale": "",
        "notes": "2017-11-13: air strike, Dar Sola (Sam'an, Aleppo). Sola Monitor: 83 killed.",
        "fatalities": "83", "tags": "", "timestamp": "1510617600",
    }  # fmt: skip


def test_codes_are_words_as_the_interface_gives_them_or_numbers_on_request(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, acled_strike(), layout="acled-numbers")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "7", "17")
    assert (inter_words(8), interaction_words(12)) == (
        "External/Other forces",
        "State forces-Rebel group",
    )
    assert interaction_words(20) == "Rebel group only"
    assert inter_words(None) is None and interaction_words(None) is None


def test_where_nobody_counts_the_dead_it_is_zero_and_the_notes_say_why(tmp_path: Path) -> None:
    """Codebook B.4: 0 is none reported. Everywhere else not said stays empty."""
    uncounted = acled_strike(fatalities=Estimate(None, None, None), traces=(), origins=())
    (row,) = rows(tmp_path, uncounted)
    assert row["fatalities"] == "0"
    assert row["notes"].endswith("Nobody gives a number of dead that counts.")
    statement = (tmp_path / "acled.csv.methodology.md").read_text(encoding="utf-8")
    assert "in 1 rows" in statement


def test_disputes_go_to_the_notes(tmp_path: Path) -> None:
    """Who denies stands beside who counts (B.4)."""
    first, second = bundle().claims
    denial = replace(
        second,
        claim=replace(second.claim, status=Status.DENIED, denies=Denies.AUTHORSHIP, figures=()),
        speaker=replace(second.speaker, name="Sola Ministry"),
    )
    disputed = replace(held(acled_strike()), claims=(first, denial))
    path = export(disputed, layout="acled", path=tmp_path / "x.csv").path
    assert "Sola Monitor: 83 killed. Sola Ministry: denies having done it." in path.read_text()


def test_of_several_days_the_middle_one_is_the_date(tmp_path: Path) -> None:
    """As ACLED dates a week or a month of which no day is known."""
    week = DayRange.inclusive(date(2017, 11, 13), date(2017, 11, 19))
    night = DayRange.inclusive(date(2017, 11, 12), date(2017, 11, 13))
    told = rows(tmp_path, acled_strike(days=week), acled_strike(days=night, number=8))
    assert [row["event_date"] for row in told] == ["2017-11-16", "2017-11-12"]


def test_parts_of_one_incident_have_ids_of_their_own(tmp_path: Path) -> None:
    told = rows(tmp_path, *(acled_strike(part=part) for part in (1, 2, 3)))
    assert [row["event_id_cnty"] for row in told] == ["SYR7", "SYR100000007", "SYR200000007"]
    assert "the dead are shared out" in told[1]["notes"]


def test_what_acled_would_not_hold_is_counted_and_told(tmp_path: Path) -> None:
    records = (acled_strike(days=None), acled_strike(place=None), replace(bundle().records[0]))
    done = export(held(*records), layout="acled", path=tmp_path / "x.csv")
    assert done.rows == 0 and [left.count for left in done.left_out] == [1, 1, 1]


def test_a_district_of_the_third_level_stands_in_admin3(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, acled_strike(place=replace(MARKET, level=PlaceLevel.ADM3)))
    assert row["admin3"] == "Dar Sola"


@pytest.mark.parametrize(
    ("iso2", "iso3", "number", "region"),
    [
        ("SY", "SYR", 760, "Middle East"),
        ("eg", "EGY", 818, "Northern Africa"),
        ("XK", "XKX", None, "Europe"),
        ("AF", "AFG", 4, "Caucasus and Central Asia"),
    ],
)
def test_countries_by_letters(iso2: str, iso3: str, number: int | None, region: str) -> None:
    found = acled_country(iso2)
    assert found is not None
    assert (found.iso3, found.number, found.region) == (iso3, number, region)


def test_letters_of_no_country_leave_its_cells_empty(tmp_path: Path) -> None:
    assert acled_country("ZZ") is None and acled_country("") is None
    (row,) = rows(tmp_path, acled_strike(place=replace(MARKET, country="ZZ")))
    assert (row["event_id_cnty"], row["iso"], row["country"]) == ("7", "", "")


def test_our_own_export_has_no_problems(tmp_path: Path) -> None:
    for layout in ("acled", "acled-numbers"):
        path = export(held(acled_strike()), layout=layout, path=tmp_path / layout).path  # type: ignore[arg-type]
        assert validate_acled(path, layout=layout) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "cell", "severity"),
    [
        ("fatalities", "many", Severity.ERROR),
        ("event_date", "13 November 2017", Severity.ERROR),
        ("year", "2016", Severity.ERROR),
        ("time_precision", "4", Severity.ERROR),
        ("latitude", "91", Severity.ERROR),
        ("sub_event_type", "Armed clash", Severity.ERROR),
        ("inter1", "1", Severity.ERROR),
        ("interaction", "Rebel group-Civilians", Severity.ERROR),
        ("interaction", "Civilians-State forces", Severity.ERROR),
        ("region", "Mars", Severity.ERROR),
        ("civilian_targeting", "yes", Severity.ERROR),
        ("source", "", Severity.WARNING),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, column: str, cell: str, severity: Severity) -> None:
    (row,) = rows(tmp_path, acled_strike())
    path = tmp_path / "changed.csv"
    path.write_bytes(csv_line(COLUMNS) + csv_line([{**row, column: cell}[c] for c in COLUMNS]))
    problems = validate_acled(path)
    assert (column, severity) in {(found.column, found.severity) for found in problems}


def test_a_layout_holds_what_its_rules_count_and_says_so() -> None:
    """ACLED's columns with GED's counts would pass for ACLED's."""
    assert rules_for("acled", None) == "acled" and rules_for("acled-numbers", "acled") == "acled"
    assert rules_for("hxl", None) == "ged" and rules_for("geojson", "airwars") == "airwars"
    assert rules_for("plover", None) == "ged"
    with pytest.raises(InputError, match="holds what acled's rules count, not ged's") as refused:
        rules_for("acled", "ged")
    assert "Leave --rules out" in refused.value.hint
