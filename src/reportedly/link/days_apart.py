"""Days in words that keep two tellings apart, whatever else speaks for one happening.

A town that is struck day after day is told of in the same words each time. Where scores alone
decide, each day joins the next, and a week becomes one happening with a running toll. So two
calendar dates that differ are two happenings, and so are two days that the words name ("on
Monday") and that lie two or more apart; unless a slip is likelier, see `is_no_slip`.
"""

from reportedly.link.marks import other_names
from reportedly.link.tellings import Sort, Telling

# Words by which one night may go by the date of its evening or of its morning.
_EVENING = frozenset({"evening", "dusk", "late", "night", "overnight", "midnight"})
_MORNING = frozenset({"dawn", "predawn", "early", "overnight", "midnight"})


def are_days_apart(left: Telling, right: Telling) -> bool:
    """Whether both have a calendar date, and these lie two or more days apart: no slip is that
    long."""
    return _gap_days(left, right) > 1 and _have_dates(left, right)


def must_share_a_name(left: Telling, right: Telling) -> bool:
    """Whether the days of the two differ by more than what reports of one happening often do."""
    gap = _gap_days(left, right)
    return gap > 1 or (gap == 1 and _have_dates(left, right))


def is_no_slip(left: Telling, right: Telling) -> bool:
    """Whether the words mean the days by which the two differ.

    They may mean one happening where they may tell of one night, or where the two reports share a
    rare name that is no place, party or speaker.
    """
    if not must_share_a_name(left, right) or _may_be_one_night(left, right):
        return False
    return left.report_id == right.report_id or not other_names(left, right)


def _have_dates(left: Telling, right: Telling) -> bool:
    return all(telling.when is not None and telling.when.firm for telling in (left, right))


def _gap_days(left: Telling, right: Telling) -> int:
    """Days from the day that the words of the one give to that of the other; 0 where not both
    give one."""
    one, two = left.day_in_words, right.day_in_words
    if one is None or two is None or left.sort is not Sort.VIOLENCE:
        return 0
    return abs((one - two).days)


def _may_be_one_night(left: Telling, right: Telling) -> bool:
    """Whether words tell of the first day's evening or of the second's morning, not of both days'
    alike: night after night is no single night."""
    if _gap_days(left, right) > 1:
        return False
    first, second = sorted((left, right), key=lambda telling: str(telling.day_in_words))
    evening = _tells_of(_EVENING, first) and not _tells_of(_EVENING, second)
    morning = _tells_of(_MORNING, second) and not _tells_of(_MORNING, first)
    return evening or morning


def _tells_of(words: frozenset[str], telling: Telling) -> bool:
    return not words.isdisjoint(telling.words)
