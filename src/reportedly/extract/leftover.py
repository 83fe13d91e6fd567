"""Figures that stand in nobody's words: "Dozens were hurt when "..." a resident told X".

Where a saying's content was cut too short, or a clause hangs on it, the sentence still tells the
figure; no toll may be lost because nobody knows where a quote ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.counts import Count
from reportedly.extract.cues import Stance
from reportedly.extract.nlp import Token
from reportedly.extract.sayings import Saying
from reportedly.extract.vocabulary import words

_ASIDE = words("since after when while before that which who although though whom because")


def leftovers(
    tokens: Sequence[Token], sayings: Sequence[Saying], counts: Sequence[Count]
) -> Iterator[tuple[Saying | None, int, int]]:
    """Each stretch outside all sayings that holds a figure, with the saying whose words it is.

    That is the nearest saying; None, the outlet's own voice, where that one is an aside or does
    more than say ("since it declared ...", "a blast claimed by X killed 12").
    """
    if not sayings or any(s.content_last < s.content_first for s in sayings):
        return
    taken = {i for s in sayings for i in (s.cue, *s.speaker.tokens)}  # "12 died, a doctor said"
    taken |= {i for s in sayings for i in range(s.content_first, s.content_last + 1)}
    taken |= {i for s in sayings if s.heard_by is not None for i in s.heard_by.tokens}
    for first, last in _runs([t.i for t in tokens if t.i not in taken]):
        if any(first <= c.first <= last for c in counts):
            yield _said_by(tokens, sayings, first, last), first, last


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of whole numbers in a row."""
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return zip(starts, ends, strict=True)


def _said_by(
    tokens: Sequence[Token], sayings: Sequence[Saying], first: int, last: int
) -> Saying | None:
    near = min(sayings, key=lambda s: min(abs(s.cue - first), abs(s.cue - last)))
    opener = tokens[near.speaker.first - 1].low if near.speaker.first else ""
    if near.stance is not Stance.SAYS or opener in _ASIDE:
        return None
    return replace(near, content_first=first, content_last=last)
