"""Asides: who was among those counted, told between a count and what befell them.

"20 people, including five children, were hurt", "14 others including women and children were
wounded", "40 people - mostly civilians - died".
"""

from collections.abc import Sequence
from itertools import islice

from reportedly.extract.nlp import Token
from reportedly.extract.people import WHOM
from reportedly.extract.vocabulary import words

_OPENERS = words("including among mostly mainly most many some half all")
_OF_THEM = (["of", "them"], ["of", "whom"])
_NEEDS_THEM = words("among most many some half all")
_INSIDE = words("including among mostly mainly them of whom and , at least as well the their")
_DASHES = frozenset({"-", "(", ")", "\N{EN DASH}", "\N{EM DASH}"})
_LONG = 12  # tokens between two dashes; a longer stretch is a statement of its own


def aside_behind(tokens: Sequence[Token], counted: frozenset[int], start: int) -> frozenset[int]:
    """The tokens of the aside that opens at `start`; `counted` are those that count people."""
    fenced = start < len(tokens) and tokens[start].text in _DASHES | {","}
    at = start + fenced
    if not _opens(tokens, counted, at):
        return frozenset()
    if fenced and tokens[start].text != ",":
        closing = (t.i for t in tokens[at : at + _LONG] if t.text in _DASHES)
        end = next(closing, start - 1)
        return frozenset(range(start, end + 1))
    end = last = at
    while last < len(tokens) and (last in counted or tokens[last].low in _INSIDE | WHOM.keys()):
        last += 1
        end = last if last - 1 in counted or tokens[last - 1].low in WHOM else end
    told = any(i in counted or tokens[i].low in WHOM for i in range(at, end))
    closed = end < len(tokens) and tokens[end].text in _DASHES | {","}
    return frozenset(range(start, end + closed)) if told else frozenset()


def _opens(tokens: Sequence[Token], counted: frozenset[int], at: int) -> bool:
    """ "including", "mostly", "most of them"; "one of them" where the number is a count."""
    if at >= len(tokens):
        return False
    them = [t.low for t in islice(tokens, at + 1, at + 3)] in _OF_THEM
    if tokens[at].low not in _OPENERS:
        return at in counted and them
    return tokens[at].low not in _NEEDS_THEM or them or tokens[at].low == "among"
