"""The words that changed between two texts, as lines for people."""

from collections.abc import Iterator, Sequence

from reportedly.query.other_words import Stretch

_AROUND = 6  # words before and after, by which a person finds the place
_NEAR = 6  # stretches that hold more words than that: every other one stayed, and has three or more
_SHOWN_LETTERS = 300  # of one change; --json has all


def changed_lines(told: Sequence[Stretch]) -> Iterator[str]:
    """For each change the words that went and those that came, in brackets in their own text."""
    before, now = [one.before for one in told], [one.now for one in told]
    for at, one in enumerate(told):
        if not one.same and one.before:
            yield f"− {_in_place(before, at)}"
        if not one.same and one.now:
            yield f"+ {_in_place(now, at)}"


def _in_place(texts: Sequence[str], at: int) -> str:
    ahead, behind = _words(texts[max(0, at - _NEAR) : at]), _words(texts[at + 1 : at + 1 + _NEAR])
    cut_ahead, cut_behind = (["…"] if len(words) > _AROUND else [] for words in (ahead, behind))
    parts = (*cut_ahead, *ahead[-_AROUND:], f"[{_short(texts[at])}]", *behind[:_AROUND])
    return " ".join((*parts, *cut_behind))


def _words(texts: Sequence[str]) -> list[str]:
    return " ".join(texts).split()


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _SHOWN_LETTERS else f"{told[:_SHOWN_LETTERS]} …"
