"""What every conclusion held: records as they were, each stored once for as long as it stood;
and how incidents are related.

What stands in an older casebook is what its last conclusion held: there the history begins.
"""

import zlib
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_values",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_held_values"),
    )
    op.create_table(
        "held_records",
        sa.Column("snapshot", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["snapshot"], ["snapshots.number"], name="fk_held_records_snapshot_snapshots"
        ),
        sa.ForeignKeyConstraint(
            ["digest"], ["held_values.digest"], name="fk_held_records_digest_held_values"
        ),
        sa.PrimaryKeyConstraint("snapshot", "record_id", name="pk_held_records"),
    )
    op.create_index("ix_held_records_incident_id", "held_records", ["incident_id"])
    op.create_table(
        "relations",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="fk_relations_incident_id_incidents"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["incidents.id"], name="fk_relations_other_id_incidents"
        ),
        sa.PrimaryKeyConstraint("incident_id", "other_id", "kind", name="pk_relations"),
    )
    op.create_index("ix_relations_other_id", "relations", ["other_id"])
    _begin()


def _begin() -> None:
    connection = op.get_bind()
    newest = connection.scalar(sa.text("SELECT max(number) FROM snapshots"))
    standing = connection.execute(sa.text("SELECT id, incident_id, body FROM records ORDER BY id"))
    for row in standing.all() if newest is not None else ():
        digest = sha256(row.body.encode()).hexdigest()
        content = zlib.compress(row.body.encode())
        connection.execute(
            sa.text(
                "INSERT INTO held_values (digest, content) SELECT :digest, :content "
                "WHERE NOT EXISTS (SELECT 1 FROM held_values WHERE digest = :digest)"
            ),
            {"digest": digest, "content": content},
        )
        connection.execute(
            sa.text("INSERT INTO held_records VALUES (:snapshot, :record, :incident, :digest)"),
            {
                "snapshot": newest,
                "record": row.id,
                "incident": row.incident_id,
                "digest": digest,
            },
        )
