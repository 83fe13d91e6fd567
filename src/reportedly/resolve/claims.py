"""DOOR: the claims of one report, resolved together."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.places import PlaceMention, ResolvedPlace
from reportedly.model.reports import Report
from reportedly.reference.library import Library
from reportedly.resolve.actors import PartyResolver
from reportedly.resolve.places import PlaceResolver
from reportedly.resolve.speakers import SpeakerResolver
from reportedly.resolve.theatre import country_told, open_places
from reportedly.resolve.together import with_others
from reportedly.resolve.worldwide import WorldPlaces


def resolve_claims(
    claims: Sequence[Claim], report: Report, library: Library
) -> tuple[ResolvedClaim, ...]:
    """Each claim with its mentions joined to reference, in the order given.

    The claims must all be of `report`: places are judged by what else it names.
    """
    mentions = [mention for claim in claims for mention in _mentioned(claim)]
    places = open_places(report, mentions, library.gazetteer)
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
    places: PlaceResolver | WorldPlaces,
    parties: PartyResolver,
    speakers: SpeakerResolver,
) -> ResolvedClaim:
    day = claim.date.days.start if claim.date is not None else report.published.day
    place = _place(claim, report, places)
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


def _mentioned(claim: Claim) -> Iterator[PlaceMention]:
    if claim.place is not None:
        yield claim.place
        yield from claim.other_places


def _place(
    claim: Claim, report: Report, places: PlaceResolver | WorldPlaces
) -> ResolvedPlace | None:
    if claim.place is None:
        return None
    first = places.resolve(claim.place)
    return with_others(first, [*map(places.resolve, claim.other_places)], report.text)
