"""The founding layout."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _reports()
    _claims()
    _lists()
    _judged()
    _claims_resolved()
    _incidents()
    _records()


def _reports() -> None:
    """Reports, blobs and rejects."""
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("packed", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=True),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name="fk_reports_blob_blobs"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index("ix_reports_given_id", "reports", ["given_id"])
    op.create_table(
        "rejects",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rejects"),
    )
    op.create_index("ix_rejects_report_id", "rejects", ["report_id"])


def _claims() -> None:
    """Claims by generation."""
    op.create_table(
        "codings",
        sa.Column("generation", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_codings_report_id_reports"),
        sa.PrimaryKeyConstraint("generation", "report_id", name="pk_codings"),
    )
    op.create_index("ix_codings_report_id", "codings", ["report_id"])
    op.create_table(
        "claims",
        sa.Column("generation", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["generation", "report_id"],
            ["codings.generation", "codings.report_id"],
            name="fk_claims_generation_report_id_codings",
        ),
        sa.PrimaryKeyConstraint("generation", "report_id", "position", name="pk_claims"),
        sa.UniqueConstraint("generation", "id", name="uq_claims_generation_id"),
    )


def _lists() -> None:
    """A user's lists."""
    op.create_table(
        "lists",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.PrimaryKeyConstraint("number", name="pk_lists"),
        sa.UniqueConstraint("kind", "digest", name="uq_lists_kind_digest"),
    )
    op.create_table(
        "list_rows",
        sa.Column("list", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["list"], ["lists.number"], name="fk_list_rows_list_lists"),
        sa.PrimaryKeyConstraint("list", "position", name="pk_list_rows"),
    )


def _judged() -> None:
    """Judgements, the ledger, the history of conclusions."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
    )
    op.create_table(
        "ledger",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.PrimaryKeyConstraint("entry", name="pk_ledger"),
    )
    op.create_index("ix_ledger_incident_id", "ledger", ["incident_id"])
    op.create_table(
        "snapshots",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.PrimaryKeyConstraint("number", name="pk_snapshots"),
    )


def _claims_resolved() -> None:
    """Resolved claims and copies."""
    op.create_table(
        "resolved_claims",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_resolved_claims_report_id_reports"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_resolved_claims"),
    )
    op.create_index("ix_resolved_claims_report_id", "resolved_claims", ["report_id"])
    op.create_table(
        "copy_groups",
        sa.Column("first_report", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_report"], ["reports.id"], name="fk_copy_groups_first_report_reports"
        ),
        sa.PrimaryKeyConstraint("first_report", name="pk_copy_groups"),
    )
    op.create_table(
        "copy_members",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("first_report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_report"],
            ["copy_groups.first_report"],
            name="fk_copy_members_first_report_copy_groups",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_copy_members_report_id_reports"
        ),
        sa.PrimaryKeyConstraint("report_id", "first_report", name="pk_copy_members"),
    )


def _incidents() -> None:
    """Incidents with their claims and earlier names."""
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
        sa.UniqueConstraint("number", name="uq_incidents_number"),
    )
    op.create_table(
        "incident_claims",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["resolved_claims.claim_id"],
            name="fk_incident_claims_claim_id_resolved_claims",
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="fk_incident_claims_incident_id_incidents"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_incident_claims"),
    )
    op.create_index("ix_incident_claims_incident_id", "incident_claims", ["incident_id"])
    op.create_table(
        "incident_aliases",
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="fk_incident_aliases_incident_id_incidents"
        ),
        sa.PrimaryKeyConstraint("alias", name="pk_incident_aliases"),
    )


def _records() -> None:
    """Records."""
    op.create_table(
        "records",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="fk_records_incident_id_incidents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
    )
    op.create_index("ix_records_incident_id", "records", ["incident_id"])
    op.create_index("ix_records_number", "records", ["number"])
