"""Whose verb it is: the subject of a saying verb.

The words just before the verb are asked first: they hold where commas are lost and a parse goes
astray. Where those words cannot be a subject ("Doctors in a town held by the opposition said"),
the parse and the head of the sentence are.
"""

from collections.abc import Iterator, Sequence

from reportedly.extract.cues import FINITE
from reportedly.extract.nlp import Token
from reportedly.extract.phrases import (
    PRONOUNS,
    Phrase,
    phrase_after,
    phrase_before,
    speaks,
)
from reportedly.extract.voice_phrases import voice_at_end

_SKIPPED = frozenset(
    "also later earlier has have had further meanwhile then separately yesterday today on"
    " monday tuesday wednesday thursday friday saturday sunday , initially immediately for its"
    " part in a statement who previously recently now only still strongly categorically"
    " repeatedly quickly reportedly publicly flatly always vehemently again officially"
    " which".split()
)
_LEADING = frozenset(
    "meanwhile however but and earlier later separately on monday tuesday wednesday thursday"
    " friday saturday sunday also moreover late early yesterday today ,".split()
)
_SKIPPED_AT_MOST = 6
_CLIMBS = 3  # from a verb to the one whose subject it shares
_CLOSERS = {")": "(", "-RRB-": "-LRB-", "]": "["}
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})  # small: a capital begins anew
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp"})


def subject_of(tokens: Sequence[Token], cue: int, names: frozenset[int]) -> Phrase | None:
    """Who says what the verb `cue` says, if that stands before it."""
    if tokens[cue].tag == "VBG" or tokens[cue - 1].low in {"to", "and", "but"}:
        return _shared(tokens, cue, names)
    end = _end(tokens, cue)
    near = None if end is None else phrase_before(tokens, end, names)
    after = cue if end is None else end + 1
    for far in _far(tokens, cue, names):
        if (
            far.last < after
            and _clear(tokens, far.last + 1, after)
            and _better(tokens, far, near, names)
        ):
            return _own(tokens, far, names)
    own = None if near is None else _own(tokens, near, names)
    return None if own is not None and _lies(tokens, own, names) else own


def subject_at_head(tokens: Sequence[Token], cue: int, names: frozenset[int]) -> Phrase | None:
    """ "The source did not say who is in the town but noted": who the sentence begins with."""
    lead = _leading(tokens, names)
    if lead is None or lead.last + 1 >= cue or not speaks(tokens, lead, names):
        return None
    return lead if tokens[lead.last + 1].tag in FINITE else None


def _own(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> Phrase:
    """The phrase without the words before it that are no part of it, or what it is apposed to."""
    lost = _is_object(tokens, phrase) or not speaks(tokens, phrase, names)
    cut = voice_at_end(tokens, phrase, names) if lost else None
    return cut or _apposed(tokens, phrase, names) or phrase


def _better(
    tokens: Sequence[Token], far: Phrase, near: Phrase | None, names: frozenset[int]
) -> bool:
    """True if the phrase just before the verb is part of the other, an object, or no speaker."""
    if near is None or (far.first <= near.first and near.last <= far.last):
        return True
    return hangs(tokens, near) or not speaks(tokens, near, names)


def _end(tokens: Sequence[Token], cue: int) -> int | None:
    """The last word before the verb that is no adverb, auxiliary, day or aside."""
    end = cue - 1
    while end > 0 and end > cue - _SKIPPED_AT_MOST:
        opened = _CLOSERS.get(tokens[end].text)
        if opened is not None:
            end = next((k for k in range(end - 1, -1, -1) if tokens[k].text == opened), 0) - 1
        elif _skippable(tokens[end]):
            end -= 1
        else:
            break
    if end < 0 or (end == 0 and tokens[0].low in _SKIPPED and tokens[0].text != "WHO"):
        return None
    return end


def _skippable(token: Token) -> bool:
    return (token.low in _SKIPPED and token.text != "WHO") or token.tag in {"RB", "HYPH", ":"}


def hangs(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """True if the words before make it an object ("held by X", "who heads X"), no subject."""
    before = tokens[phrase.first - 1] if phrase.first else None
    return before is not None and (
        before.tag in {"IN", "TO", "VBG", "VBN", "VBZ", "VBP", "CC"}
        and before.low != "that"
        and before.dep != "mark"
    )


_WITHIN = frozenset("in near at among from inside outside around into across".split())


def _lies(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> bool:
    """True for where it was, or what for, and nobody: "(from) the checkpoint", "(in) Tarn"."""
    if tokens[phrase.first - 1].low not in _WITHIN or phrase.first == 0:
        return False
    named = tokens[phrase.head].tag == "NNP" and phrase.head not in names
    return (named and phrase.first == phrase.last) or not speaks(tokens, phrase, names)


def _is_object(tokens: Sequence[Token], phrase: Phrase) -> bool:
    before = tokens[phrase.first - 1] if phrase.first else None
    return hangs(tokens, phrase) or (before is not None and before.tag.startswith("VB"))


def _far(tokens: Sequence[Token], cue: int, names: frozenset[int]) -> Iterator[Phrase]:
    """Subjects that do not stand just before the verb: by the parse, and at the sentence's head."""
    for token in reversed(tokens[:cue]):
        if token.head == cue and token.dep == "nsubj" and token.tag not in {"WP", "WDT"}:
            yield from _spoken(tokens, _around(tokens, token.i, names), names)
    for token in tokens[1:cue]:
        if token.tag in {"WP", "WDT"} and token.low in {"who", "which", "that"}:
            end = token.i - (2 if tokens[token.i - 1].text == "," else 1)
            near = phrase_before(tokens, end, names)
            outer = None if near is None else _apposed(tokens, near, names)
            yield from _spoken(tokens, outer or near, names)
    yield from _spoken(tokens, _leading(tokens, names), names)


def _spoken(
    tokens: Sequence[Token], phrase: Phrase | None, names: frozenset[int]
) -> Iterator[Phrase]:
    if phrase is not None and speaks(tokens, phrase, names):
        yield phrase


def _around(tokens: Sequence[Token], head: int, names: frozenset[int]) -> Phrase | None:
    core = phrase_before(tokens, head, names)
    whole = None if core is None else phrase_after(tokens, core.first, names)
    if whole is None or core is None or whole.head < head:
        return core
    grown = tokens[head + 1 : whole.head + 1]
    one_name = all(t.tag in {"NNP", "NNPS", "HYPH"} or t.i in names for t in grown)
    return whole if one_name else core


def _leading(tokens: Sequence[Token], names: frozenset[int]) -> Phrase | None:
    start = next((t.i for t in tokens if t.low not in _LEADING), 0)
    return phrase_after(tokens, start, names)


def _clear(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True if nothing but relative clauses is said of the words before `first`."""
    owed = 0
    for token in tokens[first:last]:
        if token.tag in {"WDT", "WP", "WP$"} or token.low in {"where", "when"}:
            owed += 1
        elif token.low in {"and", "but"} and owed < 1:
            owed += 1 if any(t.tag in {"WDT", "WP"} for t in tokens[first : token.i]) else 0
        elif token.tag in FINITE:
            owed -= 1
        if owed < 0:
            return False
    return True


def _apposed(tokens: Sequence[Token], near: Phrase, names: frozenset[int]) -> Phrase | None:
    """ "Ana Ruiz, head of X, said", "X a war monitor said": who is named before the apposition."""
    comma = near.first > 1 and tokens[near.first - 1].text == ","
    after = tokens[near.last + 1 : near.last + 2]
    closed = any(t.text == "," or t.tag in {"WP", "WDT"} for t in after)
    article = tokens[near.first].text in _ARTICLES and near.head not in names
    end = near.first - (2 if comma else 1)
    if end < 0 or (comma and not closed) or not (comma or article):
        return None
    outer = phrase_before(tokens, end, names)
    if outer is None or _is_object(tokens, outer) or not _proper(tokens, outer, names):
        return None
    known = bool(names & set(outer.tokens))
    at_head = outer.first == 0
    full = outer.last > outer.first and tokens[outer.first].tag == "NNP"
    if comma or known or at_head or full:
        return outer if outer.first == 0 or tokens[outer.first - 1].tag not in FINITE else None
    return None


def _proper(tokens: Sequence[Token], phrase: Phrase, names: frozenset[int]) -> bool:
    return tokens[phrase.head].tag in {"NNP", "NNPS"} or phrase.head in names


def _shared(tokens: Sequence[Token], cue: int, names: frozenset[int]) -> Phrase | None:
    """ "X did not say when but said ...", "X left, saying ...": the subject of the verb before."""
    verb = cue
    for _ in range(_CLIMBS):
        if tokens[verb].dep not in _SHARING or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
        subjects = [t for t in tokens if t.head == verb and t.dep == "nsubj" and t.i < cue]
        shared = _around(tokens, subjects[0].i, names) if subjects else None
        known = shared is not None and tokens[shared.head].low not in PRONOUNS
        if shared is not None and known and speaks(tokens, shared, names):
            return shared
    lead = _leading(tokens, names)
    return lead if lead is not None and lead.last < cue and speaks(tokens, lead, names) else None
