"""What stands in a query string or a form, as values."""

from datetime import date

from reportedly.errors import InputError


def optional_day(words: str) -> date | None:
    """The day that an ISO date names; None for nothing. Raises InputError."""
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError(f"{words!r} is no day", hint="write a day as 2017-11-13") from None
