"""Reports by their day of publication, without reading their texts."""

import json

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    op.add_column("reports", sa.Column("published", sa.Date(), nullable=True))
    _fill()
    op.create_index("ix_reports_published", "reports", ["published", "id"])


def _fill() -> None:
    connection = op.get_bind()
    held = connection.execute(sa.text("SELECT id, body FROM reports"))
    told = ({"id": row.id, "day": json.loads(row.body)["published"]["day"]} for row in held)
    days = [each for each in told if each["day"] is not None]
    for at in range(0, len(days), _AT_ONCE):
        update = sa.text("UPDATE reports SET published = :day WHERE id = :id")
        connection.execute(update, days[at : at + _AT_ONCE])
