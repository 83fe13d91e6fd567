"""Parties: the noun phrases of a sentence that name one, found by their words.

Loaded words stay in the mention and decide nothing: "terrorists", "rebels" and "freedom fighters"
are read by the same rules.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from reportedly.extract import party_words as words
from reportedly.extract.nlp import Token

_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})
_HYPHENS = frozenset({"-", "–"})
_KIND_TAGS = frozenset({"JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", "AFX", "RB", "POS"})
_MOST_KINDS = 6  # words between an owner and his attack ("army large - scale air")
OF = frozenset({"of", "from", "belonging", "affiliated", "linked", "tied", "loyal", "allied"})
OPENERS = frozenset({"the", "a", "an", "so", "called", "so-called", "-", '"', "'", "“", "to", "with", "known", "as", "group", "organization", "other", "president", "leader", "syrian", "embattled"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Words `[start, end)` of a text that name a party; `known` if the register has the name."""

    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it and to whom, as offsets; a mutual clash lists both sides in both."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A party's phrase, tokens `first`..`last` with all that belongs to it ("terrorists of X").

    `owns` is true if an attack follows it ("regime | air strikes"), `holds` if it is only named
    for the ground it has ("rebel | -held town"), `is_people` for civilians, who are no party.
    """

    first: int
    last: int
    party: Party
    owns: bool = False
    holds: bool = False
    is_people: bool = False


def find_nouns(tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> list[Noun]:
    """Every party's phrase in a sentence, in order; `names` are offsets of known names."""
    known = {t.i for t in tokens for a, b in names if t.start < b and a < t.end}
    nouns: list[Noun] = []
    i = 0
    while i < len(tokens):
        last = _run(tokens, i, known)
        noun = None if last is None else _noun(tokens, i, last, known)
        if noun is not None:
            nouns.append(noun)
        i = i + 1 if noun is None else noun.last + 1
    return list(_joined(tokens, nouns))


def _run(tokens: Sequence[Token], first: int, known: Set[int]) -> int | None:
    """The last token of the words for a party that begin at `first`."""
    i, last, head = first, None, None
    while i < len(tokens):
        if last == i - 1 and {i, last} <= known and _are_two(tokens, i):
            break
        if i in known or _is_head(tokens[i]):
            last = head = i
        elif tokens[i].low in words.SIDES:
            last = i
        elif last is None or not _binds(tokens, i, known):
            break
        i += 1
    trailing = last is not None and head is not None and not _attack_after(tokens, last)
    return head if trailing else last


def _is_head(token: Token) -> bool:
    """A word that may end a party's phrase, or is a nation's or a people's."""
    nouns = words.FORCES | words.OWNED | words.COMMUNITIES
    return token.low in nouns or is_demonym(token)


def _are_two(tokens: Sequence[Token], i: int) -> bool:
    """Two names side by side that lost the comma between them."""
    return not any(_is_adjective(tokens, k) for k in (i - 1, i)) and tokens[i].text[:1].isupper()


def _binds(tokens: Sequence[Token], i: int, known: Set[int]) -> bool:
    """A hyphen or an apostrophe that goes on to another word of the same phrase."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return False
    if tokens[i].low in _HYPHENS:
        return following.low in words.ALIGNED
    if tokens[i].low in words.ALIGNED:
        return i > 0 and tokens[i - 1].low in _HYPHENS
    more = following.low in words.FORCES | words.OWNED | words.SIDES or i + 1 in known
    return tokens[i].low in _POSSESSIVE and more


def _noun(tokens: Sequence[Token], first: int, last: int, known: Set[int]) -> Noun | None:
    """The phrase at `first`..`last`, if these words and those after them make it a party's."""
    owns = _attack_after(tokens, last)
    while owns and last > first and tokens[last].low in words.ATTACK_KINDS and last not in known:
        last -= 1
    own = range(first, last + 1)
    named = any(i in known and not _is_adjective(tokens, i) for i in own)
    of_force = any(tokens[i].low in words.FORCES for i in own)
    sides = words.SIDES - words.WEAK_SIDES if owns else words.SIDES
    sided = any(tokens[i].low in sides or i in known or is_demonym(tokens[i]) for i in own)
    plain = tokens[last].low in words.OWNED_AS_IS
    if not (of_force or named or plain or (sided and (owns or _is_owned(tokens, first, last)))):
        return _community(tokens, first, last) or _before_another(tokens, first, last, known)
    if tokens[last + 1].low in words.PERSONS if last + 1 < len(tokens) else False:
        return None
    party = Party(tokens[first].start, tokens[last].end, any(i in known for i in own))
    noun = Noun(first, last, party, owns, _holds(tokens, first, last))
    return noun if owns or noun.holds else _with_owner(tokens, noun, known)


def _community(tokens: Sequence[Token], first: int, last: int) -> Noun | None:
    """ "a mainly Kurdish town", "two Shiite villages": a people by its places."""
    places = words.GROUND | words.TARGETS
    if tokens[last].low not in words.COMMUNITIES or not any(
        t.low in places for t in tokens[last + 1 : last + 3]
    ):
        return None
    party = Party(tokens[last].start, tokens[last].end, False)
    return Noun(first, last, party)


def _is_owned(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last > first and tokens[last].low in words.OWNED


def _before_another(tokens: Sequence[Token], first: int, last: int, known: Set[int]) -> Noun | None:
    """ "Syrian and Russian warplanes": the first word of two before one noun."""
    if last + 2 >= len(tokens) or tokens[last + 1].low not in {"and", "or"}:
        return None
    if tokens[last].low in words.WEAK_SIDES or _run(tokens, last + 2, known) is None:
        return None
    party = Party(tokens[first].start, tokens[last].end, True)
    return Noun(first, last, party)


def is_demonym(token: Token) -> bool:
    """ "Syrian", "Sudanese": a nation's adjective."""
    if not token.text[:1].isupper():
        return False
    listed = token.low in words.DEMONYMS and (token.low != "us" or token.text != "us")
    return listed or (token.tag == "JJ" and token.low.endswith(("ian", "ean", "ese", "ish")))


def _is_adjective(tokens: Sequence[Token], i: int) -> bool:
    """A nation's word before a noun that is no party's ("Syrian city")."""
    if not (is_demonym(tokens[i]) or tokens[i].low in words.COMMUNITIES):
        return tokens[i].low in words.WEAK_SIDES
    return tokens[i].tag in {"JJ", "NNP", "NN"} and (
        tokens[i].low.endswith(("ian", "ish", "ese", "i"))
        or (i + 1 < len(tokens) and tokens[i + 1].tag in {"NN", "NNS", "NNP", "JJ"})
    )


def _attack_after(tokens: Sequence[Token], last: int) -> bool:
    """True if an attack follows, with words between that only say of what kind it was."""
    for token in tokens[last + 1 : last + 2 + _MOST_KINDS]:
        if token.low in words.ATTACKS and token.tag.startswith(("N", "VBG", "J")):
            return True
        if token.low in words.ATTACK_KINDS or token.low in _POSSESSIVE:
            continue
        if token.tag not in _KIND_TAGS or token.low in words.HOLDING | words.GROUND:
            return False
        if token.i == last + 1 and token.tag in {"VBN", "RB"}:
            return False
    return False


def _holds(tokens: Sequence[Token], first: int, last: int) -> bool:
    after = [t.low for t in tokens[last + 1 : last + 3]]
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    if len(after) == 2 and after[0] in _HYPHENS and after[1] in words.HOLDING | words.ALIGNED:
        return True
    if after[:1] and (after[0] in words.GROUND or (after[0] in _POSSESSIVE and after[1:] and after[1] in words.GROUND)):  # fmt: skip
        return True
    while before and before[-1] in OPENERS:
        before.pop()
    return before[-2:-1] != [] and before[-1] == "by" and before[-2] in words.HOLDING


def _with_owner(tokens: Sequence[Token], noun: Noun, known: Set[int]) -> Noun:
    """ "terrorists of the so-called X", "a unit from regime forces": X is the party's name."""
    i = noun.last + 1
    if i < len(tokens) and tokens[i].low not in OF:
        return noun
    while i < len(tokens) and (tokens[i].low in OF or tokens[i].low in OPENERS) and i not in known:
        i += 1
    last = _run(tokens, i, known) if i < len(tokens) else None
    if last is None or i - noun.last > 7:
        return noun
    owner = _noun(tokens, i, last, known)
    if owner is None or owner.owns or owner.holds:
        return noun
    return replace(owner, first=noun.first)


def _joined(tokens: Sequence[Token], nouns: Sequence[Noun]) -> Iterator[Noun]:
    """An abbreviation in brackets is the name before it once more."""
    for n, noun in enumerate(nouns):
        before = nouns[n - 1] if n else None
        bracketed = noun.first > 0 and tokens[noun.first - 1].low in {"(", "["}
        if before is not None and bracketed and noun.first - before.last == 2:
            continue
        yield noun
