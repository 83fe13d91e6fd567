"""Reports told in a line, with their mentions found by their words."""

from builders import report, when
from reportedly.model.actors import ActorMention, SpeakerKind
from reportedly.model.claims import Claim, ResolvedClaim
from reportedly.model.events import EventType, Status
from reportedly.model.places import PlaceMention, PlaceRelation, ResolvedPlace
from reportedly.model.spans import Span
from reportedly.model.speakers import Attribution
from reportedly.reference.library import Library
from reportedly.resolve.claims import resolve_claims


def words(text: str, said: str) -> Span:
    start = text.index(said)
    return Span(start, start + len(said), said)


def mention(
    text: str,
    said: str,
    *,
    name: str | None = None,
    relation: PlaceRelation = PlaceRelation.AT,
    within: str | None = None,
    distance_km: float | None = None,
) -> PlaceMention:
    unit = words(text, within) if within is not None else None
    return PlaceMention(words(text, said), name or said, relation, unit, distance_km)


def told(
    text: str,
    *,
    place: PlaceMention | None = None,
    actor: str | None = None,
    speaker: str | None = None,
    kind: SpeakerKind = SpeakerKind.OUTLET,
    on: str | None = None,
) -> Claim:
    said_by = words(text, speaker) if speaker is not None else None
    actors = (ActorMention(words(text, actor), actor),) if actor is not None else ()
    return Claim(
        "r",
        "e1",
        EventType.AIR_STRIKE,
        Status.ACTUAL,
        Attribution(said_by, speaker, kind),
        (Span(0, len(text), text),),
        actors=actors,
        place=place,
        date=when(on) if on is not None else None,
    )


def resolved(
    library: Library,
    text: str,
    *claims: Claim,
    outlet: str = "Daily Post",
    published: str | None = "2017-11-25",
) -> tuple[ResolvedClaim, ...]:
    told_in = report("r", text, outlet=outlet, published=published)
    return resolve_claims(claims, told_in, library)


def placed(library: Library, text: str, *mentions: PlaceMention) -> list[ResolvedPlace]:
    claims = [told(text, place=one) for one in mentions]
    return [one.place for one in resolved(library, text, *claims) if one.place is not None]
