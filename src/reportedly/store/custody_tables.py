"""The tables of custody: the log of all acts, and what stands with it."""

import sqlalchemy as sa

from reportedly.store.columns import metadata
from reportedly.store.tables import APPEND_ONLY

# Every act, chained: each hash is over the row and the hash of the row before. What the act was
# about is opened by a salt, so that an erasure can take it away and leave the chain whole.
log = sa.Table(
    "log",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False, index=True),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("commitment", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
)

log_openings = sa.Table(
    "log_openings",
    metadata,
    sa.Column("number", sa.ForeignKey("log.number"), primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
)

stamps = sa.Table(
    "stamps",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("entry", sa.ForeignKey("log.number"), nullable=False),
    sa.Column("server", sa.Text, nullable=False),
    sa.Column("token", sa.LargeBinary, nullable=False),
    sa.Column("imprint", sa.LargeBinary, nullable=False),
)

# By what an item that was erased for good is known again, its id or its text; no index of what it
# was.
kept_out = sa.Table(
    "kept_out",
    metadata,
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("entry", sa.ForeignKey("log.number"), nullable=False),
    sa.Column("made_of", sa.Text, nullable=False),
)

# The running sum of all that is concluded, kept up by whoever writes.
sums = sa.Table(
    "sums",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("total", sa.Text, nullable=False),
)

GUARDED = (*APPEND_ONLY, log, log_openings, stamps, kept_out)  # rows never change nor go
