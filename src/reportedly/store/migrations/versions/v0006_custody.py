"""The log of all acts, chained; time stamps; marks of what is kept out; sums of what is concluded.

The log of an older casebook begins with what stands in it: whoever opens it first, logs that.
"""

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log"),
    )
    op.create_index("ix_log_act", "log", ["act"])
    op.create_table(
        "log_openings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["log.number"], name="fk_log_openings_number_log"),
        sa.PrimaryKeyConstraint("number", name="pk_log_openings"),
    )
    _stamps()
    _kept_out()
    op.create_table(
        "sums",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("total", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_sums"),
    )


def _stamps() -> None:
    op.create_table(
        "stamps",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("server", sa.Text(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("imprint", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name="fk_stamps_entry_log"),
        sa.PrimaryKeyConstraint("number", name="pk_stamps"),
    )


def _kept_out() -> None:
    op.create_table(
        "kept_out",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name="fk_kept_out_entry_log"),
        sa.PrimaryKeyConstraint("mark", name="pk_kept_out"),
    )
