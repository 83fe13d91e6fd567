"""The canonical text of a casebook: equal contents, equal bytes, whatever the history."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.base import Part
from reportedly.store.release_tables import release_rows, releases
from reportedly.store.rows import canonical
from reportedly.store.source_tables import contained
from reportedly.store.tables import (
    blobs,
    claims,
    codings,
    copy_groups,
    incidents,
    judgements,
    ledger,
    list_rows,
    lists,
    records,
    rejects,
    relations,
    reports,
    resolved_claims,
    snapshots,
    summaries,
)

_OF_LISTS = (
    sa.select(lists.c.kind, lists.c.name, lists.c.digest, list_rows.c.position, list_rows.c.body)
    .join_from(lists, list_rows, isouter=True)
    .order_by(lists.c.kind, lists.c.digest, list_rows.c.position)
)
_OF_RELEASES = (
    sa.select(
        releases.c.name, release_rows.c.public_number, release_rows.c.part,
        release_rows.c.incident, release_rows.c.record_id, release_rows.c.digest,
    )
    .join_from(releases, release_rows)
    .order_by(releases.c.name, release_rows.c.public_number, release_rows.c.part)
)  # fmt: skip
_NEWEST = sa.select(snapshots.c.body).order_by(snapshots.c.number.desc()).limit(1)

QUESTIONS: dict[Part, tuple[tuple[str, sa.Select[tuple[object, ...]]], ...]] = {
    Part.OBSERVED: (
        ("blob", sa.select(blobs.c.sha256, blobs.c.media_type).order_by(blobs.c.sha256)),
        ("report", sa.select(reports.c.set_aside, reports.c.body).order_by(reports.c.id)),
        ("reject", sa.select(rejects.c.body).order_by(rejects.c.id)),
        (
            "coding",
            sa.select(codings.c.generation, codings.c.report_id).order_by(
                codings.c.generation, codings.c.report_id
            ),
        ),
        (
            "claim",
            sa.select(claims.c.generation, claims.c.id, claims.c.body).order_by(
                claims.c.generation, claims.c.report_id, claims.c.position
            ),
        ),
        (
            "contained",
            sa.select(contained.c.container, contained.c.report_id).order_by(
                contained.c.container, contained.c.report_id
            ),
        ),
        ("list", _OF_LISTS),
    ),
    Part.JUDGED: (
        ("judgement", sa.select(judgements.c.id, judgements.c.body).order_by(judgements.c.id)),
        ("ledger", sa.select(ledger.c.body).order_by(ledger.c.entry)),
        ("release", sa.select(releases.c.body).order_by(releases.c.name)),
        ("released", _OF_RELEASES),
    ),
    Part.CONCLUDED: (
        ("snapshot", _NEWEST),
        ("resolved", sa.select(resolved_claims.c.body).order_by(resolved_claims.c.claim_id)),
        ("copies", sa.select(copy_groups.c.body).order_by(copy_groups.c.first_report)),
        ("incident", sa.select(incidents.c.body).order_by(incidents.c.id)),
        (
            "relation",
            sa.select(relations.c.body).order_by(
                relations.c.kind, relations.c.incident_id, relations.c.other_id
            ),
        ),
        ("record", sa.select(records.c.body).order_by(records.c.id)),
        ("summary", sa.select(summaries.c.body).order_by(summaries.c.number)),
    ),
}


def dump_part(connection: Connection, part: Part) -> Iterator[str]:
    """The lines of one part; every line tells its kind of row and the row's value."""
    for tag, question in QUESTIONS[part]:
        for row in connection.execution_options(yield_per=64).execute(question):
            yield canonical(tag, _content(dict(row._mapping)))


def _content(row: dict[str, object]) -> object:
    """The row with its body read; the body alone where it is all there is."""
    body = row.get("body")
    if isinstance(body, str):
        row["body"] = json.loads(body)
    return row["body"] if list(row) == ["body"] else row
