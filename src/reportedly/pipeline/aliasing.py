"""A name that the lists do not have, or have for another: joined to an entry by a person.

It is a judgement as any other: signed, told in the history, undone by an undo. While it is in
force the casebook's own lists say so, too, and every claim is resolved by it.
"""

from datetime import date

from reportedly.errors import InputError
from reportedly.model.aliases import Alias
from reportedly.model.anchors import anchor_of
from reportedly.model.claims import ResolvedClaim
from reportedly.model.corrections import ClaimField, Correction, Slip
from reportedly.model.incidents import Judgement, Signature, Verdict
from reportedly.model.places import PlaceCandidate
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.correcting import correction_of
from reportedly.pipeline.review import claims_of
from reportedly.reference.library import Library
from reportedly.reference.own_names import party_alias, place_alias
from reportedly.reference.pointed import BY_HAND
from reportedly.reference.tables import named_place
from reportedly.store.base import Casebook

_SHORTEST = 2  # letters: one letter stands in every text for anything


def naming(
    casebook: Casebook, claim_id: str, name: str, slip: Slip, signed: Signature
) -> Judgement:
    """That `name`, met in a claim, means in every report what the slip says it means in this one:
    one party by its name or id, or one place by its name, its id, or its point.

    Raises UnknownId, and InputError for what no list has or cannot be understood.
    """
    told = " ".join(name.split())
    if len(told) < _SHORTEST:
        raise InputError(f"{name!r} is no name", hint="give the words that shall mean it")
    (claim,) = claims_of(casebook, (claim_id,))
    library, report = library_of(casebook), casebook.report(claim.claim.report_id)
    meant = correction_of(claim, report, slip, library)
    if slip.field is ClaimField.PLACE:
        alias = _of_a_place(casebook, told, meant, slip, library)
    else:
        alias = _of_a_party(casebook, told, meant, claim, library, signed.made_at.date())
    parts = (signed.reason, signed.author, signed.made_at)
    return Judgement(Verdict.ALIAS, (anchor_of(claim),), *parts, alias=alias)


def _of_a_party(
    casebook: Casebook,
    name: str,
    meant: Correction,
    claim: ResolvedClaim,
    library: Library,
    decided: date,
) -> Alias:
    chosen = [party.chosen for party in meant.parties if party.chosen is not None]
    if len(chosen) != 1 or len(meant.parties) != 1:
        hint = "choose one that the lists have; a new one is added with a list of parties"
        raise InputError(f"{name!r} is to mean one party, not {len(chosen)}", hint=hint)
    (party,) = chosen
    stood = next((p.id for p in (*claim.actors, *claim.recipients) if p.mention.name == name), None)
    wrong = None if stood == party.id else stood
    own, register = casebook.actors(), library.register
    row = party_alias(name, party.id, own, register, decided=decided, instead_of=wrong)
    return Alias(name, party.id, party.name, party=row)


def _of_a_place(
    casebook: Casebook, name: str, meant: Correction, slip: Slip, library: Library
) -> Alias:
    place = None if meant.place is None else meant.place.chosen
    if place is None:
        raise InputError(f"{name!r} is to mean a place", hint="choose one, or point it out")
    if place.id.startswith(BY_HAND):
        return _of_a_point(name, place, slip)
    own, gazetteer = casebook.places(), library.gazetteer
    row = place_alias(name, place.id, own, gazetteer, country=slip.country or place.country)
    return Alias(name, place.id, place.name, place=row)


def _of_a_point(name: str, place: PlaceCandidate, slip: Slip) -> Alias:
    """A place of one's own, which no list has."""
    if slip.pointed is not None and slip.pointed.radius_km:
        hint = "leave the distance out, or correct this claim alone"
        raise InputError("a name means a place, not what lies around it", hint=hint)
    row = named_place(name, (place.lat, place.lon), (), country=place.country or None)
    return Alias(name, row.id, row.name, place=row)
