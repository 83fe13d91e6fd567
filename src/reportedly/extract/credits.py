"""Whom a report is credited to: "BEIRUT (Reuters) -" at its head, "- AFP" at its end.

What such a report says in its own voice, the credited agency said first.
"""

import re
from collections.abc import Iterable, Iterator

_HEAD = 120  # characters a dateline with its credit may take
_OPENED = re.compile(r"(?:[(\[/]|^|[-–—] ?|, ?)$")
_CLOSED = re.compile(r"^(?:[)\]/]| ?[-–—]{1,2} )")
_SOURCED = re.compile(r"(?:[-–—(\[/]|\b[Ss]ources?: ?|\b[Cc]redit: ?|\n)\s*$")
_ENDED = re.compile(r"^[)\].\s]*(?:/\w+[)\].\s]*)*$")


def find_credits(text: str, outlets: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the outlets named at `[start, end)` that the report is credited to."""
    for start, end in outlets:
        before, after = text[max(0, start - 12) : start], text[end : end + 24]
        heads = start < _HEAD and _OPENED.search(before) and _CLOSED.match(after)
        ends = _SOURCED.search(before) and _ENDED.match(text[end:])
        if heads or ends:
            yield start, end
