"""What became of items set aside; files kept whole; reports by the address they came from."""

import sqlalchemy as sa
from alembic import op

revision = "7"
down_revision = "6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reject", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=True),
        sa.Column(
            "written_at",
            sa.DateTime(),
            server_default=sa.text("(CURRENT_TIMESTAMP)"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["reject"], ["rejects.id"], name="fk_answers_reject_rejects"),
        sa.PrimaryKeyConstraint("number", name="pk_answers"),
    )
    op.create_index("ix_answers_reject", "answers", ["reject"])
    op.create_table(
        "contained",
        sa.Column("container", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["container"], ["blobs.sha256"], name="fk_contained_container_blobs"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_contained_report_id_reports"
        ),
        sa.PrimaryKeyConstraint("container", "report_id", name="pk_contained"),
    )
    op.create_index("ix_contained_report_id", "contained", ["report_id"])
    # An index over the value itself: no column is added, so the digests of reports stay.
    address = sa.text("json_extract(body, '$.url')")
    op.create_index("ix_reports_address", "reports", [address])
