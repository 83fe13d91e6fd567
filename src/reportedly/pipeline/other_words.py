"""What changed between two captures of one address: words that went, words that came."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\S+")
# Two texts of so many other words took 0.1 seconds and 30 MB; both grow with the square.
_MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the earlier capture, and those that stand there now; "" where there are none."""

    before: str
    now: str


def word_changes(before: str, now: str) -> tuple[Change, ...] | None:
    """The stretches of words that differ, in order; line breaks and spaces say nothing.

    None where the texts are too long, and too different, to be laid side by side.
    """
    old, new = _WORD.findall(before), _WORD.findall(now)
    if max(len(old), len(new)) > _MOST_WORDS:
        return () if old == new else None
    at_old = at_new = 0
    changes = []
    for block in Indel.opcodes(old, new).as_matching_blocks():
        if block.a > at_old or block.b > at_new:
            changes.append(Change(" ".join(old[at_old : block.a]), " ".join(new[at_new : block.b])))
        at_old, at_new = block.a + block.size, block.b + block.size
    return tuple(changes)
