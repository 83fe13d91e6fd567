"""A number stays with the words that founded it."""

from dataclasses import replace

from builders import claim
from reportedly.link.rulings import Decision
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import Incident
from reportedly.pipeline.numbering import number


def _incident(*claims: ResolvedClaim) -> Incident:
    ids = tuple(sorted(c.claim_id for c in claims))
    return Incident(Incident.identity(claims[0].claim_id), claims[0].claim_id, ids, ())


OLD = claim("r-1", text="a market was hit", claim_id="c-old")
NEW = replace(OLD, claim_id="c-new")
OTHER = claim("r-2", text="a bridge was hit", claim_id="c-other")
SECOND = claim("r-1", text="a market was", claim_id="c-second")


def test_a_claim_under_another_id_inherits_the_number_of_its_words() -> None:
    first, ledger = number([_incident(OLD), _incident(OTHER)], [OLD, OTHER], ())
    again, added = number([_incident(NEW), _incident(OTHER)], [NEW, OTHER], ledger)
    assert [(i.number, i.id) for i in again] == [(i.number, i.id) for i in first]
    assert again[0].founding_claim == "c-new"
    assert added == ()


def test_words_that_are_gone_keep_their_number_for_themselves() -> None:
    _first, ledger = number([_incident(OLD)], [OLD], ())
    (again,), added = number([_incident(OTHER)], [OTHER], ledger)
    assert again.number == 2
    (back,), _none = number([_incident(OLD)], [OLD], (*ledger, *added))
    assert back.number == 1


def test_of_two_gone_claims_with_one_heir_the_older_number_has_it() -> None:
    _first, ledger = number([_incident(OLD), _incident(SECOND)], [OLD, SECOND], ())
    (again,), added = number([_incident(NEW)], [NEW], ledger)
    assert again.number == 1
    assert added == ()


def test_a_merge_keeps_the_older_number_and_a_split_gives_the_younger_back() -> None:
    _first, ledger = number([_incident(OLD), _incident(OTHER)], [OLD, OTHER], ())
    (merged,), changes = number([_incident(OTHER, OLD)], [OLD, OTHER], ledger)
    assert (merged.number, merged.aliases) == (1, ("2",))
    ledger = (*ledger, *changes)
    assert [entry.alias_of for entry in ledger] == [None, None, 1]
    split, _changes = number([_incident(OLD), _incident(OTHER)], [OLD, OTHER], ledger)
    assert [incident.number for incident in split] == [1, 2]


THIRD = claim("r-3", text="a road was hit", claim_id="c-third")
ALL = [OLD, OTHER, THIRD]
OFF = Decision("a split", ("c-old",), ("c-other", "c-third"))


def test_where_the_founding_claim_is_split_off_the_number_stays_with_what_it_left() -> None:
    (whole,), ledger = number([_incident(*ALL)], ALL, ())
    parts = [_incident(OLD), _incident(OTHER, THIRD)]
    split, added = number(parts, ALL, ledger, decisions=[OFF])
    assert {i.number: i.claim_ids for i in split} == {2: ("c-old",), 1: ("c-other", "c-third")}
    assert [i.id for i in split if i.number == 1] == [whole.id]
    assert len({i.id for i in split}) == 2
    again, nothing = number(parts, ALL, (*ledger, *added), decisions=[OFF])
    assert ({i.number for i in again}, nothing) == ({1, 2}, ())
    assert [e.anchor.quote for e in added if e.number == 1] == ["a bridge was hit"]


def test_undone_the_parts_are_one_again_under_the_number_that_it_had() -> None:
    (whole,), ledger = number([_incident(*ALL)], ALL, ())
    parts = [_incident(OLD), _incident(OTHER, THIRD)]
    _split, added = number(parts, ALL, ledger, decisions=[OFF])
    (back,), changes = number([_incident(*ALL)], ALL, (*ledger, *added))
    assert (back.number, back.id, back.aliases) == (1, whole.id, ("2",))
    again, _none = number(parts, ALL, (*ledger, *added, *changes), decisions=[OFF])
    assert {i.number: len(i.claim_ids) for i in again} == {1: 2, 2: 1}


def test_a_number_does_not_pass_to_what_is_split_off_much_later() -> None:
    _whole, ledger = number([_incident(*ALL)], ALL, ())
    parts = [_incident(OLD), _incident(OTHER, THIRD)]
    _split, added = number(parts, ALL, ledger, decisions=[OFF])
    alone = Decision("another", ("c-third",), ("c-other",))
    each = [_incident(one) for one in ALL]
    found, _more = number(each, ALL, (*ledger, *added), decisions=[OFF, alone])
    assert {i.number: i.claim_ids[0] for i in found} == {2: "c-old", 1: "c-other", 3: "c-third"}
