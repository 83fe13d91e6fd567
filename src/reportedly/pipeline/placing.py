"""The place that a person means: looked up, chosen from candidates, or pointed out on the map."""

from dataclasses import replace

from reportedly.errors import InputError
from reportedly.model.corrections import ClaimField, Correction, Pointed
from reportedly.model.places import (
    PlaceCandidate,
    PlaceMention,
    PlaceRelation,
    ResolvedPlace,
)
from reportedly.model.spans import Span
from reportedly.pipeline.typed import NOTHING, Typed
from reportedly.reference.pointed import entry_of, pointed_out
from reportedly.resolve.naming import look_up
from reportedly.resolve.precision import acled_precision, ged_precision

_BY_A_PERSON = "a person's correction"


def place_meant(typed: Typed) -> Correction:
    """The correction of a claim's place."""
    if typed.slip.pointed is not None:
        return _pointed(typed, typed.slip.pointed)
    if typed.slip.entry is not None:
        return _chosen(typed, typed.slip.entry)
    if typed.nothing:
        return Correction(ClaimField.PLACE, NOTHING, typed.words)
    found = look_up(typed.value, typed.library.gazetteer, country=_country(typed))
    if (found.chosen is None or _is_a_guess(found)) and not typed.leave_open:
        raise _unclear(typed.value, found)
    span = _span(typed, typed.value)
    place = replace(found, mention=replace(found.mention, span=span), reason=_BY_A_PERSON)
    if found.chosen is None:
        place = replace(place, reason=found.reason)
    told = typed.value if found.chosen is None else _in_words(found.chosen)
    return Correction(ClaimField.PLACE, told, typed.words, place=place)


def _is_a_guess(found: ResolvedPlace) -> bool:
    """Whether others are spelt as much like the name as the one that is chosen."""
    alike = [one for one in found.candidates if found.chosen and one.score == found.chosen.score]
    return len(alike) > 1 and alike[0].score < 1


def _unclear(name: str, found: ResolvedPlace) -> InputError:
    named = ", ".join(f"{c.name} ({c.admin1 or c.country}, {c.id})" for c in found.candidates[:4])
    known = f"known: {named}: choose one with --place-id" if named else "no list has it"
    hint = f"{known}; or point it out: --at LAT,LON"
    return InputError(f"{name!r} is not clear", hint=hint)


def _pointed(typed: Typed, pointed: Pointed) -> Correction:
    """At the very point, or near it: within 25 km GED's precision is 2, beyond it 5."""
    known = typed.claim.as_read.place
    if not typed.slip.values and known is None:
        raise InputError("the place has no name", hint="say what it is called: --place NAME")
    name = typed.value if typed.slip.values else known.name if known is not None else ""
    point, around = (pointed.lat, pointed.lon), pointed.radius_km
    gazetteer = typed.library.gazetteer
    place = pointed_out(name, point, gazetteer, country=typed.slip.country)
    relation = PlaceRelation.NEAR if around else PlaceRelation.AT
    span = _span(typed, name)
    mention = PlaceMention(span, name, relation, distance_km=around or None)
    told = f"{name} ({pointed.in_words})"
    return _by_hand(typed, place, mention, f"{_BY_A_PERSON}: {pointed.in_words}", told)


def _chosen(typed: Typed, place_id: str) -> Correction:
    """One of the candidates, or any place of the lists; it lies to it as the report says."""
    known, name = typed.claim.place, typed.value if typed.slip.values else ""
    listed = () if known is None else known.candidates
    place = next((one for one in listed if one.id == place_id), None)
    place = place or entry_of(place_id, typed.library.gazetteer, country=_country(typed))
    if place is None:
        hint = "`reportedly places find NAME` prints the ids of places"
        raise InputError(f"no place has the id {place_id!r}", hint=hint)
    said = None if name else typed.claim.as_read.place
    mention = said or PlaceMention(_span(typed, name or place.name), name or place.name)
    mention = mention if typed.words is None else replace(mention, span=typed.words)
    told = f"{_in_words(place)} ({place.id})"
    return _by_hand(typed, place, mention, f"{_BY_A_PERSON}: chosen by id", told)


def _by_hand(
    typed: Typed, place: PlaceCandidate, mention: PlaceMention, reason: str, told: str
) -> Correction:
    precision = ged_precision(place.level, mention)
    rough = acled_precision(precision)
    found = ResolvedPlace(mention, place, precision, rough, (place,), reason)
    return Correction(ClaimField.PLACE, told, typed.words, place=found)


def _country(typed: Typed) -> str | None:
    """Where the name is looked up: as said, else where the claim's place is known to lie."""
    known = typed.claim.place
    near = None if known is None or known.chosen is None else known.chosen.country
    return typed.slip.country or near


def _span(typed: Typed, name: str) -> Span:
    known = typed.claim.as_read.place
    return typed.span(None if known is None else known.span, name)


def _in_words(place: PlaceCandidate) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1) if part))
