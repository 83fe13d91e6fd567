"""A name that no list has, joined to an entry: it is then known in every report."""

from datetime import UTC, date, datetime
from enum import StrEnum

from reportedly.model.ids import sha256_hex
from reportedly.model.incidents import Signature
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.pipeline.coding import library_of
from reportedly.pipeline.conclude import Concluded, conclude
from reportedly.reference.own_names import party_alias, place_alias
from reportedly.store.base import Casebook


class Named(StrEnum):
    """What a name is of."""

    PARTY = "party"
    PLACE = "place"


def add_alias(
    casebook: Casebook,
    kind: Named,
    name: str,
    entry_id: str,
    *,
    signed: Signature | None = None,
    country: str | None = None,
) -> Concluded:
    """Keep `name` as another name of an entry, among the casebook's own lists, and conclude anew.

    Claims that were read hold the name already and are resolved by it at once; the reports are
    read anew with it by the next `reportedly add`. A later list with the same row takes its place.
    `country` (ISO letters) is where a place outside the theatre lies. Raises UnknownId.
    """
    row = _row(casebook, kind, name, entry_id, _day(signed), country)
    told = "named" if signed is None else f"named by {signed.author}: {signed.reason}"
    digest = sha256_hex(f"{row} {None if signed is None else signed.made_at}".encode())
    if isinstance(row, ActorRow):
        casebook.add_actors((row,), name=told, digest=digest)
    else:
        casebook.add_places((row,), name=told, digest=digest)
    return conclude(casebook)


def _row(
    casebook: Casebook, kind: Named, name: str, entry_id: str, day: date, country: str | None
) -> ActorRow | PlaceRow:
    library = library_of(casebook)
    if kind is Named.PARTY:
        return party_alias(name, entry_id, casebook.actors(), library.register, decided=day)
    own = casebook.places()
    return place_alias(name, entry_id, own, library.gazetteer, country=country)


def _day(signed: Signature | None) -> date:
    return (datetime.now(UTC) if signed is None else signed.made_at).date()
