"""What a person corrects of several claims at once, of who says them, and in what sense."""

from pathlib import Path

import pytest
from missed_reports import AGAIN, QUIET, SHELLS, added_to, signed

from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Slip
from reportedly.model.events import Denies, Status
from reportedly.model.incidents import Judgement
from reportedly.pipeline.amending import correcting
from reportedly.pipeline.review import decide, undoing
from reportedly.query.judgements import judgement_rows
from reportedly.query.views import Standing
from reportedly.query.words import judgement_words
from reportedly.reconcile.independence import find_origins
from reportedly.store.base import Casebook

TWICE = "A strike on Idlib killed 8 on Monday, a shopkeeper told the paper by telephone."


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, reader: object) -> Casebook:
    """Two papers count the dead of one strike, 3 and 8."""
    texts = (("one", SHELLS), ("two", AGAIN), ("three", QUIET), ("four", TWICE))
    added_to(casebook, tmp_path, *texts)
    return casebook


def strike(book: Casebook, count: int) -> ResolvedClaim:
    return next(c for c in book.resolved() if c.claim.figures[0].low == count)


def correct(book: Casebook, hour: int, slip: Slip, *counts: int) -> Judgement:
    keys = [strike(book, count).claim_id for count in counts]
    return decide(book, correcting(book, keys, slip, signed(hour))).judgement


def test_one_field_of_several_claims_is_one_decision_and_one_undo(book: Casebook) -> None:
    before = book.resolved()
    made = correct(book, 1, Slip(ClaimField.DATE, ("2017-11-13",)), 3, 8)
    assert len(made.anchors) == len(made.corrections) == 2
    assert judgement_words(made) == "correct day: 2017-11-13, in 2 claims"
    dated = [strike(book, count).claim.date for count in (3, 8)]
    assert {date.days.in_words for date in dated if date is not None} == {"2017-11-13"}
    assert len(dated) == 2
    decide(book, undoing(book, made.id, signed(2)))
    assert book.resolved() == before


def test_a_claim_that_is_named_twice_is_corrected_once(book: Casebook) -> None:
    assert len(correct(book, 1, Slip(ClaimField.DATE, ("none",)), 3, 3).anchors) == 1


def test_where_one_cannot_be_corrected_none_is(book: Casebook) -> None:
    """All or nothing: the second claim gives no count of wounded that could be of others."""
    slip = Slip(ClaimField.FIGURE, ("wounded:civilians",), instead_of="wounded")
    with pytest.raises(InputError, match="says nothing of wounded"):
        correct(book, 1, slip, 3, 8)
    assert book.judgements() == ()


def test_words_support_the_claims_of_the_reports_that_say_them(book: Casebook) -> None:
    slip = Slip(ClaimField.DATE, ("2017-11-13",), words="a shopkeeper")
    found = {c.words.text if c.words else None for c in correct(book, 1, slip, 3, 8).corrections}
    assert found == {"a shopkeeper", None}
    nowhere = Slip(ClaimField.DATE, ("2017-11-13",), words="no report says so")
    with pytest.raises(InputError, match="does not say"):
        correct(book, 2, nowhere, 3, 8)


def test_what_was_decided_of_several_holds_until_all_of_it_is_decided_anew(book: Casebook) -> None:
    both = correct(book, 1, Slip(ClaimField.DATE, ("2017-11-13",)), 3, 8)

    def standing() -> Standing:
        return next(row.standing for row in judgement_rows(book) if row.judgement == both)

    correct(book, 2, Slip(ClaimField.DATE, ("2017-11-14",)), 3)
    assert standing() is Standing.HOLDS
    correct(book, 3, Slip(ClaimField.DATE, ("2017-11-14",)), 8)
    assert standing() is Standing.OVERRULED


def test_a_place_that_several_are_spelt_like_is_not_guessed(book: Casebook) -> None:
    slip = Slip(ClaimField.PLACE, ("Ashrafiyeh, Aleppo",), country="SY")
    with pytest.raises(InputError, match="not clear"):
        correct(book, 1, slip, 3)


def test_who_says_it_may_be_another_and_counts_as_another_origin(book: Casebook) -> None:
    ours = (strike(book, 3), strike(book, 8))
    before = {origin.key for origin in find_origins(ours, ())}
    slip = Slip(ClaimField.SPEAKER, ("the Lantern Watch",), kind="monitor")
    correct(book, 1, slip, 3, 8)
    now = (strike(book, 3), strike(book, 8))
    assert {c.speaker.name for c in now} == {"Lantern Watch"}
    assert {c.speaker.kind for c in now} == {SpeakerKind.MONITOR}
    after = {origin.key for origin in find_origins(now, ())}
    assert len(after) == 1 and len(before) == 2
    assert {c.claim_id for c in now} == {c.claim_id for c in ours}


def test_a_name_no_list_knows_stands_as_it_was_typed(casebook: Casebook, tmp_path: Path) -> None:
    """Whom the words name is in the lists, and must not come back by way of them."""
    told = "A strike on Idlib killed 21 people on Monday, the White Helmets said."
    added_to(casebook, tmp_path, ("five", told))
    assert "White Helmets" in strike(casebook, 21).speaker.name
    correct(casebook, 1, Slip(ClaimField.SPEAKER, ("Ahmad the baker",), kind="witness"), 21)
    found = strike(casebook, 21)
    assert (found.speaker.id, found.speaker.name) == (None, "Ahmad the baker")
    assert found.corrections[0].told == "Ahmad the baker (witness)"


def test_the_outlet_itself_may_say_it(book: Casebook) -> None:
    correct(book, 1, Slip(ClaimField.SPEAKER, ("none",)), 8)
    found = strike(book, 8)
    assert (found.claim.attribution.speaker, found.speaker.kind) == (None, SpeakerKind.OUTLET)
    (note,) = found.corrections
    assert note.told == "the outlet itself"
    with pytest.raises(InputError, match="no other kind"):
        correct(book, 2, Slip(ClaimField.SPEAKER, ("none",), kind="state"), 8)
    with pytest.raises(InputError, match="not the outlet itself"):
        correct(book, 2, Slip(ClaimField.SPEAKER, ("The Post",), kind="outlet"), 8)


def test_a_denial_counts_for_nothing_and_undone_it_counts(book: Casebook) -> None:
    made = correct(book, 1, Slip(ClaimField.STATUS, ("denied:toll", "background")), 8)
    found = strike(book, 8).claim
    assert (found.status, found.denies, found.background) == (Status.DENIED, Denies.TOLL, True)
    home = book.incident_of(strike(book, 8).claim_id)
    assert home is not None
    assert all(record.fatalities.best != 8 for record in book.records(home.id))
    decide(book, undoing(book, made.id, signed(2)))
    assert (strike(book, 8).claim.status, strike(book, 8).claim.background) == (
        Status.ACTUAL,
        False,
    )


def test_what_is_not_typed_of_a_status_stays(book: Casebook) -> None:
    correct(book, 1, Slip(ClaimField.STATUS, ("planned or hypothetical",)), 8)
    correct(book, 2, Slip(ClaimField.STATUS, ("background",)), 8)
    found = strike(book, 8).claim
    assert (found.status, found.background) == (Status.PLANNED_OR_HYPOTHETICAL, True)
    for typed in ("denied", "actual:toll", "denied:everything", "perhaps"):
        with pytest.raises(InputError):
            correct(book, 3, Slip(ClaimField.STATUS, (typed,)), 8)


def test_each_claim_keeps_its_count_where_only_who_is_counted_is_corrected(book: Casebook) -> None:
    slip = Slip(ClaimField.FIGURE, ("killed:civilians",), instead_of="killed")
    made = correct(book, 1, slip, 3, 8)
    figures = [figure for c in (3, 8) for figure in strike(book, c).claim.figures]
    killed = [(f.low, f.whom) for f in figures if f.outcome is Outcome.KILLED]
    assert killed == [(3, Whom.CIVILIANS), (8, Whom.CIVILIANS)]
    assert not any(figure.part_of_total for figure in figures)
    assert "civilians killed in place of killed" in judgement_words(made)


def test_a_count_may_be_of_another_outcome_in_one_step(book: Casebook) -> None:
    correct(book, 1, Slip(ClaimField.FIGURE, ("wounded=9",), instead_of="killed"), 8)
    found = strike(book, 9).claim.figures
    assert [(f.outcome, f.low, f.whom) for f in found] == [(Outcome.WOUNDED, 9, Whom.UNKNOWN)]
