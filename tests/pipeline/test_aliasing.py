"""A name joined to an entry: known in every report from then on, and as it was once undone."""

from pathlib import Path

import pytest
from missed_reports import added_to, signed

from reportedly.errors import InputError, UnknownId
from reportedly.model.aliases import Alias
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Missed, Pointed, Slip
from reportedly.model.incidents import Judgement
from reportedly.pipeline import standing as standing_of
from reportedly.pipeline.aliasing import naming
from reportedly.pipeline.amending import adding, correcting
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.own_lists import changes_lists, own_actors, own_places
from reportedly.pipeline.review import decide, undoing
from reportedly.pipeline.run import conclude
from reportedly.pipeline.standing import Standing
from reportedly.query.judgements import judgement_rows
from reportedly.query.views import Standing as Stands
from reportedly.store.base import Casebook

RAID = "A strike on Qelmartah killed 6 on Monday."
AGAIN = "A strike on Qelmartah killed 9 on Monday, the harbour master said."
NAME, TOWN = "Crimson Lantern Brigade", "Qelmartah"


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, own_reader: None) -> Casebook:
    added_to(casebook, tmp_path, ("one", RAID), ("two", AGAIN))
    return casebook


def claim_of(book: Casebook) -> ResolvedClaim:
    return book.resolved()[0]


def named(book: Casebook, name: str, slip: Slip, at: int = 1) -> Judgement:
    return naming(book, claim_of(book).claim_id, name, slip, signed(at))


def actor(value: str) -> Slip:
    return Slip(ClaimField.ACTOR, (value,))


def party_called(book: Casebook, name: str) -> str | None:
    found = library_of(book).register.find_actor(name)
    return found[0].id if found else None


def place_called(book: Casebook, name: str) -> str | None:
    found = library_of(book).gazetteer.find(name, country="SY")
    return found[0].id if found else None


def meant(book: Casebook) -> set[str | None]:
    """Where the claims of all reports are held to have happened."""
    places = (claim.place for claim in book.resolved())
    return {place.chosen.id if place and place.chosen else None for place in places}


def test_a_party_s_new_name_is_known_in_every_report_until_it_is_undone(book: Casebook) -> None:
    front = party_called(book, "Nusra Front")
    assert front is not None
    made = decide(book, named(book, NAME, actor(front))).judgement
    assert party_called(book, NAME) == front
    (row,) = judgement_rows(book)
    assert (row.standing, row.judgement.reason) == (Stands.HOLDS, made.reason)
    decide(book, undoing(book, made.id, signed(2)))
    assert party_called(book, NAME) != front
    assert own_actors(book) == ()


def test_two_names_of_one_place_are_undone_one_by_one(book: Casebook) -> None:
    town = place_called(book, "Sarmada")
    slip = Slip(ClaimField.PLACE, (), entry=town)
    first = decide(book, named(book, TOWN, slip)).judgement
    decide(book, named(book, "Qelmar Fawqa", slip, at=2))
    assert meant(book) == {town}
    assert place_called(book, TOWN) == place_called(book, "Qelmar Fawqa") == town
    decide(book, undoing(book, first.id, signed(3)))
    assert place_called(book, TOWN) != town
    assert meant(book) == {None}
    assert place_called(book, "Qelmar Fawqa") == place_called(book, "Sarmada") == town


def test_a_name_may_mean_a_point_that_no_list_has(book: Casebook) -> None:
    decide(book, named(book, TOWN, Slip(ClaimField.PLACE, (TOWN,), pointed=Pointed(36.21, 36.83))))
    (row,) = own_places(book)
    assert (row.name, row.lat, row.lon) == (TOWN, 36.21, 36.83)
    assert place_called(book, TOWN) == row.id


def test_of_two_decisions_about_one_name_the_later_holds(book: Casebook) -> None:
    front, army = (party_called(book, name) for name in ("Nusra Front", "Ahrar al-Sham"))
    assert front is not None
    assert army is not None
    decide(book, named(book, NAME, actor(front)))
    decide(book, named(book, NAME.upper(), actor(army), at=2))
    assert party_called(book, NAME) == army
    assert [row.standing for row in judgement_rows(book)] == [Stands.OVERRULED, Stands.HOLDS]


def test_a_process_that_stands_concludes_the_same(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name by name, and name by name undone: what concluding all anew gives, without doing so."""
    front, town = party_called(book, "Nusra Front"), place_called(book, "Sarmada")
    assert front is not None
    standing = Standing()
    standing.conclude(book)
    with monkeypatch.context() as patched:
        patched.setattr(standing_of, "conclusions_of", everything)
        made = decided(book, named(book, NAME, actor(front)), standing)
        assert changes_lists(made, book.judgements())
        place = named(book, TOWN, Slip(ClaimField.PLACE, (), entry=town), at=2)
        assert meant(book) == {None}
        decided(book, place, standing)
        assert meant(book) == {town}
        undo = undoing(book, made.id, signed(3))
        assert changes_lists(undo, (*book.judgements(), undo))
        decided(book, undo, standing)
        decided(book, undoing(book, place.id, signed(4)), standing)
        assert meant(book) == {None}
        again = undoing(book, undo.id, signed(5))
        assert changes_lists(again, (*book.judgements(), again))
        decided(book, again, standing)


def everything(*_: object) -> None:
    raise AssertionError("all was concluded again")


def decided(book: Casebook, judgement: Judgement, standing: Standing) -> Judgement:
    """With a process that stands; all concluded anew from the same inputs gives the same."""
    made = decide(book, judgement, standing=standing).judgement
    held = list(book.dump())
    conclude(book, even_so=True)
    assert list(book.dump()) == held
    return made


def test_a_name_is_joined_where_persons_corrected_and_added(book: Casebook) -> None:
    """The hostile case: a party that no list knew was typed in a correction, before its name was
    joined; and a claim was added to a report."""
    standing = Standing()
    standing.conclude(book)
    claim, other = book.resolved()
    typed = correcting(book, [claim.claim_id], actor(NAME), signed(1))
    decided(book, typed, standing)
    missed = Missed(("A strike on Qelmartah",), "shelling")
    decided(book, adding(book, other.claim.report_id, missed, signed(2)), standing)
    front = party_called(book, "Nusra Front")
    assert front is not None
    alias = named(book, NAME, actor(front), at=3)
    decided(book, alias, standing)
    (party,) = book.resolved([claim.claim_id])[0].actors
    assert party.chosen is not None
    decided(book, undoing(book, alias.id, signed(4)), standing)
    (party,) = book.resolved([claim.claim_id])[0].actors
    assert party.chosen is None


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        (NAME, actor("a band that nobody knows")),
        (NAME, Slip(ClaimField.ACTOR, ("Nusra Front", "Ahrar al-Sham"))),
        (NAME, Slip(ClaimField.ACTOR, ("none",))),
        ("x", actor("Nusra Front")),
        ("   ", actor("Nusra Front")),
        (TOWN, Slip(ClaimField.PLACE, (), entry="gn:nothing")),
        (TOWN, Slip(ClaimField.PLACE, ("none",))),
        (TOWN, Slip(ClaimField.PLACE, (TOWN,), pointed=Pointed(36.2, 36.8, radius_km=12))),
    ],
)
def test_a_name_of_nothing_or_of_two_is_refused(book: Casebook, name: str, slip: Slip) -> None:
    with pytest.raises(InputError):
        named(book, name, slip)


def test_no_claim_no_name(book: Casebook) -> None:
    with pytest.raises(UnknownId):
        naming(book, "c-nothing", NAME, actor("Nusra Front"), signed(1))


def test_an_alias_is_of_one_thing() -> None:
    with pytest.raises(ValueError, match="either"):
        Alias("x", "y", "z")
