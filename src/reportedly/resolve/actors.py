"""Parties: the mention of a party joined to the register."""

from datetime import date

from reportedly.model.actors import ActorCandidate, ActorMention, ResolvedActor
from reportedly.model.places import ResolvedPlace
from reportedly.reference.register import Register

# Below it a name was only one of several names inside the words, or not understood at all.
_LEAST_SCORE = 0.8
# Two parties whose scores are closer than this are both meant, or neither is known.
_MARGIN = 0.02


class PartyResolver:
    """Joins mentions of parties to the register, for one report about `country`."""

    def __init__(self, register: Register, country: str | None) -> None:
        self._register, self.country = register, country

    def resolve(
        self, mention: ActorMention, day: date | None, *, place: ResolvedPlace | None = None
    ) -> ResolvedActor:
        """The party that `mention` stood for on `day`; unresolved where two fit equally well.

        What sort it is depends on the country where it acted: that of `place`, else the report's.
        """
        candidates = self.candidates(mention.name, day) or self.candidates(mention.span.text, day)
        chosen = choose(candidates)
        if chosen is not None and place is not None and place.chosen is not None:
            chosen = self._register.as_in(chosen, place.chosen.country or self.country)
        return ResolvedActor(mention, chosen, candidates)

    def candidates(self, name: str, day: date | None) -> tuple[ActorCandidate, ...]:
        """Parties that `name` may stand for, best first."""
        return self._register.find_actor(name, day=day, country=self.country)


def choose(candidates: tuple[ActorCandidate, ...]) -> ActorCandidate | None:
    """The first candidate, if it is good enough and no other party is as good."""
    if not candidates or candidates[0].score < _LEAST_SCORE:
        return None
    first = candidates[0]
    rivals = [other for other in candidates[1:] if party(other.id) != party(first.id)]
    return None if rivals and first.score - rivals[0].score < _MARGIN else first


def party(row_id: str) -> str:
    """The party as a whole: an arm's id, or a former name's, begins with it."""
    return row_id.partition("/")[0]
