"""Parties and witnesses of a foreign list, by the register."""

import re
from collections.abc import Iterable
from datetime import date

from reportedly.compare.events import Party
from reportedly.reference.folding import fold_words
from reportedly.reference.register import Register

PEOPLE = "people"  # the key of civilians, children, protesters: nobody's party
# A name is taken for a party of the register from this score on, as parties of reports are.
_LEAST_SCORE = 0.8
# ACLED states its actors' home and years in brackets, and a state's army by this head.
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ARMY_OF = re.compile(r"^(?:Military|Police) Forces of ", re.IGNORECASE)


class Parties:
    """Names as one register knows them."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, int], Party] = {}
        self._witnesses: dict[str, str] = {}

    def side(self, names: Iterable[str], day: date) -> tuple[Party, ...]:
        """The parties of one side, each once; the day says who bore a name then."""
        return tuple(dict.fromkeys(self._party(name, day) for name in names if name.strip()))

    def of_id(self, name: str, row_id: str | None) -> Party:
        """The party with this id: the whole, since an arm's id begins with its party's."""
        if row_id is None:
            return Party(name)
        row = self._register.actor(row_id)
        return Party(name, row_id.partition("/")[0], None if row is None else row.side)

    def witnesses(self, names: Iterable[str]) -> tuple[str, ...]:
        """Speakers and outlets by their usual names, each once; as written where none is known."""
        return tuple(dict.fromkeys(map(self._witness, names)))

    def _witness(self, name: str) -> str:
        if name not in self._witnesses:
            row = self._register.find_speaker(name) or self._register.find_outlet(name)
            self._witnesses[name] = name if row is None else row.name
        return self._witnesses[name]

    def _party(self, name: str, day: date) -> Party:
        asked = name.strip(), day.year
        if asked not in self._known:
            self._known[asked] = self._found(asked[0], day)
        return self._known[asked]

    def _found(self, name: str, day: date) -> Party:
        bare = _BRACKETS.sub("", name)
        for words in (bare, _ARMY_OF.sub("Government of ", bare)):
            best = next(iter(self._register.find_actor(words, day=day, limit=1)), None)
            if best is not None and best.score >= _LEAST_SCORE:
                return self.of_id(name, best.id)
        return Party(name)


def are_one(one: Party, other: Party) -> bool:
    """Whether two names stand for one party."""
    if one.key is not None and other.key is not None:
        return one.key == other.key
    return fold_words(one.name) == fold_words(other.name)


def are_allied(one: Party, other: Party) -> bool:
    """Whether one fights under the other, or both under one umbrella."""
    names = {one.key, one.under} & {other.key, other.under}
    return bool(names - {None})
