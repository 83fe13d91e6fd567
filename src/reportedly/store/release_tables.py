"""The tables of what was published."""

import sqlalchemy as sa

from reportedly.store.columns import body, metadata, written

publishing_keys = sa.Table(
    "publishing_keys",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
)

# Under which number an incident is published, series by series.
public_numbers = sa.Table(
    "public_numbers",
    metadata,
    sa.Column("series", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("incident", sa.Integer, nullable=False),
    sa.UniqueConstraint("series", "incident"),
)

releases = sa.Table(
    "releases",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("pack", sa.Text, nullable=False),
    body(),
    written(),
)

release_values = sa.Table(
    "release_values",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

release_rows = sa.Table(
    "release_rows",
    metadata,
    sa.Column("release", sa.ForeignKey("releases.number"), primary_key=True),
    sa.Column("public_number", sa.Integer, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("incident", sa.Integer, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False),
    sa.Column("digest", sa.ForeignKey("release_values.digest"), nullable=False),
)

PUBLISHED = (publishing_keys, public_numbers, releases, release_values, release_rows)
