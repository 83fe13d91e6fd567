"""The speaker within a noun phrase: the first of two, the author of a report, whom commas hid."""

from collections.abc import Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.phrases import (
    JOINING,
    SPEAKER_NOUNS,
    WRITINGS,
    Phrase,
    nounlike,
    speaks,
    with_openers,
)

# Nouns that say whose or what sort of speaker it is: "police officials", "health workers".
_SORTS = frozenset(
    "military army police security navy intelligence opposition rebel government regime state"
    " coalition media news press television tv radio rights monitoring war field civil defense"
    " defence health hospital emergency rescue aid relief interior foreign justice border"
    " coordination party community church union independence resistance militia".split()
)


def first_voice(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Of "a monitor and activists" the monitor: one claim has one speaker, the first named."""
    joint = phrase.head + 1
    if joint < phrase.last and tokens[joint].low == "and":
        return Phrase(phrase.first, phrase.head, phrase.head)
    return phrase


def author_of(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase:
    """Of "the Orlin Centre report" the Orlin Centre: who wrote it speaks."""
    if phrase.head != phrase.last or tokens[phrase.last].low not in WRITINGS:
        return phrase
    author = next((k for k in phrase.tokens[-2::-1] if k in names), None)
    return phrase if author is None else Phrase(phrase.first, author, author)


def first_named(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase:
    """Where a comma is lost, the phrase without what follows: "the Observatory | jets struck"."""
    k = next((k for k in phrase.tokens if _voices(tokens, k, names)), None)
    while k is not None and k < phrase.last and _continues(tokens, k, names):
        k += 1
    if k is None or k >= phrase.last or tokens[k + 1].low in JOINING:
        return phrase
    return Phrase(phrase.first, k, min(k, phrase.head))


_PEOPLED = ("ish", "ese", "an", "qi", "ni")  # "Kurdish Hawar Agency" is one name


def _voices(tokens: Sequence[Token], k: int, names: frozenset[int]) -> bool:
    hyphened = k + 1 < len(tokens) and tokens[k + 1].tag == "HYPH"
    return not hyphened and (k in names or tokens[k].low in SPEAKER_NOUNS | WRITINGS)


def _continues(tokens: Sequence[Token], k: int, names: frozenset[int]) -> bool:
    """True if the word after `k` goes on with the same name: "the army | command"."""
    here, following = tokens[k], tokens[k + 1]
    if k + 1 in names:
        return (k not in names or here.low.endswith(_PEOPLED)) and here.low not in WRITINGS
    if following.low in SPEAKER_NOUNS | WRITINGS | _SORTS or following.tag in {"POS", "HYPH"}:
        return here.low not in WRITINGS
    return following.tag in {"NNP", "NNPS"} and here.low not in WRITINGS


def voice_at_end(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase | None:
    """The speaker that stands unparted behind other words: "(near) the school | police sources"."""
    joint = next((k for k in phrase.tokens if tokens[k].low == "and"), phrase.last + 1)
    first = head = joint - 1
    if tokens[head].tag.startswith("NNP") or head in names:
        return _name_at_end(tokens, phrase, names)
    if tokens[head].low not in SPEAKER_NOUNS:
        return None
    while first > phrase.first and _sorts(tokens[first - 1]):
        first -= 1
    if first == phrase.first or first - 1 in names or not nounlike(tokens[first - 1]):
        return None
    return Phrase(first, phrase.last, head)


def _name_at_end(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase | None:
    """ "(events in) Tarn | President Belka", "(killed) men | activist Belka"; a name in a row of
    others is left alone.
    """
    head = first = phrase.last
    if phrase.head != head and speaks(tokens, phrase, names):
        return None
    while first > phrase.first and head not in names and tokens[first - 1].tag == "NNP":
        first -= 1
    while first > phrase.first and (
        tokens[first - 1].low in SPEAKER_NOUNS or _sorts(tokens[first - 1])
    ):
        first -= 1
    titled = head in names or tokens[first].low in SPEAKER_NOUNS
    cut = Phrase(max(phrase.first, with_openers(tokens, first)), head, head)
    return cut if titled and first > phrase.first else None


def _sorts(token: Token) -> bool:
    return token.low in _SORTS or token.tag in {"JJ", "HYPH"}
