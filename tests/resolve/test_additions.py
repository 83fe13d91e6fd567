"""Claims that persons add stand among those that were read: none counts twice, none is lost."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DARAT_IZZA, actor, claim, figure, report, span, speaker, unknown_place
from judging import added, undo
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Outcome, Whom
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType, Status
from reportedly.model.incidents import Judgement
from reportedly.model.undoing import in_force
from reportedly.reference.library import Library
from reportedly.resolve.additions import add_claims, is_same

TEXT = "Planes struck the market and the rescuers counted 41 dead and 7 wounded by the evening."
REPORT = report("r1", TEXT)
RESCUERS = speaker("rescuers", SpeakerKind.RESCUER)
WORDS = "the rescuers counted 41 dead"
DEAD = figure(41, start=TEXT.index("41"))
HURT = figure(7, outcome=Outcome.WOUNDED, start=TEXT.index("7"))


def told(*figures: object, text: str = WORDS, **more: object) -> ResolvedClaim:
    made = claim("r1", text=text, start=TEXT.index(text), figures=figures, **more)  # type: ignore[arg-type]
    if made.speaker.kind is not SpeakerKind.OUTLET:
        words = span(made.speaker.name, max(TEXT.find(made.speaker.name), 0))
        said_by = replace(made.claim.attribution, speaker=words)
        made = replace(made, claim=replace(made.claim, attribution=said_by))
    return replace(made, claim_id=made.claim.id)


MINE = told(DEAD, by=RESCUERS)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (told(DEAD, HURT, by=RESCUERS, group="e4", kind=EventType.SHELLING), True),
        (told(figure(41, whom=Whom.CIVILIANS, start=DEAD.span.start), by=RESCUERS), True),
        (told(DEAD), False),
        (told(DEAD, by=speaker("the army", SpeakerKind.STATE)), False),
        (told(figure(40, start=DEAD.span.start), by=RESCUERS), False),
        (told(DEAD, figure(3, start=DEAD.span.start), by=RESCUERS), False),
        (told(figure(41, start=0), by=RESCUERS), False),
        (told(by=RESCUERS), False),
        (told(DEAD, by=RESCUERS, text="Planes struck the market"), False),
        (told(DEAD, by=RESCUERS, status=Status.PLANNED_OR_HYPOTHETICAL), False),
    ],
)
def test_what_makes_two_claims_one(other: ResolvedClaim, same: bool) -> None:
    """The words, the speaker and the figures; neither the kind nor the people counted."""
    assert is_same(MINE, other) is same
    assert is_same(other, MINE) is same


def test_without_figures_the_kind_of_happening_tells() -> None:
    assert is_same(told(), told(group="e9"))
    assert not is_same(told(), told(kind=EventType.CEASEFIRE))


def test_two_places_named_in_one_sentence_are_two_happenings() -> None:
    there = replace(DARAT_IZZA, mention=replace(DARAT_IZZA.mention, span=span("hill", 60)))
    assert not is_same(told(), told(at=there))
    assert is_same(told(), told(at=DARAT_IZZA))  # the same words, read otherwise


def test_figures_that_the_person_left_out_are_kept(library: Library) -> None:
    read = told(DEAD, HURT, by=RESCUERS, group="e4")
    (found,) = add_claims([read], [added(MINE)], REPORT, library)
    assert found.claim.figures == (DEAD, HURT)
    assert (found.claim.group, found.observed, found.claim_id) == ("e4", read.claim, read.claim_id)


def test_names_left_open_are_asked_again_and_names_told_stay(library: Library) -> None:
    open_ones = (actor("Nusra Front", id=None), actor("Qelmar Guard", id=None))
    mine = told(DEAD, actors=open_ones, at=unknown_place("Idlib"))
    mine = replace(mine, recipients=(actor("market", id="t:mine"),), claim=replace(
        mine.claim, recipients=(actor("market").mention,)))  # fmt: skip
    (found,) = add_claims([], [added(mine)], REPORT, library)
    assert [party.chosen is not None for party in found.actors] == [True, False]
    assert "nusra" in str(found.actors[0].id)
    assert found.recipients[0].id == "t:mine"
    assert found.place is not None and found.place.chosen is not None
    assert found.place.chosen.name == "Idlib"


def test_a_claim_is_told_by_the_outlet_of_its_report_and_names_who_added_it(
    library: Library,
) -> None:
    made = added(MINE, by="Sami")
    (found,) = add_claims([], [made], REPORT, library)
    assert (found.outlet, found.published) == (REPORT.outlet, REPORT.published.day)
    assert found.judged_in_words == (f"added by Sami: it was missed ({made.id})",)
    assert found.claim_id == MINE.claim.id


POOL = [
    told(figure(count, start=at), by=by, text=text, kind=kind)
    for count, at in ((41, DEAD.span.start), (7, HURT.span.start), (41, 0))
    for by in (None, RESCUERS)
    for text in (WORDS, "Planes struck the market")
    for kind in (EventType.AIR_STRIKE, EventType.SHELLING)
] + [told(), told(by=RESCUERS)]
SOME = st.lists(st.sampled_from(POOL), max_size=5, unique_by=lambda c: c.claim_id)


@given(SOME, SOME, st.randoms())
def test_none_counts_twice_none_is_lost_and_undoing_all_restores_exactly(
    library: Library, read: list[ResolvedClaim], mine: list[ResolvedClaim], chance: random.Random
) -> None:
    made: list[Judgement] = [added(one, hour=hour) for hour, one in enumerate(mine)]
    found = add_claims(read, made, REPORT, library)
    assert {c.claim_id for c in read} <= {c.claim_id for c in found}
    assert len({c.claim_id for c in found}) == len(found) <= len(read) + len(mine)
    assert sorted(n.judgement for c in found for n in c.added) == sorted(j.id for j in made)
    assert all(c.as_read in [r.claim for r in read] for c in found if c.observed is not None)
    withdrawn = [*made, *(undo(each, hour=20 + n) for n, each in enumerate(made))]
    chance.shuffle(withdrawn)
    assert add_claims(read, in_force(withdrawn), REPORT, library) == tuple(read)
