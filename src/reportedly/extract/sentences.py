"""Sentences of a reading copy, as stretches of it."""

import re
from collections.abc import Iterator

from nupunkt import sent_spans

# nupunkt does not end a sentence where the blank was lost ("the region.Turkey said").
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][\"”])(?=\s*[A-Z])")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, blanks trimmed; lines are never joined."""
    for line in re.finditer(r"[^\n]+", text):
        for start, end in sent_spans(line.group()):
            yield from _trimmed(text, line.start() + start, line.start() + end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = [m.start() for m in _GLUED.finditer(text, start, end)]
    for begin, finish in zip([start, *cuts], [*cuts, end], strict=True):
        words = text[begin:finish]
        left = begin + len(words) - len(words.lstrip())
        right = begin + len(words.rstrip())
        if left < right:
            yield left, right
