"""Alembic, spoken here alone: from the layout a file has to the newest."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, made here so that no file beside the package is needed."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def to_newest(connection: Connection) -> None:
    """Bring the layout up to date within the connection's open transaction."""
    command.upgrade(config(connection), "head")
