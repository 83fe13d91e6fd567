"""What was published: releases and what they held, the numbers they go by, and the keys."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publishing_keys",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_publishing_keys"),
    )
    op.create_table(
        "public_numbers",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "number", name="pk_public_numbers"),
        sa.UniqueConstraint("series", "incident", name="uq_public_numbers_series_incident"),
    )
    _create_releases()


def _create_releases() -> None:
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "written_at",
            sa.DateTime(),
            server_default=sa.text("(CURRENT_TIMESTAMP)"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("number", name="pk_releases"),
        sa.UniqueConstraint("name", name="uq_releases_name"),
    )
    op.create_table(
        "release_values",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_release_values"),
    )
    op.create_table(
        "release_rows",
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("public_number", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release"], ["releases.number"], name="fk_release_rows_release_releases"
        ),
        sa.ForeignKeyConstraint(
            ["digest"], ["release_values.digest"], name="fk_release_rows_digest_release_values"
        ),
        sa.PrimaryKeyConstraint("release", "public_number", "part", name="pk_release_rows"),
    )
