"""People counted together because they belong together: "a woman and her child", "a couple and
their two sons".
"""

from collections.abc import Iterable, Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.people import SINGULAR, WHOM, PeopleNoun
from reportedly.extract.quantities import Number
from reportedly.extract.ties import Counted
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Quantifier, Whom

_POSSESSIVES = frozenset({"her", "his", "their", "its"})
_KIN = words(
    "child children son sons daughter daughters brother brothers sister sisters wife husband"
    " mother father parents grandchildren grandmother grandfather"
)
_PART_CUES = words("including include includes included among amongst were plus and ,")
_JOINTS: tuple[list[str], ...] = (["and"], [","], [",", "and"], [])


def is_belonging(tokens: Sequence[Token], i: int) -> bool:
    """True at the "her" of "and her child"."""
    return tokens[i].low in _POSSESSIVES and i > 0 and tokens[i - 1].low in {"and", ","}


def join_households(tokens: Sequence[Token], counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """The counts of a sentence, those of one household summed into one."""
    joined: list[Counted] = []
    for item in counted:
        head = joined[-1] if joined else None
        if head is not None and _belongs(tokens, head, item):
            joined[-1] = _household(head, item)
            continue
        alone = _unnumbered(tokens, item)
        joined.append(item if alone is None else _household(alone, item))
    return tuple(joined)


def _belongs(tokens: Sequence[Token], head: Counted, item: Counted) -> bool:
    """ "... and her child"; and once a household is told, "and two daughters" as well."""
    if not (_is_exact(head.number) and _is_exact(item.number)):
        return False
    gap = [t.low for t in tokens[head.last + 1 : item.first]]
    if tokens[item.first].low in _POSSESSIVES:
        return gap in _JOINTS
    if gap == ["and"] and _is_one(head) and _is_one(item):
        return not _is_part(tokens, head)
    kin = item.people is not None and tokens[item.people.last].low in _KIN
    return (kin and bool(head.members) and gap in _JOINTS) or (
        gap[-1:] != [] and gap[-1] in _POSSESSIVES and gap[:-1] in _JOINTS
    )


def _is_one(item: Counted) -> bool:
    return item.number.low == 1 and item.people is not None and item.people.singular


def _is_part(tokens: Sequence[Token], head: Counted) -> bool:
    """ "including a woman and a child": two parts of a total, each told for itself."""
    before = {t.low for t in tokens[max(0, head.first - 4) : head.first]}
    return bool(_PART_CUES & before)


def _unnumbered(tokens: Sequence[Token], item: Counted) -> Counted | None:
    """The head of a household that no number counts: "the man and his wife", "Omar and his son"."""
    at = item.first if tokens[item.first].low in _POSSESSIVES else item.first - 1
    if not _is_exact(item.number) or at < 2 or not is_belonging(tokens, at):
        return None
    last = at - 2 - (tokens[at - 2].low == ",")
    if last < 0 or not (tokens[last].tag == "NNP" or tokens[last].low in SINGULAR):
        return None
    people = PeopleNoun(last, last, WHOM.get(tokens[last].low, Whom.UNKNOWN), True, False)
    return Counted(Number(last, last, 1, 1, Quantifier.EXACT, ""), people)


def _is_exact(number: Number) -> bool:
    return number.low is not None and number.low > 0 and number.quantifier is Quantifier.EXACT


def _household(head: Counted, item: Counted) -> Counted:
    total = (head.number.low or 0) + (item.number.low or 0)
    first, last = head.first, item.last
    number = Number(first, item.number.last, total, total, Quantifier.EXACT, str(total))
    people = PeopleNoun(first, last, Whom.MIXED, False, False)
    return Counted(number, people, (*(head.members or (head,)), item))
