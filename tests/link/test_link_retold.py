"""A report on a shooting tells of that one again and again: it is one telling."""

import pytest

from builders import claim, place, unknown_place, when
from reportedly.link.bundling import tellings_of
from reportedly.link.incidents import link_claims
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DateBasis
from reportedly.model.events import EventType, Status

MILLBROOK = place("Millbrook", 40.1, -83.2, country="US", admin1="Ohio")
FAIRHOLM = place("Fairholm", 41.6, -81.4, country="US", admin1="Ohio")
FRIDAY, SUNDAY = when("2016-04-08"), when("2016-04-10")


def shot(group: str, start: int, **said: object) -> ResolvedClaim:
    kind = said.pop("kind", EventType.SHOOTING)
    return claim("r1", kind=kind, group=group, start=start, **said)  # type: ignore[arg-type]


def groups(*claims: ResolvedClaim) -> list[list[str]]:
    """The groups of each telling, by where its words stand."""
    return [sorted({c.claim.group for c in telling.claims}) for telling in tellings_of(claims)]


HEADLINE = shot("e1", 0, at=MILLBROOK, on=FRIDAY)


def test_headline_police_and_the_victim_by_name_are_one_telling() -> None:
    hospital = unknown_place("Saint Odo Hospital")
    again = (shot("e2", 90, at=hospital, on=FRIDAY), shot("e3", 180, at=None, on=None))
    assert groups(HEADLINE, *again) == [["e1", "e2", "e3"]]
    (incident,) = link_claims([HEADLINE, *again])
    assert len(incident.claim_ids) == 3


def test_what_is_misread_beside_a_shooting_is_told_for_it() -> None:
    """Shell casings are read as shelling."""
    casings = shot("e2", 90, at=MILLBROOK, on=FRIDAY, kind=EventType.SHELLING)
    assert groups(HEADLINE, casings) == [["e1", "e2"]]


@pytest.mark.parametrize(
    "other",
    [
        shot("e2", 90, at=FAIRHOLM, on=FRIDAY),
        shot("e2", 90, at=MILLBROOK, on=when("2016-04-02")),
        shot("e2", 90, at=MILLBROOK, on=when("2015-01-01", "2015-12-31"), background=True),
        shot("e2", 90, at=MILLBROOK, on=FRIDAY, status=Status.PLANNED_OR_HYPOTHETICAL),
    ],
    ids=["another town", "another day", "last year", "feared"],
)
def test_another_town_another_day_and_what_is_feared_stay_apart(other: ResolvedClaim) -> None:
    assert len(groups(HEADLINE, other)) == 2


def test_the_deed_of_a_trial_is_told_further_down() -> None:
    """The arrest is the news, dated by the report; the shooting is told as background."""
    by_dateline = when("2016-04-20", basis=DateBasis.DATELINE)
    arrest = shot("e1", 0, at=MILLBROOK, on=by_dateline)
    deed = shot("e2", 90, at=MILLBROOK, on=FRIDAY, background=True)
    elsewhere = shot("e3", 180, at=unknown_place("Orrin Street"), on=SUNDAY, background=True)
    assert groups(arrest, deed, elsewhere) == [["e1", "e2"], ["e3"]]
    (told, _) = tellings_of([arrest, deed, elsewhere])
    assert told.when is not None and told.when.days == FRIDAY.days


def test_news_of_a_war_tells_many_happenings() -> None:
    """Less than half of what it tells is a shooting."""
    strikes = [
        shot(f"e{n}", 90 * n, at=MILLBROOK, on=FRIDAY, kind=EventType.AIR_STRIKE) for n in (2, 3)
    ]
    assert len(groups(HEADLINE, *strikes)) == 3
