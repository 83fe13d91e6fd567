"""Which entries of the log a query string asks for: a filter is an address."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import Depends, Query

from reportedly.errors import InputError
from reportedly.server.asked import optional_day
from reportedly.store.custody import Act, Wanted

_MOST_LETTERS = 2_000  # as many as an address may have


def wanted(
    act: Annotated[list[str] | None, Query()] = None,
    by: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=20)] = "",
    until: Annotated[str, Query(max_length=20)] = "",
    naming: Annotated[str, Query(max_length=_MOST_LETTERS)] = "",
) -> Wanted:
    """Days are both included (UTC); a field left empty asks for nothing. Raises InputError."""
    acts = tuple(_act(one) for one in act or () if one)
    first, last = optional_day(since), optional_day(until)
    return Wanted(
        acts,
        None if first is None else _midnight(first),
        None if last is None or last == date.max else _midnight(last + timedelta(days=1)),
        naming.strip() or None,
        author=by.strip() or None,
    )


AskedOfLog = Annotated[Wanted, Depends(wanted)]


def _act(words: str) -> Act:
    if words not in frozenset(Act):
        raise InputError(f"{words!r} is no act", hint=", ".join(Act))
    return Act(words)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
