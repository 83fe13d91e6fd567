"""What changed between two texts of one address: words that went, words that came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\S+")
# Two texts of so many other words took 0.1 seconds and 30 MB; both grow with the square.
_MOST_WORDS = 20_000
# Words that stayed between two changes and are no more than these say nothing by themselves: a
# sentence written anew still shares an "of the" with the old one.
_TOO_FEW_TO_STAND = 2


@dataclass(frozen=True, slots=True)
class Block:
    """So many words that are the same in both texts: from which word on, in each."""

    before: int
    now: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts word by word, as (start, end) in each, and the blocks of words that both have."""

    before: tuple[tuple[int, int], ...]
    now: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]

    def stayed(self) -> dict[int, int]:
        """By the number of a word in the earlier text its number in the later one."""
        return {
            block.before + step: block.now + step
            for block in self.blocks
            for step in range(block.size)
        }


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the two texts, line breaks as they stand; `same` where its words are."""

    before: str
    now: str
    same: bool


def align(before: str, now: str) -> Alignment | None:
    """The words that two texts share, in order; line breaks and spaces say nothing.

    None where the texts are too long, and too different, to be laid side by side.
    """
    old, new = (tuple(found.span() for found in _WORD.finditer(text)) for text in (before, now))
    olds, news = [before[s:e] for s, e in old], [now[s:e] for s, e in new]
    if olds == news:
        return Alignment(old, new, (Block(0, 0, len(olds)),))
    if max(len(old), len(new)) > _MOST_WORDS:
        return None
    found = Indel.opcodes(olds, news).as_matching_blocks()
    return Alignment(old, new, tuple(Block(one.a, one.b, one.size) for one in found if one.size))


def stretches(before: str, now: str, aligned: Alignment) -> tuple[Stretch, ...]:
    """Both texts from their first word to their last, cut where they begin or cease to differ.

    A word or two that stayed between two changes are told with them.
    """
    return tuple(_told(before, now, aligned))


def _told(before: str, now: str, aligned: Alignment) -> Iterator[Stretch]:
    """The stretches that the blocks that say something cut the texts into, none of them empty."""
    at_old = at_new = 0
    for block in (*_standing(aligned), Block(len(aligned.before), len(aligned.now), 0)):
        old_end, new_end = block.before + block.size, block.now + block.size
        for same, olds, news in (
            (False, range(at_old, block.before), range(at_new, block.now)),
            (True, range(block.before, old_end), range(block.now, new_end)),
        ):
            if olds or news:
                words = _text(before, aligned.before, olds), _text(now, aligned.now, news)
                yield Stretch(*words, same)
        at_old, at_new = old_end, new_end


def _standing(aligned: Alignment) -> list[Block]:
    """The blocks that say something: long ones, and those where a text begins or ends."""
    return [
        block
        for block in aligned.blocks
        if block.size > _TOO_FEW_TO_STAND or _is_at_an_end(block, aligned)
    ]


def _is_at_an_end(block: Block, aligned: Alignment) -> bool:
    begins = block.before == 0 and block.now == 0
    ends = block.before + block.size == len(aligned.before)
    return begins or (ends and block.now + block.size == len(aligned.now))


def _text(text: str, words: Sequence[tuple[int, int]], which: range) -> str:
    """The text of these words, with what stands between them."""
    return text[words[which[0]][0] : words[which[-1]][1]] if which else ""
