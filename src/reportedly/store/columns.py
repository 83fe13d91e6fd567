"""What tables share: one description of the database, and the columns that many have."""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def body() -> sa.Column[str]:
    """A value as JSON."""
    return sa.Column("body", sa.Text, nullable=False)


def written() -> sa.Column[object]:
    """When the row was written, by the database's clock; never part of a dump."""
    return sa.Column(
        "written_at", sa.DateTime, nullable=False, server_default=sa.func.current_timestamp()
    )
