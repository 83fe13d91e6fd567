"""A claim that the extractor missed: added by a person, it counts once, whoever reads it later."""

from dataclasses import replace
from pathlib import Path

import pytest
from missed_reports import AGAIN, MISSED, QUIET, SHELLS, TOLL, WORDS, added_to, signed

from reportedly.errors import ReportedlyError
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.corrections import ClaimField, Missed, Pointed, Slip
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Verdict
from reportedly.model.reports import Report
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution
from reportedly.pipeline import coding
from reportedly.pipeline.amending import adding, correcting
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.review import about_claims, decide, undoing
from reportedly.pipeline.run import code_pending, conclude
from reportedly.store.base import Casebook


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path, reader: object) -> Casebook:
    added_to(casebook, tmp_path, ("one", SHELLS), ("two", AGAIN), ("three", QUIET))
    return casebook


def added(book: Casebook) -> ResolvedClaim:
    (found,) = (claim for claim in book.resolved() if claim.added)
    return found


def words_of(text: str, said: str) -> Span:
    return Span(text.index(said), text.index(said) + len(said), said)


def test_it_counts_beside_the_others_and_says_who_added_it(book: Casebook) -> None:
    decided = decide(book, adding(book, "one", MISSED, signed(1)))
    claim, report = added(book), book.report("one")
    assert [(f.outcome, f.low, f.part_of_total) for f in claim.claim.figures] == [
        (Outcome.KILLED, 5, True),
        (Outcome.KILLED, 14, False),
    ]
    assert (claim.claim.event_type, claim.outlet) == (EventType.SHELLING, "Outlet one")
    assert claim.place is not None and claim.place.chosen is not None
    assert (claim.place.chosen.name, claim.speaker.name) == ("Sarmada", "Lantern Watch")
    for words in (*claim.claim.evidence, *(f.span for f in claim.claim.figures)):
        assert report.text[words.start : words.end] == words.text
    note = f"added by Rima: I read it ({decided.judgement.id})"
    assert claim.judged_in_words == (note,)
    assert note in claim.claim.reasons
    (record,) = (r for r in book.records() if r.fatalities.best == 14)
    assert note in next(trace.words for trace in record.traces if trace.field == "best")


def test_undone_it_leaves_no_trace_but_the_history(book: Casebook) -> None:
    before, claims = list(book.records()), book.resolved()
    made = decide(book, adding(book, "one", MISSED, signed(1))).judgement
    undo = decide(book, undoing(book, made.id, signed(2))).judgement
    assert (list(book.records()), book.resolved()) == (before, claims)
    decide(book, undoing(book, undo.id, signed(3)))
    assert added(book).claim.figures[1].low == 14


def test_it_can_be_corrected_and_rejected_as_any_other(book: Casebook) -> None:
    decide(book, adding(book, "one", MISSED, signed(1)))
    key = added(book).claim_id
    made = correcting(book, [key], Slip(ClaimField.FIGURE, ("killed=15",)), signed(2))
    decide(book, made)
    assert added(book).claim.figures[0].low == 15
    assert [note.observed for note in added(book).corrections] == ["14"]
    decide(book, about_claims(book, Verdict.REJECT, [key], signed(3)))
    assert not [r for r in book.records() if r.fatalities.best in (14, 15)]


def read_later(report: Report, count: str) -> tuple[Claim, ...]:
    """What a better extractor reads in the words of which a person made a claim."""
    if "Lantern" not in report.text:
        return ()
    speaker, number = words_of(report.text, "Lantern Watch"), words_of(report.text, "14")
    toll = Figure(Outcome.KILLED, int(count), int(count), Quantifier.EXACT, Whom.UNKNOWN, number)
    return (
        Claim(
            report.id,
            "e7",
            EventType.ARMED_CLASH,
            Status.ACTUAL,
            Attribution(speaker, "Lantern Watch", SpeakerKind.MONITOR),
            (words_of(report.text, "Lantern Watch counted 14 dead"),),
            figures=(toll,),
        ),
    )


def read_again(
    book: Casebook, reader: object, monkeypatch: pytest.MonkeyPatch, count: str
) -> tuple[ResolvedClaim, ...]:
    """The claims of the first report that are not the strike's, read by the next generation."""
    reader.generation, old = f"plain-{count}", coding.extract_claims
    monkeypatch.setattr(
        coding,
        "extract_claims",
        lambda report, reader: (*old(report, reader), *read_later(report, count)),
    )
    code_pending(book, engine=InProcess())
    conclude(book)
    claims = book.resolved_of(book.report("one").id)
    return tuple(c for c in claims if c.claim.attribution.speaker is not None)


def test_what_a_later_extractor_reads_too_counts_once_as_the_person_made_it(
    book: Casebook, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = decide(book, adding(book, "one", MISSED, signed(1))).judgement
    number = book.incident_of(added(book).claim_id).number
    (claim,) = read_again(book, reader, monkeypatch, "14")
    (read,) = read_later(book.report("one"), "14")
    assert (claim.claim_id, claim.as_read) == (read.id, read)
    assert (claim.claim.event_type, len(claim.claim.figures)) == (EventType.SHELLING, 2)
    assert [note.judgement for note in claim.added] == [made.id]
    assert book.incident_of(claim.claim_id).number == number
    decide(book, undoing(book, made.id, signed(2)))
    (claim,) = book.resolved([read.id])
    assert (claim.claim, claim.observed, claim.added) == (read, None, ())


def test_another_toll_in_the_same_words_is_another_claim(
    book: Casebook, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(book, adding(book, "one", MISSED, signed(1)))
    told = read_again(book, reader, monkeypatch, "40")
    assert sorted(f.low for c in told for f in c.claim.figures) == [5, 14, 40]


def test_sent_twice_it_is_kept_once(book: Casebook) -> None:
    first = decide(book, adding(book, "one", MISSED, signed(1)))
    second = decide(book, adding(book, "one", MISSED, signed(1)))
    assert second.judgement == first.judgement
    assert not second.concluded.anew
    assert len(book.judgements()) == 1


def test_two_who_add_the_same_claim_have_added_one(book: Casebook) -> None:
    decide(book, adding(book, "one", MISSED, signed(1)))
    other = replace(MISSED, slips=(TOLL,), event_type="other-violence")
    last = decide(book, adding(book, "one", other, signed(2, author="Sami"))).judgement
    assert [note.author for note in added(book).added] == ["Rima", "Sami"]
    assert added(book).claim.event_type is EventType.OTHER_VIOLENCE
    decide(book, undoing(book, last.id, signed(3)))
    assert added(book).claim.event_type is EventType.SHELLING


def test_what_the_extractor_read_is_not_added_but_corrected(book: Casebook) -> None:
    (read,) = book.resolved()
    again = Missed(("A strike on Idlib killed 3",), "air strike",
                   (Slip(ClaimField.FIGURE, ("killed=3",)),))  # fmt: skip
    with pytest.raises(ReportedlyError, match=read.claim_id):
        adding(book, "one", again, signed(1))


def test_it_may_be_told_of_one_happening_with_another_claim(book: Casebook) -> None:
    strike = book.resolved()[0]
    decide(book, adding(book, "one", MISSED, signed(1)))
    assert book.incident_of(added(book).claim_id) != book.incident_of(strike.claim_id)
    bakery = Missed(("killed 9 people",), "shelling", (Slip(ClaimField.FIGURE, ("killed=9",)),))
    made = adding(book, "two", bakery, signed(2), beside=strike.claim_id)
    decide(book, made)
    (home,) = {book.incident_of(key) for key in (strike.claim_id, own(book, made.id).claim_id)}
    assert any("Rima judged: I read it" in reason for link in home.links for reason in link.reasons)


def own(book: Casebook, judgement: str) -> ResolvedClaim:
    """The claim that a judgement added."""
    return next(c for c in book.resolved() if any(n.judgement == judgement for n in c.added))


def test_a_report_that_no_extractor_can_read_has_the_claims_that_persons_add(
    book: Casebook, reader: object, tmp_path: Path
) -> None:
    reader.breaks_on = "endless"
    added_to(book, tmp_path, ("four", "An endless tale: shells on Binnish killed 6."))
    six = Missed(("shells on Binnish killed 6",), "shelling",
                 (Slip(ClaimField.FIGURE, ("killed=6",)),))  # fmt: skip
    decide(book, adding(book, "four", six, signed(1)))
    assert added(book).claim.report_id == book.report("four").id
    assert 6 in [record.fatalities.best for record in book.records()]


def test_words_pointed_at_are_taken_where_they_stand(book: Casebook) -> None:
    text = book.report("one").text
    second = text.index("Sarmada")
    there = Slip(ClaimField.PLACE, ("Sarmada",), words=Span(second, second + 7, "Sarmada"))
    dozens = Slip(ClaimField.FIGURE, ("killed=dozens",))
    pointed = Missed((words_of(text, WORDS),), "shelling", (there, dozens))
    decide(book, adding(book, "one", pointed, signed(1)))
    claim = added(book).claim
    assert claim.place is not None and claim.place.span.start == second
    (toll,) = claim.figures
    assert (toll.low, toll.high, toll.quantifier) == (24, None, Quantifier.VAGUE)


def test_a_place_that_no_list_has_is_left_open_with_its_name(book: Casebook) -> None:
    nowhere = replace(MISSED, slips=(Slip(ClaimField.PLACE, ("Qqqxyzzy",)),))
    decide(book, adding(book, "one", nowhere, signed(1)))
    place = added(book).place
    assert place is not None and (place.chosen, place.mention.name) == (None, "Qqqxyzzy")


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": ("nobody wrote this",)},
        {"evidence": ()},
        {"evidence": (Span(0, 5, "Shell"),)},
        {"event_type": "weather"},
        {"speaker": "Nobody"},
        {"speaker": None, "kind": "monitor"},
        {"kind": "outlet"},
        {"kind": "neighbour"},
        {"status": "denied"},
        {"denies": "toll"},
        {"slips": (Slip(ClaimField.FIGURE, ("killed=9..3",)),)},
        {"slips": (Slip(ClaimField.DATE, ("yesterday",)),)},
        {"slips": (Slip(ClaimField.FIGURE, ()),)},
        {"slips": (Slip(ClaimField.PLACE, (" ",)),)},
        {"slips": (Slip(ClaimField.PLACE, (), pointed=Pointed(36.0, 36.0)),)},
        {"evidence": (Span(8, 9, " "),)},
    ],
)
def test_what_cannot_be_added_is_refused_in_words(book: Casebook, wrong: dict[str, object]) -> None:
    with pytest.raises(ReportedlyError) as refused:
        adding(book, "one", replace(MISSED, **wrong), signed(1))
    assert refused.value.hint


def test_a_point_abroad_lies_abroad_whatever_the_report_is_about(book: Casebook) -> None:
    there = Slip(ClaimField.PLACE, ("the bridge",), pointed=Pointed(37.06, 37.38))
    decide(book, adding(book, "one", replace(MISSED, slips=(there,)), signed(1)))
    place = added(book).place
    assert place is not None and place.chosen is not None
    assert (place.chosen.country, place.chosen.name) == ("TR", "the bridge")
