"""A user's own lists of places and parties. Appended; a later list overrides row by row."""

from collections.abc import Sequence
from typing import TypeVar

import sqlalchemy as sa

from reportedly.model.reference import ActorRow, PlaceRow
from reportedly.store.connected import Connected, insert_rows
from reportedly.store.rows import from_json, to_json
from reportedly.store.tables import list_rows, lists

R = TypeVar("R", PlaceRow, ActorRow)


class Lists(Connected):
    """The user's reference data."""

    def add_places(self, rows: Sequence[PlaceRow], *, name: str, digest: str) -> bool:
        return self._add_list("places", rows, name=name, digest=digest)

    def places(self) -> tuple[PlaceRow, ...]:
        return self._latest("places", PlaceRow)

    def add_actors(self, rows: Sequence[ActorRow], *, name: str, digest: str) -> bool:
        return self._add_list("actors", rows, name=name, digest=digest)

    def actors(self) -> tuple[ActorRow, ...]:
        return self._latest("actors", ActorRow)

    def _add_list(
        self, kind: str, rows: Sequence[PlaceRow] | Sequence[ActorRow], *, name: str, digest: str
    ) -> bool:
        this = (lists.c.kind == kind) & (lists.c.digest == digest)
        with self._writing() as connection:
            if connection.scalar(sa.select(lists.c.number).where(this)) is not None:
                return False
            added = sa.insert(lists).values(kind=kind, name=name, digest=digest)
            number = connection.scalar(added.returning(lists.c.number))
            bodies = [
                {"list": number, "position": at, "body": to_json(row)}
                for at, row in enumerate(rows)
            ]
            insert_rows(connection, list_rows, bodies)
        return True

    def _latest(self, kind: str, type_: type[R]) -> tuple[R, ...]:
        question = (
            sa.select(list_rows.c.body)
            .join(lists, lists.c.number == list_rows.c.list)
            .where(lists.c.kind == kind)
            .order_by(lists.c.number, list_rows.c.position)
        )
        rows = (from_json(type_, row.body) for row in self._rows(question))
        latest = {row.id: row for row in rows}
        return tuple(latest[key] for key in sorted(latest))
