"""GED-5: whose word on the dead is a party's to the fight, and what is left without it."""

import pytest
from ged_smallest import ARMY, ARMY_VOICE, MONITOR, NUSRA, conclude, counts
from reconciling import rules_against

from builders import CIVILIANS, actor, at_least, claim, figure, speaker
from reportedly.model.actors import ActorKind, SpeakerKind
from reportedly.model.casualties import Whom
from reportedly.model.claims import ResolvedClaim

NUSRA_VOICE = speaker("Nusra Front", SpeakerKind.ARMED_GROUP, id="nusra", party="hts/nusra")
FIGHTERS = (figure(340, whom=Whom.COMBATANTS),)


def test_a_party_that_killed_by_its_own_word_is_a_party_to_the_fight() -> None:
    boast = claim("r1", by=NUSRA_VOICE, recipients=(ARMY,), figures=FIGHTERS)
    answer = claim(
        "r1",
        by=ARMY_VOICE,
        actors=(ARMY,),
        figures=(at_least(200, whom=Whom.COMBATANTS),),
        start=90,
    )
    record = conclude(boast, answer)
    assert record.fatalities.best is None
    assert [rules_against(record, "best", c) for c in (boast, answer)] == [{"GED-5"}] * 2


@pytest.mark.parametrize(
    ("by", "more"),
    [
        (NUSRA_VOICE, {"actors": (actor("Zinki", id="zinki"),)}),  # another did it
        (NUSRA_VOICE, {"recipients": (CIVILIANS,)}),  # no armed party was struck
        (speaker("militants", SpeakerKind.ARMED_GROUP), {}),  # nobody by name
        (MONITOR, {}),
    ],
)
def test_who_does_not_boast_is_heard(by: object, more: dict[str, object]) -> None:
    told = claim("r1", by=by, **({"recipients": (ARMY,), "figures": FIGHTERS} | more))  # type: ignore[arg-type]
    assert counts(told) == (340, 340, 340)


def test_a_party_that_no_register_knows_is_one_by_its_name() -> None:
    front = actor("Valley Front", ActorKind.UNKNOWN, id=None)
    by_name = speaker("Valley Front", SpeakerKind.ANONYMOUS)
    boast = claim("r1", by=by_name, actors=(front,), recipients=(ARMY,), figures=FIGHTERS)
    assert counts(boast) == (None, None, None)


def shelled(*others: ResolvedClaim) -> tuple[int | None, int | None, int | None]:
    """What is concluded beside three civilians that a rescuer counts under the army's shells."""
    three = figure(3, whom=Whom.CIVILIANS)
    rescuers = speaker("rescuers", SpeakerKind.RESCUER)
    told = claim("r1", by=rescuers, actors=(ARMY,), recipients=(CIVILIANS,), figures=(three,))
    return counts(told, *others)


def test_an_attackers_word_that_nobody_died_sets_nothing() -> None:
    assert shelled(claim("r1", by=ARMY_VOICE, figures=(figure(0),), start=90)) == (3, 3, 3)


def test_who_was_struck_may_say_that_nobody_died() -> None:
    attacked = claim("r1", actors=(NUSRA,), recipients=(ARMY,))
    none = claim("r2", by=ARMY_VOICE, recipients=(ARMY,), figures=(figure(0),))
    assert counts(attacked, none) == (0, 0, 0)


def test_no_deaths_is_no_total_that_counted_civilians_are_a_part_of() -> None:
    paper = speaker("Hill Paper", SpeakerKind.MEDIA)
    assert shelled(claim("r2", by=paper, figures=(figure(0),))) == (0, 0, 3)
