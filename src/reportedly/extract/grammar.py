"""Who does what to whom: the relation of each party's phrase to the words of violence around it.

Relations are read from the order of the words, which holds where commas are lost and a parse goes
astray; the parse is asked only for phrases that stand next to no such word.
"""

from collections.abc import Iterator

from reportedly.extract import party_words as words
from reportedly.extract.clauses import FAR, NEAR, VERBS, Clause, Role
from reportedly.extract.governors import is_governed, role_before
from reportedly.extract.party_lines import Noun
from reportedly.extract.predicates import role_after

_CLOSE = 5  # tokens between "clashes" and "with", and between "with" and whom
_BEFORE_ENEMY = frozenset("the a an some other with several rival against its".split())


def find_roles(clause: Clause) -> dict[Noun, Role]:
    """The role of each phrase that has one."""
    roles = dict.fromkeys(_mutual(clause), Role.BOTH)
    for noun in clause.nouns:
        role = None if noun in roles else _role(clause, noun)
        if role is not None:
            roles[noun] = role
    _share(clause, roles)
    roles |= {n: Role.BOTH for n in roles if roles[n] is Role.ACTOR and _is_foiled(clause, n)}
    return roles


def _is_foiled(clause: Clause, noun: Noun) -> bool:
    """ "The army repelled an attack by X": X lost by it."""
    before = clause.lows(noun.first - FAR, noun.first - 1)
    foiled = next((i for i, word in enumerate(before) if word in words.FOILING), None)
    return foiled is not None and (noun.owns or bool(words.ATTACKS & set(before[foiled:])))


def _role(clause: Clause, noun: Noun) -> Role | None:
    before = role_before(clause, noun.first)
    if noun.holds:
        return Role.ACTOR if before is Role.ACTOR else Role.HOLDER
    if noun.owns:
        return Role.ACTOR
    if is_governed(clause, _head_of_list(clause, noun).first, noun.last):
        return before
    after = role_after(clause, noun.last)
    if before is Role.RECIPIENT and after is Role.ACTOR and _is_deed(clause, noun.first - 1):
        return after
    return before or after or _parsed(clause, noun)


def _head_of_list(clause: Clause, noun: Noun) -> Noun:
    """The first of phrases joined by "and": what governs it governs them all."""
    before = [n for n in clause.nouns if n.last < noun.first]
    if before and clause.are_joined(before[-1], noun):
        return _head_of_list(clause, before[-1])
    return noun


def _is_deed(clause: Clause, at: int) -> bool:
    """ "After the shelling rebels fired back": a noun that looks like a verb with an object."""
    return clause.low(at).endswith("ing") and clause.tag(at) in {"NN", "VBG"}


def _parsed(clause: Clause, noun: Noun) -> Role | None:
    """Subject or object of a word of violence by the parse."""
    inside = range(noun.first, noun.last + 1)
    heads = (t for t in clause.tokens[noun.first : noun.last + 1][::-1] if t.head not in inside)
    head = next(heads, None)
    if head is None or not clause.first <= head.head <= clause.last:
        return None
    verb = clause.tokens[head.head]
    violent = words.STRIKING | words.WIELDING | words.TAKING | words.FIGHTING
    if verb.low not in violent or verb.tag not in VERBS:
        return None
    if head.dep == "nsubj":
        return Role.ACTOR
    suffers = verb.low in words.STRIKING and head.dep in {"nsubjpass", "dobj"}
    return Role.RECIPIENT if suffers else None


# -- both at once


def _mutual(clause: Clause) -> Iterator[Noun]:
    """ "clashes between A and B", "A clashed with B", "A is battling B": both sides."""
    for i in range(clause.first, clause.last + 1):
        sides: list[Noun] = []
        if clause.low(i) in words.MUTUAL or (clause.pact and clause.low(i) in words.PACTS):
            sides = _between(clause, i) or _against(clause, i)
        if not sides and clause.low(i) in words.FIGHTING and clause.tag(i) in VERBS | {"NN"}:
            sides = _fought(clause, i)
        if sides:
            yield from sides
            return


def _between(clause: Clause, i: int) -> list[Noun]:
    joints = (k for k in range(i, i + FAR) if clause.low(k) in {"between", "pitting", "among"})
    between = next(joints, None)
    if between is None:
        return []
    sides = [n for n in clause.nouns if n.first > between][:2]
    if len(sides) < 2 or sides[0].first - between > NEAR or sides[1].first - sides[0].last > FAR:
        return []
    return sides


def _against(clause: Clause, i: int) -> list[Noun]:
    """ "clashes with B": the party named before, and B."""
    at = next((k for k in range(i, i + _CLOSE) if clause.low(k) in {"with", "against"}), None)
    if at is None:
        return []
    other = next((n for n in clause.nouns if 0 < n.first - at <= _CLOSE), None)
    if other is None or other.holds:
        return []
    own = [n for n in clause.nouns if n.last < i and not n.holds]
    return [*own[-1:], other]


def _fought(clause: Clause, i: int) -> list[Noun]:
    """ "A was fighting B"."""
    other = next((n for n in clause.nouns if 0 < n.first - i <= _CLOSE and not n.holds), None)
    if other is None or not set(clause.lows(i + 1, other.first - 1)) <= _BEFORE_ENEMY:
        return []
    own = [n for n in clause.nouns if n.last < i and i - n.last <= FAR and not n.holds]
    return [*own[-1:], other]


# -- phrases joined


def _share(clause: Clause, roles: dict[Noun, Role]) -> None:
    """ "A and B", "A backed by B": what one of them does or suffers, the other does too."""
    pairs = list(zip(clause.nouns, clause.nouns[1:], strict=False))
    for left, right in pairs:
        linked = clause.are_joined(left, right) or clause.is_backed(left, right)
        if left in roles and right not in roles and linked:
            roles[right] = roles[left]
    for left, right in reversed(pairs):
        if right in roles and left not in roles and clause.are_joined(left, right):
            roles[left] = roles[right]
