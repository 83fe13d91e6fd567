"""Files that are kept whole because their reports are parts that were taken out of them.

A workbook's rows are no bytes of its own: they were unpacked and put together. So its own bytes
are kept once, and each report says which file it was a row of. An erasure takes the file with the
row: nobody can cut a row out of a workbook and have the same bytes.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.model.reports import Blob, Intake
from reportedly.store.connected import insert_rows, present
from reportedly.store.custody import Act
from reportedly.store.custody_tables import kept_out
from reportedly.store.log import note
from reportedly.store.rows import pack_blob
from reportedly.store.source_tables import contained
from reportedly.store.tables import blobs, reports


def insert_containers(
    connection: Connection, intakes: Sequence[Intake], imported: int | None
) -> None:
    """Keep the files that these reports are parts of, and which is part of which.

    None where anything is kept out: the file may hold the very words that were erased.
    """
    if connection.execute(sa.select(kept_out.c.mark).limit(1)).first() is not None:
        return
    held = {item.container.sha256: item.container for item in intakes if item.container is not None}
    for container in held.values():
        parts = {item.report.id for item in intakes if item.container == container}
        here = sa.select(contained.c.report_id).where(contained.c.container == container.sha256)
        new = sorted(parts - set(connection.scalars(here)))
        if new:
            _keep(connection, container, new, imported)


def take_containers(connection: Connection, report_id: str) -> None:
    """Let go of the files that a report was part of, in a transaction without guards."""
    mine = sa.select(contained.c.container).where(contained.c.report_id == report_id)
    for container in connection.scalars(mine).all():
        connection.execute(sa.delete(contained).where(contained.c.container == container))
        own = sa.select(reports.c.id).where(reports.c.blob == container).limit(1)
        if connection.execute(own).first() is None:
            connection.execute(sa.delete(blobs).where(blobs.c.sha256 == container))


def _keep(
    connection: Connection, container: Blob, report_ids: Sequence[str], imported: int | None
) -> None:
    if not present(connection, blobs.c.sha256, [container.sha256]):
        insert_rows(connection, blobs, [pack_blob(container)])
    rows = [{"container": container.sha256, "report_id": key} for key in report_ids]
    insert_rows(connection, contained, rows)
    about = {
        "sha256": container.sha256,
        "bytes": len(container.content),
        "kept": True,
        "import": imported,
    }
    units = [("contained", container.sha256, key) for key in report_ids]
    note(connection, Act.READ, about, rows=[("blobs", container.sha256), *units])
