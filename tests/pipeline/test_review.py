"""What a person decides outlives every rerun, and the way back leads to what stood before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pipeline_reports import write_reports

from reportedly.errors import Overtaken
from reportedly.model.anchors import anchored_claims
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.corrections import ClaimField, Correction, Counted, Slip
from reportedly.model.incidents import Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.pipeline import coding
from reportedly.pipeline.correcting import correction_of
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.review import about_claims, decide, merging, splitting, undoing
from reportedly.pipeline.run import add_reports, conclude
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

START = datetime(2026, 1, 1, tzinfo=UTC)


def signed(hour: int) -> Signature:
    return Signature("Rima", "I read both", START + timedelta(hours=hour))


@pytest.fixture
def filled(casebook: Casebook, tmp_path: Path, reader: object) -> Casebook:
    add_reports(casebook, [write_reports(tmp_path)], engine=InProcess())
    conclude(casebook)
    return casebook


def widest(casebook: Casebook) -> tuple[str, ...]:
    """The claims of the incident that has most."""
    return max(casebook.incidents(), key=lambda i: len(i.claim_ids)).claim_ids


def decided(casebook: Casebook) -> list[Judgement]:
    """A split, a merge, a preference and a correction."""
    first, second, *_ = widest(casebook)
    made = [splitting(casebook, [first], signed(1))]
    decide(casebook, made[0])
    numbers = [str(i.number) for i in casebook.incidents() if first not in i.claim_ids][:2]
    made.append(merging(casebook, numbers, signed(2)))
    decide(casebook, made[1])
    best = RecordField.BEST
    made.append(about_claims(casebook, Verdict.PREFER, [second], signed(3), field=best))
    (claim,) = casebook.resolved([first])
    words = claim.claim.evidence[0]
    fewer = Figure(Outcome.KILLED, 99, 99, Quantifier.EXACT, Whom.UNKNOWN, words, "99")
    new = Correction(ClaimField.FIGURE, "99 killed", counted=Counted(Outcome.KILLED), figure=fewer)
    made.append(about_claims(casebook, Verdict.CORRECT, [first], signed(4), corrections=[new]))
    for judgement in made[2:]:
        decide(casebook, judgement)
    return made


def check(casebook: Casebook, made: list[Judgement]) -> None:
    """All four hold, whatever ids the claims have now."""
    claims = casebook.resolved()
    homes = {key: i.id for i in casebook.incidents() for key in i.claim_ids}
    split, merge, prefer, correct = (
        [homes[c.claim_id] for a in j.anchors for c in anchored_claims(a, claims)] for j in made
    )
    apart = [homes[c.claim_id] for a in made[0].apart for c in anchored_claims(a, claims)]
    assert len(set(split)) == len(set(merge)) == 1
    assert not set(split) & set(apart)
    (corrected,) = (c for c in claims if c.corrections)
    assert (corrected.claim.figures[0].low, homes[corrected.claim_id]) == (99, correct[0])
    (record,) = (r for r in casebook.records() if r.incident_id == prefer[0])
    assert any(trace.rule == "judged" for trace in record.traces)


def test_judgements_hold_when_a_better_reading_gives_every_claim_another_id(
    filled: Casebook, reader: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = decided(filled)
    check(filled, made)
    old = coding.extract_claims

    def renumbered(report: object, reader: object) -> object:
        return tuple(replace(claim, group="x") for claim in old(report, reader))

    before = {claim.claim_id for claim in filled.resolved()}
    reader.generation = "plain-2"
    monkeypatch.setattr(coding, "extract_claims", renumbered)
    add_reports(filled, [str(tmp_path / "reports.jsonl")], engine=InProcess())
    conclude(filled)
    assert not before & {claim.claim_id for claim in filled.resolved()}
    check(filled, made)


def test_two_who_judge_at_once_are_both_heard(filled: Casebook, tmp_path: Path) -> None:
    """The second judges and concludes while the first thinks: the first thinks again, and nobody
    is sent away to judge twice."""
    first, second, *_ = widest(filled)
    ours = about_claims(filled, Verdict.REJECT, [first], signed(1))
    theirs = about_claims(filled, Verdict.REJECT, [second], signed(2))
    waiting = [theirs]

    def meanwhile(done: int, total: int | None, label: str) -> None:
        if waiting:
            with open_casebook(tmp_path / "test.casebook") as other:
                decide(other, waiting.pop())

    filled.add_judgement(ours)
    assert conclude(filled, progress=meanwhile).anew is False, "the other concluded from both"
    snapshot = filled.snapshot()
    assert snapshot is not None
    assert snapshot.inputs == filled.inputs_digest(snapshot.generation)
    assert {j.id for j in filled.judgements()} == {ours.id, theirs.id}
    assert {c.claim_id for c in filled.resolved()} >= {first, second}


def test_who_is_overtaken_for_ever_is_told_that_nothing_is_lost(
    filled: Casebook, tmp_path: Path
) -> None:
    claims = list(widest(filled))
    hours = iter(range(1, 100))

    def judge(book: Casebook) -> Judgement:
        signature, field = signed(next(hours)), RecordField.BEST
        return about_claims(book, Verdict.PREFER, claims[:1], signature, field=field)

    def meanwhile(done: int, total: int | None, label: str) -> None:
        if label == "linking":
            with open_casebook(tmp_path / "test.casebook") as other:
                decide(other, judge(other))
                other.add_judgement(judge(other))

    filled.add_judgement(about_claims(filled, Verdict.REJECT, claims[-1:], signed(0)))
    with pytest.raises(Overtaken) as overtaken:
        conclude(filled, progress=meanwhile)
    assert "is kept" in overtaken.value.hint


def test_undoing_all_restores_every_record_and_the_history_keeps_the_way(
    filled: Casebook,
) -> None:
    before, claims = list(filled.records()), filled.resolved()
    made = decided(filled)
    changed = list(filled.records())
    assert changed != before
    for hour, judgement in enumerate(made, start=10):
        decide(filled, undoing(filled, judgement.id, signed(hour)))
    assert list(filled.records()) == before
    assert filled.resolved() == claims
    held = [filled.held(one.number) for one in filled.history()]
    assert tuple(changed) in held
    assert held[0] == held[-1] == tuple(before)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (ClaimField.FIGURE, "killed=12..15", "12 to 15 killed"),
        (ClaimField.FIGURE, "killed:civilians=9..", "at least 9 civilians killed"),
        (ClaimField.FIGURE, "wounded=..4", "up to 4 wounded"),
        (ClaimField.FIGURE, "wounded=~40", "about 40 wounded"),
        (ClaimField.FIGURE, "missing=dozens", "dozens missing"),
        (ClaimField.FIGURE, "killed=none", "killed not said"),
        (ClaimField.DATE, "2018-03-01..2018-03-02", "2018-03-01 to 2018-03-02"),
        (ClaimField.PLACE, "Sarmada", "Sarmada, Idlib"),
        (ClaimField.PLACE, "none", "none"),
        (ClaimField.RECIPIENT, "the Crimson Lantern Brigade", "the Crimson Lantern Brigade"),
    ],
)
def test_a_correction_quotes_the_words_it_rests_on(
    filled: Casebook, reader: object, field: ClaimField, value: str, told: str
) -> None:
    (claim,) = filled.resolved(widest(filled)[:1])
    report = filled.report(claim.claim.report_id)
    slip = Slip(field, (value,), words="roads were\n closed", country="SY")
    found = correction_of(claim, report, slip, reader.library)
    assert found.told == told
    assert found.words is not None
    assert report.text[found.words.start : found.words.end] == "roads were closed"


@pytest.mark.parametrize(
    ("typed", "low", "high", "quantifier", "is_part"),
    [
        ("wounded=~40", 40, 40, Quantifier.ABOUT, False),
        ("wounded=dozens", 24, None, Quantifier.VAGUE, False),
        ("wounded=12..", 12, None, Quantifier.AT_LEAST, False),
        ("wounded=..15", None, 15, Quantifier.AT_MOST, False),
        ("killed:children=1", 1, 1, Quantifier.EXACT, True),
        ("wounded:children=1", 1, 1, Quantifier.EXACT, False),
    ],
)
def test_a_count_is_bounded_as_typed_and_some_of_a_total_are_a_part_of_it(
    filled: Casebook,
    reader: object,
    typed: str,
    low: int | None,
    high: int | None,
    quantifier: Quantifier,
    is_part: bool,
) -> None:
    (claim,) = filled.resolved(widest(filled)[:1])
    report = filled.report(claim.claim.report_id)
    figure = correction_of(claim, report, Slip(ClaimField.FIGURE, (typed,)), reader.library).figure
    assert figure is not None
    assert (figure.low, figure.high, figure.quantifier) == (low, high, quantifier)
    assert figure.part_of_total is is_part


def test_a_party_is_chosen_by_its_id(filled: Casebook, reader: object) -> None:
    (claim,) = filled.resolved(widest(filled)[:1])
    report = filled.report(claim.claim.report_id)
    front = reader.library.register.find_actor("Nusra Front")[0]
    slip = Slip(ClaimField.ACTOR, (front.id, "the Qelmar Guard"))
    first, second = correction_of(claim, report, slip, reader.library).parties
    assert (first.id, first.name, second.chosen) == (front.id, front.name, None)
