"""Sentences of a reading copy, as stretches of it."""

import re
from collections.abc import Iterator

from nupunkt import sent_spans

# nupunkt does not end a sentence where the blank was lost ("the region.Turkey said").
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][\"”])(?=\s*[A-Z])")

# A picture's line ends in a credit and no full stop: "... seen in Tarn (Reuters) Two people ...".
_CREDIT = re.compile(
    r"\((?:[^()]{0,30}[ /])?"
    r"(?:Reuters|AFP|AP|EPA|Getty Images|Agencies|[Pp]hotos?|Associated Press)(?: [Pp]hoto)?\)"
    r"(?=\s+[\"“A-Z])"
)
_DATELINE = 40  # letters: "NEW YORK, 14 November (Reuters) Two people ..." is one sentence

# Longer than any sentence of 755 news articles (146 words); what is longer is a list or a broken
# page, and reading it whole takes time by the square of its length.
LONGEST = 1200  # letters
_PAUSE = re.compile(r"[;:,.!?]\s|\s")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, blanks trimmed; lines are never joined.

    What goes on for more than `LONGEST` letters is cut at a pause; without one, anywhere.
    """
    for line in re.finditer(r"[^\n]+", text):
        for start, end in sent_spans(line.group()):
            yield from _trimmed(text, line.start() + start, line.start() + end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = list(_cuts(text, start, end))
    for begin, finish in zip([start, *cuts], [*cuts, end], strict=True):
        words = text[begin:finish]
        left = begin + len(words) - len(words.lstrip())
        right = begin + len(words.rstrip())
        if left < right:
            yield left, right


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a stretch is to be cut: glued sentences, pictures' lines, and what is too long."""
    credits = _CREDIT.finditer(text, start, end)
    ends = {m.end() for m in credits if not 0 < m.start() - start <= _DATELINE}
    glued = sorted({m.start() for m in _GLUED.finditer(text, start, end)} | ends)
    for begin, finish in zip([start, *glued], [*glued, end], strict=True):
        if begin > start:
            yield begin
        while finish - begin > LONGEST:
            begin = _pause(text, begin)
            yield begin


def _pause(text: str, begin: int) -> int:
    """The end of the last clause, else of the last word, within the longest stretch."""
    half, most = begin + LONGEST // 2, begin + LONGEST
    pauses = [m.end() for m in _PAUSE.finditer(text, half, most)]
    firm = [at for at in pauses if text[at - 2] in ";:,.!?"]
    return (firm or pauses or [most])[-1]
