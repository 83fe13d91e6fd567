"""A user's own lists of places, parties and speakers, and which built-in theatre is on.

Appended; a later list overrides row by row, a later choice of theatre the earlier one.
"""

from collections.abc import Sequence
from typing import TypeVar

import sqlalchemy as sa

from reportedly.model.reference import ActorRow, PlaceRow, SpeakerRow
from reportedly.store.connected import Connected, insert_rows
from reportedly.store.custody import Act
from reportedly.store.log import note
from reportedly.store.rows import from_json, to_json
from reportedly.store.tables import list_rows, lists

R = TypeVar("R", PlaceRow, ActorRow, SpeakerRow)


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

    def add_speakers(self, rows: Sequence[SpeakerRow], *, name: str, digest: str) -> bool:
        return self._add_list("speakers", rows, name=name, digest=digest)

    def speakers(self) -> tuple[SpeakerRow, ...]:
        return self._latest("speakers", SpeakerRow)

    def choose_theatre(self, name: str) -> bool:
        chosen = self._theatres()
        if name == (chosen[-1] if chosen else None):
            return False
        return self._add_list("theatre", (), name=name, digest=str(len(chosen)))

    def theatre(self) -> str | None:
        chosen = self._theatres()
        return chosen[-1] if chosen else None

    def _theatres(self) -> list[str]:
        """Every choice ever made, oldest first."""
        question = sa.select(lists.c.name).where(lists.c.kind == "theatre").order_by(lists.c.number)
        return [row.name for row in self._rows(question)]

    def _add_list(self, kind: str, rows: Sequence[R], *, name: str, digest: str) -> bool:
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
            about = {"kind": kind, "name": name, "digest": digest, "rows_added": len(bodies)}
            units = [(table.name, int(number or 0)) for table in (lists, list_rows)]
            note(connection, Act.LIST_ADDED, about, rows=units)
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
