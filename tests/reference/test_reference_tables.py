"""A user's own lists: columns guessed and announced, bad entries set aside with their line."""

import json
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.model.actors import ActorKind
from reportedly.model.places import PlaceLevel
from reportedly.reference.actor_tables import read_actors
from reportedly.reference.library import open_library
from reportedly.reference.tables import read_places


def test_a_table_of_places_is_read_and_what_was_guessed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "\ufeffplace,alt_names,latitude,longitude,governorate\n"
        "Tell Anwar village,Tal Anwar; تل أنوار,36.2,37.0,Aleppo Governorate\n"
        "Nowhere,,0,0,Aleppo\n"
        "Beyond,,91.5,37,Aleppo\n"
        ",,36,37,Aleppo\n"
        "Commas,,x,37,Aleppo\n",
        encoding="utf-8",
    )
    read = read_places(path)
    (row,) = read.rows
    assert (row.name, row.level, row.country, row.admin1) == (
        "Tell Anwar", PlaceLevel.POPULATED, "SY", "Aleppo",
    )  # fmt: skip
    assert "تل أنوار" in row.spellings
    assert any("latitude" in words for words in read.announcements)
    assert any("SY" in words for words in read.announcements)
    assert [reject.locator for reject in read.rejects] == [
        f"mine.csv, line {line}" for line in (3, 4, 5, 6)
    ]


def test_geojson_points_and_nested_names_are_read(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"name": {"en": "Jadida", "ar": "جديدة"}, "type": "district"},
        "geometry": {"type": "Point", "coordinates": [37.5, 36.5]},
    }
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, 7]}))
    (row,) = read_places(path, country="SY").rows
    assert (row.name, row.lat, row.lon, row.level) == ("Jadida", 36.5, 37.5, PlaceLevel.ADM2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"just words\nand more", "table"),
        (b"a,b\n1,2", "no column"),
        (b"{broken", "JSON"),
        (b"[" * 100_000, "JSON|deep"),
        (b"", "table"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_hint(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as refused:
        read_places(path)
    assert refused.value.hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_actors(tmp_path / "none.csv")


def test_parties_keep_their_years_and_backward_years_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "parties.tsv"
    path.write_text(
        "actor\taliases\tkind\tfrom\tto\n"
        "Lantern Guard\tLG; Guard of Lanterns\tmilitia\t2012\t2015\n"
        "Backward\t\trebel_group\t2015\t2012\n"
    )
    read = read_actors(path)
    (row,) = read.rows
    assert (row.kind, row.start_year, row.end_year) == (ActorKind.MILITIA, 2012, 2015)
    assert row.spellings == ("LG", "Guard of Lanterns")
    assert len(read.rejects) == 1
    found = open_library(actors=read.rows).register.find_actor("Guard of Lanterns")
    assert found[0].name == "Lantern Guard"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("ucdp/places.csv", 2000),
        ("airwars_syria/places_en_ar.csv", 2800),
        ("syria_places/open_syria/districts.json", 60),
        ("syria_places/syrian_archive_locations.json", 800),
    ],
)
def test_public_lists_are_read_without_a_mapping(shared: Path, name: str, least: int) -> None:
    read = read_places(shared / "corpora" / name)
    assert len(read.rows) >= least
    assert {row.country for row in read.rows} == {"SY"}


@pytest.mark.shared
def test_the_ucdp_actor_list_is_read(shared: Path) -> None:
    rows = {row.name: row for row in read_actors(shared / "corpora/ucdp/actors_22_1.csv").rows}
    assert rows["Government of Syria"].kind is ActorKind.STATE_FORCES
    assert rows["HTS"].kind is ActorKind.REBEL_GROUP


def test_geonames_own_file_is_read_without_headings(tmp_path: Path) -> None:
    path = tmp_path / "ZZ.txt"
    path.write_text(
        "900001\tTall Zaytun\tTall Zaytun\tTel Zeitoun,تل زيتون\t36.111\t37.222\tP\tPPL\tSY\t\t09\t"
        "\t\t\t250\t\t300\tAsia/Damascus\t2020-01-01\n"
        "900002\tVale\tVale\t\t36\t37\tA\tADM2\tSY\t\t09\t\t\t\t0\t\t1\tAsia/Damascus\t2020-01-01\n"
        "900003\tNahr\tNahr\t\t36.3\t37.3\tH\tSTM\tSY\t\t09\t\t\t\t0\t\t1\tAsia/Damascus\t2020-01-01\n",
        encoding="utf-8",
    )
    town, district = read_places(path).rows
    assert (town.id, town.population, town.level) == ("gn:900001", 250, PlaceLevel.POPULATED)
    assert "تل زيتون" in town.spellings
    assert district.level is PlaceLevel.ADM2


def test_a_table_of_p_codes_is_read_and_its_line_of_tags_is_not(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(
        "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,center_lat,center_lon\n"
        "#adm2+name,#adm2+name+ar,#adm2+code,#adm1+name,#adm1+code,#country,#lat,#lon\n"
        "Upper Vale,الوادي,SY9901,Vale,SY99,Syria,36.5,36.8\n",
        encoding="utf-8",
    )
    read = read_places(path)
    (row,) = read.rows
    assert read.rejects == ()
    assert (row.id, row.level, row.admin1) == ("user:units:SY9901", PlaceLevel.ADM2, "Vale")
    assert row.spellings == ("الوادي",)


def test_an_outline_is_placed_in_its_middle(tmp_path: Path) -> None:
    ring = [[36, 35], [38, 35], [38, 37], [36, 37], [36, 35]]
    feature = {
        "type": "Feature",
        "properties": {"ADM1_EN": "Vale", "ADM1_PCODE": "SY99", "ADM0_EN": "Syria"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }
    path = tmp_path / "units.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (row,) = read_places(path).rows
    assert (row.lat, row.lon, row.level) == (36.0, 37.0, PlaceLevel.ADM1)


def test_a_place_in_a_list_is_called_by_its_bare_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        'name,lat,lon\n"Bir Zaytun, Vale",36,37\nVALE : Qasr,36.1,37\nZaytun street,36,37.1\n'
    )
    names = [(row.name, row.level) for row in read_places(path).rows]
    assert names == [
        ("Bir Zaytun", PlaceLevel.POPULATED),
        ("Qasr", PlaceLevel.POPULATED),
        ("Zaytun street", PlaceLevel.SITE),
    ]
