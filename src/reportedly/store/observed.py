"""What was observed: reports, the bytes they came from, and what was set aside."""

import zlib
from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import CasebookError, UnknownId
from reportedly.model.reports import Blob, Intake, Reject, Report
from reportedly.store.connected import firsts, insert_rows, present
from reportedly.store.containing import insert_containers
from reportedly.store.custody import Act
from reportedly.store.finding import find_id
from reportedly.store.keeping_out import KeepingOut
from reportedly.store.log import Noted, note_all
from reportedly.store.rows import from_json, pack_blob, to_json, unpack_blob
from reportedly.store.set_aside import SetAside, insert_rejects
from reportedly.store.tables import blobs, codings, rejects, reports

KEPT_HINT = "It is kept, and will be coded by a version that can read it."
WORDLESS_HINT = "It is kept. Look whether its text stands in another field or file, and add that."
_WORDLESS = "und"  # the language of a text without letters


class Observed(SetAside, KeepingOut):
    """Reports, blobs and rejects: appended, never changed."""

    def add_intakes(
        self, items: Sequence[Intake | Reject], *, imported: int | None = None
    ) -> frozenset[str]:
        items = self.without_erased(items)
        intakes = [item for item in items if isinstance(item, Intake)]
        bad = [item for item in items if isinstance(item, Reject)]
        aside = [kept_aside(item.report, item.set_aside) for item in intakes if item.set_aside]
        with self._writing() as connection:
            new = _insert_reports(connection, intakes, imported)
            insert_containers(connection, intakes, imported)
            return frozenset(new | insert_rejects(connection, [*bad, *aside], imported))

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        question = sa.select(reports.c.id, reports.c.body)
        if ids is None:
            rows = self._pages(question, reports.c.id)
        else:
            rows = self._among(question.order_by(reports.c.id), reports.c.id, ids)
        return (from_json(Report, row.body) for row in rows)

    def report(self, key: str) -> Report:
        given = sa.select(reports.c.id).where(reports.c.given_id == key).order_by(reports.c.id)
        with self._reading() as connection:
            found = find_id(connection, noun="report", key=key, ids=reports.c.id, others=[given])
        return next(self.reports([found]))

    def report_ids(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._rows(sa.select(reports.c.id)))

    def known(self, report_ids: Collection[str]) -> frozenset[str]:
        with self._reading() as connection:
            return frozenset(present(connection, reports.c.id, report_ids))

    def pending(self, generation: str) -> Iterator[Report]:
        rows = self._pages(_pending(generation), reports.c.id)
        return (from_json(Report, row.body) for row in rows)

    def pending_count(self, generation: str) -> int:
        return self._count(_pending(generation))

    def untried_count(self, generation: str) -> int:
        failed = sa.exists().where(rejects.c.report_id == reports.c.id)
        return self._count(_pending(generation).where(~failed))

    def blob(self, sha256: str) -> Blob:
        rows = self._rows(sa.select(blobs).where(blobs.c.sha256 == sha256))
        if not rows:
            raise UnknownId(f"no blob has the digest {sha256!r}", hint="A report names its blob.")
        row = rows[0]
        try:
            return unpack_blob(row.sha256, row.media_type, row.packed, row.content)
        except (ValueError, zlib.error) as error:
            hint = "Restore the casebook from a backup."
            raise CasebookError(f"the bytes kept as {sha256} are damaged", hint=hint) from error


def _pending(generation: str) -> sa.Select[tuple[str, str]]:
    this = (codings.c.report_id == reports.c.id) & (codings.c.generation == generation)
    uncoded = reports.c.set_aside.is_(None) & ~sa.exists().where(this)
    return sa.select(reports.c.id, reports.c.body).where(uncoded)


def kept_aside(report: Report, reason: str) -> Reject:
    """A report that is kept but cannot be coded, as it stands among the rejects."""
    hint = WORDLESS_HINT if report.language == _WORDLESS else KEPT_HINT
    return Reject.of(report.locator, reason, hint, report.id)


def _insert_reports(
    connection: Connection, intakes: Sequence[Intake], imported: int | None
) -> set[str]:
    """Insert what is new, each blob once; the first of two equal items stands."""
    known = present(connection, reports.c.id, [item.report.id for item in intakes])
    fresh = firsts(item.report for item in intakes if item.report.id not in known)
    new = [item for item in intakes if fresh.get(item.report.id) is item.report]
    held = {item.blob.sha256: item.blob for item in new}
    stored = present(connection, blobs.c.sha256, held)
    packed = [pack_blob(blob) for key, blob in held.items() if key not in stored]
    insert_rows(connection, blobs, packed)
    insert_rows(connection, reports, [_report_row(item) for item in new])
    note_all(connection, Act.TAKEN_IN, [_taken_in(item.report, imported) for item in new])
    return {item.report.id for item in new}


def _taken_in(report: Report, imported: int | None) -> Noted:
    about = {
        "report": report.id,
        "from": report.locator,
        "url": report.url,
        "outlet": report.outlet,
        "import": imported,
    }
    return about, [("blobs", report.blob), ("reports", report.id)]


def _report_row(item: Intake) -> dict[str, object]:
    return {
        "id": item.report.id,
        "given_id": item.report.given_id,
        "outlet": item.report.outlet,
        "set_aside": item.set_aside,
        "blob": item.blob.sha256,
        "body": to_json(item.report),
        "published": item.report.published.day,
    }
