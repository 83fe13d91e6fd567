"""The exchange form: a contract with other programs."""

import json
from dataclasses import replace

from builders import (
    ATARIB,
    CIVILIANS,
    DARAT_IZZA,
    actor,
    at_least,
    claim,
    figure,
    report,
    speaker,
    unknown_place,
    when,
)
from reportedly.model.events import Denies, Status
from reportedly.model.places import PlaceMention
from reportedly.model.spans import Span
from reportedly.resolve.exchange import claims_document

TEXT = "The monitor said 40 were killed in Atarib. The army denies it."
REPORT = report("r-1", TEXT)

CONTRACT = {
    "cid", "event_group", "event_type", "status", "denies", "background", "actors", "recipients",
    "place", "date", "figures", "speaker", "evidence",
}  # fmt: skip

TOLD = claim(
    "r-1",
    group="g7",
    by=speaker("monitor", id="m"),
    text=TEXT[:42],
    on=when("2017-11-12", "2017-11-13"),
    actors=(actor("Cedar Front", id=None),),
    recipients=(CIVILIANS,),
    figures=(at_least(40),),
)
DENIED = claim(
    "r-1", group="g2", status=Status.DENIED, denies=Denies.TOLL, text=TEXT[43:], start=43, on=None
)


def test_claims_are_numbered_in_the_order_of_their_words() -> None:
    document = claims_document(REPORT, [DENIED, TOLD])
    claims = document["claims"]
    assert [(c["cid"], c["event_group"], c["status"]) for c in claims] == [
        ("c1", "e1", "actual"),
        ("c2", "e2", "denied"),
    ]
    assert all(c.keys() >= CONTRACT for c in claims)
    assert json.loads(json.dumps(document)) == document


def test_every_quote_is_a_slice_of_the_text() -> None:
    for one in claims_document(REPORT, [TOLD, DENIED])["claims"]:
        for quote in one["evidence"]:
            assert TEXT[quote["start"] : quote["end"]] == quote["text"]


def test_days_are_inclusive_and_open_ends_are_null() -> None:
    first, second = claims_document(REPORT, [TOLD, DENIED])["claims"]
    assert (first["date"]["start"], first["date"]["end"]) == ("2017-11-12", "2017-11-13")
    assert second["date"] is None
    (told,) = first["figures"]
    assert (told["low"], told["high"], told["quantifier"]) == (40, None, "at_least")


def test_the_outlets_own_voice_has_no_name_and_others_have_both() -> None:
    first, second = claims_document(REPORT, [TOLD, DENIED])["claims"]
    assert first["speaker"] == {"text": "monitor", "name": "monitor", "id": "m", "kind": "monitor"}
    assert second["speaker"] == {"text": None, "name": None, "id": None, "kind": "outlet"}


def test_parties_and_places_that_are_unresolved_keep_their_words() -> None:
    unknown = unknown_place("Kafr Nowhere", ATARIB.chosen)
    within = replace(unknown, mention=PlaceMention(unknown.mention.span, "Kafr Nowhere",
                                                   within=Span(0, 6, "Aleppo")))  # fmt: skip
    (one,) = claims_document(REPORT, [replace(TOLD, place=within)])["claims"]
    assert one["actors"] == [{"text": "Cedar Front", "name": "Cedar Front", "id": None}]
    place = one["place"]
    assert (place["name"], place["admin"], place["id"]) == ("Kafr Nowhere", "Aleppo", None)
    assert (place["lat"], place["lon"], place["precision"]) == (None, None, None)
    assert [candidate["name"] for candidate in place["candidates"]] == ["Atarib"]


def test_places_told_together_stand_beside_the_first_found_or_not() -> None:
    both = replace(ATARIB, others=(DARAT_IZZA, unknown_place("Kafr Nowhere")))
    (one,) = claims_document(REPORT, [replace(TOLD, place=both)])["claims"]
    told = [(other["name"], other["precision"]) for other in one["place"]["others"]]
    assert told == [("Darat Izza", 1), ("Kafr Nowhere", None)]
    assert one["place"]["name"] == "Atarib"


def test_an_id_that_was_given_is_kept() -> None:
    document = claims_document(replace(REPORT, given_id="demo-01"), [])
    assert (document["id"], document["report_id"], document["claims"]) == ("demo-01", "r-1", [])


def test_zero_is_said_and_not_null() -> None:
    nobody = replace(TOLD, claim=replace(TOLD.claim, figures=(figure(0),)))
    (one,) = claims_document(REPORT, [nobody])["claims"]
    assert (one["figures"][0]["low"], one["figures"][0]["high"]) == (0, 0)
