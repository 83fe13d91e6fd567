"""What a report tells again of its news: the headline, then the police, then each victim by name.

News of a war tells many happenings in one report, and the extractor, which learned on such news,
parts more than it joins. News of a shooting tells that one, again and again.
"""

from collections.abc import Sequence
from itertools import product

from reportedly.link.marks_place import APART, NOT_ONE, between
from reportedly.link.scoring import weights
from reportedly.link.tellings import Sort, Telling, telling_of
from reportedly.model.events import EventType

# Set by hand over the background of 300 reports of shootings: a week tells one shooting from the
# next; what follows later is told with the night or weekend of the deed, others by month or year.
_WEEK_DAYS = 7
_ONE_NIGHT_DAYS = 2


def _is_of_a_shooting(told: Sequence[Telling]) -> bool:
    """Whether half of what a report tells of violence or more is a shooting.

    Of 773 articles on a war this holds of one. What is told beside it counts as told for it,
    whatever its kind: shell casings are read as shelling, a flight to hospital as an air strike.
    """
    violent = [one for one in told if one.sort is Sort.VIOLENCE]
    shot = [one for one in violent if EventType.SHOOTING in one.kinds]
    return bool(shot) and 2 * len(shot) >= len(violent)


def told_as_one(told: Sequence[Telling]) -> Telling:
    """Tellings of one report as a single one, known by the first of them."""
    return telling_of(tuple(claim for telling in told for claim in telling.claims))


def told_again(news: Telling, told: Sequence[Telling]) -> tuple[Telling, ...]:
    """Of the tellings of one report, those that tell its news once more."""
    if not _is_of_a_shooting(told):
        return ()
    return tuple(one for one in told if one is not news and _tells_again(news, one))


def told_of_two(one: Telling, other: Telling) -> bool:
    """Whether a day, a town or the sort says of two tellings of a report that they are not one."""
    if one.sort is not other.sort or not _days_meet(one, other):
        return True
    return _best_place(one, other) == APART


def _tells_again(news: Telling, other: Telling) -> bool:
    """Whether neither day nor town says that it is another happening."""
    if not news.sort is other.sort is Sort.VIOLENCE:
        return False
    place = _best_place(news, other)
    if place == APART or not _days_meet(news, other):
        return False
    if any(not claim.claim.background for claim in other.claims):
        return True
    return _is_dated_alike(news, other) or (_is_of_follow_up(news, other) and place not in NOT_ONE)


def _is_dated_alike(news: Telling, other: Telling) -> bool:
    """Words date both to the same few days."""
    one, two = news.when, other.when
    if one is None or two is None or not (one.in_words and two.in_words):
        return False
    return max(one.days.days, two.days.days) <= _WEEK_DAYS and one.days.overlaps(two.days)


def _is_of_follow_up(news: Telling, other: Telling) -> bool:
    """An arrest, a trial, a death in hospital is the news, dated by its report alone; when the
    shooting was is told further down."""
    one, two = news.when, other.when
    is_follow_up = one is None or not one.in_words
    return is_follow_up and two is not None and two.in_words and two.days.days <= _ONE_NIGHT_DAYS


def _days_meet(news: Telling, other: Telling) -> bool:
    one, two = news.when, other.when
    if one is None or two is None or not (one.in_words and two.in_words):
        return True
    return one.days.gap_days(two.days) == 0


def _best_place(news: Telling, other: Telling) -> str | None:
    """How the two places lie to each other that fit best: a street or hospital is no other town."""
    return max(
        (between(*pair).key for pair in product(news.places, other.places)),
        key=lambda key: weights()[key],
        default=None,
    )
