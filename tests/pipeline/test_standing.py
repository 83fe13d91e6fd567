"""What a running process keeps up, change by change, is what concluding all of it anew gives."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import CasebookError, InputError, UnknownId
from reportedly.model.casualties import Figure, Outcome, Quantifier, Whom
from reportedly.model.corrections import ClaimField, Correction, Counted, Missed
from reportedly.model.events import EventType
from reportedly.model.incidents import Incident, Judgement, Signature, Verdict
from reportedly.model.opinions import RecordField
from reportedly.pipeline import coding, standing
from reportedly.pipeline.amending import adding
from reportedly.pipeline.engines import InProcess
from reportedly.pipeline.review import (
    about_claims,
    copying,
    decide,
    merging,
    reviewing,
    splitting,
    undoing,
)
from reportedly.pipeline.run import add_reports, conclude
from reportedly.pipeline.standing import Standing
from reportedly.store.base import Casebook
from reportedly.store.sqlite import open_casebook

START = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS = ("Atarib", "Sarmada", "Binnish")
OUTLETS = ("Lantern Post", "Harbour Radio")
AGENCY = """
It was by night that the market was full, as traders had come from four towns, and nobody had been
warned before it came down. Volunteers dug with their hands until morning, the rescue league said,
and lorries took the wounded over the hills because the nearer hospital had closed in the spring.
The council asked for blood, for fuel and for tents, and shut the schools of the district for three
days. Two bakeries burned out. The roads to the north stayed closed and so did the one to the west.
""".replace("\n", " ")


class Twins:
    """Two casebooks that are told the same: one is kept up, the other concluded anew each time."""

    def __init__(self, kept: Casebook, anew: Casebook, folder: Path) -> None:
        self.kept, self.anew, self.folder = kept, anew, folder
        self.standing = Standing()
        self.steps = 0

    def add(self, lines: list[str]) -> None:
        self.steps += 1
        path = self.folder / f"{self.steps}.jsonl"
        path.write_text("".join(lines), "utf-8")
        for casebook in (self.kept, self.anew):
            add_reports(casebook, [str(path)], engine=InProcess())
        self.conclude()

    def conclude(self) -> None:
        self.standing.conclude(self.kept)
        conclude(self.anew)
        self.check()

    def decide(self, judgement: Judgement) -> None:
        one = decide(self.kept, judgement, standing=self.standing)
        assert one == decide(self.anew, judgement)
        self.check()

    def check(self) -> None:
        assert list(self.kept.dump()) == list(self.anew.dump())
        numbers = [[made.changed for made in book.history()] for book in (self.kept, self.anew)]
        assert numbers[0] == numbers[1]

    def signed(self) -> Signature:
        self.steps += 1
        return Signature("Rima", "I read both", START + timedelta(hours=self.steps))


def _line(town: str, killed: int, day: int, more: str = "") -> str:
    text = f"A strike on {town} killed {killed} people. {more}"
    outlet = OUTLETS[killed % len(OUTLETS)]
    row = {"text": text, "outlet": outlet, "date": f"2017-11-{day:02}", "title": town}
    return json.dumps(row) + "\n"


@contextmanager
def twin_casebooks(folder: Path) -> Iterator[Twins]:
    with open_casebook(folder / "kept") as kept, open_casebook(folder / "anew") as anew:
        yield Twins(kept, anew, folder)


@pytest.fixture
def twins(tmp_path: Path, reader: object) -> Iterator[Twins]:
    with twin_casebooks(tmp_path) as found:
        yield found


def _drawn_line(chance: random.Random) -> str:
    """One strike, sometimes with another, a sum over a week, or the text that an agency sent."""
    town, day = chance.choice(TOWNS), chance.randrange(10, 14)
    other, killed = chance.choice(TOWNS), chance.randrange(1, 40)
    more = (
        "",
        f"A strike on {other} killed {killed} more.",
        f"A week of strikes on {other} killed {90 + killed} in all.",
        AGENCY,
    )
    return _line(town, chance.randrange(1, 40), day, chance.choice(more))


def _drawn_judgement(twins: Twins, chance: random.Random) -> Judgement:
    return chance.choice(_DRAWN)(twins.anew, chance, twins.signed())


def _drawn_claim(book: Casebook, chance: random.Random) -> str:
    return chance.choice(_drawn_incident(book, chance).claim_ids)


def _drawn_incident(book: Casebook, chance: random.Random) -> Incident:
    return chance.choice(list(book.incidents()))


def _split(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    return splitting(book, [_drawn_claim(book, chance)], signed)


def _merge(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    return merging(book, [_drawn_incident(book, chance).id for _ in range(2)], signed)


def _prefer(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    field = chance.choice((RecordField.BEST, RecordField.PLACE, RecordField.DATE))
    claim_ids = [_drawn_claim(book, chance)]
    return about_claims(book, Verdict.PREFER, claim_ids, signed, field=field)


def _reject(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    return about_claims(book, Verdict.REJECT, [_drawn_claim(book, chance)], signed)


def _correct(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    return corrected(book, _drawn_claim(book, chance), signed, chance)


def _review(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    return reviewing(book, _drawn_incident(book, chance).id, signed)


def _copy(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    two = chance.sample(sorted(book.report_ids()), 2)
    return copying(book, two, signed, is_copy=chance.random() < 0.6)


def _add(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    (claim,) = book.resolved([_drawn_claim(book, chance)])
    town = TOWNS[0] if claim.claim.place is None else claim.claim.place.name
    missed = Missed((f"strike on {town}",), "shelling")
    return adding(book, claim.claim.report_id, missed, signed)


def _undo(book: Casebook, chance: random.Random, signed: Signature) -> Judgement:
    made = [judgement.id for judgement in book.judgements()] or ["none"]
    return undoing(book, chance.choice(made), signed)


_DRAWN = (_split, _merge, _prefer, _reject, _correct, _review, _copy, _add, _undo)


def corrected(book: Casebook, claim_id: str, signed: Signature, chance: random.Random) -> Judgement:
    (claim,) = book.resolved([claim_id])
    words, count = claim.claim.evidence[0], chance.randrange(99)
    figure = Figure(Outcome.KILLED, count, count, Quantifier.EXACT, Whom.UNKNOWN, words, "99")
    new = chance.choice(
        (
            Correction(ClaimField.FIGURE, "other", counted=Counted(Outcome.KILLED), figure=figure),
            Correction(ClaimField.PLACE, "none"),
            Correction(ClaimField.EVENT_TYPE, "clash", event_type=EventType.ARMED_CLASH),
            Correction(ClaimField.EVENT_TYPE, "sum", event_type=EventType.AGGREGATE),
        )
    )
    return about_claims(book, Verdict.CORRECT, [claim_id], signed, corrections=[new])


@given(st.lists(st.booleans(), min_size=3, max_size=9), st.randoms(use_true_random=False))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_decided_and_added_in_whatever_order(
    reader: object, steps: list[bool], chance: random.Random
) -> None:
    with TemporaryDirectory() as folder, twin_casebooks(Path(folder)) as twins:
        twins.add([_drawn_line(chance) for _ in range(4)])
        for reported in steps:
            if reported:
                twins.add([_drawn_line(chance) for _ in range(chance.randrange(1, 4))])
            else:
                with suppress(
                    InputError, UnknownId
                ):  # split off all, merged with itself, nothing to undo
                    twins.decide(_drawn_judgement(twins, chance))
        again = Standing()
        again.conclude(twins.kept)
        twins.standing = again
        twins.add([_drawn_line(chance)])


def test_a_story_at_the_desk(twins: Twins) -> None:
    """A strike is told twice; a person splits, thinks better, corrects; a late report joins."""
    twins.add([_line("Atarib", 12, 13), _line("Atarib", 15, 13), _line("Sarmada", 4, 13)])
    (strike,) = (i for i in twins.kept.incidents() if len(i.claim_ids) == 2)
    split = splitting(twins.kept, strike.claim_ids[:1], twins.signed())
    twins.decide(split)
    assert len(list(twins.kept.incidents())) == 3
    twins.decide(undoing(twins.kept, split.id, twins.signed()))
    assert strike.claim_ids in [incident.claim_ids for incident in twins.kept.incidents()]
    chance = random.Random(3)
    twins.decide(corrected(twins.kept, strike.claim_ids[0], twins.signed(), chance))
    twins.add([_line("Atarib", 61, 13, "A week of strikes on Atarib killed 70 in all.")])
    assert any("less" in trace.words for r in twins.kept.records() for trace in r.traces)
    assert len(twins.kept.history()) == 5


def test_a_claim_that_was_added_goes_when_that_is_undone(twins: Twins) -> None:
    twins.add([_line("Atarib", 12, 13, "Shells fell on Sarmada."), _line("Binnish", 15, 13)])
    (home,) = twins.kept.report_ids() - {twins.kept.resolved()[0].claim.report_id}
    (told,) = twins.kept.resolved_of(home)
    missed = Missed((told.claim.evidence[0].text[:9],), "shelling")
    added = adding(twins.kept, home, missed, twins.signed())
    twins.decide(added)
    assert len(twins.kept.resolved()) == 3
    undo = undoing(twins.kept, added.id, twins.signed())
    twins.decide(undo)
    assert len(twins.kept.resolved()) == 2
    twins.decide(undoing(twins.kept, undo.id, twins.signed()))
    assert len(twins.kept.resolved()) == 3


def test_what_is_searched_and_listed_follows(twins: Twins) -> None:
    twins.add([_line("Atarib", 12, 13), _line("Sarmada", 15, 13)])
    twins.add([_line("Atarib", 14, 13, AGENCY)])
    twins.decide(merging(twins.kept, ["1", "2"], twins.signed()))
    for word in ("Atarib", "Sarmada", "strike"):
        found = [book.find_claims(word, limit=9) for book in (twins.kept, twins.anew)]
        assert sorted(map(repr, found[0])) == sorted(map(repr, found[1]))
        assert found[0]


def test_a_decision_reads_and_writes_no_more_than_it_touches(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins.add([_line(town, 5 + n, 10 + n) for n, town in enumerate(TOWNS)])
    incident = next(iter(twins.kept.incidents()))

    def everything(*_: object) -> None:
        raise AssertionError("all was concluded again")

    monkeypatch.setattr(standing, "conclusions_of", everything)
    twins.decide(about_claims(twins.kept, Verdict.REJECT, incident.claim_ids, twins.signed()))
    assert len(twins.standing.changed) <= 1
    assert twins.kept.history()[-1].changed == 1


def test_what_another_program_concluded_meanwhile_is_taken_up(twins: Twins) -> None:
    twins.add([_line("Atarib", 12, 13), _line("Sarmada", 15, 13)])
    keys = [incident.id for incident in twins.kept.incidents()]
    merge = merging(twins.kept, keys, twins.signed())
    decide(twins.kept, merge)
    decide(twins.anew, merge)
    twins.add([_line("Binnish", 3, 13)])


def test_a_better_reading_is_concluded_from_anew(
    twins: Twins, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins.add([_line("Atarib", 12, 13), _line("Atarib", 15, 13)])
    old = coding.extract_claims
    read = lambda report, reader: tuple(replace(c, group="x") for c in old(report, reader))  # noqa: E731
    reader.generation = "plain-2"
    monkeypatch.setattr(coding, "extract_claims", read)
    twins.add([_line("Sarmada", 15, 13)])
    twins.add([_line("Binnish", 2, 13)])


def test_after_a_refused_write_all_is_concluded_again(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins.add([_line("Atarib", 12, 13)])

    def refused(*_: object, **__: object) -> None:
        raise CasebookError("it is busy", hint="Wait.")

    with monkeypatch.context() as patched, pytest.raises(CasebookError):
        patched.setattr(type(twins.kept), "amend", refused)
        twins.add([_line("Sarmada", 15, 13)])
    twins.conclude()
