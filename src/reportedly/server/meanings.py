"""What a name in a claim may mean: the entries that a person chooses from, with what speaks for
each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.actors import ActorCandidate, ResolvedActor
from reportedly.model.aliases import Alias
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.places import PlaceCandidate, ResolvedPlace
from reportedly.query.speech import _
from reportedly.query.words import candidate_words, plain
from reportedly.reference.library import Library
from reportedly.reference.own_names import named_alike
from reportedly.resolve.naming import look_up
from reportedly.server.dossier import Told

_MOST_OF_OTHERS = 3  # places where other claims stand: with more the incident is a mixture
_MOST_NAMED = 5  # claims named by number
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
    told: Told,
    field: ClaimField,
    others: Iterable[Told] = (),
    *,
    at: int | None = None,
    sought: str = "",
    library: Library | None = None,
) -> Names:
    """The names of a field of a claim, and what the one `at` may mean; else the first unresolved.

    A place may first of all be one where `others` of its incident stand. `sought` are words that
    the lists are searched for instead of the name; without a `library` there is only what was
    found when the claim was resolved.
    """
    claim = told.claim
    if field is ClaimField.PLACE:
        agreed = _agreed(one for one in others if one is not told)
        return _of_place(claim.place, agreed, sought, library)
    parties = claim.actors if field is ClaimField.ACTOR else claim.recipients
    number = next((n for n, one in enumerate(parties) if one.chosen is None), 0)
    number = number if at is None or not 0 <= at < len(parties) else at
    party = parties[number] if parties else None
    found = _parties(claim, party, sought, library)
    named = tuple(one.name for one in parties)
    if party is None:
        return Names(named, number, "", "", found)
    stands = "" if party.chosen is None else party.name
    return Names(named, number, party.mention.name, stands, found)


def _agreed(others: Iterable[Told]) -> tuple[Meaning, ...]:
    """Where other claims stand, with their numbers; where most do before all."""
    stands: dict[str, tuple[PlaceCandidate, list[int]]] = {}
    for one in others:
        chosen = None if one.claim.place is None else one.claim.place.chosen
        if chosen is not None:
            stands.setdefault(chosen.id, (chosen, []))[1].append(one.number)
    ranked = sorted(stands.values(), key=lambda found: -len(found[1]))[:_MOST_OF_OTHERS]
    return tuple(replace(_place(place), words=_as_others(numbers)) for place, numbers in ranked)


def _as_others(numbers: Sequence[int]) -> str:
    """ "as claims 2, 7, 8"."""
    named = ", ".join(map(str, sorted(numbers)[:_MOST_NAMED]))
    more = ", …" if len(numbers) > _MOST_NAMED else ""
    told = _("as claims {numbers}") if len(numbers) > 1 else _("as claim {numbers}")
    return told.format(numbers=f"{named}{more}")


def _of_place(
    place: ResolvedPlace | None,
    agreed: tuple[Meaning, ...],
    sought: str,
    library: Library | None,
) -> Names:
    name = "" if place is None else place.mention.name
    chosen = None if place is None else place.chosen
    known = () if place is None else place.candidates
    if sought and library is not None:
        land = None if not known else known[0].country
        known, agreed = look_up(sought, library.gazetteer, country=land).candidates, ()
    listed = {one.id for one in agreed}
    found = (*agreed, *(_place(one) for one in known if one.id not in listed))
    stands = "" if chosen is None else candidate_words(chosen)
    return Names((name,) if name else (), 0, name, stands, found)


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


def places_of(claims: Iterable[ResolvedClaim]) -> tuple[Meaning, ...]:
    """Where claims are held to have happened, each place once."""
    chosen = (claim.place.chosen for claim in claims if claim.place is not None)
    return tuple({one.id: _place(one) for one in chosen if one is not None}.values())


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
