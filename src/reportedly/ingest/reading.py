"""The reading copy: the decoded text with repairs made and furniture left out, every character
of it still leading back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.model.spans import Piece, ReadingCopy, plain_reading

_SPACES = re.compile(" *")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` reads `new`; an empty `new` leaves it out.

    Where `new` is as long as what it replaces, characters must correspond one to one.
    """

    start: int
    end: int
    new: str = ""


def make_reading(
    text: str, *, cuts: Iterable[tuple[int, int]], repairs: Iterable[Edit]
) -> ReadingCopy:
    """The reading copy of `text`. Repairs inside a cut are dropped with it; where a cut leaves
    two stretches on one line, the space between them becomes a line break.

    Where nothing but furniture would be left, nothing is cut.
    """
    repairs = sorted(repairs)
    gone = _merged(text, cuts)
    reading = _compose(text, [*_apart(repairs, gone), *_cut_edits(text, gone)])
    if not reading.text.strip() and text.strip():
        return _compose(text, list(repairs))
    return reading


def _merged(text: str, cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts in order, those that touch or have only blanks between them as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if start >= end:
            continue
        if merged and not text[merged[-1][1] : start].strip(" \t"):
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _apart(repairs: Iterable[Edit], gone: list[tuple[int, int]]) -> Iterator[Edit]:
    """The repairs that overlap no cut, in one pass."""
    waiting = iter(gone)
    cut = next(waiting, None)
    for repair in repairs:
        while cut is not None and cut[1] <= repair.start:
            cut = next(waiting, None)
        if cut is None or repair.end <= cut[0]:
            yield repair


def _cut_edits(text: str, gone: list[tuple[int, int]]) -> Iterator[Edit]:
    """Plain spaces alone are touched beside a cut, for no repair ever concerns them."""
    for start, end in gone:
        if _begins_line(text, start):
            spaces = _SPACES.match(text, end)
            yield Edit(start, spaces.end() if spaces is not None else end)
            continue
        yield Edit(start, end)
        if text[end : end + 1] == " ":
            yield Edit(end, end + 1, "\n")


def _begins_line(text: str, at: int) -> bool:
    while at and text[at - 1] == " ":
        at -= 1
    return not at or text[at - 1] in "\r\n"


def _compose(text: str, edits: list[Edit]) -> ReadingCopy:
    if not edits:
        return plain_reading(text)
    stretches = list(_stretches(text, sorted(edits)))
    pieces, at = [], 0
    for new, start, end in stretches:
        pieces.append(Piece(at, at + len(new), start, end))
        at += len(new)
    return ReadingCopy("".join(new for new, _, _ in stretches), tuple(pieces))


def _stretches(text: str, edits: list[Edit]) -> Iterator[tuple[str, int, int]]:
    """What the copy says with where the text says it; one-to-one neighbours as one stretch."""
    run: list[str] = []
    start = at = 0
    for edit in edits:
        run.append(text[at : edit.start])
        at = edit.end
        if len(edit.new) == edit.end - edit.start:
            run.append(edit.new)
            continue
        if joined := "".join(run):
            yield joined, start, edit.start
        if edit.new:
            yield edit.new, edit.start, edit.end
        run, start = [], edit.end
    run.append(text[at:])
    if joined := "".join(run):
        yield joined, start, len(text)
