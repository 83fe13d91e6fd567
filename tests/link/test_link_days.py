"""Days that the words name: what is struck day after day is no single happening."""

import pytest

from builders import ATARIB, claim, when
from reportedly.link.incidents import link_claims
from reportedly.link.profiles import profile_of
from reportedly.model.claims import ResolvedClaim
from reportedly.model.dates import DateBasis
from reportedly.model.incidents import CopyGroup

STATED, RELATIVE = DateBasis.STATED, DateBasis.RELATIVE


def told(
    day: int, text: str = "shells hit the town again", *, basis: DateBasis = STATED, by: str = "r"
) -> ResolvedClaim:
    """What an outlet of its own tells of Atarib on one day of November."""
    on, published = when(f"2017-11-{day:02}", basis=basis), f"2017-11-{day + 1:02}"
    outlet = f"Post {by}{day}"
    return claim(f"{by}{day}", outlet=outlet, text=text, at=ATARIB, on=on, published=published)


def incidents(*claims: ResolvedClaim, name: str = "", copies: tuple[CopyGroup, ...] = ()) -> int:
    """Into how many they are put; every report's text holds the claim's words and `name`."""
    profiles = {c.claim.report_id: profile_of(f"{c.claim.evidence[0].text} {name}") for c in claims}
    return len(link_claims(claims, profiles=profiles, copies=copies))


def test_four_days_of_shells_in_the_same_words_are_four_happenings() -> None:
    assert incidents(*(told(day) for day in range(6, 10))) == 4


def test_a_week_of_shells_is_no_chain_whatever_names_the_reports_share() -> None:
    week = [told(day) for day in range(6, 13)]
    held = link_claims(week, profiles={c.claim.report_id: profile_of("Barudi") for c in week})
    assert max(len(incident.claim_ids) for incident in held) <= 2


def test_one_date_in_many_reports_is_one_happening() -> None:
    assert incidents(*(told(6, by=by) for by in "abcd")) == 1


def test_a_slip_of_a_day_is_believed_where_a_rare_name_is_shared() -> None:
    two = told(6), told(7)
    assert incidents(*two) == 2
    assert incidents(*two, name="Doctor Qasim Barudi was among them.") == 1


def test_two_dates_two_days_apart_are_no_slip_even_with_a_name() -> None:
    assert incidents(told(6), told(8), name="Doctor Qasim Barudi was among them.") == 2


@pytest.mark.parametrize(
    ("first", "second", "happenings"),
    [
        ("shells hit the town late at night", "shells hit the town", 1),
        ("shells hit the town", "shells hit the town at dawn", 1),
        ("shells hit the town at night", "shells hit the town at night", 2),
        ("shells hit the town at dawn", "shells hit the town at dawn", 2),
        ("shells hit the town at dawn", "shells hit the town at night", 2),
    ],
)
def test_an_evening_and_the_morning_after_may_be_one_night(
    first: str, second: str, happenings: int
) -> None:
    assert incidents(told(6, first), told(7, second)) == happenings


def test_weekdays_may_be_a_day_off_but_not_two() -> None:
    assert incidents(told(6, basis=RELATIVE), told(7, basis=RELATIVE)) == 1
    assert incidents(told(6, basis=RELATIVE), told(8, basis=RELATIVE)) == 2


def test_copies_are_one_happening_whatever_day_a_reprint_writes() -> None:
    assert incidents(told(6), told(7), copies=(CopyGroup(("r6", "r7"), "one text"),)) == 1
