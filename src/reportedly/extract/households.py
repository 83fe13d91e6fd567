"""People counted together because they belong together: "a woman and her child", "a couple and
their two sons".
"""

from collections.abc import Iterable, Sequence

from reportedly.extract.cues import says
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
        if alone is not None and head is not None and head.last >= alone.first:
            joined.pop()  # "one woman and one of her children": she is counted already
            alone = head
        joined.append(item if alone is None else _household(alone, item))
    return tuple(joined)


def _belongs(tokens: Sequence[Token], head: Counted, item: Counted) -> bool:
    """ "... and her child"; and once a household is told, "and two daughters" as well."""
    if not (_is_exact(head.number) and _is_exact(item.number)) or _speaks(tokens, item):
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


def _speaks(tokens: Sequence[Token], item: Counted) -> bool:
    """ "12 people were killed, his brother said"."""
    after = item.last + 1
    return after < len(tokens) and says(tokens, after)


def _is_one(item: Counted) -> bool:
    return item.number.low == 1 and item.people is not None and item.people.singular


def _is_part(tokens: Sequence[Token], head: Counted) -> bool:
    """ "including a woman and a child": two parts of a total, each told for itself."""
    before = {t.low for t in tokens[max(0, head.first - 4) : head.first]}
    return bool(_PART_CUES & before)


def _unnumbered(tokens: Sequence[Token], item: Counted) -> Counted | None:
    """The head of a household that no number counts: "the man and his wife", "Omar and his son",
    "Salwa Haddad, 54, and four of her neighbours"; of two people with their ages, both.
    """
    joint = _joint(tokens, item)
    if joint is None or not _is_exact(item.number) or _speaks(tokens, item):
        return None
    last, heads = joint - 1 - (tokens[joint - 1].low == ","), 0
    at = last
    while (named := _before_age(tokens, at)) is not None:
        heads, at = heads + 1, _past_name(tokens, named)
    last = at if heads == 0 else last
    if heads == 0 and not _is_head(tokens, last):
        return None
    people = PeopleNoun(last, last, WHOM.get(tokens[last].low, Whom.UNKNOWN), heads < 2, False)
    number = max(heads, 1)
    return Counted(Number(last, last, number, number, Quantifier.EXACT, ""), people)


def _joint(tokens: Sequence[Token], item: Counted) -> int | None:
    """The "and" of "and his wife", "and their two sons", "and four of her neighbours"."""
    first, after = item.first, item.number.last + 1
    at = first - 1 - (first > 0 and tokens[first - 1].low in _POSSESSIVES)
    of_theirs = [t.low for t in tokens[after : after + 2]]
    owned = tokens[at + 1].low in _POSSESSIVES
    owned = owned or (of_theirs[:1] == ["of"] and set(of_theirs[1:]) <= _POSSESSIVES)
    return at if owned and at > 0 and tokens[at].low in {"and", ","} else None


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and (tokens[at].tag == "NNP" or tokens[at].low in SINGULAR)


def _before_age(tokens: Sequence[Token], at: int) -> int | None:
    """The last word of the name before ", 54" at `at`."""
    if at < 2 or tokens[at].tag != "CD" or tokens[at - 1].low != ",":
        return None
    return at - 2 if tokens[at - 2].text.istitle() else None


def _past_name(tokens: Sequence[Token], at: int) -> int:
    """The token before a name and the comma that parts it from the name before it."""
    while at >= 0 and tokens[at].text.istitle():
        at -= 1
    return at - (at >= 0 and tokens[at].low == ",")


def _is_exact(number: Number) -> bool:
    return number.low is not None and number.low > 0 and number.quantifier is Quantifier.EXACT


def _household(head: Counted, item: Counted) -> Counted:
    total = (head.number.low or 0) + (item.number.low or 0)
    first, last = head.first, item.last
    number = Number(first, item.number.last, total, total, Quantifier.EXACT, str(total))
    people = PeopleNoun(first, last, Whom.MIXED, False, False)
    return Counted(number, people, (*(head.members or (head,)), item))
