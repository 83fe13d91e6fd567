"""The words of two texts as one is shown beside the other: what stayed is told in short."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.query.other_words import Stretch

# So many words on each side of a change are shown: a sentence or two, enough to know the place.
_AROUND_WORDS = 30
_LEAST_LEFT_OUT = 20  # fewer than these are shown: to pass them over would save no line
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of what is shown: words that stayed, `left_out` of them passed over after it; or what
    one text has and the other has not."""

    stayed: str = ""
    left_out: int = 0
    went: str = ""
    came: str = ""


def laid_out(stretches: Iterable[Stretch]) -> tuple[Shown, ...]:
    """Everything that differs, with the words around it."""
    told = tuple(stretches)
    return tuple(part for at in range(len(told)) for part in _parts(told, at))


def _parts(told: tuple[Stretch, ...], at: int) -> Iterator[Shown]:
    one = told[at]
    if not one.same:
        yield Shown(went=one.before, came=one.now)
        return
    before = _AROUND_WORDS if at > 0 else 0
    after = _AROUND_WORDS if at < len(told) - 1 else 0
    words = _ends(one.now)
    if len(words) < before + after + _LEAST_LEFT_OUT:
        yield Shown(stayed=one.now)
        return
    head = one.now[: words[before - 1]] if before else ""
    tail = one.now[words[-after - 1] :] if after else ""
    yield Shown(stayed=head, left_out=len(words) - before - after)
    yield Shown(stayed=tail.lstrip())


def _ends(text: str) -> list[int]:
    """Where each word of a text ends."""
    return [found.end() for found in _WORD.finditer(text)]
