"""Tolls that no longer hold: told only beside the one that took their place."""

from collections.abc import Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.quantities import CHANGES, Number
from reportedly.extract.vocabulary import words

_EARLIER = words("earlier previous previously initial initially preliminary prior")
_REPORTING = words("reported reporting put given gave counted estimated")
_TOLLS = frozenset({"toll", "tolls", "count", "figure", "total", "estimate"})


def _lows(tokens: Sequence[Token], start: int, length: int) -> list[str]:
    return [t.low for t in tokens[start : start + length]]


def is_superseded(tokens: Sequence[Token], number: Number) -> bool:
    """True of a toll told only as one that no longer holds: "up from 20", "not 20 but 12",
    "instead of 20", "earlier gave a toll of 20".
    """
    before = _lows(tokens, max(0, number.first - 8), min(8, number.first))
    if before[-1:] == ["from"] or (before[-3:-2] == ["from"] and before[-1] in _EARLIER):
        return bool(CHANGES & set(before))
    if before[-1:] == ["not"]:
        return "but" in _lows(tokens, number.last + 1, 4) or _corrects(tokens, number)
    if before[-2:] in (["instead", "of"], ["rather", "than"]):
        return True
    if CHANGES & set(_lows(tokens, number.last + 1, 1)) and _rises(tokens, number):
        return True  # "Sunday's toll of nine rose to 11"
    early = max((k for k, word in enumerate(before) if word in _EARLIER), default=len(before))
    return bool((_TOLLS | _REPORTING) & set(before[early:]))


def is_former_toll(tokens: Sequence[Token]) -> bool:
    """True of words that give a toll of before and tell nothing else: "earlier put it at 29"."""
    lows = {t.low for t in tokens}
    counted = any(t.tag == "CD" for t in tokens)
    return counted and bool(_EARLIER & lows) and bool((_TOLLS | _REPORTING) & lows)


def _rises(tokens: Sequence[Token], number: Number) -> bool:
    """True before "rose to 11": another number takes the place of this one."""
    following = tokens[number.last + 2 : number.last + 4]
    return [t.low for t in following[:1]] == ["to"] and following[-1].tag == "CD"


_AUXILIARIES = words("is are was were do does did has have had be been")


def _corrects(tokens: Sequence[Token], number: Number) -> bool:
    """ "14, not 40, people", "Seven were killed, not 13": a number before, and no verb's "not"."""
    before = tokens[: number.first - 1]
    denied = bool(before) and before[-1].low in _AUXILIARIES  # "were not 13"
    return not denied and any(t.tag == "CD" for t in before)
