"""Whether a place hangs on the deed told, by the parse, or only on somebody named beside it."""

from collections.abc import Container, Sequence

from reportedly.extract.nlp import Token

_NAME = frozenset({"compound", "nmod", "amod", "appos", "conj", "det", "poss", "nummod"})
_PARTS = frozenset(
    "north south east west centre center part parts area areas region regions side districts"
    " towns villages provinces cities positions targets northern southern eastern western".split()
)
_STEPS = 8  # up the parse


def hangs_on(tokens: Sequence[Token], start: int, end: int, deeds: Container[int]) -> bool:
    """True if what governs the name at `[start, end)` of the sentence is one of `deeds`.

    "Killed in Sel" and "strikes on the north of Sel" tell of Sel; "a group in Sel killed" does not.
    """
    inside = [t for t in tokens if t.start < end and start < t.end]
    if not inside:
        return False
    token = inside[-1]
    for _ in range(_STEPS):
        head = tokens[token.head]
        if head.i == token.i:
            return token.i in deeds
        if token.i in deeds:
            return True
        passed = token.i in {t.i for t in inside} or token.dep in {"prep", "pobj", *_NAME}
        if not passed or (token.dep == "prep" and head.i not in deeds and head.low not in _PARTS):
            return head.i in deeds
        token = head
    return False


_BEFALLS = frozenset(
    "witnessed witnesses witnessing saw seen seeing sees experienced experiencing suffered suffers "
    "suffering endured falls fell fallen falling lies lay remains remained became becomes is was "
    "has had been being comes came stands stood faces faced facing".split()
)


def speaks_for_state(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True if a capital at `[start, end)` is who acts: "Ankara launched", "brokered by Ankara"."""
    inside = [t for t in tokens if t.start < end and start < t.end]
    if not inside:
        return False
    token = inside[-1]
    while token.dep == "conj" and tokens[token.head].tag.startswith("NNP"):
        token = tokens[token.head]
    head = tokens[token.head]
    if token.dep == "nsubj":
        return head.tag.startswith("VB") and head.low not in _BEFALLS
    return token.dep == "pobj" and head.low == "by"
