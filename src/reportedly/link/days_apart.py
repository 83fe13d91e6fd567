"""Calendar dates that keep two tellings apart, whatever else speaks for one happening.

A town that is struck day after day is told of in the same words each time. Where scores alone
decide, each day joins the next, and a week becomes one happening with a running toll. So two
calendar dates in the words that differ are two happenings; only of one day a report may be off.
"""

from reportedly.link.marks import other_names
from reportedly.link.tellings import Sort, Telling

# Words by which one night may go by the date of its evening or of its morning.
_EVENING = frozenset({"evening", "dusk", "late", "night", "overnight", "midnight"})
_MORNING = frozenset({"dawn", "predawn", "early", "overnight", "midnight"})


def are_days_apart(left: Telling, right: Telling) -> bool:
    """Whether words date the two to calendar days that lie two or more apart."""
    return _gap_days(left, right) > 1


def is_no_slip(left: Telling, right: Telling) -> bool:
    """Whether words date the two to one calendar day and the next, and mean it.

    They may mean one happening where the words may tell of one night, or where the two reports
    share a rare name that is no place, party or speaker: a slip of the pen is then likelier.
    """
    if _gap_days(left, right) != 1 or _may_be_one_night(left, right):
        return False
    return left.report_id == right.report_id or not other_names(left, right)


def _gap_days(left: Telling, right: Telling) -> int:
    """Days from the calendar date of the one to that of the other; 0 where not both have one."""
    one, two = left.calendar_date, right.calendar_date
    if one is None or two is None or left.sort is not Sort.VIOLENCE:
        return 0
    return abs((one - two).days)


def _may_be_one_night(left: Telling, right: Telling) -> bool:
    """Whether words tell of the first day's evening or of the second's morning, not of both days'
    alike: night after night is no single night."""
    first, second = sorted((left, right), key=lambda telling: str(telling.calendar_date))
    evening = _tells_of(_EVENING, first) and not _tells_of(_EVENING, second)
    morning = _tells_of(_MORNING, second) and not _tells_of(_MORNING, first)
    return evening or morning


def _tells_of(words: frozenset[str], telling: Telling) -> bool:
    return not words.isdisjoint(telling.words)
