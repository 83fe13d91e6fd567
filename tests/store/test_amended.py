"""What is changed in part stands as if it had been concluded whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import small_casebook as small

from reportedly.errors import CasebookError
from reportedly.model.incidents import Relation, RelationKind
from reportedly.store.base import Casebook, Conclusions
from reportedly.store.sqlite import open_casebook

LATER = replace(small.MADE_BY, inputs="more inputs")
RELATED = Relation(RelationKind.FOLLOWED_BY, small.STRIKE.id, small.SHELLED.id, "the day after")
# The shelling is found to be told by one report more; the strike is no more, nor its copies.
WIDER = small.incident(2, small.SHELLING, small.STRIKE_B, aliases=("1",))
OTHER = replace(small.RECORD, id="e-2aaaa", incident_id=WIDER.id, number=2)
LEFT = small.incident(3, small.STRIKE_A)
GONE = Conclusions(
    (), small.COPIES, (small.STRIKE, small.SHELLED), (small.RECORD,), relations=(RELATED,)
)
PUT = Conclusions(
    (replace(small.STRIKE_B, outlet="Copper Courier, evening"),),
    (),
    (WIDER, LEFT),
    (OTHER,),
    (small.entry(LEFT, small.STRIKE_A),),
    ledger_length=2,
)
WHOLE = replace(PUT, claims=(small.STRIKE_A, PUT.claims[0], small.SHELLING))


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "twin.casebook") as opened:
        yield opened


def _filled(casebook: Casebook) -> None:
    small.observe(casebook)
    related = replace(small.CONCLUSIONS, relations=(RELATED,))
    casebook.conclude(related, small.MADE_BY)


def test_a_change_in_part_is_the_same_as_the_whole(casebook: Casebook, twin: Casebook) -> None:
    _filled(casebook)
    _filled(twin)
    casebook.amend(GONE, PUT, LATER)
    twin.conclude(WHOLE, LATER)
    assert list(casebook.dump()) == list(twin.dump())
    histories = [[made.changed for made in book.history()] for book in (casebook, twin)]
    assert histories == [[1, 2], [1, 2]]
    assert casebook.held(2) == (OTHER,)


def test_what_claims_say_is_found_where_they_stand_now(casebook: Casebook) -> None:
    _filled(casebook)
    casebook.amend(GONE, PUT, LATER)
    (found,) = casebook.find_claims("evening", limit=9)
    assert (found.claim_id, found.incident) == (small.STRIKE_B.claim_id, 2)
    assert {each.incident for each in casebook.find_claims("Atarib", limit=9)} == {2, 3}


def test_a_change_to_what_another_program_numbered_is_refused(casebook: Casebook) -> None:
    _filled(casebook)
    before = list(casebook.dump())
    with pytest.raises(CasebookError, match="same time"):
        casebook.amend(GONE, replace(PUT, ledger_length=1), LATER)
    assert list(casebook.dump()) == before
