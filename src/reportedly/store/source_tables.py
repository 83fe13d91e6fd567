"""The tables of where things came from: what became of items set aside, and files kept whole."""

import sqlalchemy as sa

from reportedly.store.columns import metadata, written

# What became of an item that was set aside; the last row of an item tells how it stands.
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("reject", sa.ForeignKey("rejects.id"), nullable=False, index=True),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("report_id", sa.Text),
    written(),
)

# Files of which a report is a part and which are kept whole, as workbooks are.
contained = sa.Table(
    "contained",
    metadata,
    sa.Column("container", sa.ForeignKey("blobs.sha256"), primary_key=True),
    sa.Column("report_id", sa.ForeignKey("reports.id"), primary_key=True, index=True),
)

SOURCES = (answers, contained)  # rows never change nor go
