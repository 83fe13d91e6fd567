"""What is concluded: replaced as a whole, in one transaction, with the digests that made it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import Overtaken
from reportedly.model.claims import ResolvedClaim
from reportedly.model.incidents import CopyGroup, Incident, Relation
from reportedly.model.records import EventRecord
from reportedly.store.base import Conclusions, LedgerEntry, Snapshot
from reportedly.store.connected import Connected, insert_rows
from reportedly.store.custody_tables import sums
from reportedly.store.finding import find_id
from reportedly.store.history import keep_held
from reportedly.store.rows import from_json, to_json
from reportedly.store.summarised import insert_summaries
from reportedly.store.tables import (
    CONCLUDED,
    copy_groups,
    copy_members,
    incident_aliases,
    incident_claims,
    incidents,
    ledger,
    records,
    relations,
    resolved_claims,
    snapshots,
)
from reportedly.store.words import insert_claim_texts


class Concluded(Connected):
    """Resolved claims, copies, incidents and records."""

    def conclude(
        self,
        conclusions: Conclusions,
        snapshot: Snapshot,
        *,
        replacing: Snapshot | None = None,
        made_at: datetime | None = None,
    ) -> None:
        with self._writing() as connection:
            check_still_newest(connection, conclusions.ledger_length, replacing)
            for table in CONCLUDED:
                connection.execute(sa.delete(table))
            connection.execute(sa.delete(sums))  # of what went; what comes is summed anew
            insert_rows(connection, resolved_claims, claim_rows(conclusions.claims))
            insert_copies(connection, conclusions.copies)
            insert_founded(connection, conclusions.founded)
            insert_rows(connection, incidents, list(map(incident_row, conclusions.incidents)))
            insert_held(connection, conclusions.incidents)
            insert_relations(connection, conclusions.relations)
            insert_records(connection, conclusions.records)
            insert_summaries(connection, conclusions.summaries)
            insert_claim_texts(connection, conclusions.claims, conclusions.incidents)
            founded = len(conclusions.founded)
            keep_held(connection, conclusions.records, snapshot, made_at, founded=founded)

    def snapshot(self) -> Snapshot | None:
        rows = self._rows(_NEWEST)
        return from_json(Snapshot, rows[0].body) if rows else None

    def resolved(self, claim_ids: Collection[str] | None = None) -> tuple[ResolvedClaim, ...]:
        place = resolved_claims.c.report_id, resolved_claims.c.position
        question = sa.select(*place, resolved_claims.c.body)
        rows = self._some(question, resolved_claims.c.claim_id, claim_ids)
        ordered = sorted(rows, key=lambda row: (str(row.report_id), int(row.position)))
        return tuple(from_json(ResolvedClaim, row.body) for row in ordered)

    def resolved_of(self, report_id: str) -> tuple[ResolvedClaim, ...]:
        this = resolved_claims.c.report_id == report_id
        question = sa.select(resolved_claims.c.body).where(this)
        rows = self._rows(question.order_by(resolved_claims.c.position))
        return tuple(from_json(ResolvedClaim, row.body) for row in rows)

    def resolved_in(self, report_ids: Collection[str]) -> tuple[ResolvedClaim, ...]:
        place = resolved_claims.c.report_id, resolved_claims.c.position
        question = sa.select(*place, resolved_claims.c.body)
        rows = self._among(question, resolved_claims.c.report_id, report_ids)
        ordered = sorted(rows, key=lambda row: (str(row.report_id), int(row.position)))
        return tuple(from_json(ResolvedClaim, row.body) for row in ordered)

    def copies(self, report_ids: Collection[str] | None = None) -> tuple[CopyGroup, ...]:
        question = sa.select(copy_groups.c.first_report, copy_groups.c.body).join(copy_members)
        rows = self._some(question, copy_members.c.report_id, report_ids)
        found = {row.first_report: row.body for row in rows}
        return tuple(from_json(CopyGroup, found[key]) for key in sorted(found))

    def incidents(self, ids: Collection[str] | None = None) -> Iterator[Incident]:
        question = sa.select(incidents.c.number, incidents.c.body)
        if ids is None:
            rows = self._pages(question, incidents.c.number)
        else:
            found = self._among(question, incidents.c.id, ids)
            rows = iter(sorted(found, key=lambda row: int(row.number)))
        return (from_json(Incident, row.body) for row in rows)

    def incident(self, key: str) -> Incident:
        others = [*_numbered(key, incidents), *_merged(key)]
        with self._reading() as connection:
            found = find_id(connection, noun="incident", key=key, ids=incidents.c.id, others=others)
        rows = self._rows(sa.select(incidents.c.body).where(incidents.c.id == found))
        return from_json(Incident, rows[0].body)

    def incident_of(self, claim_id: str) -> Incident | None:
        joined = sa.select(incidents.c.body).join(incident_claims)
        rows = self._rows(joined.where(incident_claims.c.claim_id == claim_id))
        return from_json(Incident, rows[0].body) if rows else None

    def numbers_of(self, claim_ids: Collection[str]) -> dict[str, int]:
        question = sa.select(incident_claims.c.claim_id, incidents.c.number).join(incidents)
        rows = self._among(question, incident_claims.c.claim_id, claim_ids)
        return {row.claim_id: int(row.number) for row in rows}

    def relations(self, incident_id: str) -> tuple[Relation, ...]:
        this = (relations.c.incident_id == incident_id) | (relations.c.other_id == incident_id)
        ordered = (relations.c.kind, relations.c.incident_id, relations.c.other_id)
        rows = self._rows(sa.select(relations.c.body).where(this).order_by(*ordered))
        return tuple(from_json(Relation, row.body) for row in rows)

    def records(self, incident_id: str | None = None) -> Iterator[EventRecord]:
        question = sa.select(records.c.body).order_by(records.c.number, records.c.id)
        if incident_id is not None:
            question = question.where(records.c.incident_id == incident_id)
        return (from_json(EventRecord, row.body) for row in self._rows(question))

    def records_of(self, incident_ids: Collection[str]) -> Iterator[EventRecord]:
        question = sa.select(records.c.number, records.c.id, records.c.body)
        rows = self._among(question, records.c.incident_id, incident_ids)
        ordered = sorted(rows, key=lambda row: (int(row.number), str(row.id)))
        return (from_json(EventRecord, row.body) for row in ordered)

    def record(self, key: str) -> EventRecord:
        with self._reading() as connection:
            found = find_id(
                connection, noun="record", key=key, ids=records.c.id, others=_numbered(key, records)
            )
        rows = self._rows(sa.select(records.c.body).where(records.c.id == found))
        return from_json(EventRecord, rows[0].body)


def _numbered(key: str, table: sa.Table) -> list[sa.Select[tuple[str]]]:
    """The question for a number, if the key is one that a database can hold."""
    if not (key.isascii() and key.isdecimal() and len(key) <= 9):
        return []
    return [sa.select(table.c.id).where(table.c.number == int(key)).order_by(table.c.id)]


_NEWEST = sa.select(snapshots.c.body).order_by(snapshots.c.number.desc()).limit(1)


def check_still_newest(connection: Connection, length: int, replacing: Snapshot | None) -> None:
    founded = connection.scalar(sa.select(sa.func.count()).select_from(ledger)) != length
    newest = connection.scalar(_NEWEST)
    if founded or (replacing is not None and newest != to_json(replacing)):
        hint = "What you added or judged is kept; `reportedly conclude` concludes from it."
        raise Overtaken("another program drew conclusions at the same time", hint=hint)


def _merged(key: str) -> list[sa.Select[tuple[str]]]:
    """The questions for an incident by the number or the id that it had before a merge."""
    now = sa.select(incident_aliases.c.incident_id)
    earlier = sa.select(sa.cast(ledger.c.number, sa.Text)).where(ledger.c.incident_id == key)
    return [
        now.where(incident_aliases.c.alias == key),
        now.where(incident_aliases.c.alias.in_(earlier)).distinct(),
    ]


def claim_rows(claims: Iterable[ResolvedClaim]) -> list[dict[str, object]]:
    """The rows of all claims of some reports; their positions are those within their report."""
    told: Counter[str] = Counter()
    rows: list[dict[str, object]] = []
    for claim in claims:
        report_id = claim.claim.report_id
        place = {"report_id": report_id, "position": told[report_id]}
        rows.append({"claim_id": claim.claim_id, **place, "body": to_json(claim)})
        told[report_id] += 1
    return rows


def insert_copies(connection: Connection, copies: Iterable[CopyGroup]) -> None:
    groups: list[dict[str, object]] = []
    members: list[dict[str, object]] = []
    for group in copies:
        first = group.report_ids[0]
        groups.append({"first_report": first, "body": to_json(group)})
        members.extend({"report_id": key, "first_report": first} for key in group.report_ids)
    insert_rows(connection, copy_groups, groups)
    insert_rows(connection, copy_members, members)


def insert_founded(connection: Connection, founded: Iterable[LedgerEntry]) -> None:
    rows: list[dict[str, object]] = [
        {"number": e.number, "incident_id": e.incident_id, "body": to_json(e)} for e in founded
    ]
    insert_rows(connection, ledger, rows)


def incident_row(incident: Incident) -> dict[str, object]:
    return {"id": incident.id, "number": incident.number, "body": to_json(incident)}


def insert_held(connection: Connection, held: Iterable[Incident]) -> None:
    """Keep which claims the incidents hold, and under what earlier names they go."""
    kept = tuple(held)
    joined = [{"claim_id": key, "incident_id": i.id} for i in kept for key in i.claim_ids]
    insert_rows(connection, incident_claims, joined)
    aliases = [{"alias": key, "incident_id": i.id} for i in kept for key in i.aliases]
    insert_rows(connection, incident_aliases, aliases)


def insert_relations(connection: Connection, found: Iterable[Relation]) -> None:
    insert_rows(connection, relations, [{**relation_key(r), "body": to_json(r)} for r in found])


def relation_key(relation: Relation) -> dict[str, object]:
    return {
        "incident_id": relation.incident_id,
        "other_id": relation.other_id,
        "kind": relation.kind.value,
    }


def insert_records(connection: Connection, found: Iterable[EventRecord]) -> None:
    rows: list[dict[str, object]] = [
        {"id": r.id, "incident_id": r.incident_id, "number": r.number, "body": to_json(r)}
        for r in found
    ]
    insert_rows(connection, records, rows)
