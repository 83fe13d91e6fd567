"""Labels: which named party a common noun for fighters stands for ("the militants", "soldiers").

A label is read by what was named just before it, whatever it calls them: "terrorists", "rebels"
and "freedom fighters" are one kind of label, "troops" and "soldiers" another.
"""

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.extract.party_lines import Party
from reportedly.extract.statements import Name
from reportedly.model.actors import ActorKind
from reportedly.reference.register import Register

# Characters between a label and the name it stands for; 300 to 1500 read articles alike.
_FAR = 600

_FIGHTERS = frozenset(
    "militants militant terrorists terrorist jihadists jihadist extremists extremist takfiris"
    " islamists insurgents gunmen fighters attackers members group groups organization"
    " organizations organisation organisations outfit".split()
)
_TROOPS = frozenset("soldiers soldier troops servicemen serviceman".split())
_DESCRIBING = frozenset(
    "terrorist terror takfiri extremist jihadist jihadi islamist militant armed hardline radical"
    " the sunni".split()
)
_OWN_FORCES = _TROOPS | frozenset("forces force fighters jets warplanes aircraft planes".split())
_ARMED = frozenset({ActorKind.REBEL_GROUP, ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCE})
_BANDS = frozenset({ActorKind.REBEL_GROUP})
_ARMIES = frozenset({ActorKind.STATE_FORCES})


def party_meant(party: Party, text: str, names: Sequence[Name], register: Register) -> str | None:
    """The name of the party that a label stands for; None if it is no label, or none was named."""
    words = text[party.start : party.end].casefold().split()
    kinds = _owned(words, text[max(0, party.start - 20) : party.start]) or _kinds_meant(words)
    if party.known or not kinds:
        return None
    at = bisect_left(names, party.start, key=lambda name: name.start)
    for name in reversed(names[:at]):
        if party.start - name.end > _FAR:
            return None
        row = register.actor(name.row_id) if name.kind == "actor" else None
        if row is not None and row.kind in kinds:
            return text[name.start : name.end]
    return None


def _owned(words: Sequence[str], before: str) -> frozenset[ActorKind]:
    """ "Its forces": of any armed party that was named just before."""
    own = before.casefold().split()[-2:]
    theirs = bool(own) and bool({"its", "their"} & set(own))
    return _ARMED if theirs and words[-1:] and words[-1] in _OWN_FORCES else frozenset()


def _kinds_meant(words: Sequence[str]) -> frozenset[ActorKind]:
    if not words or not set(words[:-1]) <= _DESCRIBING:
        return frozenset()
    return _BANDS if words[-1] in _FIGHTERS else _ARMIES if words[-1] in _TROOPS else frozenset()
