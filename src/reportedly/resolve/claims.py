"""DOOR: the claims of one report, resolved together."""

from collections.abc import Sequence
from functools import partial

from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.reports import Report
from reportedly.reference.library import Library
from reportedly.resolve.actors import PartyResolver
from reportedly.resolve.places import PlaceResolver
from reportedly.resolve.speakers import SpeakerResolver
from reportedly.resolve.theatre import country_told


def resolve_claims(
    claims: Sequence[Claim], report: Report, library: Library
) -> tuple[ResolvedClaim, ...]:
    """Each claim with its mentions joined to reference, in the order given.

    The claims must all be of `report`: places are judged by what else it names.
    """
    mentions = [claim.place for claim in claims if claim.place is not None]
    places = PlaceResolver(report, mentions, library.gazetteer)
    country = country_told(
        report.reading.text,
        mentions,
        likely=places.country,
        gazetteer=library.gazetteer,
        register=library.register,
    )
    parties = PartyResolver(library.register, country)
    speakers = SpeakerResolver(library.register, report, parties)
    return tuple(_resolve(claim, report, places, parties, speakers) for claim in claims)


def _resolve(
    claim: Claim,
    report: Report,
    places: PlaceResolver,
    parties: PartyResolver,
    speakers: SpeakerResolver,
) -> ResolvedClaim:
    day = claim.date.days.start if claim.date is not None else report.published.day
    place = places.resolve(claim.place) if claim.place is not None else None
    party = partial(parties.resolve, day=day, place=place)
    return ResolvedClaim(
        claim_id=claim.id,
        claim=claim,
        outlet=report.outlet,
        published=report.published.day,
        speaker=speakers.resolve(claim.attribution, day),
        actors=tuple(map(party, claim.actors)),
        recipients=tuple(map(party, claim.recipients)),
        place=place,
    )
