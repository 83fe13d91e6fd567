"""What every store promises."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
import small_casebook as small
import store_values  # noqa: F401  registers the strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_casebook import A, B, C

from reportedly.errors import CasebookError, UnknownId
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.places import PlaceLevel
from reportedly.model.reference import ActorRow, Alignment, PlaceRow, SpeakerRow
from reportedly.model.reports import Intake, Reject
from reportedly.store.base import Casebook, Conclusions, Part

Opener = Callable[[], Casebook]


def test_what_is_new_is_kept_and_said_and_what_is_known_is_neither(casebook: Casebook) -> None:
    assert casebook.add_intakes([A, B, small.REJECT]) == {A.report.id, B.report.id, small.REJECT.id}
    assert casebook.add_intakes([A, C, small.REJECT]) == {C.report.id}
    assert casebook.known([A.report.id, "r-nobody"]) == {A.report.id}
    assert list(casebook.rejects()) == [small.REJECT]


def test_the_first_of_two_equal_items_of_one_batch_stands(casebook: Casebook) -> None:
    second = Intake(replace(A.report, locator="second.txt"), A.blob)
    assert casebook.add_intakes([A, second]) == {A.report.id}
    assert casebook.report("demo-01").locator == A.report.locator


def test_same_bytes_of_another_outlet_are_a_second_report_of_one_blob(casebook: Casebook) -> None:
    reprint = small.intake(small.TEXT_A, outlet="Mirror of the Post")
    casebook.add_intakes([A, reprint])
    assert A.report.id != reprint.report.id
    assert casebook.counts().reports == 2
    assert casebook.blob(A.report.blob) == A.blob
    assert sum(line.startswith('{"row":"blob"') for line in casebook.dump()) == 1


def test_reports_come_in_one_order_whatever_the_order_they_came_in(casebook: Casebook) -> None:
    many = [small.intake(f"text {n}", outlet="Daily Post") for n in range(150)]
    casebook.add_intakes(many[::-1])
    ids = [report.id for report in casebook.reports()]
    assert ids == sorted(intake.report.id for intake in many)
    assert [report.id for report in casebook.reports(ids[3:9])] == ids[3:9]


def test_reports_may_be_written_while_they_are_read(casebook: Casebook) -> None:
    casebook.add_intakes([small.intake(f"text {n}", outlet="Daily Post") for n in range(150)])
    for report in casebook.pending("g"):
        casebook.add_claims(report.id, "g", ())
    assert casebook.pending_count("g") == 0


@pytest.mark.parametrize("key", ["demo-01", A.report.id, A.report.id[:8]])
def test_a_report_is_found_by_its_ids_and_by_the_beginning_of_ours(
    casebook: Casebook, key: str
) -> None:
    small.observe(casebook)
    assert casebook.report(key) == A.report


def test_an_unknown_id_names_the_nearest(casebook: Casebook) -> None:
    small.observe(casebook)
    slip = A.report.id[:-1] + "_"
    with pytest.raises(UnknownId) as caught:
        casebook.report(slip)
    assert A.report.id in caught.value.hint


@pytest.mark.parametrize("key", ["", "r-", "%", "r_", "x" * 5000, "0", "-1", "9" * 40, "٣", "\x00"])
def test_a_key_that_names_no_one_thing_is_said_so(casebook: Casebook, key: str) -> None:
    small.fill(casebook)
    for ask in (casebook.report, casebook.incident, casebook.record):
        with pytest.raises(UnknownId) as caught:
            ask(key)
        assert caught.value.hint


@pytest.mark.parametrize(
    ("key", "told"), [("abc", "no incident has the id"), ("99", "no incident has the number")]
)
def test_what_is_like_no_id_is_told_how_to_name_an_incident(
    casebook: Casebook, key: str, told: str
) -> None:
    small.fill(casebook)
    with pytest.raises(UnknownId, match=told) as caught:
        casebook.incident(key)
    assert "its number, as in 3" in caught.value.hint and "Did you mean" not in caught.value.hint


def test_two_reports_with_one_given_id_are_both_named(casebook: Casebook) -> None:
    other = small.intake("another text", outlet="Copper Courier", given_id="demo-01")
    casebook.add_intakes([A, other])
    with pytest.raises(UnknownId, match="more than one") as caught:
        casebook.report("demo-01")
    assert A.report.id in str(caught.value)
    assert other.report.id in str(caught.value)


def test_a_report_is_coded_once_in_a_generation(casebook: Casebook) -> None:
    casebook.add_intakes([A])
    claim = small.STRIKE_A.claim
    assert casebook.add_claims(A.report.id, "g1", [claim, claim])
    assert not casebook.add_claims(A.report.id, "g1", [])
    assert casebook.add_claims(A.report.id, "g2", [])
    assert dict(casebook.claims("g1")) == {A.report.id: (claim,)}
    assert dict(casebook.claims("g2")) == {A.report.id: ()}


def test_claims_need_their_report(casebook: Casebook) -> None:
    with pytest.raises(UnknownId):
        casebook.add_claims("r-nobody", "g", [])


def test_a_report_set_aside_is_kept_told_and_never_pending(casebook: Casebook) -> None:
    casebook.add_intakes([replace(A, set_aside="in Russian"), B])
    assert [report.id for report in casebook.pending("g")] == [B.report.id]
    (told,) = casebook.rejects()
    assert (told.report_id, told.reason) == (A.report.id, "in Russian")
    assert told.hint
    assert casebook.counts().set_aside == 1


def test_a_reject_of_a_report_that_was_coded_since_is_history(casebook: Casebook) -> None:
    casebook.add_intakes([A, Reject.of("a.txt", "the worker died", "", A.report.id)])
    assert len(list(casebook.rejects())) == 1
    casebook.add_claims(A.report.id, "g", [])
    assert list(casebook.rejects()) == []
    assert any('"row":"reject"' in line for line in casebook.dump())


def _place(name: str) -> PlaceRow:
    return PlaceRow("u:1", name, (), 36.1, 36.8, PlaceLevel.POPULATED, "SY", "", "", "mine")


def test_a_list_is_kept_once_and_a_later_list_overrides_by_id(casebook: Casebook) -> None:
    assert casebook.add_places([_place("Kafr Old")], name="a.csv", digest="d1")
    assert not casebook.add_places([_place("Kafr Old")], name="copy of a.csv", digest="d1")
    assert casebook.add_places([_place("Kafr New")], name="a.csv", digest="d2")
    assert [row.name for row in casebook.places()] == ["Kafr New"]
    party = ActorRow("u:1", "Cedar Front", ActorKind.MILITIA, (), "SY", "mine")
    assert casebook.add_actors([party], name="a.csv", digest="d1")
    assert casebook.actors() == (party,)
    assert casebook.add_places([], name="empty.csv", digest="d3")


def test_a_users_speakers_are_kept_whole_and_a_later_list_overrides(casebook: Casebook) -> None:
    stated = Alignment("russia", "Example Archive", "invented", until=date(2014, 3, 1))
    row = SpeakerRow("u:1", "Desk", SpeakerKind.MONITOR, ("D",), "a", alignments=(stated,))
    assert casebook.add_speakers([row], name="a.csv", digest="d1")
    assert casebook.speakers() == (row,)
    later = replace(row, alignments=())
    assert casebook.add_speakers([later], name="a.csv", digest="d2")
    assert casebook.speakers() == (later,)
    assert casebook.actors() == ()


def test_the_theatre_is_the_one_chosen_last(casebook: Casebook) -> None:
    assert casebook.theatre() is None
    assert [casebook.choose_theatre(name) for name in ("none", "none", "SY", "none")] == [
        True,
        False,
        True,
        True,
    ]
    assert casebook.theatre() == "none"


def test_judgements_come_oldest_first_whatever_their_time_zones(casebook: Casebook) -> None:
    later = replace(small.JUDGEMENT, made_at=small.JUDGEMENT.made_at + timedelta(minutes=1))
    assert casebook.add_judgement(later)
    assert casebook.add_judgement(small.JUDGEMENT)
    assert not casebook.add_judgement(later)
    assert casebook.judgements() == (small.JUDGEMENT, later)


def test_conclusions_replace_all_earlier_ones(casebook: Casebook) -> None:
    small.fill(casebook)
    assert list(casebook.incidents()) == [small.STRIKE, small.SHELLED]
    assert list(casebook.records()) == [small.RECORD]
    told = sorted(small.CLAIMS, key=lambda claim: claim.claim.report_id)
    assert casebook.resolved() == tuple(told)
    assert casebook.copies([B.report.id]) == small.COPIES
    assert casebook.snapshot() == small.MADE_BY
    nothing = Conclusions((), (), (), (), (), ledger_length=2)
    casebook.conclude(nothing, replace(small.MADE_BY, code="newer"))
    assert list(casebook.incidents()) == []
    assert casebook.ledger() == small.FOUNDED
    assert casebook.counts().claims == 3


def test_conclusions_that_do_not_hold_together_leave_the_old_ones(casebook: Casebook) -> None:
    small.fill(casebook)
    before = list(casebook.dump())
    torn = Conclusions((), (), (small.STRIKE,), (small.RECORD,), (), ledger_length=2)
    with pytest.raises(CasebookError, match="do not hold together"):
        casebook.conclude(torn, small.MADE_BY)
    assert list(casebook.dump()) == before


def test_numbers_given_by_two_programs_at_once_are_refused(casebook: Casebook) -> None:
    small.fill(casebook)
    with pytest.raises(CasebookError, match="same time"):
        casebook.conclude(small.CONCLUSIONS, small.MADE_BY)


@pytest.mark.parametrize("key", ["1", small.STRIKE.id, small.STRIKE.id[:6]])
def test_an_incident_is_found_by_number_and_id(casebook: Casebook, key: str) -> None:
    small.fill(casebook)
    assert casebook.incident(key) == small.STRIKE
    assert casebook.incident_of(small.STRIKE_B.claim_id) == small.STRIKE
    assert casebook.incident_of("c-nobody") is None


def test_a_merged_incident_answers_to_its_earlier_number_and_id(casebook: Casebook) -> None:
    small.fill(casebook)
    merged = small.incident(1, *small.CLAIMS, aliases=("2",))
    casebook.conclude(
        Conclusions(small.CLAIMS, (), (merged,), (), (), ledger_length=2), small.MADE_BY
    )
    assert casebook.incident("2") == casebook.incident(small.SHELLED.id) == merged


def test_within_a_still_moment_nothing_changes(casebook: Casebook, reopened: Opener) -> None:
    casebook.add_intakes([A])
    with casebook.still(), reopened() as other:
        before = casebook.counts()
        other.add_intakes([B])
        assert casebook.counts() == before
    assert casebook.counts().reports == 2


def test_a_dump_depends_on_contents_alone(casebook: Casebook, tmp_path: object) -> None:
    """Order, batches and repeats leave no trace in it, and neither do clocks."""
    small.fill(casebook)
    once = list(casebook.dump())
    small.observe(casebook)
    assert list(casebook.dump()) == once
    parsed = [json.loads(line) for line in once]
    assert {line["row"] for line in parsed} >= {"report", "claim", "ledger", "record", "reject"}
    assert not any("written_at" in line for line in once)
    concluded = list(casebook.dump([Part.CONCLUDED]))
    assert concluded == once[-len(concluded) :]


def test_a_dump_left_unfinished_holds_nothing_up(casebook: Casebook) -> None:
    small.fill(casebook)
    lines = casebook.dump()
    assert len(list(islice(lines, 2))) == 2
    casebook.add_judgement(replace(small.JUDGEMENT, author="another"))
    assert len(casebook.judgements()) == 2


@given(batch=st.lists(st.from_type(Intake), max_size=3), data=st.data())
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_report_and_blob_comes_back_equal(
    casebook: Casebook, batch: list[Intake], data: st.DataObject
) -> None:
    new = casebook.add_intakes(batch)
    casebook.add_intakes(data.draw(st.permutations(batch)))
    first = {item.report.id: item for item in reversed(batch) if item.report.id in new}
    for report in casebook.reports(first):
        assert report == first[report.id].report
        assert casebook.blob(report.blob).content == first[report.id].blob.content
