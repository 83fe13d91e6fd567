"""Figures: which count in a sentence counts whom, and what befell them.

A count is tied to an outcome by the shape of the words around it, not by nearness alone:
"N were killed" and "N dead" look back, "killing N" and "claimed the lives of N" look ahead,
"killing nine and wounding 20 others" does both. Parts ("among them 68 children") never pass for
totals, and "killed and wounded" never passes for killed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.nlp import Token
from reportedly.extract.quantities import Number, find_numbers
from reportedly.extract.outcomes import (
    AUXILIARIES,
    BE,
    OutcomeWord,
    Reach,
    find_outcomes,
)
from reportedly.extract.people import PeopleNoun, find_whom, is_thing
from reportedly.model.casualties import Outcome, Quantifier, Whom

_NEAR, _FAR = 3, 14  # tokens between a count and its outcome; found on the tuning articles
_PART_CUES = {"including", "among", "include", "includes", "included", "mostly"}
_PART_AFTER = {"among", "amongst"}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in a sentence, by token: `first`..`last` are its words, `group` those counted."""

    first: int
    last: int
    outcome: Outcome
    low: int | None
    high: int | None
    quantifier: Quantifier
    base: str
    whom: Whom
    part_of_total: bool
    cumulative: bool
    group: tuple[int, int] | None
    cue: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with the people it counts; not yet known what befell them."""

    number: Number
    people: PeopleNoun | None

    @property
    def first(self) -> int:
        return self.number.first

    @property
    def last(self) -> int:
        return self.people.last if self.people is not None else self.number.last


def find_counts(tokens: Sequence[Token], *, masked: frozenset[int] = frozenset()) -> list[Count]:
    """Every casualty figure of a sentence in order; `masked` tokens (dates) are no numbers."""
    outcomes = find_outcomes(tokens)
    if not outcomes:
        return []
    counted = list(_counted(tokens, masked, outcomes))
    found: list[Count] = []
    for item in counted:
        count = _tie(tokens, item, outcomes, counted, found)
        if count is not None:
            found.append(count)
    return found


def _counted(
    tokens: Sequence[Token], masked: frozenset[int], outcomes: Sequence[OutcomeWord]
) -> Iterator[_Counted]:
    taken = {i for o in outcomes for i in range(o.first, o.last + 1)}
    numbers = [n for n in find_numbers(tokens) if not masked & set(range(n.first, n.last + 1))]
    numbers += list(_singles(tokens, numbers))
    for number in sorted(numbers, key=lambda n: n.first):
        if is_thing(tokens, number.last + 1, taken):
            continue
        yield _Counted(number, find_whom(tokens, number.last + 1, taken))


def _singles(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Number]:
    """ "a child", "another woman", "her child": one person, where a person noun follows."""
    used = {i for n in numbers for i in range(n.first, n.last + 1)}
    for i, token in enumerate(tokens):
        if i in used or token.low not in {"a", "an", "another", "no", "zero"}:
            continue
        people = find_whom(tokens, i + 1, set())
        if token.low in {"no", "zero"}:
            yield Number(i, i, 0, 0, Quantifier.EXACT, token.text)
        elif people is not None and people.singular:
            yield Number(i, i, 1, 1, Quantifier.EXACT, token.text)


def _tie(
    tokens: Sequence[Token],
    item: _Counted,
    outcomes: Sequence[OutcomeWord],
    counted: Sequence[_Counted],
    found: Sequence[Count],
) -> Count | None:
    part = _is_part(tokens, item)
    outcome = (
        _stative_right(tokens, item, outcomes, _NEAR)
        or _noun_right(tokens, item, outcomes)
        or (None if part else _active_left(tokens, item, outcomes, counted))
        or _toll_left(tokens, item, outcomes)
    )
    if outcome is None and (part or _coordinated(tokens, item, found)):
        outcome = _inherited(item, found, outcomes) if found else None
        if outcome is None:
            outcome = _stative_right(tokens, item, outcomes, _FAR)
    if outcome is None:
        outcome = _stative_right(tokens, item, outcomes, _FAR)
    if outcome is None or (item.number.low == 0 and not _near(item, outcome)):
        return None
    return _count(tokens, item, outcome, part and bool(found or _after_among(tokens, item)), found)


def _near(item: _Counted, outcome: OutcomeWord) -> bool:
    return -_NEAR <= outcome.first - item.last <= _NEAR


def _count(
    tokens: Sequence[Token],
    item: _Counted,
    outcome: OutcomeWord,
    part: bool,
    found: Sequence[Count],
) -> Count:
    number, people = item.number, item.people
    last = item.last
    if outcome.first > last and outcome.first - last <= _NEAR and outcome.reach is not Reach.AHEAD:
        last = outcome.last
    whom = people.whom if people is not None else Whom.UNKNOWN
    if people is not None and people.others and found:
        whom = found[-1].whom
    return Count(
        item.first, last, outcome.outcome, number.low, number.high, number.quantifier,
        number.base, whom, part, outcome.reach is Reach.TOLL and outcome.running,
        (people.first, people.last) if people is not None else None, outcome.first,
    )  # fmt: skip


def _stative_right(
    tokens: Sequence[Token], item: _Counted, outcomes: Sequence[OutcomeWord], reach: int
) -> OutcomeWord | None:
    """ "N people were killed", "N dead", "N others injured"."""
    for outcome in outcomes:
        gap = range(item.last + 1, outcome.first)
        if outcome.first <= item.last or outcome.reach not in (Reach.BACK, Reach.EITHER):
            continue
        if len(gap) > reach:
            return None
        if outcome.reach is Reach.EITHER and not _passive(tokens, gap, outcome):
            return None
        return outcome if _open_road(tokens, gap, reach) else None
    return None


def _passive(tokens: Sequence[Token], gap: range, outcome: OutcomeWord) -> bool:
    """ "22 killed", "22 have been killed"; not "22 rebels killed two"."""
    if any(tokens[i].low in AUXILIARIES for i in gap):
        return True
    following = tokens[outcome.last + 1] if outcome.last + 1 < len(tokens) else None
    taking = following is not None and (
        following.tag in {"CD", "DT", "PRP$"} or following.low in {"at", "more", "dozens", "scores"}
    )
    joined = following is not None and following.low in {"at"} and len(gap) == 0
    return (
        not taking or joined or (len(gap) == 0 and following is not None and following.tag == "CD")
    )


_STOP_TAGS = {"VBD", "VBZ", "VBP", ":", "``", "''"}


def _open_road(tokens: Sequence[Token], gap: range, reach: int) -> bool:
    """Nothing between count and outcome that opens another statement."""
    for i in gap:
        token = tokens[i]
        if token.low in AUXILIARIES or token.low in {"also", "were", "was", "have", "has", "had"}:
            continue
        if token.low in {";", "and", "while", "but", "after", "when", "that"}:
            return False
        if token.tag in _STOP_TAGS and token.low not in {"including"}:
            return False
        if reach == _NEAR and token.tag == "VBG" and token.low != "being":
            return False
    return True


def _noun_right(
    tokens: Sequence[Token], item: _Counted, outcomes: Sequence[OutcomeWord]
) -> OutcomeWord | None:
    """ "22 deaths", "no casualties", "18 civilian deaths"."""
    for outcome in outcomes:
        if outcome.reach is Reach.NOUN and 0 < outcome.first - item.number.last <= _NEAR:
            return outcome
    return None


def _active_left(
    tokens: Sequence[Token],
    item: _Counted,
    outcomes: Sequence[OutcomeWord],
    counted: Sequence[_Counted],
) -> OutcomeWord | None:
    """ "killed at least N", "claiming the lives of N", and N in a list after it."""
    before = [o for o in outcomes if o.last < item.first and o.reach in (Reach.AHEAD, Reach.EITHER)]
    if not before:
        return None
    outcome = before[-1]
    gap = range(outcome.last + 1, item.first)
    covered = {i for c in counted for i in range(c.first, c.last + 1)}
    strangers = [i for i in gap if i not in covered]
    if outcome.reach is Reach.EITHER and _was_passive(tokens, outcome):
        return None
    if len(strangers) > 6 or not _list_road(tokens, strangers):
        return None
    return outcome


def _was_passive(tokens: Sequence[Token], outcome: OutcomeWord) -> bool:
    """ "22 civilians were killed and 30 ..." passes nothing on to what follows the verb."""
    before = [t.low for t in tokens[max(0, outcome.first - 3) : outcome.first]]
    return any(word in BE for word in before)


def _list_road(tokens: Sequence[Token], strangers: Sequence[int]) -> bool:
    """Only list words, adverbs and descriptions between the verb and a later count."""
    for i in strangers:
        token = tokens[i]
        if token.tag in {"VBD", "VBZ", "VBP", "VB", ":", "``", "''"}:
            return False
        if token.low in {";", "after", "when", "while", "since", "in", "on", "near", "during"}:
            return False
    return True


def _toll_left(
    tokens: Sequence[Token], item: _Counted, outcomes: Sequence[OutcomeWord]
) -> OutcomeWord | None:
    """ "the death toll rose to N", "deaths of N", "bodies of N"."""
    before = [o for o in outcomes if o.last < item.first and o.reach in (Reach.TOLL, Reach.NOUN)]
    if not before:
        return None
    outcome = before[-1]
    gap = [t.low for t in tokens[outcome.last + 1 : item.first]]
    if outcome.reach is Reach.NOUN:
        of = gap[:1] == ["of"] or tokens[outcome.last].low in {"of", "to"}
        return outcome if of and len(gap) <= 4 else None
    verb = item.first > 0 and tokens[item.first - 1].tag in {"VBD", "VBZ", "VBN", "VBP"}
    linked = {"to", "at", "of", "reached", "was", "is", "stands", "exceeded", "by", "as", "hit"}
    return outcome if len(gap) <= _FAR and (verb or linked & set(gap)) else None


def _is_part(tokens: Sequence[Token], item: _Counted) -> bool:
    """ "including eight children", "among them a child", "two of them", "N were among the dead"."""
    before = [t.low for t in tokens[max(0, item.first - 3) : item.first]]
    after = [t.low for t in tokens[item.last + 1 : item.last + 4]]
    of_them = [t.low for t in tokens[item.number.last + 1 : item.number.last + 3]]
    return (
        bool(_PART_CUES & set(before))
        or of_them in (["of", "them"], ["of", "whom"])
        or bool(_PART_AFTER & set(after[:2]))
    )


def _after_among(tokens: Sequence[Token], item: _Counted) -> bool:
    return bool(_PART_AFTER & {t.low for t in tokens[item.last + 1 : item.last + 4]})


def _coordinated(tokens: Sequence[Token], item: _Counted, found: Sequence[Count]) -> bool:
    """ ", 5 soldiers and 3 rebels" goes on the list that the last count began."""
    reach = 10 if tokens[item.last + 1 : item.last + 2] and tokens[item.last + 1].low == "in" else 4
    if not found or item.first - found[-1].last > reach:
        return False
    gap = {t.low for t in tokens[found[-1].last + 1 : item.first]}
    return bool(gap & {"and", ",", "plus", "as", "another", "addition"})


def _inherited(
    item: _Counted, found: Sequence[Count], outcomes: Sequence[OutcomeWord]
) -> OutcomeWord | None:
    last = found[-1]
    source = next((o for o in outcomes if o.first == last.cue), None)
    return source if item.first - last.last <= _FAR else None


def merge_pairs(counts: Sequence[Count]) -> list[Count]:
    """The same words counted twice are one figure."""
    kept: dict[tuple[int, Outcome], Count] = {}
    for count in counts:
        kept.setdefault((count.first, count.outcome), replace(count))
    return list(kept.values())
