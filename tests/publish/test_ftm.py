"""FollowTheMoney: every line an entity that its library takes, and nothing points nowhere."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_values import MARKET, bundle, party

from reportedly.model.actors import ActorKind
from reportedly.model.claims import ResolvedClaim
from reportedly.model.records import EventRecord
from reportedly.publish.contents import Bundle
from reportedly.publish.ftm import ftm_sheet

HOSTILE = ("\ud800", "\x00\x1b[2J", "‮turned", " \n ", "", "x" * 2000, "می‌شود", '"quoted"')
texts = st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=20)
urls = st.sampled_from(
    (
        "javascript:owned=1",
        "https://a.example/1",
        "http://[::1",
        "https:// b",
        "HTTP://C.example/?q=1",
    )
)


def entities(held: Bundle) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm_sheet(held).chunks]


def of_schema(held: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in held if entity["schema"] == schema]


def test_a_record_is_an_event_with_its_days_counts_and_proof() -> None:
    told = entities(bundle())
    (first, *_) = of_schema(told, "Event")
    assert first["startDate"] == ["2017-11-12"] and first["endDate"] == ["2017-11-13"]
    assert first["summary"] == ["killed: low 83, best 79, high not said"]
    assert first["proof"] == [report.id for report in bundle().reports]
    assert first["description"] == ["side A: Government of Syria; side B: Sola rebels"]
    assert first["recordId"] == ["7"] and first["country"] == ["sy"]


def test_each_entity_stands_once_however_many_records_name_it() -> None:
    told = entities(bundle())
    keys = [entity["id"] for entity in told]
    assert len(keys) == len(set(keys))
    (only,) = of_schema(told, "LegalEntity")
    assert only["name"] == ["Government of Syria"] and only["country"] == ["sy"]


def test_who_says_it_stands_before_the_words() -> None:
    note, *_ = of_schema(entities(bundle()), "Note")
    assert note["name"] == ["Sola Monitor in Sola Post: killed: 83, unknown (actual)"]
    assert note["entity"] == ["e-1"] and note["proof"] == [bundle().reports[0].id]


def test_people_are_no_organisation_and_nobody_is_a_person() -> None:
    held, (first, *_) = bundle(), bundle().records
    chosen = first.side_a[0].chosen
    assert chosen is not None
    crowd = replace(first.side_a[0], chosen=replace(chosen, kind=ActorKind.CIVILIANS))
    told = entities(replace(held, records=(replace(first, side_a=(crowd,)),)))
    assert not of_schema(told, "Organization") and not of_schema(told, "Person")


@pytest.mark.parametrize(("precision", "pointed"), [(1, True), (2, False), (4, False)])
def test_no_point_stands_for_an_area(precision: int, pointed: bool) -> None:
    held, (first, *_) = bundle(), bundle().records
    coarse = replace(first, place_precision=precision)
    (address,) = of_schema(entities(replace(held, records=(coarse,))), "Address")
    assert ("latitude" in address) is pointed and address["remarks"]


def hostile(first: EventRecord, words: str) -> EventRecord:
    place = replace(MARKET, name=words, admin1=words, country=words[:2])
    named = (party(words or "-", "own:1"), party(words or "-"))
    return replace(first, place=place, place_name=words, side_a=named, warnings=(words, words))


def worded(claim: ResolvedClaim, words: str) -> ResolvedClaim:
    return replace(claim, outlet=words, speaker=replace(claim.speaker, name=words))


def hostile_bundle(words: str, url: str) -> Bundle:
    held = bundle()
    reports = (replace(one, title=words, outlet=words, url=url) for one in held.reports)
    return replace(
        held,
        records=tuple(hostile(record, words) for record in held.records),
        claims=tuple(worded(claim, words) for claim in held.claims),
        reports=tuple(reports),
    )


@given(texts, urls)
def test_no_value_is_empty_and_nothing_points_nowhere(words: str, url: str) -> None:
    told = entities(hostile_bundle(words, url))
    known = {entity["id"] for entity in told}
    for entity in told:
        for name, values in entity["properties"].items():
            assert values and all(values), (entity["schema"], name)
            if name in ("proof", "entity", "involved", "addressEntity"):
                assert known.issuperset(values)


@pytest.mark.slow
@settings(deadline=None)
@given(texts, urls)
@pytest.mark.filterwarnings("ignore:Install 'pyicu'")
def test_its_own_library_takes_every_line_as_it_stands(words: str, url: str) -> None:
    model = pytest.importorskip("followthemoney").model
    told = entities(hostile_bundle(words, url))
    proxies = {entity["id"]: model.get_proxy(entity, cleaned=False) for entity in told}
    for entity in told:
        proxy = proxies[entity["id"]]
        proxy.schema.validate(entity)
        assert proxy.properties.keys() == entity["properties"].keys(), "a property was refused"
        for prop, value in proxy.itervalues():
            assert len(value) <= prop.max_length
            assert prop.range is None or proxies[value].schema.is_a(prop.range)
    event = proxies["e-1"]
    assert (event.first("startDate"), event.first("endDate")) == ("2017-11-12", "2017-11-13")
    assert event.get("summary") == ["killed: low 83, best 79, high not said"]
