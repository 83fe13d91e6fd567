"""People counted together because they belong together: "a woman and her child", "a couple and
their two sons".
"""

from collections.abc import Iterable, Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.people import PeopleNoun
from reportedly.extract.quantities import Number
from reportedly.extract.ties import Counted
from reportedly.model.casualties import Quantifier, Whom

_POSSESSIVES = frozenset({"her", "his", "their", "its"})
_JOINTS = (["and"], [","], [",", "and"], [])


def is_belonging(tokens: Sequence[Token], i: int) -> bool:
    """True at the "her" of "and her child"."""
    return tokens[i].low in _POSSESSIVES and i > 0 and tokens[i - 1].low in {"and", ","}


def join_households(tokens: Sequence[Token], counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """The counts of a sentence, those of one household summed into one."""
    joined: list[Counted] = []
    for item in counted:
        if joined and _belongs(tokens, joined[-1], item):
            joined[-1] = _household(joined[-1], item)
        else:
            joined.append(item)
    return tuple(joined)


def _belongs(tokens: Sequence[Token], head: Counted, item: Counted) -> bool:
    if head.people is None or not (_is_exact(head.number) and _is_exact(item.number)):
        return False
    gap = [t.low for t in tokens[head.last + 1 : item.first]]
    if tokens[item.first].low in _POSSESSIVES:
        return gap in _JOINTS
    return gap[-1:] != [] and gap[-1] in _POSSESSIVES and gap[:-1] in _JOINTS


def _is_exact(number: Number) -> bool:
    return number.low is not None and number.low > 0 and number.quantifier is Quantifier.EXACT


def _household(head: Counted, item: Counted) -> Counted:
    total = (head.number.low or 0) + (item.number.low or 0)
    first, last = head.first, item.last
    number = Number(first, item.number.last, total, total, Quantifier.EXACT, str(total))
    people = PeopleNoun(first, last, Whom.MIXED, False, False)
    return Counted(number, people, (*(head.members or (head,)), item))
