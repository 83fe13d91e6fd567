"""Who does what to whom, by the parse: for sentences whose words alone do not show it.

The parse is right where commas are and goes astray where they are lost; so the shape of the words
(parties.py) is asked first, and the parse only for a side that stays empty.
"""

from collections.abc import Sequence

from reportedly.extract.nlp import Token
from reportedly.extract.parties import ATTACK_NOUN, ATTACK_VERB, Party, Roles

_UP = frozenset({"conj", "appos", "compound", "nmod", "amod", "poss"})
_STEPS = 4


def roles_by_parse(tokens: Sequence[Token], parties: Sequence[Party]) -> Roles:
    """Parties that are subject, object or agent of a word of violence; offsets as the tokens'."""
    actors, recipients = [], []
    for party in parties:
        head = _head(tokens, party)
        if head is None:
            continue
        role = _role(tokens, head)
        if role == "actor":
            actors.append(party)
        elif role == "recipient":
            recipients.append(party)
    return Roles(tuple(actors), tuple(recipients))


def _head(tokens: Sequence[Token], party: Party) -> Token | None:
    """The token of a party that hangs on a word outside it."""
    inside = [t for t in tokens if t.start < party.end and party.start < t.end]
    own = {t.i for t in inside}
    return next((t for t in reversed(inside) if t.head not in own or t.head == t.i), None)


def _role(tokens: Sequence[Token], head: Token) -> str | None:
    token = head
    for _ in range(_STEPS):
        above = tokens[token.head]
        if token.dep in {"amod", "compound", "poss", "nmod"} and ATTACK_NOUN.match(above.low):
            return "actor"
        if token.dep == "nsubj" and _violent(above):
            return "actor"
        if token.dep in {"nsubjpass", "dobj"} and _violent(above):
            return "recipient"
        if token.dep == "pobj":
            return _by_preposition(tokens, above)
        if token.dep not in _UP:
            return None
        token = above
    return None


def _by_preposition(tokens: Sequence[Token], preposition: Token) -> str | None:
    governor = tokens[preposition.head]
    if not (_violent(governor) or ATTACK_NOUN.match(governor.low)):
        return None
    if preposition.low == "by":
        return "actor"
    return "recipient" if preposition.low in {"against", "on", "at"} else None


def _violent(token: Token) -> bool:
    return ATTACK_VERB.match(token.low) is not None
