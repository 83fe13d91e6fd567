"""Names that no list need hold: a nation's word, a party's letters, and how they stand."""

from collections.abc import Sequence

from reportedly.extract import party_words as words
from reportedly.extract.nlp import Token
from reportedly.extract.vocabulary import words as listed

_SHORT_NAMES = range(3, 7)  # letters; of two are states and agencies ("US", "AP")
_SO_CALLED = frozenset({"the", "so-called", "so", "called", "-", "outlawed", "clandestine"})
_LONGEST = 6  # words of a name
_QUALIFYING = frozenset({"amod", "compound", "nmod", "nummod", "punct"})
_DATELINE = 12  # tokens of "MARUD, Nov 13 (Example Wire) -"
_DASHES = frozenset({"-", "--", "–", "—"})
# Units, offices and places take an article too ("of the Northern Garrison").
_NO_PARTY = (
    words.GROUND
    | words.TARGETS
    | words.PERSONS
    | listed(
        "governorate department municipality county garrison staff ministry hospital university"
        " school church parliament congress senate council court battalion"
    )
)


def is_short_name(token: Token) -> bool:
    """ "ABC": the letters of a name, whether anybody listed it or not."""
    text = token.text
    return text.isalpha() and text.isupper() and len(text) in _SHORT_NAMES


def is_demonym(token: Token) -> bool:
    """ "Syrian", "Sudanese": a nation's adjective."""
    if not token.text[:1].isupper():
        return False
    listed = token.low in words.DEMONYMS
    return listed or (token.tag == "JJ" and token.low.endswith(("ian", "ean", "ese", "ish")))


def says_whose(token: Token) -> bool:
    """A nation's word or a party's letters before its men: "Sudanese", "ABC"."""
    return is_demonym(token) or is_short_name(token)


def craft_of(tokens: Sequence[Token], at: int) -> int | None:
    """The craft that a nation's word at `at` says whose it is: "Russian | fixed-wing aircraft"."""
    if not is_demonym(tokens[at]):
        return None
    craft = tokens[at].head
    between = tokens[at + 1 : craft]
    sorts = all(t.dep in _QUALIFYING and t.low not in words.ATTACKS for t in between)
    own = sorts and 0 < len(between) <= _LONGEST
    return craft if own and tokens[craft].low in words.MACHINES else None


def name_after(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The name in "guerrillas | of the Crimson Dawn" behind token `at`, as first and last token.

    Places take no article as a rule, and persons none; two words, or letters alone, make a name.
    """
    opening = [t.low for t in tokens[at + 1 : at + 3]]
    first = at + 3
    if opening != ["of", "the"]:
        return None
    while first < len(tokens) and tokens[first].low in _SO_CALLED:
        first += 1
    last = first
    while last + 1 < len(tokens) and is_proper(tokens[last + 1]):
        last += 1
    if first >= len(tokens) or not is_proper(tokens[first]) or last - first >= _LONGEST:
        return None
    single = last == first and not is_short_name(tokens[first])
    around = {t.low for t in tokens[last : last + 2]}
    return None if single or around & _NO_PARTY else (first, last)


def is_doer(tokens: Sequence[Token], last: int) -> bool:
    """True if the parse makes the name that ends here the doer ("the Tamil Tigers shot")."""
    head, deeds = tokens[last], words.STRIKING | words.TAKING
    north_of = last + 1 < len(tokens) and tokens[last + 1].low == "of"  # "East of Baquba"
    if north_of or _is_in_dateline(tokens, last):
        return False
    above = tokens[head.head]
    governor = tokens[above.i - 1].low if above.i else ""
    if head.dep == "nsubj":
        return above.tag in {"VBD", "VBZ", "VBP"} and above.low in deeds
    by = (above.low == "by" and governor in deeds) or (above.low == "on" and governor == "blamed")
    return by and head.dep == "pobj"


def _is_in_dateline(tokens: Sequence[Token], i: int) -> bool:
    """ "MARUD, Nov 13 (Example Wire) - Jets bombed": where it was written, whatever the parse."""
    head = [t.low for t in tokens[:_DATELINE]]
    dash = next((k for k, word in enumerate(head) if word in _DASHES), 0)
    return i < dash and ("(" in head[:dash] or tokens[0].text.isupper())


def is_proper(token: Token) -> bool:
    named = token.tag in {"NNP", "NNPS"} and token.text[:1].isupper()
    return named or is_short_name(token)  # letters are often read as a common noun
