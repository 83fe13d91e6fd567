"""Incidents at a glance, with what they are told apart by; and what of claims is searched.

Both are concluded: they stand empty until the next conclusion.
"""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None

_RANKS = ("contradiction", "toll", "new", "confidence", "newest", "claims")


def upgrade() -> None:
    _summaries()
    _parts()
    _facets()
    _texts()
    for column in ("outlet", "set_aside"):  # counted without reading every report
        op.create_index(f"ix_reports_{column}", "reports", [column])


def _summaries() -> None:
    op.create_table(
        "summaries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("by_contradiction", sa.Integer(), nullable=False),
        sa.Column("by_toll", sa.BigInteger(), nullable=False),
        sa.Column("by_new", sa.Integer(), nullable=False),
        sa.Column("by_confidence", sa.Float(), nullable=False),
        sa.Column("by_newest", sa.Integer(), nullable=False),
        sa.Column("by_claims", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("place_keys", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="fk_summaries_incident_id_incidents"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_summaries"),
        sa.UniqueConstraint("incident_id", name="uq_summaries_incident_id"),
    )
    for rank in _RANKS:
        op.create_index(f"ix_summaries_by_{rank}", "summaries", [f"by_{rank}", "number"])
    op.create_index("ix_summaries_first_day", "summaries", ["first_day", "low", "high"])


def _parts() -> None:
    op.create_table(
        "summary_parts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["number"], ["summaries.number"], name="fk_summary_parts_number_summaries"
        ),
        sa.PrimaryKeyConstraint("number", "part", name="pk_summary_parts"),
    )
    days, place = ["first_day", "last_day", "number"], ["lat", "lon", "number"]
    op.create_index("ix_summary_parts_days", "summary_parts", days)
    op.create_index("ix_summary_parts_place", "summary_parts", place)


def _facets() -> None:
    op.create_table(
        "summary_facets",
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["summaries.number"], name="fk_summary_facets_number_summaries"
        ),
        sa.PrimaryKeyConstraint("facet", "value", "number", name="pk_summary_facets"),
    )
    op.create_index("ix_summary_facets_number", "summary_facets", ["number", "facet", "value"])


def _texts() -> None:
    op.create_table(
        "claim_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["resolved_claims.claim_id"],
            name="fk_claim_texts_claim_id_resolved_claims",
        ),
        sa.PrimaryKeyConstraint("number", name="pk_claim_texts"),
        sa.UniqueConstraint("claim_id", name="uq_claim_texts_claim_id"),
    )
    op.create_index("ix_claim_texts_incident", "claim_texts", ["incident"])
