"""Parties: the noun phrases of a sentence that name one, found by their words.

Loaded words stay in the mention and decide nothing: "terrorists" is read as "rebels" is.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract import party_words as words
from reportedly.extract.nlp import Token
from reportedly.extract.party_lines import Line, Noun
from reportedly.extract.unlisted import (
    craft_of,
    is_demonym,
    is_doer,
    is_proper,
    is_short_name,
    name_after,
    says_whose,
)

_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})
_HYPHENS = frozenset({"-", "–"})
_AGAINST = frozenset({"anti", "counter"})
_KIND_TAGS = frozenset({"JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", "AFX", "RB", "POS"})
_MOST_KINDS = 6  # words between an owner and his attack ("army large - scale air")
_FAR_OWNER = 7  # words between "terrorists" and the name that they are of
_LONG_NAME = 4  # words before "Brigade"


def find_nouns(tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> list[Noun]:
    """Every party's phrase in a sentence, in order; `names` are offsets of known names."""
    known = {t.i for t in tokens for a, b in names if t.start < b and a < t.end}
    line = Line(tokens, frozenset(known))
    nouns: list[Noun] = []
    i = 0
    while i < len(tokens):
        if line.low(i) in _AGAINST and line.low(i + 1) in _HYPHENS:
            i += 3  # "anti-government": not the government's
            continue
        last = _run(line, i)
        noun = None if last is None else _noun(line, i, last) or _stranger(line, i, last)
        noun = noun or _stranger(line, i, i)
        if noun is not None and not _is_abbreviation(line, nouns, noun):
            nouns.append(noun)
        i = i + 1 if noun is None else noun.last + 1
    return nouns


def _run(line: Line, first: int) -> int | None:
    """The last token of the words for a party that begin at `first`."""
    i, last, head = first, None, None
    while i < len(line.tokens) and not (last == i - 1 and _are_two(line, i)):
        if i in line.known or _is_head(line.tokens[i]):
            last = head = i
        elif line.low(i) in words.SIDES:
            last = i
        elif not (_goes_before(line, i) if last is None else _binds(line, i)):
            break
        i += 1
    trailing = last is not None and head is not None and not _attack_after(line, last)
    return head if trailing else last


_HEAD_NOUNS = words.FORCES | words.OWNED | words.COMMUNITIES


def _is_head(token: Token) -> bool:
    """A word that may end a party's phrase, or is a nation's or a people's."""
    return token.low in _HEAD_NOUNS or is_demonym(token)


def _goes_before(line: Line, i: int) -> bool:
    """ "Desert Hawks | Brigade": proper names up to that of a body."""
    if line.low(i) in {"pro", "-"} and "pro" in {line.low(i), line.low(i - 1)}:
        return True
    following = i + 1
    if not _is_proper(line, i):
        return False
    if is_short_name(line.tokens[i]) and line.low(following) in words.FORCES | words.OWNED:
        return True
    while _is_proper(line, following) and line.low(following) not in words.BODIES:
        following += 1
    return following - i <= _LONG_NAME and line.low(following) in words.BODIES


def _is_proper(line: Line, i: int) -> bool:
    return 0 <= i < len(line.tokens) and is_proper(line.tokens[i])


def _are_two(line: Line, i: int) -> bool:
    """Two names side by side that lost the comma between them; "a group Syrian media"."""
    apart = line.low(i - 1) in words.OWNED and is_demonym(line.tokens[i])
    names = {i - 1, i} <= line.known and line.tokens[i].text[:1].isupper()
    return apart or (names and not any(_is_adjective(line, k) for k in (i - 1, i)))


def _binds(line: Line, i: int) -> bool:
    """A hyphen or an apostrophe that goes on to another word of the same phrase."""
    if line.low(i) in _HYPHENS:
        return line.low(i + 1) in words.ALIGNED
    if line.low(i) in words.ALIGNED:
        return line.low(i - 1) in _HYPHENS
    more = line.low(i + 1) in words.FORCES | words.OWNED | words.SIDES or i + 1 in line.known
    return line.low(i) in _POSSESSIVE and more


def _noun(line: Line, first: int, last: int) -> Noun | None:
    """The phrase at `first`..`last`, if these words and those after them make it a party's."""
    if _is_supposed(line, first):
        return Noun(first, last, line.party(first, last), owns=True)
    owns = _attack_after(line, last)
    while owns and last > first and line.low(last) in words.ATTACK_KINDS and last not in line.known:
        last -= 1
    if not _is_party(line, first, last, owns=owns):
        members = _unlisted(line, last) if line.low(last) in words.OWNED else None
        named = members or _community(line, first, last) or _before_another(line, first, last)
        return named or _before_craft(line, first, last)
    if line.low(last + 1) in words.PERSONS or _is_unnamed(line, first, last):
        return None
    noun = Noun(first, last, line.party(first, last), owns, _holds(line, first, last))
    return noun if owns or noun.holds else _with_owner(line, noun)


def _is_unnamed(line: Line, first: int, last: int) -> bool:
    """ "Unidentified gunmen": words that say that nobody knows who it was."""
    known = any(i in line.known or is_demonym(line.tokens[i]) for i in range(first, last + 1))
    return bool({line.low(first - 1), line.low(first)} & words.UNNAMED) and not known


def _is_supposed(line: Line, first: int) -> bool:
    """ "jets believed to be Russian": the adjective alone names who did it."""
    before = [line.low(i) for i in range(first - 3, first)]
    return before[0] in words.SUPPOSING and before[1:] == ["to", "be"]


def _is_party(line: Line, first: int, last: int, *, owns: bool) -> bool:
    own = range(first, last + 1)
    alone = [line.low(i) for i in own]
    if (owns and alone == ["military"]) or (len(alone) == 2 and alone[0] == "fighter"):
        return False  # "a military operation", "fighter jets" are anybody's
    if any(i in line.known and not _is_adjective(line, i) for i in own):
        return True
    if any(line.low(i) in words.FORCES for i in own) or line.low(last) in words.OWNED_AS_IS:
        return True
    if line.low(last) in words.BODIES and _is_proper(line, last) and last > first:
        return True
    if first == last and line.low(first) in words.LABELS and line.low(first - 1) == "the":
        return line.low(first + 1) in words.DEEDS  # not "the group said"
    sides = words.SIDES - words.WEAK_SIDES if owns else words.SIDES
    sided = any(line.low(i) in sides or i in line.known or says_whose(line.tokens[i]) for i in own)
    return sided and (owns or (last > first and line.low(last) in words.OWNED))


def _is_adjective(line: Line, i: int) -> bool:
    """A nation's word before a noun that is no party's ("Syrian city")."""
    if not (is_demonym(line.tokens[i]) or line.low(i) in words.COMMUNITIES):
        return line.low(i) in words.WEAK_SIDES
    shaped = line.low(i).endswith(("ian", "ish", "ese", "i"))
    return line.tag(i) in {"JJ", "NNP", "NN"} and (
        shaped or line.tag(i + 1) in {"NN", "NNS", "NNP", "JJ"}
    )


def _attack_after(line: Line, last: int) -> bool:
    """True if an attack follows, with words between that only say of what kind it was."""
    for i in range(last + 1, last + 2 + _MOST_KINDS):
        word, tag = line.low(i), line.tag(i)
        deed = tag.startswith(("N", "VBG", "J")) or word.startswith("air")  # often read as a verb
        if word in words.ATTACKS and deed:
            return line.low(i + 1) not in words.OWNED  # not "attack helicopters"
        if word in words.ATTACK_KINDS or word in _POSSESSIVE:
            continue
        stray = tag not in _KIND_TAGS or (i == last + 1 and tag in {"VBN", "RB"})
        if stray or word in words.HOLDING | words.GROUND:
            return False
    return False


def _holds(line: Line, first: int, last: int) -> bool:
    """True if the phrase only says whose ground it is: "rebel-held", "rebel enclave"."""
    after = last + 1
    if line.low(after) in _HYPHENS and line.low(after + 1) in words.HOLDING | words.ALIGNED:
        return True
    if line.low(after + (line.low(after) in _POSSESSIVE)) in words.GROUND:
        return True
    before = first - 1
    while line.low(before) in words.OPENERS:
        before -= 1
    by = line.low(before) == "by" and line.low(before - 1) in words.HOLDING
    return by and line.low(before - 2) not in words.TARGETS  # "positions held by X" are X's


def _community(line: Line, first: int, last: int) -> Noun | None:
    """ "a mainly Kurdish town", "two Shiite villages": a people by its places."""
    places = {line.low(last + 1), line.low(last + 2)} & (words.GROUND | words.TARGETS)
    if line.low(last) not in words.COMMUNITIES or not places:
        return None
    return Noun(first, last, line.party(last, last))


def _before_another(line: Line, first: int, last: int) -> Noun | None:
    """ "Syrian and Russian warplanes": the first word of two before one noun."""
    weak = line.low(last) in words.WEAK_SIDES
    if weak or line.low(last + 1) not in {"and", "or"} or _run(line, last + 2) is None:
        return None
    return Noun(first, last, line.party(first, last))


def _before_craft(line: Line, first: int, last: int) -> Noun | None:
    """ "A Russian | fixed-wing aircraft": whose it is, with words between of what sort it is."""
    craft = craft_of(line.tokens, last)
    return None if craft is None else Noun(first, craft, line.party(first, last))


def _with_owner(line: Line, noun: Noun) -> Noun:
    """ "terrorists of the so-called X", "a unit from regime forces": X is the party's name."""
    i = noun.last + 1
    if line.low(i) not in words.OF:
        return noun
    while line.low(i) in words.OF | words.OPENERS and i not in line.known:
        i += 1
    last = _run(line, i) if i < len(line.tokens) else None
    owner = None if last is None or i - noun.last > _FAR_OWNER else _noun(line, i, last)
    owner = owner or _unlisted(line, noun.last)
    named = owner is not None and not (owner.owns or owner.holds)
    return replace(owner, first=noun.first) if owner is not None and named else noun


def _unlisted(line: Line, before: int) -> Noun | None:
    """ "guerrillas | of the Crimson Dawn": a party by a name that the register does not know."""
    name = name_after(line.tokens, before)
    listed = name is None or line.known & set(range(name[0], name[1] + 1))
    return None if name is None or listed else Noun(before, name[1], line.party(*name))


def _stranger(line: Line, first: int, last: int) -> Noun | None:
    """A proper name that nobody listed, if the parse makes it the doer: "the Tamil Tigers shot".

    What hangs on a hyphen is no name of its own: "Deir ez-Zor"."""
    hangs = (
        line.low(first - 1) in _HYPHENS and line.tokens[first - 1].end == line.tokens[first].start
    )
    if hangs or not _is_proper(line, first) or first in line.known:
        return None
    while _is_proper(line, last + 1) and last + 1 not in line.known:
        last += 1
    does = not _is_head(line.tokens[last]) and is_doer(line.tokens, last)
    return Noun(first, last, line.party(first, last)) if does else None


def _is_abbreviation(line: Line, nouns: Sequence[Noun], noun: Noun) -> bool:
    """In brackets behind a name: the name once more."""
    bracketed = line.low(noun.first - 1) in {"(", "["}
    return bool(nouns) and bracketed and noun.first - nouns[-1].last == 2
