"""The tables. The values stand in `body` as JSON; other columns are what questions ask by."""

import sqlalchemy as sa

from reportedly.store.columns import body, metadata, written
from reportedly.store.release_tables import PUBLISHED
from reportedly.store.source_tables import SOURCES

SCHEMA = 8  # the number of the newest file in migrations/versions
ADDRESS = "json_extract(body, '$.url')"  # of a report

blobs = sa.Table(
    "blobs",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("packed", sa.Boolean, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("given_id", sa.Text, index=True),
    sa.Column("outlet", sa.Text, nullable=False, index=True),
    sa.Column("set_aside", sa.Text, index=True),
    sa.Column("blob", sa.ForeignKey("blobs.sha256"), nullable=False),
    body(),
    written(),
    sa.Column("published", sa.Date),
    sa.Index("ix_reports_published", "published", "id"),
    # Used only where it is asked for in these very words, as `store/versions.py` does.
    sa.Index("ix_reports_address", sa.text(ADDRESS)),
)

rejects = sa.Table(
    "rejects",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("report_id", sa.Text, index=True),
    body(),
    written(),
)

codings = sa.Table(
    "codings",
    metadata,
    sa.Column("generation", sa.Text, primary_key=True),
    sa.Column("report_id", sa.ForeignKey("reports.id"), primary_key=True, index=True),
    written(),
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("generation", sa.Text, primary_key=True),
    sa.Column("report_id", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    body(),
    sa.ForeignKeyConstraint(
        ["generation", "report_id"], ["codings.generation", "codings.report_id"]
    ),
    sa.UniqueConstraint("generation", "id"),
)

lists = sa.Table(
    "lists",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    written(),
    sa.UniqueConstraint("kind", "digest"),
)

list_rows = sa.Table(
    "list_rows",
    metadata,
    sa.Column("list", sa.ForeignKey("lists.number"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    body(),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    body(),
    written(),
)

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("entry", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("incident_id", sa.Text, nullable=False, index=True),
    body(),
    written(),
)

snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    body(),
    written(),
)

held_values = sa.Table(
    "held_values",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# What a conclusion changed of what was held; no digest: from then on the record was held no more.
held_records = sa.Table(
    "held_records",
    metadata,
    sa.Column("snapshot", sa.ForeignKey("snapshots.number"), primary_key=True),
    sa.Column("record_id", sa.Text, primary_key=True),
    sa.Column("incident_id", sa.Text, nullable=False, index=True),
    sa.Column("digest", sa.ForeignKey("held_values.digest")),
)

resolved_claims = sa.Table(
    "resolved_claims",
    metadata,
    sa.Column("claim_id", sa.Text, primary_key=True),
    sa.Column("report_id", sa.ForeignKey("reports.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    body(),
)

copy_groups = sa.Table(
    "copy_groups",
    metadata,
    sa.Column("first_report", sa.ForeignKey("reports.id"), primary_key=True),
    body(),
)

copy_members = sa.Table(
    "copy_members",
    metadata,
    sa.Column("report_id", sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("first_report", sa.ForeignKey("copy_groups.first_report"), primary_key=True),
)

incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    body(),
)

incident_claims = sa.Table(
    "incident_claims",
    metadata,
    sa.Column("claim_id", sa.ForeignKey("resolved_claims.claim_id"), primary_key=True),
    sa.Column("incident_id", sa.ForeignKey("incidents.id"), nullable=False, index=True),
)

incident_aliases = sa.Table(
    "incident_aliases",
    metadata,
    sa.Column("alias", sa.Text, primary_key=True),
    sa.Column("incident_id", sa.ForeignKey("incidents.id"), nullable=False),
)

relations = sa.Table(
    "relations",
    metadata,
    sa.Column("incident_id", sa.ForeignKey("incidents.id"), primary_key=True),
    sa.Column("other_id", sa.ForeignKey("incidents.id"), primary_key=True, index=True),
    sa.Column("kind", sa.Text, primary_key=True),
    body(),
)

records = sa.Table(
    "records",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("incident_id", sa.ForeignKey("incidents.id"), nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False, index=True),
    body(),
)

# An incident at a glance. What lists are sorted by stands in columns that begin with `by`: what
# comes first is least there, so that one index serves the list and the way to its neighbours.
summaries = sa.Table(
    "summaries",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("incident_id", sa.ForeignKey("incidents.id"), nullable=False, unique=True),
    sa.Column("by_contradiction", sa.Integer, nullable=False),
    sa.Column("by_toll", sa.BigInteger, nullable=False),
    sa.Column("by_new", sa.Integer, nullable=False),
    sa.Column("by_confidence", sa.Float, nullable=False),
    sa.Column("by_newest", sa.Integer, nullable=False),
    sa.Column("by_claims", sa.Integer, nullable=False),
    sa.Column("first_day", sa.Date),
    sa.Column("low", sa.BigInteger),
    sa.Column("high", sa.BigInteger),
    sa.Column("place_keys", sa.Text, nullable=False),
    body(),
    sa.Index("ix_summaries_by_contradiction", "by_contradiction", "number"),
    sa.Index("ix_summaries_by_toll", "by_toll", "number"),
    sa.Index("ix_summaries_by_new", "by_new", "number"),
    sa.Index("ix_summaries_by_confidence", "by_confidence", "number"),
    sa.Index("ix_summaries_by_newest", "by_newest", "number"),
    sa.Index("ix_summaries_by_claims", "by_claims", "number"),
    sa.Index("ix_summaries_first_day", "first_day", "low", "high"),
)

# Where and when it is concluded to lie, record by record, or when it is told. Last days included.
summary_parts = sa.Table(
    "summary_parts",
    metadata,
    sa.Column("number", sa.ForeignKey("summaries.number"), primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Index("ix_summary_parts_days", "first_day", "last_day", "number"),
    sa.Index("ix_summary_parts_place", "lat", "lon", "number"),
)

summary_facets = sa.Table(
    "summary_facets",
    metadata,
    sa.Column("facet", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("number", sa.ForeignKey("summaries.number"), primary_key=True),
    sa.Index("ix_summary_facets_number", "number", "facet", "value"),
)

# What of a claim is searched for words.
claim_texts = sa.Table(
    "claim_texts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("claim_id", sa.ForeignKey("resolved_claims.claim_id"), nullable=False, unique=True),
    sa.Column("incident", sa.Integer, index=True),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("speaker", sa.Text, nullable=False),
    sa.Column("parties", sa.Text, nullable=False),
    sa.Column("places", sa.Text, nullable=False),
)

# What was observed, judged or published, and the history of conclusions: rows never change nor go.
APPEND_ONLY = (
    blobs, reports, rejects, codings, claims, lists, list_rows, judgements, ledger, snapshots,
    held_values, held_records,
    *PUBLISHED, *SOURCES,
)  # fmt: skip

# What is rebuilt, so ordered that each table stands before those it refers to.
CONCLUDED = (
    summary_facets, summary_parts, summaries, claim_texts,
    records, relations, incident_aliases, incident_claims, incidents,
    copy_members, copy_groups, resolved_claims,
)  # fmt: skip
