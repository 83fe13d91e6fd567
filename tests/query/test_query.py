"""Questions and their answers over a small casebook of two incidents."""

from dataclasses import replace
from datetime import date

import pytest
import small_casebook as small
from small_casebook import A, B, C

from builders import at_least, claim, figure
from reportedly.errors import UnknownId
from reportedly.model.casualties import Outcome, Quantifier
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Status
from reportedly.query.incidents import Order, Wanted, incident_view, incidents
from reportedly.query.reports import everything, rejects, report_view
from reportedly.reconcile.contradiction import contradictions
from reportedly.store.base import Casebook


def _numbers(casebook: Casebook, order: Order = Order.NUMBER, **wanted: object) -> list[int]:
    rows = incidents(casebook, wanted=Wanted(**wanted), order=order)
    return [row.incident.number for row in rows]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [1, 2]),
        ({"since": date(2017, 11, 13), "until": date(2017, 11, 13)}, [1]),
        ({"since": date(2017, 11, 14)}, [2]),
        ({"until": date(2017, 11, 18)}, [1, 2]),
        ({"since": date.min, "until": date.max}, [1, 2]),
        ({"since": date(2018, 1, 1), "until": date(2017, 1, 1)}, []),
        ({"place": "al-Atareb"}, [1]),
        ({"place": "DARAT IZZA"}, [2]),
        ({"place": "Aleppo"}, [1, 2]),
        ({"place": "Nowhere"}, []),
        ({"text": "cedar front"}, [2]),
        ({"text": "Lantern"}, [1]),
        ({"text": "%"}, []),
        ({"text": ""}, []),
        ({"place": "Aleppo", "text": "shelled"}, [2]),
    ],
)
def test_incidents_are_chosen_by_day_place_and_words(
    casebook: Casebook, wanted: dict[str, object], numbers: list[int]
) -> None:
    assert _numbers(casebook, **wanted) == numbers


@pytest.mark.parametrize("order", Order)
def test_the_contradicted_and_the_much_told_come_first(casebook: Casebook, order: Order) -> None:
    assert _numbers(casebook, order) == [1, 2]


def test_a_row_holds_claims_and_records(casebook: Casebook) -> None:
    strike, shelled = incidents(casebook)
    assert strike.claims == small.in_order(small.STRIKE_A, small.STRIKE_B)
    assert (strike.records, shelled.records) == ((small.RECORD,), ())


@pytest.mark.parametrize(
    "key",
    ["1", small.STRIKE.id, small.STRIKE.id[:7], small.RECORD.id, small.STRIKE_B.claim_id],
)
def test_an_incident_answers_to_its_own_its_records_and_its_claims_ids(
    casebook: Casebook, key: str
) -> None:
    view = incident_view(casebook, key)
    assert view.incident == small.STRIKE
    assert view.claims == small.in_order(small.STRIKE_A, small.STRIKE_B)
    assert view.records == (small.RECORD,)
    assert view.labels == {A.report.id: "demo-01", B.report.id: "demo-02"}
    assert view.copies == small.COPIES


@pytest.mark.parametrize("key", ["3", "i-", "i-nobody", "", "c-nobody", small.A.report.id])
def test_what_names_no_incident_is_said_so(casebook: Casebook, key: str) -> None:
    with pytest.raises(UnknownId):
        incident_view(casebook, key)


def test_a_report_shows_its_claims_and_where_they_stand(casebook: Casebook) -> None:
    view = report_view(casebook, "demo-02")
    assert view.report == B.report
    assert view.claims == (small.STRIKE_B,)
    assert view.incidents == (small.STRIKE,)
    assert view.copies == small.COPIES
    assert report_view(casebook, C.report.id).copies == ()


def test_rejects_name_the_report_that_was_kept(casebook: Casebook) -> None:
    (row,) = rejects(casebook)
    assert (row.reject, row.report) == (small.REJECT, None)


def test_everything_holds_all_there_is(casebook: Casebook) -> None:
    held = everything(casebook)
    assert len(held.reports) == 3
    assert (held.claims, held.records, held.copies) == (
        small.in_order(*small.CLAIMS),
        (small.RECORD,),
        small.COPIES,
    )


def _told(*figures: object, status: Status = Status.ACTUAL) -> ResolvedClaim:
    return claim("r-1", figures=figures, status=status)


@pytest.mark.parametrize(
    ("claims", "count"),
    [
        ((_told(figure(3)), _told(figure(3))), 0),
        ((_told(figure(3)), _told(figure(4))), 1),
        ((_told(figure(3)), _told(at_least(2))), 0),
        ((_told(figure(3)), _told(at_least(4))), 1),
        ((_told(at_least(3)), _told(at_least(400))), 0),
        ((_told(figure(3)), _told(figure(9, outcome=Outcome.WOUNDED))), 0),
        ((_told(figure(3)), _told(figure(1, part=True))), 0),
        ((_told(figure(3)), _told(figure(None, None, quantifier=Quantifier.VAGUE))), 0),
        ((_told(figure(3)), _told(status=Status.DENIED)), 1),
        ((_told(figure(3)), _told(figure(9), status=Status.PLANNED_OR_HYPOTHETICAL)), 0),
        ((), 0),
    ],
)
def test_only_what_cannot_hold_together_contradicts(
    claims: tuple[ResolvedClaim, ...], count: int
) -> None:
    assert contradictions(claims) == count
    assert contradictions(replace(c, claim_id="x") for c in reversed(claims)) == count
