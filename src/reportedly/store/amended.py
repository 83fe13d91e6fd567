"""What a conclusion changes of the one before it: written alone, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.base import Conclusions, Snapshot
from reportedly.store.concluded import (
    check_still_newest,
    claim_rows,
    incident_row,
    insert_copies,
    insert_founded,
    insert_held,
    insert_records,
    insert_relations,
    relation_key,
)
from reportedly.store.connected import Connected, insert_rows, present
from reportedly.store.history import keep_held
from reportedly.store.summarised import delete_summaries, insert_summaries
from reportedly.store.tables import (
    copy_groups,
    copy_members,
    incident_aliases,
    incident_claims,
    incidents,
    records,
    relations,
    resolved_claims,
)
from reportedly.store.words import renew_claim_texts


class Amended(Connected):
    """Conclusions that change in part."""

    def amend(
        self,
        gone: Conclusions,
        put: Conclusions,
        snapshot: Snapshot,
        *,
        replacing: Snapshot | None = None,
        made_at: datetime | None = None,
    ) -> None:
        with self._writing() as connection:
            check_still_newest(connection, put.ledger_length, replacing)
            numbers = {i.number for i in gone.incidents} | {s.number for s in put.summaries}
            delete_summaries(connection, sorted(numbers))
            _take_out(connection, gone)
            _put_in(connection, put)
            _forget(connection, gone, put)
            insert_summaries(connection, put.summaries)
            renew_claim_texts(connection, put.claims, put.incidents)
            among = {record.id for record in (*gone.records, *put.records)}
            founded = len(put.founded)
            keep_held(connection, put.records, snapshot, made_at, founded=founded, among=among)


def _take_out(connection: Connection, gone: Conclusions) -> None:
    """All rows but those that other rows, which stay, may refer to."""
    _delete(connection, relations, map(relation_key, gone.relations))
    _delete(connection, records, ({"id": record.id} for record in gone.records))
    held = [{"incident_id": incident.id} for incident in gone.incidents]
    _delete(connection, incident_aliases, held)
    _delete(connection, incident_claims, held)
    firsts = [{"first_report": group.report_ids[0]} for group in gone.copies]
    _delete(connection, copy_members, firsts)
    _delete(connection, copy_groups, firsts)


def _put_in(connection: Connection, put: Conclusions) -> None:
    _replace(connection, resolved_claims, resolved_claims.c.claim_id, claim_rows(put.claims))
    insert_copies(connection, put.copies)
    insert_founded(connection, put.founded)
    _replace(connection, incidents, incidents.c.id, list(map(incident_row, put.incidents)))
    insert_held(connection, put.incidents)
    insert_relations(connection, put.relations)
    insert_records(connection, put.records)


def _forget(connection: Connection, gone: Conclusions, put: Conclusions) -> None:
    """The incidents that are no more: nothing refers to them now."""
    left = {incident.id for incident in gone.incidents} - {i.id for i in put.incidents}
    _delete(connection, incidents, ({"id": key} for key in sorted(left)))


def _delete(connection: Connection, table: sa.Table, keys: Iterable[Mapping[str, object]]) -> None:
    """The rows whose columns have these values."""
    asked = [{f"is_{name}": value for name, value in key.items()} for key in keys]
    if asked:
        names = [name.removeprefix("is_") for name in asked[0]]
        same = (table.c[name] == sa.bindparam(f"is_{name}") for name in names)
        connection.execute(sa.delete(table).where(*same), asked)


def _replace(
    connection: Connection,
    table: sa.Table,
    key: sa.Column[str],
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Rows in the place of those with their key, where there are any; the others are new."""
    there = present(connection, key, [str(row[key.name]) for row in rows])
    insert_rows(connection, table, [row for row in rows if row[key.name] not in there])
    again = [{**row, "is_key": row[key.name]} for row in rows if row[key.name] in there]
    if again:
        connection.execute(sa.update(table).where(key == sa.bindparam("is_key")), again)
