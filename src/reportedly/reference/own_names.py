"""Rows that a person makes by hand: a party of one's own, one more name for a listed entry."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from reportedly.errors import UnknownId
from reportedly.model.actors import ActorKind
from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.reference import lists
from reportedly.reference.folding import fold_words
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.pointed import row_of
from reportedly.reference.register import Register

Row = TypeVar("Row", ActorRow, PlaceRow)


def named_party(
    name: str, spellings: Iterable[str], *, kind: ActorKind, country: str | None, decided: date
) -> ActorRow:
    """The row of a party that a person names; the same name gives the same id."""
    return ActorRow(
        id=f"user:named:{fold_words(name).replace(' ', '-')}",
        name=name,
        kind=kind,
        spellings=tuple(spellings),
        country=country or "",
        source="named",
        decided=decided.isoformat(),
    )


def party_alias(
    name: str,
    entry_id: str,
    own: Sequence[ActorRow],
    register: Register,
    *,
    decided: date,
    instead_of: str | None = None,
) -> ActorRow:
    """The row that makes `name` another name of a party, from `decided` on in the lists' words.

    `own` are the user's rows; `instead_of` is the id of the party that the name stood for, which
    loses it. Raises UnknownId where no party has the id.
    """
    mine = next((row for row in own if row.id == entry_id), None)
    if mine is not None:
        return replace(mine, spellings=_with(mine.spellings, name))
    entry = register.actor(entry_id)
    if entry is None:
        hint = "`reportedly actors find NAME` prints the ids of parties"
        raise UnknownId(f"no party has the id {entry_id!r}", hint=hint)
    row = named_party(name, (), kind=entry.kind, country=entry.country, decided=decided)
    return replace(row, same_as=entry_id, not_same_as=instead_of)


def place_alias(
    name: str,
    entry_id: str,
    own: Sequence[PlaceRow],
    gazetteer: Gazetteer,
    *,
    country: str | None = None,
) -> PlaceRow:
    """The row that makes `name` another name of a place: the place's own, with one name more.

    It is looked for as `row_of` does; `own` are the user's rows. Raises UnknownId where no place
    has the id.
    """
    entry = row_of(entry_id, gazetteer, country=country)
    if entry is None:
        hint = "`reportedly places find NAME` prints the ids of places"
        raise UnknownId(f"no place has the id {entry_id!r}", hint=hint)
    whole = next((row for row in (*own, *lists.place_rows()) if row.id == entry.id), entry)
    return replace(whole, spellings=_with(whole.spellings, name))


def with_names(own: Iterable[Row], named: Iterable[Row]) -> tuple[Row, ...]:
    """A user's rows and those that names joined to an entry ask for; one of the same id lends its
    names to the row that is there."""
    rows = {row.id: row for row in own}
    for row in named:
        known = rows.get(row.id)
        if known is not None:
            lent = row if isinstance(row, ActorRow) and row.same_as else known
            row = replace(lent, spellings=_all(known, row))
        rows[row.id] = row
    return tuple(rows.values())


def named_alike(name: str) -> str:
    """What two ways of writing one name have in common."""
    return fold_words(name)


def _all(one: ActorRow | PlaceRow, other: ActorRow | PlaceRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.spellings, *other.spellings)))


def _with(spellings: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*spellings, name)))
