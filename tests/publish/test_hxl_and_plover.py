"""GED's older columns, HXL's tags and PLOVER's events, each as its codebook writes it."""

import csv
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from publish_values import MARKET, bundle, party

from builders import actor
from reportedly.model.actors import ActorKind
from reportedly.model.places import PlaceLevel
from reportedly.model.records import Estimate, EventRecord
from reportedly.model.reference import ActorRow
from reportedly.publish.bundle import Layout, export
from reportedly.publish.checking import Severity
from reportedly.publish.contents import Bundle
from reportedly.publish.ged_check import validate_ged

GED_42 = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,"
    "side_a_new_id,side_a,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,"
    "latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,"
    "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,"
    "gwnob"
)
TAGS = {
    "#date+start": "2017-11-12", "#date+end": "2017-11-13", "#date+year": "2017",
    "#group+name+first": "Government of Syria", "#group+name+second": "Sola rebels",
    "#loc+name": "Dar Sola", "#adm1+name": "Aleppo", "#adm2+name": "Sam'an",
    "#geo+lat": "36.13895", "#geo+lon": "36.82499", "#country+name": "Syria",
    "#country+code": "652", "#region+name": "Middle East", "#affected+killed": "79",
    "#event+id": "7", "#adm1+code": "", "#adm2+code": "", "#loc+code": "",
}  # fmt: skip
SCHEMA = json.loads((files("reportedly.publish") / "plover.schema.json").read_text())


def table(tmp_path: Path, layout: Layout, held: Bundle) -> list[list[str]]:
    path = export(held, layout=layout, path=tmp_path / "out.csv").path
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, strict=True))


def with_strike(**changes: Any) -> Bundle:
    held = bundle()
    return replace(held, records=(replace(held.records[0], **changes),))


def test_the_older_layout_has_the_codebooks_42_columns(tmp_path: Path) -> None:
    header, row = table(tmp_path, "ged42", with_strike())
    assert len(header) == 42 and header == GED_42.split(",")
    newer = dict(zip(*table(tmp_path, "ged", with_strike()), strict=True))
    assert dict(zip(header, row, strict=True)) == {name: newer[name] for name in header}


def test_tags_stand_directly_under_the_header_over_the_cells_they_name(tmp_path: Path) -> None:
    header, tags, row = table(tmp_path, "hxl", with_strike())
    assert header[:49] == table(tmp_path, "ged", with_strike())[0]
    assert tags[0].startswith("#"), "a program that skips comments skips the row"
    tagged = {tag: cell for tag, cell in zip(tags, row, strict=True) if tag}
    assert {tag: tagged[tag] for tag in TAGS} == TAGS
    assert tagged.keys() - TAGS.keys() == {"#meta+source", "#description"}
    assert len([tag for tag in tags if tag]) == len(tagged), "no tag stands twice"


def test_a_file_whose_tags_are_not_there_is_found(tmp_path: Path) -> None:
    path = export(with_strike(), layout="hxl", path=tmp_path / "out.csv").path
    header, _, row = path.read_bytes().splitlines(keepends=True)
    assert not [p for p in validate_ged(path, layout="hxl") if p.severity is Severity.ERROR]
    path.write_bytes(header + row)
    (problem,) = validate_ged(path, layout="hxl")
    assert problem.row == 0 and "'#event+id'" in problem.message


@pytest.mark.parametrize(
    ("level", "ids", "tag", "code"),
    [
        (PlaceLevel.ADM1, ("user:admins:SY02",), "#adm1+code", "SY02"),
        (PlaceLevel.ADM2, ("gn:1", "user:admins:sy0204"), "#adm2+code", "SY0204"),
        (PlaceLevel.ADM3, ("user:admins:SY020401",), "#loc+code", "SY020401"),
        (PlaceLevel.ADM1, ("user:admins:IQ02",), "#adm1+code", ""),
        (PlaceLevel.ADM1, ("user:admins:aleppo",), "#adm1+code", ""),
    ],
)
def test_p_codes_are_given_where_the_list_had_them(
    tmp_path: Path, level: PlaceLevel, ids: tuple[str, ...], tag: str, code: str
) -> None:
    """Another country's, or a name, is none; and none is made out of another."""
    place = replace(MARKET, level=level, ids=ids)
    _, tags, row = table(tmp_path, "hxl", with_strike(place=place))
    codes = {name: cell for name, cell in zip(tags, row, strict=True) if name.endswith("+code")}
    assert codes.pop(tag) == code and codes.pop("#country+code") == "652"
    assert set(codes.values()) == {""}


def events(tmp_path: Path, held: Bundle) -> list[dict[str, Any]]:
    """PLOVER's lines, each looked at with the schema."""
    lines = export(held, layout="plover", path=tmp_path / "out.jsonl").path.read_text("utf-8")
    told = [json.loads(line) for line in lines.splitlines()]
    for each in told:
        jsonschema_rs.validate(SCHEMA, each)
    return told


def test_a_strike_as_plover_has_it(tmp_path: Path) -> None:
    (event,) = events(tmp_path, with_strike())
    assert (event["date"], event["enddate"]) == ("2017-11-12", "2017-11-13")
    assert (event["event"], event["mode"]) == (["ASSAULT"], ["aerial"])
    assert event["actor"] == [
        {"entity_text": "Government of Syria", "code": "SYR", "identifier_id": "army"}
    ]
    assert event["recipient"] == [{"entity_text": "Sola rebels"}]
    assert event["size"] == {"dead": 79, "dead_low": 83}, "what nobody gave is absent, not 0"
    assert event["event_loc"]["resolution"] == "populated" and event["event_loc"]["where_prec"] == 1
    assert event["event_loc"]["country"] == "SYR" and "geonameid" not in event["event_loc"]
    assert event["cite_info"]["publication"][0] == "Sola Post"
    assert "text" not in event and "Jets" not in event["event_text"]


def test_what_plover_requires_and_nobody_says(tmp_path: Path) -> None:
    """An event without a day is none of PLOVER's; one without an actor has an empty list."""
    held = bundle()
    records = (replace(held.records[0], days=None), replace(held.records[0], side_a=()))
    done = export(replace(held, records=records), layout="plover", path=tmp_path / "x.jsonl")
    assert (done.rows, [left.count for left in done.left_out]) == (1, [1])
    assert json.loads(done.path.read_bytes())["actor"] == []


def test_ceasefires_agree_and_sums_are_no_events(tmp_path: Path) -> None:
    told = events(tmp_path, bundle())
    assert [event["event"] for event in told] == [["ASSAULT"], ["AGREE"]]
    assert "size" not in told[1], "of a ceasefire nobody counts anything"


def clash(*side_b: str) -> EventRecord:
    (record,) = with_strike(event_type="armed_clash").records
    rebels = tuple(actor(name, ActorKind.REBEL_GROUP) for name in side_b)
    return replace(record, side_b=rebels, fatalities=Estimate(0, 0, 1))


def test_a_clash_has_its_two_sides(tmp_path: Path) -> None:
    held = replace(bundle(), records=(clash("Orchard Front"), clash()))
    both, one = events(tmp_path, held)
    assert both["mode"] == ["sideAB"] and both["recipient"][0]["sector"] == "REB"
    assert "mode" not in one and one["recipient"] == []
    assert both["size"]["dead"] == 0, "none, said so, is 0"


def test_a_place_of_geonames_has_its_number_and_an_unresolved_one_no_point(
    tmp_path: Path,
) -> None:
    place = replace(MARKET, id="gn:173576")
    (found,) = events(tmp_path, with_strike(place=place))
    assert found["event_loc"]["geonameid"] == 173576
    (unknown,) = events(tmp_path, with_strike(place=None, place_precision=None))
    assert unknown["event_loc"] == {"extracted_place": "Dar Sola"}


def test_the_army_of_a_register_has_its_country_and_sector(tmp_path: Path) -> None:
    army = ActorRow("fleet", "Northern Fleet", ActorKind.EXTERNAL_FORCE, (), "NL", "own")
    side = (actor("Northern Fleet", ActorKind.EXTERNAL_FORCE, id="fleet"), party("somebody"))
    held = replace(with_strike(side_a=side), actors=(army,))
    (event,) = events(tmp_path, held)
    assert event["actor"][0] == {
        "entity_text": "Northern Fleet", "code": "NLD", "sector": "MIL", "identifier_id": "fleet",
    }  # fmt: skip
    assert event["actor"][1] == {"entity_text": "somebody"}
