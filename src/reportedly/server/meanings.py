"""What a name in a claim may mean: the entries that a person chooses from, with what speaks for
each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.model.actors import ActorCandidate, ResolvedActor
from reportedly.model.aliases import Alias
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.places import PlaceCandidate, ResolvedPlace
from reportedly.query.words import candidate_words, plain
from reportedly.reference.library import Library
from reportedly.reference.own_names import named_alike
from reportedly.resolve.naming import look_up

_MOST = 8  # candidates: a list that is taken in at one look


@dataclass(frozen=True, slots=True)
class Meaning:
    """One entry that a name may mean; `words` say how likely, what it is, what speaks for it.

    `lat` and `lon` (degrees) where it is a place.
    """

    id: str
    name: str
    words: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a claim gives in one field; the one `at` is asked about.

    `told` are all of them as a person types them, `stands_for` what the one asked about means now.
    """

    told: tuple[str, ...]
    at: int
    name: str
    stands_for: str
    found: tuple[Meaning, ...]


def names_of(
    claim: ResolvedClaim,
    field: ClaimField,
    *,
    at: int | None = None,
    sought: str = "",
    library: Library | None = None,
) -> Names:
    """The names of a field of a claim, and what the one `at` may mean; else the first unresolved.

    `sought` are words that the lists are searched for instead of the name; without a `library`
    there is only what was found when the claim was resolved.
    """
    if field is ClaimField.PLACE:
        return _of_place(claim.place, sought, library)
    parties = claim.actors if field is ClaimField.ACTOR else claim.recipients
    number = next((n for n, one in enumerate(parties) if one.chosen is None), 0)
    number = number if at is None or not 0 <= at < len(parties) else at
    party = parties[number] if parties else None
    found = _parties(claim, party, sought, library)
    told = tuple(one.name for one in parties)
    if party is None:
        return Names(told, number, "", "", found)
    stands = "" if party.chosen is None else party.name
    return Names(told, number, party.mention.name, stands, found)


def _of_place(place: ResolvedPlace | None, sought: str, library: Library | None) -> Names:
    name = "" if place is None else place.mention.name
    chosen = None if place is None else place.chosen
    known = () if place is None else place.candidates
    if sought and library is not None:
        land = None if not known else known[0].country
        known = look_up(sought, library.gazetteer, country=land).candidates
    told = (name,) if name else ()
    stands = "" if chosen is None else candidate_words(chosen)
    return Names(told, 0, name, stands, tuple(map(_place, known)))


def _parties(
    claim: ResolvedClaim, party: ResolvedActor | None, sought: str, library: Library | None
) -> tuple[Meaning, ...]:
    known = () if party is None or sought else party.candidates
    if library is not None:
        known = (*known, *_looked_for(claim, party, sought, library))
    best = {one.id: one for one in sorted(known, key=lambda one: (one.score, one.id))}
    ranked = sorted(best.values(), key=lambda one: (-one.score, one.id))
    return tuple(_party(one, library) for one in ranked[:_MOST])


def _looked_for(
    claim: ResolvedClaim, party: ResolvedActor | None, sought: str, library: Library
) -> Iterator[ActorCandidate]:
    name = sought or ("" if party is None else party.mention.name)
    if not name:
        return
    place = None if claim.place is None else claim.place.chosen
    day = claim.published if claim.claim.date is None else claim.claim.date.days.start
    register = library.register
    yield from register.find_actor(name, day=day, country=place.country if place else None)
    if sought:
        yield from register.holding(name, limit=_MOST)


def _party(one: ActorCandidate, library: Library | None) -> Meaning:
    past = () if library is None else library.register.history(one.id)
    told = (f"{one.score:.2f}", plain(one.kind), *one.reasons, *past[:1])
    return Meaning(one.id, one.name, " · ".join(told))


def _place(one: PlaceCandidate) -> Meaning:
    at = f"{one.lat:.4f}, {one.lon:.4f}"
    told = (f"{one.score:.2f}", plain(one.level), at, *one.reasons)
    return Meaning(one.id, candidate_words(one), " · ".join(told), one.lat, one.lon)


def unheeded(alias: Alias, claims: Iterable[ResolvedClaim]) -> int:
    """In how many of these claims the name stands for another entry still: the lists may know
    several by it, and what else a report says decides between them."""
    return sum(any(_is_another(alias, name, one) for name, one in _named(c)) for c in claims)


def _named(claim: ResolvedClaim) -> Iterator[tuple[str, PlaceCandidate | ActorCandidate | None]]:
    if claim.place is not None:
        yield from ((p.mention.name, p.chosen) for p in (claim.place, *claim.place.others))
    yield from ((p.mention.name, p.chosen) for p in (*claim.actors, *claim.recipients))


def _is_another(alias: Alias, name: str, chosen: PlaceCandidate | ActorCandidate | None) -> bool:
    if named_alike(name) != named_alike(alias.name):
        return False
    return chosen is None or (chosen.id != alias.entry and chosen.name != alias.told)
