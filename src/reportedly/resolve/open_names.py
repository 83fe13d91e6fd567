"""Parties by the name that a person typed; one that no list knew is asked for again later."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reportedly.model.actors import ActorMention, ResolvedActor
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField
from reportedly.model.spans import Span
from reportedly.reference.register import Register
from reportedly.resolve.actors import PartyResolver

_PARTIES = frozenset({ClaimField.ACTOR, ClaimField.RECIPIENT})


def by_name_alone(
    mention: ActorMention, day: date | None, register: Register, *, country: str | None = None
) -> ResolvedActor:
    """The party of that name on that day: the words of the report at hand may say another."""
    name = mention.name
    alone = ActorMention(Span(0, len(name), name), name)
    return replace(PartyResolver(register, country).resolve(alone, day), mention=mention)


def ask_again(claims: Sequence[ResolvedClaim], register: Register) -> tuple[ResolvedClaim, ...]:
    """The claims, with parties that a correction left open as the lists of today know them."""
    return tuple(
        _asked_again(claim, register) if _names_parties(claim) else claim for claim in claims
    )


def _names_parties(claim: ResolvedClaim) -> bool:
    return any(note.field in _PARTIES for note in claim.corrections)


def _asked_again(claim: ResolvedClaim, register: Register) -> ResolvedClaim:
    day = claim.published if claim.claim.date is None else claim.claim.date.days.start
    actors, recipients = (
        tuple(_known(parties, day, register)) for parties in (claim.actors, claim.recipients)
    )
    return replace(claim, actors=actors, recipients=recipients)


def _known(
    parties: Iterable[ResolvedActor], day: date | None, register: Register
) -> Iterable[ResolvedActor]:
    for party in parties:
        found = None if party.chosen else by_name_alone(party.mention, day, register)
        yield party if found is None or found.chosen is None else found
