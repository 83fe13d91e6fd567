"""Victims without a number: "the commander was killed", "his wife died", "killing guards".

The parse says who the subject or object of a verb of harm is; one person, named or told by his
kind, is a figure of one. Several joined by "and" are counted together.
"""

from collections.abc import Iterator, Sequence

from reportedly.extract.counts import Count
from reportedly.extract.fates import hung_on
from reportedly.extract.nlp import Token
from reportedly.extract.outcomes import OutcomeWord, Reach, is_be
from reportedly.extract.parts import VICTIMS
from reportedly.extract.people import SINGULAR, WHOM
from reportedly.extract.ties import Scene, unarmed_before
from reportedly.extract.vocabulary import words
from reportedly.model.casualties import Outcome, Quantifier, Whom

_HARMED = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)
_PRONOUNS = frozenset({"he", "she"})
_REFLEXIVE = frozenset({"himself", "herself", "self"})
_PERSONAL = frozenset({"he", "she", "him", "her"})
_TOLD = frozenset({"VBD", "VBN", "VBG"})
_COUNTING = frozenset({"a", "an", "another", "one", "no", "any", "every", "each"})
_RUINING = words("destroyed destroys destroying annihilated annihilating wiped wiping lost")
_HYPOTHETICAL = words("if would could might may can will not never should")


def find_victims(scene: Scene, found: Sequence[Count]) -> Iterator[Count]:
    """One count for each verb of harm that no number in `found` is tied to.

    A bare plural ("killing guards and officials") tells of victims and leaves open how many.
    """
    tied = {c.cue for c in found}
    for outcome in scene.outcomes:
        if outcome.first in tied or outcome.outcome not in _HARMED:
            continue
        verb = _verb(scene, outcome)
        if _is_unreal(scene, verb):
            continue
        sufferers = _sufferers(scene, outcome, verb)
        if any(c.first <= t.i <= c.last for c in found for t in sufferers):
            # "child killed two others injured": the others have their own outcome
            sufferers = [scene.tokens[verb.i - 1]] if unarmed_before(scene, verb.i) else []
        alive = [t for t in sufferers if not (_is_name(t) and verb.low in _RUINING)]
        victims = [t for t in alive if _is_person(scene, t)]
        if victims:
            yield _count(scene, victims, outcome, len(victims))
            continue
        many = [t for t in sufferers if _is_plural(scene, t)]
        if many and verb.tag in _TOLD:
            yield _count(scene, many, outcome, None)


_PREDICATES = frozenset({"acomp", "oprd", "attr", "xcomp"})


def _verb(scene: Scene, outcome: OutcomeWord) -> Token:
    """The verb whose people are told of: "was pronounced dead", "was found shot to death"."""
    word = scene.tokens[outcome.first]
    word = scene.tokens[word.head] if outcome.last > word.i and word.tag == "RB" else word
    return scene.tokens[word.head] if word.dep in _PREDICATES else word


def _is_name(token: Token) -> bool:
    """A name alone does not say that it is a person's: "destroyed the Tarn Bridge"."""
    return token.tag == "NNP" and token.low not in WHOM


def _is_plural(scene: Scene, token: Token) -> bool:
    """ "guards"; "the guards" are those of whom the report has told already."""
    known = token.low in WHOM and token.low not in VICTIMS
    asked = "how" in scene.lows(token.i - 3, token.i)
    pointed = asked or any(t.dep == "det" and t.head == token.i for t in scene.tokens)
    return token.tag == "NNS" and known and not pointed


def _is_unreal(scene: Scene, verb: Token) -> bool:
    helpers = {t.low for t in scene.tokens if t.head == verb.i and t.dep in {"aux", "neg", "mark"}}
    return bool(helpers & _HYPOTHETICAL)


def _sufferers(scene: Scene, outcome: OutcomeWord, verb: Token) -> list[Token]:
    """Those whom an outcome befell, by the parse, with those joined to them."""
    told = scene.tokens[outcome.last]
    noun = outcome.reach in (Reach.NOUN, Reach.AHEAD)
    if noun and "of" in scene.lows(told.i, told.i + 2):
        return _of_whom(scene, told)
    over = hung_on(scene.tokens, verb)
    roles = _SUBJECTS if over is not None else _roles(scene, outcome, verb)
    at = verb if over is None else over
    heads = [t for t in scene.tokens if t.dep in roles and t.head == at.i]
    return [joined for head in heads[-1:] for joined in _joined(scene, head)]


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _roles(scene: Scene, outcome: OutcomeWord, verb: Token) -> frozenset[str]:
    """Subject of a passive or of "died"; the object of "killed"."""
    if not verb.tag.startswith("VB"):
        return frozenset()
    if any(t.dep == "auxpass" and t.head == verb.i and is_be(t) for t in scene.tokens):
        return frozenset({"nsubjpass"})
    if outcome.reach is Reach.BACK or verb.i != outcome.first:
        return frozenset({"nsubj"})
    ahead = outcome.reach in (Reach.EITHER, Reach.AHEAD)
    return frozenset({"dobj"}) if ahead else frozenset()


def _of_whom(scene: Scene, told: Token) -> list[Token]:
    """ "the death of Carl Jensen", "the fatal shooting of Rosa Paz"."""
    of = told.i if told.low == "of" else told.i + 1
    heads = [t for t in scene.tokens if t.dep == "pobj" and t.head == of]
    return [joined for head in heads[:1] for joined in _joined(scene, head)]


def _joined(scene: Scene, head: Token) -> Iterator[Token]:
    yield head
    for token in scene.tokens:
        if token.head == head.i and token.i > head.i and _is_next(scene, head, token):
            yield from _joined(scene, token)


def _is_next(scene: Scene, head: Token, token: Token) -> bool:
    """ "Dan and Rosa Paz"; "Dan Paz, 33, Rosa Paz, 34, and ..." as a parse may have it."""
    between = scene.tokens[head.i : token.i]
    aged = any(t.tag == "CD" and scene.tokens[t.i + 1].low == "," for t in between)
    return token.dep == "conj" or (token.dep == "appos" and token.tag == "NNP" and aged)


def _is_person(scene: Scene, token: Token) -> bool:
    """One person, told by pronoun, kind or name; "a child" is counted where numbers are."""
    inside = [t for t in scene.tokens if t.head == token.i and t.i != token.i]
    if any(t.low in _COUNTING or (t.dep == "nummod" and t.i < token.i) for t in inside):
        return False
    if token.low in _REFLEXIVE:
        return token.dep == "dobj"
    if token.low in _PERSONAL:
        return token.dep == "nsubjpass" or token.low in _PRONOUNS
    named = token.tag == "NNP" or (token.tag == "NN" and token.i > 0 and token.text.istitle())
    if not named or token.low in SINGULAR:
        return token.low in SINGULAR
    titled = any(t.dep in {"appos", "compound"} and t.low in SINGULAR for t in inside)
    full = any(t.dep == "compound" and t.tag == "NNP" for t in inside)
    aged = any(t.dep == "nummod" or _is_age(t) for t in inside)  # "Karim 13", "Karim, 13,"
    return titled or aged or (full and token.text.istitle())


def _is_age(token: Token) -> bool:
    return token.dep == "appos" and token.tag == "CD"


def _count(
    scene: Scene, victims: Sequence[Token], outcome: OutcomeWord, number: int | None
) -> Count:
    """The victims of one outcome; `number` is None where a bare plural leaves it open."""
    kinds = {WHOM.get(t.low, Whom.UNKNOWN) for t in victims}
    first, last = _name_start(scene, victims[0]), victims[-1].i
    return Count(
        first=min(first, outcome.first) if outcome.first > last else first,
        last=last,
        outcome=outcome.outcome,
        low=number,
        high=number,
        quantifier=Quantifier.VAGUE if number is None else Quantifier.EXACT,
        base="",
        whom=kinds.pop() if len(kinds) == 1 else Whom.MIXED,
        part_of_total=False,
        cumulative=False,
        group=(first, last),
        cue=outcome.first,
    )


def _name_start(scene: Scene, token: Token) -> int:
    """Where a person's name begins: "Rosa | Elena Paz"."""
    at = token.i
    while at > 0 and token.tag == "NNP" and _is_name_part(scene.tokens[at - 1], token):
        at -= 1
    return at


def _is_name_part(before: Token, name: Token) -> bool:
    return before.tag == "NNP" and before.head == name.i and before.text.istitle()
