"""GED's layout to the letter, and nothing in it that a spreadsheet would run."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_values import bundle, party

from reportedly.errors import InputError
from reportedly.model.actors import ActorCandidate, ActorKind, ResolvedActor
from reportedly.model.dates import DayRange
from reportedly.model.records import Estimate
from reportedly.publish.bundle import export
from reportedly.publish.cells import csv_line, list_cell, quoted_cell, text_cell
from reportedly.publish.checking import Severity
from reportedly.publish.contents import Bundle
from reportedly.publish.countries import country_of, priogrid_gid
from reportedly.publish.ged import COLUMNS, degrees
from reportedly.publish.ged_check import validate_ged

CODEBOOK = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
    "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
TRIGGERS = tuple("=+-@\t\r＝＋－＠")
HOSTILE = st.text(st.sampled_from("=+-@\t\r\n;,\"'＝ \x00a1|()\u2028é")) | st.text(max_size=20)


def exported(tmp_path: Path, held: Bundle) -> list[dict[str, str]]:
    path = tmp_path / "out.csv"
    export(held, layout="ged", path=path)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def test_the_columns_are_the_codebooks_49_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(bundle(), layout="ged", path=path)
    assert len(COLUMNS) == 49
    assert path.read_bytes().split(b"\r\n")[0].decode() == CODEBOOK
    assert path.read_bytes().endswith(b"\r\n")


def test_the_cells_of_a_strike(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, bundle())
    wanted = {
        "id": "7", "year": "2017", "type_of_violence": "1", "conflict_name": "",
        "dyad_name": "Government of Syria - Sola rebels", "side_a_new_id": "118",
        "side_b_new_id": "", "number_of_sources": "2", "source_original": "Sola Monitor",
        "source_date": "2017-11-14;", "where_prec": "1", "where_coordinates": "Dar Sola",
        "adm_1": "Aleppo", "latitude": "36.13895", "longitude": "36.82499",
        "geom_wkt": "POINT (36.82499 36.13895)", "priogrid_gid": "181874",
        "country": "Syria", "country_id": "652", "region": "Middle East", "event_clarity": "1",
        "date_prec": "2", "date_start": "2017-11-12", "date_end": "2017-11-13",
        "gwnoa": "652", "gwnob": "", "code_status": "", "active_year": "", "relid": "",
    }  # fmt: skip
    assert {column: row[column] for column in wanted} == wanted


def test_nobody_said_is_empty_and_zero_is_zero_and_low_may_exceed_best(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, bundle())
    assert (row["deaths_a"], row["deaths_b"], row["high"]) == ("", "0", "")
    assert (row["low"], row["best"]) == ("83", "79")


def test_sources_stand_in_one_order_and_hostile_ones_are_guarded(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, bundle())
    assert row["source_office"] == "Sola Post;'=cmd|' /C calc'!A0"
    assert row["source_headline"] == 'Strike on "market", dozens dead;\'@SUM(1+1)*cmd'
    assert row["source_article"] == (
        "\"Sola Post,2017-11-14,Strike on 'market', dozens dead\";"
        "\"'=cmd|' /C calc'!A0,,'@SUM(1+1)*cmd\""
    )


def test_records_that_ged_would_not_hold_are_left_out_and_counted(tmp_path: Path) -> None:
    done = export(bundle(), layout="ged", path=tmp_path / "out.csv")
    assert (done.rows, [left.count for left in done.left_out]) == (1, [1, 1])
    statement = done.methodology_path.read_text(encoding="utf-8")
    assert all(f"{left.count}: {left.reason}" in statement for left in done.left_out)


def test_what_another_pack_concludes_is_no_ged_row(tmp_path: Path) -> None:
    """Airwars counts civilians: in GED's columns they would pass for all who died."""
    held = bundle()
    records = (held.records[0], replace(held.records[0], id="e-4", pack="airwars"))
    assert len(exported(tmp_path, replace(held, records=records))) == 1


def test_no_two_rows_of_an_incident_over_several_places_have_one_number(tmp_path: Path) -> None:
    """The first keeps the incident's; a column with an empty id would not be whole numbers."""
    held = bundle()
    parts = tuple(replace(held.records[0], id=f"e-{n}", part=n) for n in (1, 2))
    rows = exported(tmp_path, replace(held, records=parts))
    assert [row["id"] for row in rows] == ["7", "100000007"]


def test_an_event_with_best_zero_and_high_one_is_held(tmp_path: Path) -> None:
    """UCDP's row 250362 is such an event (codebook A.5, step 8)."""
    held = bundle()
    record = replace(held.records[0], fatalities=Estimate(low=0, best=0, high=1))
    (row,) = exported(tmp_path, replace(held, records=(record,)))
    assert (row["low"], row["best"], row["high"]) == ("0", "0", "1")


def test_a_record_without_place_day_or_parties_leaves_their_cells_empty(tmp_path: Path) -> None:
    held = bundle()
    bare = replace(
        held.records[0], place=None, place_precision=None, days=None, date_precision=None,
        side_a=(), side_b=(), type_of_violence=None,
    )  # fmt: skip
    (row,) = exported(tmp_path, replace(held, records=(bare,)))
    for column in ("latitude", "country_id", "where_prec", "year", "date_start", "side_a"):
        assert row[column] == ""
    assert row["dyad_name"] == "" and row["where_description"] == "named as: Dar Sola"


def test_one_sided_violence_names_its_conflict_by_the_dyad(tmp_path: Path) -> None:
    held = bundle()
    record = replace(held.records[0], type_of_violence=3, side_b=(party("civilians"),))
    (row,) = exported(tmp_path, replace(held, records=(record,)))
    assert row["conflict_name"] == row["dyad_name"] == "Government of Syria - civilians"


def test_who_stands_on_side_b_follows_the_codebook(tmp_path: Path) -> None:
    """One-sided: civilians, whoever of them is named. State-based: only who fights (A.1)."""
    held = bundle()
    chosen = ActorCandidate("people/children", "children", ActorKind.CIVILIANS, 1.0, ())
    children = replace(party("children"), chosen=chosen)

    def row(kind: int, *side_b: ResolvedActor) -> dict[str, str]:
        record = replace(held.records[0], type_of_violence=kind, side_b=side_b)
        (told,) = exported(tmp_path, replace(held, records=(record,)))
        return told

    assert row(3, children)["side_b"] == "civilians"
    assert row(3, children)["dyad_name"] == "Government of Syria - civilians"
    assert (row(1, children)["side_b"], row(1, children)["dyad_name"]) == ("", "")
    assert row(1, children, party("Sola rebels"))["side_b"] == "Sola rebels"


@given(st.lists(HOSTILE, min_size=1))
def test_any_text_comes_back_through_csv_and_never_starts_a_formula(texts: list[str]) -> None:
    """Also where a spreadsheet splits the list at its semicolons and takes the quotes off."""
    for cell in (*map(text_cell, texts), list_cell(texts), ";".join(map(quoted_cell, [texts]))):
        line = csv_line(["1", cell, -3.5])
        (back,) = csv.reader(io.StringIO(line.decode(), newline=""), strict=True)
        assert back == ["1", cell, "-3.5"] and line.endswith(b"\r\n")
        parts = [cell, *cell.split(";"), *(part.strip('"') for part in cell.split(";"))]
        assert not any(part.startswith(TRIGGERS) for part in parts)


def test_no_name_is_longer_than_a_spreadsheets_cell() -> None:
    """A title of a million letters is cut between words; what stands before the cut stays."""
    cell = text_cell("=breaking " + "news " * 200_000)
    assert cell.startswith("'=breaking news") and cell.endswith(" …") and len(cell) <= 500
    assert len(text_cell("x" * 1_000_000)) <= 500


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_no_cell_turns_its_neighbours_around() -> None:
    assert text_cell("\u202etsoP\u202c \u2067x\u2069") == "tsoP x"
    assert text_cell("\u200fخبر") == "\u200fخبر", "a mark of direction belongs to the name"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=30))
def test_the_guard_changes_nothing_that_is_harmless(text: str) -> None:
    letters = (letter for letter in text if letter not in TURNING)
    harmless = "".join(letters).lstrip("".join(TRIGGERS) + '"').replace(";", "")
    assert text_cell(harmless) == harmless


@pytest.mark.parametrize(
    ("value", "printed"),
    [(36.13895, "36.13895"), (-3.5, "-3.5"), (100.0, "100"), (-1e-9, "0"), (1e-7, "0")],
)
def test_degrees_stay_plain_numbers(value: float, printed: str) -> None:
    assert str(degrees(value)) == printed


def test_grid_cells_from_the_south_west_corner_to_the_last_edge() -> None:
    assert priogrid_gid(-90, -180) == 1
    assert priogrid_gid(-89.5, -180) == 721
    assert priogrid_gid(90, 180) == 720 * 360
    assert priogrid_gid(34.802462, 36.707602) == 179714, "a point of UCDP's own"


def test_countries_carry_ucdps_numbers_names_and_regions() -> None:
    syria, egypt, nobody = country_of("SY"), country_of("eg"), country_of("ZZ")
    assert syria is not None and (syria.number, syria.region) == (652, "Middle East")
    assert egypt is not None and (egypt.number, egypt.region) == (651, "Middle East")
    assert nobody is None


def test_our_own_export_has_no_errors(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(bundle(), layout="ged", path=path)
    problems = validate_ged(path)
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert "low 83, best 79" in problems[0].message


def rewritten(tmp_path: Path, **cells: str) -> Path:
    (row,) = exported(tmp_path, bundle())
    path = tmp_path / "changed.csv"
    path.write_bytes(csv_line(COLUMNS) + csv_line([{**row, **cells}[c] for c in COLUMNS]))
    return path


@pytest.mark.parametrize(
    ("column", "cell", "severity"),
    [
        ("best", "many", Severity.ERROR),
        ("date_start", "12/11/2017", Severity.ERROR),
        ("date_end", "2017-11-01", Severity.ERROR),
        ("where_prec", "8", Severity.ERROR),
        ("latitude", "91.0", Severity.ERROR),
        ("region", "Mars", Severity.ERROR),
        ("low", "-1", Severity.ERROR),
        ("priogrid_gid", "1", Severity.WARNING),
        ("deaths_a", "4", Severity.WARNING),
        ("year", "", Severity.WARNING),
    ],
)
def test_a_wrong_cell_is_found(tmp_path: Path, column: str, cell: str, severity: Severity) -> None:
    found = validate_ged(rewritten(tmp_path, **{column: cell}))
    assert severity in {problem.severity for problem in found}
    assert severity is Severity.ERROR or all(p.severity is severity for p in found)


def test_swapped_columns_short_rows_and_twins_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(csv_line([COLUMNS[1], COLUMNS[0], *COLUMNS[2:]]))
    (problem,) = validate_ged(path)
    assert problem.message == "column 1 is 'relid', not 'id'"
    row = csv_line(["7", *[None] * 48])
    path.write_bytes(csv_line(COLUMNS) + row + row + csv_line(["7"]))
    errors = [p.message for p in validate_ged(path) if p.severity is Severity.ERROR]
    assert errors == ["7 comes twice", "1 cells instead of 49"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        validate_ged(path)


def test_a_day_before_the_first_of_january_keeps_its_year(tmp_path: Path) -> None:
    held = bundle()
    night = DayRange(date(2016, 12, 31), date(2017, 1, 2))
    (row,) = exported(tmp_path, replace(held, records=(replace(held.records[0], days=night),)))
    assert (row["year"], row["date_start"], row["date_end"]) == ("2016", "2016-12-31", "2017-01-01")
