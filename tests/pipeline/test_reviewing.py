"""Looking at incidents, joining copies, pointing at the map, naming: kept once, and undone."""

from pathlib import Path

import pytest
from missed_reports import AGAIN, MISSED, QUIET, SHELLS, added_to, signed

from reportedly.errors import InputError, UnknownId
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Pointed, Slip
from reportedly.model.incidents import CopyGroup, Judgement
from reportedly.model.places import PlaceRelation
from reportedly.model.records import EventRecord
from reportedly.pipeline.amending import adding, correcting, pointing
from reportedly.pipeline.review import (
    copying,
    decide,
    merging,
    reviewing,
    splitting,
    undoing,
)
from reportedly.pipeline.run import conclude
from reportedly.query.judgements import judgement_rows
from reportedly.query.reviewed import reviewed
from reportedly.query.views import Standing
from reportedly.store.base import Casebook

TWICE = "A strike on Idlib killed 8 on Monday, a shopkeeper told the paper by telephone."


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, reader: object) -> Casebook:
    """Two papers count the dead of one strike, 3 and 8; two more reports say nothing readable."""
    texts = (("one", SHELLS), ("two", AGAIN), ("three", QUIET), ("four", TWICE))
    added_to(casebook, tmp_path, *texts)
    return casebook


def strike(book: Casebook, count: int) -> ResolvedClaim:
    return next(c for c in book.resolved() if c.claim.figures[0].low == count)


def record_of(book: Casebook, claim: ResolvedClaim) -> EventRecord:
    home = book.incident_of(claim.claim_id)
    assert home is not None
    return next(iter(book.records(home.id)))


def number_of(book: Casebook, claim: ResolvedClaim) -> str:
    home = book.incident_of(claim.claim_id)
    assert home is not None
    return str(home.number)


def test_who_has_looked_knows_what_came_since(book: Casebook) -> None:
    key, told = number_of(book, strike(book, 3)), strike(book, 3).claim_id
    assert set(reviewed(book, key).unseen) == set(book.incident(key).claim_ids)
    decided = decide(book, reviewing(book, key, signed(1)))
    assert not decided.concluded.anew  # looking decides nothing
    seen = reviewed(book, key)
    assert (seen.unseen, [j.author for j in seen.reviews]) == ((), ["Rima"])
    decide(book, adding(book, "one", MISSED, signed(2), beside=told))
    (new,) = reviewed(book, key).unseen
    assert book.resolved([new])[0].added
    decide(book, undoing(book, decided.judgement.id, signed(3)))
    assert reviewed(book, key).reviews == ()


def test_a_copy_is_no_witness_of_its_own(book: Casebook) -> None:
    before = list(book.records())
    assert len(record_of(book, strike(book, 3)).origins) == 2
    made = decide(book, copying(book, ("one", "four"), signed(1))).judgement
    assert [len(group.report_ids) for group in book.copies()] == [2]
    assert len(record_of(book, strike(book, 3)).origins) == 1
    (row,) = judgement_rows(book)
    assert (row.standing, row.incidents) == (
        Standing.HOLDS,
        (int(number_of(book, strike(book, 3))),),
    )
    assert {anchor.quote for anchor in made.anchors} == {SHELLS, TWICE}
    decide(book, undoing(book, made.id, signed(2)))
    assert (book.copies(), list(book.records())) == ((), before)


def test_two_papers_of_one_wire_are_two_if_a_person_says_so(
    casebook: Casebook, tmp_path: Path, reader: object
) -> None:
    wire = f"{TWICE} {QUIET} {AGAIN} " * 2
    added_to(casebook, tmp_path, ("five", wire), ("six", wire))
    assert casebook.copies() != ()
    decide(casebook, copying(casebook, ("five", "six"), signed(1), is_copy=False))
    assert casebook.copies() == ()
    later = decide(casebook, copying(casebook, ("six", "five"), signed(2)))
    assert [lost.author for lost in later.overruled] == ["Rima"]
    (group,) = casebook.copies()
    assert isinstance(group, CopyGroup) and "I read it" in group.reason
    standings = [row.standing for row in judgement_rows(casebook)]
    assert standings == [Standing.OVERRULED, Standing.HOLDS]


@pytest.mark.parametrize(
    ("radius_km", "precision", "rough", "relation"),
    [
        (0.0, 1, 1, PlaceRelation.AT),
        (3.0, 2, 2, PlaceRelation.NEAR),
        (25.0, 2, 2, PlaceRelation.NEAR),
        (40.0, 5, 3, PlaceRelation.NEAR),
    ],
)
def test_a_point_on_the_map_is_as_precise_as_the_codebook_says(
    book: Casebook, radius_km: float, precision: int, rough: int, relation: PlaceRelation
) -> None:
    """GED codebook, Appendix 3: the place itself, near it up to 25 km, farther is fuzzy."""
    pointed = Pointed(36.12, 36.83, radius_km)
    made = pointing(book, strike(book, 3).claim_id, pointed, signed(1), name="Tell Amal")
    decide(book, made)
    place = strike(book, 3).place
    assert place is not None and place.chosen is not None
    assert (place.chosen.name, place.chosen.lat, place.chosen.lon) == ("Tell Amal", 36.12, 36.83)
    assert (place.precision, place.geo_precision) == (precision, rough)
    assert place.mention.relation is relation
    assert (place.chosen.country, place.chosen.admin1) == ("SY", "Aleppo")
    assert record_of(book, strike(book, 3)).place is not None
    decide(book, undoing(book, made.id, signed(2)))
    assert strike(book, 3).corrections == ()


def test_a_point_keeps_the_name_that_the_report_gives(book: Casebook) -> None:
    decide(book, pointing(book, strike(book, 3).claim_id, Pointed(35.9, 36.6), signed(1)))
    place = strike(book, 3).place
    assert place is not None and place.mention.name == "Idlib"
    (note,) = strike(book, 3).corrections
    assert note.told == "Idlib (35.9, 36.6)"


def test_a_candidate_is_chosen_by_its_id(book: Casebook) -> None:
    other = book_place(book, "Sarmada")
    slip = Slip(ClaimField.PLACE, (), entry=other)
    decide(book, correcting(book, [strike(book, 3).claim_id], slip, signed(1)))
    place = strike(book, 3).place
    assert place is not None and place.chosen is not None
    assert (place.chosen.id, place.mention.name, place.precision) == (other, "Idlib", 1)
    nothing = Slip(ClaimField.PLACE, (), entry="gn:nothing")
    with pytest.raises(InputError, match="gn:nothing"):
        correcting(book, [strike(book, 3).claim_id], nothing, signed(2))


def book_place(book: Casebook, name: str) -> str:
    slip = Slip(ClaimField.PLACE, (name,), country="SY")
    place = correcting(book, [strike(book, 3).claim_id], slip, signed(9)).correction
    assert place is not None and place.place is not None and place.place.chosen is not None
    return place.place.chosen.id


def test_a_point_off_the_earth_is_none() -> None:
    for lat, lon, radius_km in ((91, 0, 0), (0, 181, 0), (0, 0, -1), (0, 0, float("inf"))):
        with pytest.raises(ValueError, match="no such point"):
            Pointed(lat, lon, radius_km)


def sent_twice(book: Casebook, first: Judgement, second: Judgement) -> None:
    assert second == first
    assert [judgement.id for judgement in book.judgements()].count(first.id) == 1


def test_what_a_browser_sends_twice_is_decided_once(book: Casebook) -> None:
    """Also where the first has changed what the second would be made from."""
    key, claim = number_of(book, strike(book, 3)), strike(book, 3).claim_id
    split = decide(book, splitting(book, [claim], signed(1))).judgement
    sent_twice(book, split, splitting(book, [claim], signed(1)))
    keys = [number_of(book, strike(book, 3)), number_of(book, strike(book, 8))]
    merge = decide(book, merging(book, keys, signed(2))).judgement
    sent_twice(book, merge, merging(book, keys, signed(2)))
    seen = decide(book, reviewing(book, key, signed(3))).judgement
    decide(book, adding(book, "one", MISSED, signed(4), beside=claim))
    sent_twice(book, seen, reviewing(book, key, signed(3)))
    undo = decide(book, undoing(book, seen.id, signed(5))).judgement
    sent_twice(book, undo, undoing(book, seen.id, signed(5)))
    copy = decide(book, copying(book, ("one", "four"), signed(6))).judgement
    sent_twice(book, copy, decide(book, copying(book, ("four", "one"), signed(6))).judgement)


def test_reviewing_two_incidents_in_one_moment_is_two_judgements(
    casebook: Casebook, tmp_path: Path, reader: object
) -> None:
    other = "A strike on Maskana killed 5, the Copper Courier has learned from the town."
    added_to(casebook, tmp_path, ("one", SHELLS), ("two", other))
    numbers = [str(incident.number) for incident in casebook.incidents()]
    made = [decide(casebook, reviewing(casebook, key, signed(1))).judgement for key in numbers]
    assert len(numbers) == 2 and made[0] != made[1]


def test_what_names_no_two_reports_is_refused(book: Casebook) -> None:
    with pytest.raises(InputError):
        copying(book, ("one", "one"), signed(1))
    with pytest.raises(UnknownId):
        copying(book, ("one", "nobody"), signed(1))
    with pytest.raises(UnknownId):
        reviewing(book, "999", signed(1))


def test_concluding_again_changes_nothing(book: Casebook) -> None:
    decide(book, copying(book, ("one", "four"), signed(1)))
    decide(book, adding(book, "one", MISSED, signed(2)))
    before = list(book.dump())
    conclude(book)
    assert list(book.dump()) == before
