"""What was held, conclusion by conclusion. A record that stays as it is costs nothing anew.

Each conclusion notes which records it changed, and which it holds no more; what a record said is
kept once, by its digest, however often it comes back.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.records import EventRecord
from reportedly.store.base import Change, Made, Snapshot
from reportedly.store.connected import KEYS_AT_ONCE, Connected, insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.log import note
from reportedly.store.rows import from_json, packed, to_json, unpacked
from reportedly.store.tables import held_records, held_values, ledger, snapshots


class History(Connected):
    """Every conclusion ever drawn, and the records as it held them."""

    def history(self) -> tuple[Made, ...]:
        changed = sa.func.count(held_records.c.record_id).label("changed")
        rows = self._rows(
            sa.select(snapshots.c.number, snapshots.c.written_at, snapshots.c.body, changed)
            .join(held_records, isouter=True)
            .group_by(snapshots.c.number, snapshots.c.written_at, snapshots.c.body)
            .order_by(snapshots.c.number)
        )
        return tuple(
            Made(
                row.number,
                row.written_at.replace(tzinfo=UTC),
                from_json(Snapshot, row.body),
                row.changed,
            )
            for row in rows
        )

    def held(self, number: int) -> tuple[EventRecord, ...]:
        standing = _standing_at(number)
        rows = self._rows(
            sa.select(held_values.c.content).join(
                standing, standing.c.digest == held_values.c.digest
            )
        )
        found = (from_json(EventRecord, unpacked(row.content)) for row in rows)
        return tuple(sorted(found, key=lambda record: (record.number, record.id)))

    def changes(self, incident_ids: Collection[str]) -> tuple[Change, ...]:
        question = sa.select(
            held_records.c.snapshot, held_records.c.record_id, held_values.c.content
        ).join(held_values, isouter=True)
        rows = self._among(question, held_records.c.incident_id, incident_ids)
        found = (Change(row.snapshot, row.record_id, _read(row.content)) for row in rows)
        return tuple(sorted(found, key=lambda change: (change.number, change.record_id)))


def _read(content: bytes | None) -> EventRecord | None:
    return None if content is None else from_json(EventRecord, unpacked(content))


def keep_held(
    connection: Connection,
    records: Sequence[EventRecord],
    snapshot: Snapshot,
    made_at: datetime | None,
    *,
    founded: int = 0,
    among: Collection[str] | None = None,
) -> None:
    """Note a conclusion, and what it changes of what was held before it.

    `founded` is how many entries it has just added to the ledger.

    `among` are the ids of all records that it may have changed: those of `records`, which stand
    now, and others, which are gone. Without them all that is not in `records` is gone.
    """
    number = _noted(connection, snapshot, made_at)
    before = _held_before(connection, number, among)
    told = {record.id: (record, to_json(record)) for record in records}
    now = {key: sha256(text.encode()).hexdigest() for key, (_, text) in told.items()}
    changed = [key for key in sorted(now) if before.get(key, ("", ""))[1] != now[key]]
    _keep_values(connection, {now[key]: told[key][1] for key in changed})
    stands = [_row(number, key, told[key][0].incident_id, now[key]) for key in changed]
    gone = [_row(number, key, before[key][0], None) for key in sorted(before.keys() - now.keys())]
    insert_rows(connection, held_records, [*stands, *gone])
    _log(connection, number, len(stands) + len(gone), founded)


def _log(connection: Connection, number: int, changed: int, founded: int) -> None:
    last = int(connection.scalar(sa.select(sa.func.max(ledger.c.entry))) or 0)
    entries = [("ledger", entry) for entry in range(last - founded + 1, last + 1)]
    about = {"conclusion": number, "records_changed": changed, "incidents_founded": founded}
    units = [("snapshots", number), ("held_records", number), *entries]
    note(connection, Act.CONCLUDED, about, rows=units)


def _noted(connection: Connection, snapshot: Snapshot, made_at: datetime | None) -> int:
    """The number of the conclusion."""
    row: dict[str, object] = {"body": to_json(snapshot)}
    if made_at is not None:
        row["written_at"] = made_at.astimezone(UTC).replace(tzinfo=None)
    added = connection.execute(sa.insert(snapshots).values(row).returning(snapshots.c.number))
    return int(added.scalar_one())


def _row(number: int, record_id: str, incident_id: str, digest: str | None) -> dict[str, object]:
    return {
        "snapshot": number,
        "record_id": record_id,
        "incident_id": incident_id,
        "digest": digest,
    }


def _keep_values(connection: Connection, texts: dict[str, str]) -> None:
    known = present(connection, held_values.c.digest, texts)
    fresh = [
        {"digest": digest, "content": packed(text)}
        for digest, text in texts.items()
        if digest not in known
    ]
    insert_rows(connection, held_values, fresh)


def _held_before(
    connection: Connection, number: int, among: Collection[str] | None
) -> dict[str, tuple[str, str]]:
    """By record id, of all or of some: its incident and the digest of what was held of it."""
    questions = [_standing_at(number)] if among is None else _standing_among(number, sorted(among))
    found: dict[str, tuple[str, str]] = {}
    for standing in questions:
        columns = standing.c.record_id, standing.c.incident_id, standing.c.digest
        for row in connection.execute(sa.select(*columns)):
            found[row.record_id] = (row.incident_id, row.digest)
    return found


def _standing_among(number: int, record_ids: Sequence[str]) -> Iterator[sa.Subquery]:
    for at in range(0, len(record_ids), KEYS_AT_ONCE):
        some = record_ids[at : at + KEYS_AT_ONCE]
        yield _standing_at(number, held_records.c.record_id.in_(some))


def _standing_at(number: int, *which: sa.ColumnElement[bool]) -> sa.Subquery:
    """Of each record what the last conclusion up to this one said of it, unless it was gone."""
    last = (
        sa.select(held_records.c.record_id, sa.func.max(held_records.c.snapshot).label("at"))
        .where(held_records.c.snapshot <= number, *which)
        .group_by(held_records.c.record_id)
        .subquery()
    )
    same = (held_records.c.record_id == last.c.record_id) & (held_records.c.snapshot == last.c.at)
    return (
        sa.select(held_records.c.record_id, held_records.c.incident_id, held_records.c.digest)
        .join(last, same)
        .where(held_records.c.digest.is_not(None))
        .subquery()
    )
