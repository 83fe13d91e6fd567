"""A number stays with the words that founded it."""

from dataclasses import replace

from builders import claim
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
