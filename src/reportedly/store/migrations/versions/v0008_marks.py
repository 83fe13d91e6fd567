"""What each mark of something kept out is made of: so far all were made of ids."""

import sqlalchemy as sa
from alembic import op

revision = "8"
down_revision = "7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made_of = sa.Column("made_of", sa.Text(), server_default="id", nullable=False)
    op.add_column("kept_out", made_of)
