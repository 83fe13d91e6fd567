"""What is counted in a sentence: numbers with their people, and single people without a number."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reportedly.extract.bare import BARE, aged_person, bare_person, is_bare
from reportedly.extract.households import is_belonging, join_households
from reportedly.extract.nlp import Token
from reportedly.extract.outcomes import HEAVY, OutcomeWord, is_auxiliary, is_be
from reportedly.extract.people import WHOM, PeopleNoun, find_whom, is_thing, past_age
from reportedly.extract.quantities import Number, find_numbers
from reportedly.extract.superseded import is_superseded
from reportedly.extract.ties import FINITE, Counted
from reportedly.extract.uncounted import is_uncounted
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Quantifier

_AGES = frozenset({"aged", "age", "ages", "below"})
_AFTER = (["at", "least"], ["or", "more"])
_FELL = words(
    "cause causes caused causing inflict inflicts inflicted inflicting resulted resulting led"
    " leading left leaving reported report reports suffered sustained incurred"
)
_UNREAL = words("not no n't never without avoid could may might would can capable if deny denied")
_TOLD = words("casualties deaths fatalities")
_MONEY = words("$ us$ usd \u20ac \u00a3 euro euros sek tl")
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_ONE = frozenset({"a", "an", "another"})


def find_counted(
    tokens: Sequence[Token], outcomes: Sequence[OutcomeWord], masked: frozenset[int]
) -> tuple[Counted, ...]:
    """Every count of people, in order; `masked` tokens (dates), ages and things are none."""
    taken = frozenset(i for o in outcomes for i in range(o.first, o.last + 1))
    told = find_numbers(tokens)
    numbers = [n for n in told if not (masked & set(range(n.first, n.last + 1)))
               or _opens_a_clause(tokens, n)]  # fmt: skip
    numbers += list(_singles(tokens, numbers, taken))
    numbers.sort(key=lambda n: n.first)
    counted = (
        _at_least(tokens, Counted(n, _whom(tokens, n, taken)))
        for n in numbers
        if n.base == BARE or not _is_other(tokens, n, taken)
    )
    return join_households(tokens, counted)


def _whom(tokens: Sequence[Token], number: Number, taken: Set[int]) -> PeopleNoun | None:
    if number.base == BARE:
        return bare_person(tokens, number.first)
    start = number.last + 1
    return find_whom(tokens, start, taken) or aged_person(tokens, start)


def _opens_a_clause(tokens: Sequence[Token], number: Number) -> bool:
    """ "the monitor said Friday 14 people ...": a lost comma, and no 14th."""
    weekday = number.first > 0 and tokens[number.first - 1].low in _WEEKDAYS
    following = tokens[number.last + 1 : number.last + 2]
    return weekday and any(t.low in WHOM and t.tag == "NNS" for t in following)


def _at_least(tokens: Sequence[Token], item: Counted) -> Counted:
    """ "12 fighters at least": the bound told after those it bounds."""
    said = [t.low for t in tokens[item.last + 1 : item.last + 3]]
    if said not in _AFTER or item.number.quantifier is not Quantifier.EXACT:
        return item
    return Counted(replace(item.number, high=None, quantifier=Quantifier.AT_LEAST), item.people)


def _is_other(tokens: Sequence[Token], number: Number, taken: Set[int]) -> bool:
    """An age, a count of things, or a toll that no longer holds."""
    if is_superseded(tokens, number) or is_thing(tokens, number.last + 1, taken):
        return True
    if past_age(tokens, number.first) > number.first or is_uncounted(tokens, number):
        return True
    before = [t.low for t in tokens[max(0, number.first - 3) : number.first]]
    listed = before[-1:] == ["and"] and before[0] in _AGES  # "aged 7 and 9"
    if before[-2:] == ["between", "the"]:  # "clashes between the two"
        return True
    aged = listed or bool((_AGES | _MONEY) & set(before[-1:]))
    return aged or _is_one_of_the_most(tokens, number)


def _is_one_of_the_most(tokens: Sequence[Token], number: Number) -> bool:
    """ "one of the highest tolls"."""
    following = tokens[number.last + 1 : number.last + 4]
    said = [t.low for t in following[:2]] == ["of", "the"]
    return number.low == 1 and said and following[-1].tag in {"JJS", "RBS"}


def _singles(
    tokens: Sequence[Token], numbers: Sequence[Number], taken: Set[int]
) -> Iterator[Number]:
    """ "a child", "another woman", "and her child": one person; "wounding others": nobody knows."""
    used = {i for n in numbers for i in range(n.first, n.last + 1)}
    for i, token in enumerate(tokens):
        if i in used:
            continue
        if _is_others(tokens, i, taken, used) or _is_unsaid(tokens, i, used):
            yield Number(i, i, None, None, Quantifier.VAGUE, token.text)
        elif _is_another(tokens, i, taken):
            yield Number(i, i, 1, 1, Quantifier.EXACT, token.text)
        elif token.low == "both" and find_whom(tokens, i + 1, taken) is not None:
            yield Number(i, i, 2, 2, Quantifier.EXACT, token.text)
        elif token.low in _ONE or is_belonging(tokens, i):
            people = find_whom(tokens, i + 1, taken) or aged_person(tokens, i + 1)
            if people is not None and people.singular:
                yield Number(i, i, 1, 1, Quantifier.EXACT, token.text)
        elif is_bare(tokens, i, taken):
            yield Number(i, i, 1, 1, Quantifier.EXACT, BARE)


def _is_another(tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
    """ "one soldier was killed and another wounded": one more, of the kind told before."""
    helped = i + 2 in taken and i + 1 < len(tokens) and is_auxiliary(tokens[i + 1])
    return tokens[i].low == "another" and i > 0 and (i + 1 in taken or helped)


def _is_others(tokens: Sequence[Token], i: int, taken: Set[int], used: Set[int]) -> bool:
    """ "wounding others", "and others were injured": nobody says how many."""
    if tokens[i].low != "others" or i - 1 in used or tokens[max(0, i - 1)].low == "of":
        return False
    helped = i + 2 in taken and is_auxiliary(tokens[i + 1])
    return i - 1 in taken or i + 1 in taken or helped


def _is_unsaid(tokens: Sequence[Token], i: int, used: Set[int]) -> bool:
    """ "heavy losses", "the toll is much higher": many, and nobody says how many."""
    if tokens[i].low == "higher":
        return any(is_be(t) and t.tag in FINITE for t in tokens[max(0, i - 2) : i])
    following = [t.low for t in tokens[i + 1 : i + 2]]
    if tokens[i].low in HEAVY and following in (["losses"], ["casualties"]):
        return True
    return _leads_to_casualties(tokens, i, used)


def _leads_to_casualties(tokens: Sequence[Token], i: int, used: Set[int]) -> bool:
    """ "causing civilian casualties", "resulted in deaths", "reports of casualties"."""
    unreal = _UNREAL & {t.low for t in tokens[max(0, i - 4) : i]}
    if tokens[i].low not in _FELL or unreal:
        return False
    at = i + 1 + (tokens[i + 1 : i + 2] != () and tokens[i + 1].low in {"in", "to", "of"})
    while at < len(tokens) and tokens[at].tag in {"JJ", "NN"} and at not in used:
        at += 1
    said = at < len(tokens) and tokens[at].low in _TOLD
    return said and not any(t.low in HEAVY for t in tokens[i + 1 : at])
