"""GED-4 within one text: what it tells in pieces, and who counts as whose rival."""

from dataclasses import replace

from ged_smallest import ARMY, MONITOR, NUSRA, conclude, counts
from reconciling import record_under, rules_against

from builders import claim, figure, span, speaker
from reportedly.model.actors import SpeakerKind
from reportedly.model.casualties import Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import EventType

SHOT = EventType.SHOOTING
SHERIFF = speaker("Orla Fennick, the sheriff", SpeakerKind.OFFICIAL)


def shot(report: str, *counts: int, outcome: Outcome = Outcome.KILLED, **said: object):  # type: ignore[no-untyped-def]
    figures = tuple(figure(n, outcome=outcome, start=40 * i) for i, n in enumerate(counts))
    return claim(report, kind=SHOT, figures=figures, outlet=f"{report} Ledger", **said)  # type: ignore[arg-type]


def victims(report: str, count: int, **said: object) -> ResolvedClaim:
    five = replace(figure(count), span=span(f"{count} victims"))
    return claim(report, kind=SHOT, figures=(five,), **said)  # type: ignore[arg-type]


def test_one_victim_by_name_is_a_part_of_what_the_same_text_counts() -> None:
    """The sheriff counts four; the paper goes on to tell of one of them."""
    all_told, one = shot("r1", 4, by=SHERIFF), shot("r1", 1, start=200)
    record = conclude(all_told, one)
    assert (record.fatalities.low, record.fatalities.best, record.fatalities.high) == (4, 4, 4)
    assert rules_against(record, "best", one) == {"GED-4"}


def test_another_text_is_another_witness() -> None:
    assert counts(shot("r1", 4), shot("r2", 1)) == (1, 1, 4)


def test_where_a_monitor_or_a_party_counts_all_are_rivals() -> None:
    """Two tolls of a war in one text are what is to be kept apart."""
    assert counts(shot("r1", 4, by=MONITOR), shot("r1", 9, start=200))[0] == 4
    fought = {"actors": (ARMY,), "recipients": (NUSRA,)}
    assert counts(shot("r1", 4, by=SHERIFF, **fought), shot("r1", 9, start=200))[0] == 4


def test_the_step_can_be_left_out() -> None:
    told = shot("r1", 4, by=SHERIFF), shot("r1", 1, start=200)
    assert record_under("ged", *told, without=("GED-4",)).fatalities.low == 1


def test_victims_are_not_the_dead_where_the_text_says_what_befell_them() -> None:
    five = victims("r1", 5, start=200)
    assert counts(five) == (5, 5, 5)
    assert counts(shot("r1", 1), five) == (1, 1, 1)
    hurt = shot("r1", 5, outcome=Outcome.WOUNDED)
    assert counts(hurt, five) == (None, None, None)
    assert counts(shot("r2", 1), five) == (1, 1, 5)


def test_one_of_six_is_among_the_six() -> None:
    """ "One of six people wounded" counts six, not seven."""
    words = "one of six people wounded"
    one = replace(figure(1), span=span(words), group=span("one"))
    six = replace(figure(6), span=span("six people wounded", 7), group=span("six people", 7))
    assert counts(claim("r1", figures=(one, six))) == (6, 6, 6)


def test_of_equals_the_toll_that_most_give_is_best_and_of_a_tie_the_lower() -> None:
    three = shot("r1", 3), shot("r2", 7), shot("r3", 7)
    assert counts(*three) == (3, 7, 7)
    assert counts(*three[:2]) == (3, 3, 7)


def test_one_who_was_hurt_is_told_again_further_down() -> None:
    """Airwars' rules count the injured: the two of the first passage, not the one of the next."""

    def hurt(count: int, group: str, start: int) -> ResolvedClaim:
        counted = (figure(count, outcome=Outcome.WOUNDED, start=start),)
        return claim("r1", group=group, start=start, figures=counted, by=SHERIFF)

    dead = claim("r1", group="e1", figures=(figure(1),))
    both = (dead, hurt(2, "e2", 90), hurt(1, "e3", 180))
    assert injured(*both) == 2
    assert injured(dead, hurt(1, "e2", 90)) is None
    assert injured(dead, hurt(1, "e1", 90)) == 1
    assert injured(hurt(1, "e2", 90)) == 1


def injured(*told: ResolvedClaim) -> int | None:
    harm = record_under("airwars", *told).harm
    assert harm is not None
    return harm.injured_max
